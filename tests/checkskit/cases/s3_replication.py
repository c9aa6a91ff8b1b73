"""Cases of the rule ``s3-replication``."""

from __future__ import annotations

from checkskit.case import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Case
from checkskit.lineages import DENIED, bucket, lineage
from sagemaker_lineage.model.posture import Owner, ReplicationTarget

NEAR = ReplicationTarget(bucket="near", region="ap-northeast-2")

CASES = (
    Case(
        verdict=PASS,
        of=lineage(bucket(replication=(ReplicationTarget(bucket="copy", region="eu-west-1"),))),
        resource="raw",
        says="replicated to copy in eu-west-1",
    ),
    Case(
        verdict=PASS,
        of=lineage(bucket(replication=(NEAR, ReplicationTarget(bucket="far"))), bucket("far", region="eu-west-1")),
        resource="raw",
        says="replicated to far in eu-west-1",
    ),
    Case(verdict=FAIL, of=lineage(bucket(replication=(NEAR,))), resource="raw", says="within the region alone"),
    Case(
        verdict=FAIL,
        of=lineage(bucket(replication=(ReplicationTarget(bucket="scratch"),))),
        resource="raw",
        says="none out of ap-northeast-2",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(bucket(replication=(NEAR, ReplicationTarget(bucket="elsewhere")))),
        resource="raw",
        says="In which region elsewhere is",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(bucket(replication=(ReplicationTarget(bucket="scratch"),)), bucket("scratch", region=DENIED)),
        resource="raw",
        says="denied",
    ),
    Case(verdict=UNKNOWN, of=lineage(bucket(region=DENIED, replication=(NEAR,))), resource="raw", says="denied"),
    Case(
        verdict=UNKNOWN,
        of=lineage(bucket(region=None, replication=(NEAR,))),
        resource="raw",
        says="In which region the bucket is",
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
