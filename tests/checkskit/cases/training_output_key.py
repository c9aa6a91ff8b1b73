"""Cases of the rule ``training-output-key``."""

from __future__ import annotations

from checkskit.case import FAIL, PASS, UNKNOWN, Case
from checkskit.lineages import ARN, DENIED, job, lineage

CASES = (
    Case(
        verdict=PASS,
        of=lineage(jobs={"Train": (job("training"),)}),
        resource=f"{ARN}:training/claims",
        says="output key arn",
    ),
    Case(
        verdict=FAIL,
        of=lineage(jobs={"Train": (job("training", output_key=None),)}),
        resource=f"{ARN}:training/claims",
        says="no customer key: the account's default applies",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(jobs={"Train": (job("training", output_key=None, unread=DENIED),)}),
        resource=f"{ARN}:training/claims",
        says="denied",
    ),
)
"""What the Describe answer says, and what it leaves open."""
