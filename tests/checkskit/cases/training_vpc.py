"""Cases of the rule ``training-vpc``."""

from __future__ import annotations

from checkskit.case import FAIL, PASS, UNKNOWN, Case
from checkskit.lineages import ARN, DENIED, job, lineage

CASES = (
    Case(verdict=UNKNOWN, of=lineage(jobs_unread=DENIED), resource="claims/Train", says="denied"),
    Case(
        verdict=UNKNOWN,
        of=lineage(jobs={"Train": (job("training", in_vpc=DENIED),)}),
        resource=f"{ARN}:training/claims",
        says="denied",
    ),
    Case(
        verdict=PASS,
        of=lineage(jobs={"Train": (job("training"),)}),
        resource=f"{ARN}:training/claims",
        says="runs in a VPC",
    ),
    Case(
        verdict=FAIL,
        of=lineage(jobs={"Train": (job("training", in_vpc=False),)}),
        resource=f"{ARN}:training/claims",
        says="no VPC",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(jobs={"Train": (job("training", in_vpc=None),)}),
        resource=f"{ARN}:training/claims",
        says="does not say",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(jobs={"Train": (job("training", in_vpc=None, unread=DENIED),)}),
        resource=f"{ARN}:training/claims",
        says="denied",
    ),
)
"""What the Describe answer says, and what it leaves open."""
