"""Cases of the rule ``model-vpc``."""

from __future__ import annotations

from checkskit.case import FAIL, PASS, UNKNOWN, Case
from checkskit.lineages import ARN, DENIED, job, lineage

CASES = (
    Case(
        verdict=UNKNOWN,
        of=lineage(jobs={"Train": (job("model", in_vpc=DENIED),)}),
        resource=f"{ARN}:model/claims",
        says="denied",
    ),
    Case(
        verdict=PASS,
        of=lineage(jobs={"Register": (job("model"),)}),
        resource=f"{ARN}:model/claims",
        says="runs in a VPC",
    ),
    Case(
        verdict=FAIL,
        of=lineage(jobs={"Register": (job("model", in_vpc=False),)}),
        resource=f"{ARN}:model/claims",
        says="no VPC",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(jobs={"Register": (job("model", in_vpc=None),)}),
        resource=f"{ARN}:model/claims",
        says="does not say",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(jobs={"Register": (job("model", in_vpc=None, unread=DENIED),)}),
        resource=f"{ARN}:model/claims",
        says="denied",
    ),
)
"""What the Describe answer says, and what it leaves open."""
