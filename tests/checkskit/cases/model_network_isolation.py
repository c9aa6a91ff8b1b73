"""Cases of the rule ``model-network-isolation``."""

from __future__ import annotations

from checkskit.case import FAIL, PASS, UNKNOWN, Case
from checkskit.lineages import ARN, DENIED, job, lineage

CASES = (
    Case(
        verdict=UNKNOWN,
        of=lineage(jobs={"Train": (job("model", isolated=DENIED),)}),
        resource=f"{ARN}:model/claims",
        says="denied",
    ),
    Case(
        verdict=PASS,
        of=lineage(jobs={"Register": (job("model"),)}),
        resource=f"{ARN}:model/claims",
        says="isolation is on",
    ),
    Case(
        verdict=FAIL,
        of=lineage(jobs={"Register": (job("model", isolated=False),)}),
        resource=f"{ARN}:model/claims",
        says="isolation is off",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(jobs={"Register": (job("model", isolated=None),)}),
        resource=f"{ARN}:model/claims",
        says="does not say",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(jobs={"Register": (job("model", isolated=None, unread=DENIED),)}),
        resource=f"{ARN}:model/claims",
        says="denied",
    ),
)
"""What the Describe answer says, and what it leaves open."""
