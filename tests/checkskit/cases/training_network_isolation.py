"""Cases of the rule ``training-network-isolation``."""

from __future__ import annotations

from checkskit.case import FAIL, PASS, UNKNOWN, Case
from checkskit.lineages import ARN, DENIED, job, lineage

CASES = (
    Case(
        verdict=UNKNOWN,
        of=lineage(jobs={"Train": (job("training", isolated=DENIED),)}),
        resource=f"{ARN}:training/claims",
        says="denied",
    ),
    Case(
        verdict=PASS,
        of=lineage(jobs={"Train": (job("training"),)}),
        resource=f"{ARN}:training/claims",
        says="isolation is on",
    ),
    Case(
        verdict=FAIL,
        of=lineage(jobs={"Train": (job("training", isolated=False),)}),
        resource=f"{ARN}:training/claims",
        says="isolation is off",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(jobs={"Train": (job("training", isolated=None),)}),
        resource=f"{ARN}:training/claims",
        says="does not say",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(jobs={"Train": (job("training", isolated=None, unread=DENIED),)}),
        resource=f"{ARN}:training/claims",
        says="denied",
    ),
)
"""What the Describe answer says, and what it leaves open."""
