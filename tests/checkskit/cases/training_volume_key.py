"""Cases of the rule ``training-volume-key``."""

from __future__ import annotations

from checkskit.case import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Case
from checkskit.lineages import ARN, DENIED, job, lineage

CASES = (
    Case(
        verdict=PASS,
        of=lineage(jobs={"Train": (job("training"),)}),
        resource=f"{ARN}:training/claims",
        says="volume key arn",
    ),
    Case(
        verdict=PASS,
        of=lineage(jobs={"Train": (job("training", instance_type="ml.g5.xlarge"),)}),
        resource=f"{ARN}:training/claims",
        says="volume key",
    ),
    Case(
        verdict=FAIL,
        of=lineage(jobs={"Train": (job("training", volume_key=None),)}),
        resource=f"{ARN}:training/claims",
        says="no customer key",
    ),
    Case(
        verdict=NOT_APPLICABLE,
        of=lineage(jobs={"Train": (job("training", volume_key=None, instance_type="ml.g5.xlarge"),)}),
        resource=f"{ARN}:training/claims",
        says="local storage",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(jobs={"Train": (job("training", volume_key=None, instance_type="ml.new9.large"),)}),
        resource=f"{ARN}:training/claims",
        says="ml.new9.large takes a volume key is not known",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(jobs={"Train": (job("training", volume_key=None, instance_type=None),)}),
        resource=f"{ARN}:training/claims",
        says="the instance type takes",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(jobs={"Train": (job("training", volume_key=None, instance_type="odd"),)}),
        resource=f"{ARN}:training/claims",
        says="odd takes",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(jobs={"Train": (job("training", volume_key=None, unread=DENIED),)}),
        resource=f"{ARN}:training/claims",
        says="denied",
    ),
)
"""What the Describe answer says, and what it leaves open."""
