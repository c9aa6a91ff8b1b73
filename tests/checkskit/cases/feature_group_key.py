"""Cases of the rule ``feature-group-key``."""

from __future__ import annotations

from checkskit.case import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Case
from checkskit.lineages import ARN, DENIED, job, lineage

CASES = (
    Case(
        verdict=NOT_APPLICABLE,
        of=lineage(jobs={"Prep": (job("feature-group", output_key=None, offline_store=False),)}),
        resource=f"{ARN}:feature-group/claims",
        says="no offline store",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(jobs={"Prep": (job("feature-group", output_key=None, offline_store=DENIED),)}),
        resource=f"{ARN}:feature-group/claims",
        says="denied",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(jobs={"Prep": (job("feature-group", output_key=DENIED),)}),
        resource=f"{ARN}:feature-group/claims",
        says="denied",
    ),
    Case(
        verdict=PASS,
        of=lineage(jobs={"Prep": (job("feature-group", output_key="alias/aws/s3"),)}),
        resource=f"{ARN}:feature-group/claims",
        says="key alias/aws/s3",
    ),
    Case(
        verdict=PASS,
        of=lineage(jobs={"Prep": (job("feature-group"),)}),
        resource=f"{ARN}:feature-group/claims",
        says="key arn",
    ),
    Case(
        verdict=FAIL,
        of=lineage(jobs={"Prep": (job("feature-group", output_key=None),)}),
        resource=f"{ARN}:feature-group/claims",
        says="no KMS key",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(jobs={"Prep": (job("feature-group", output_key=None, unread=DENIED),)}),
        resource=f"{ARN}:feature-group/claims",
        says="denied",
    ),
)
"""What the Describe answer says, and what it leaves open."""
