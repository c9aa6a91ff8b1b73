"""Cases of the rule ``s3-public-access-block``."""

from __future__ import annotations

from checkskit.case import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Case
from checkskit.lineages import DENIED, OPEN, bucket, lineage
from sagemaker_lineage.model.posture import Owner

CASES = (
    Case(verdict=PASS, of=lineage(), resource="raw", says="all four"),
    Case(verdict=FAIL, of=lineage(bucket(block=None)), resource="raw", says="no Block Public Access on the bucket"),
    Case(
        verdict=FAIL,
        of=lineage(bucket(block=OPEN)),
        resource="raw",
        says="BlockPublicAcls, IgnorePublicAcls, BlockPublicPolicy, RestrictPublicBuckets: off",
    ),
    Case(verdict=UNKNOWN, of=lineage(bucket(block=DENIED)), resource="raw", says="denied"),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket(owner=Owner.AWS)), resource="raw", says="AWS's own"),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket(owner=Owner.NOBODY)), resource="raw", says="no such bucket"),
)
"""The flags of the bucket itself."""
