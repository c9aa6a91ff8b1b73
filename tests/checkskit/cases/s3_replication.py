"""Cases of the rule ``s3-replication``."""

from __future__ import annotations

from checkskit.case import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Case
from checkskit.lineages import DENIED, bucket, lineage
from sagemaker_lineage.model.posture import Owner, ReplicationTarget

CASES = (
    Case(
        verdict=PASS,
        of=lineage(bucket(replication=(ReplicationTarget(bucket="copy"),))),
        resource="raw",
        says="replicated to copy",
    ),
    Case(
        verdict=FAIL,
        of=lineage(bucket(replication=(ReplicationTarget(bucket="copy", enabled=False),))),
        resource="raw",
        says="no replication",
    ),
    Case(verdict=FAIL, of=lineage(bucket(replication=None)), resource="raw", says="no replication"),
    Case(verdict=UNKNOWN, of=lineage(bucket(replication=DENIED)), resource="raw", says="denied"),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket(owner=Owner.AWS)), resource="raw", says="AWS's own"),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket(owner=Owner.NOBODY)), resource="raw", says="no such bucket"),
)
"""Rules in force, switched off, none."""
