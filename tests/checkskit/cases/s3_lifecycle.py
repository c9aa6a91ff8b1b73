"""Cases of the rule ``s3-lifecycle``."""

from __future__ import annotations

from checkskit.case import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Case
from checkskit.lineages import DENIED, bucket, lineage
from sagemaker_lineage.model.posture import LifecycleRule, Owner

CASES = (
    Case(
        verdict=PASS,
        of=lineage(bucket(lifecycle=(LifecycleRule(id="old", enabled=True),))),
        resource="raw",
        says="1 lifecycle rules",
    ),
    Case(
        verdict=FAIL,
        of=lineage(bucket(lifecycle=(LifecycleRule(id="old", enabled=False),))),
        resource="raw",
        says="no lifecycle rule",
    ),
    Case(verdict=FAIL, of=lineage(bucket(lifecycle=None)), resource="raw", says="no lifecycle rule"),
    Case(verdict=UNKNOWN, of=lineage(bucket(lifecycle=DENIED)), resource="raw", says="denied"),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket(owner=Owner.AWS)), resource="raw", says="AWS's own"),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket(owner=Owner.NOBODY)), resource="raw", says="no such bucket"),
)
"""Rules in force, switched off, none."""
