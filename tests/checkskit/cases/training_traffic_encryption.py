"""Cases of the rule ``training-traffic-encryption``."""

from __future__ import annotations

from checkskit.case import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Case
from checkskit.lineages import ARN, DENIED, job, lineage

CASES = (
    Case(verdict=PASS, of=lineage(jobs={"Train": (job("training"),)}), resource=f"{ARN}:training/claims", says="is on"),
    Case(
        verdict=PASS,
        of=lineage(jobs={"Train": (job("training", instance_count=1),)}),
        resource=f"{ARN}:training/claims",
        says="is on",
    ),
    Case(
        verdict=FAIL,
        of=lineage(jobs={"Train": (job("training", encrypted_traffic=False),)}),
        resource=f"{ARN}:training/claims",
        says="off over 2 instances",
    ),
    Case(
        verdict=NOT_APPLICABLE,
        of=lineage(jobs={"Train": (job("training", encrypted_traffic=False, instance_count=1),)}),
        resource=f"{ARN}:training/claims",
        says="single instance",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(jobs={"Train": (job("training", encrypted_traffic=False, instance_count=None),)}),
        resource=f"{ARN}:training/claims",
        says="does not say",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(jobs={"Train": (job("training", encrypted_traffic=None, unread=DENIED),)}),
        resource=f"{ARN}:training/claims",
        says="denied",
    ),
)
"""What the Describe answer says, and what it leaves open."""
