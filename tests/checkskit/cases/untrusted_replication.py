"""Cases of the rule ``untrusted-replication``."""

from __future__ import annotations

from checkskit.case import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Case
from checkskit.lineages import ACCOUNT, DENIED, OTHER, bucket, lineage
from sagemaker_lineage.model.posture import Owner, ReplicationTarget

CASES = (
    Case(verdict=PASS, of=lineage(), resource="raw", says="no replication"),
    Case(
        verdict=PASS,
        of=lineage(bucket(replication=(ReplicationTarget(bucket="copy", account=ACCOUNT),))),
        resource="raw",
        says="no replication",
    ),
    Case(
        verdict=PASS,
        of=lineage(
            bucket(replication=(ReplicationTarget(bucket="copy", account=OTHER),)), trusted_accounts=frozenset({OTHER})
        ),
        resource="raw",
        says="no replication",
    ),
    Case(
        verdict=PASS,
        of=lineage(bucket(replication=(ReplicationTarget(bucket="scratch"),))),
        resource="raw",
        says="no replication",
    ),
    Case(
        verdict=PASS,
        of=lineage(bucket(replication=(ReplicationTarget(bucket="copy", account=OTHER, enabled=False),))),
        resource="raw",
        says="no replication",
    ),
    Case(
        verdict=FAIL,
        of=lineage(bucket(replication=(ReplicationTarget(bucket="copy", account=OTHER),))),
        resource="raw",
        says="copied to copy of the account 999988887777",
    ),
    Case(
        verdict=FAIL,
        of=lineage(bucket(replication=(ReplicationTarget(bucket="scratch"),)), bucket("scratch", owner=Owner.SOMEONE)),
        resource="raw",
        says="of another account",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(bucket(replication=(ReplicationTarget(bucket="copy", account=OTHER),), account=None), account=None),
        resource="raw",
        says="Which account is ours",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(bucket(replication=(ReplicationTarget(bucket="elsewhere"),))),
        resource="raw",
        says="Whose bucket elsewhere is",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(bucket(replication=(ReplicationTarget(bucket="scratch"),)), bucket("scratch", owner=DENIED)),
        resource="raw",
        says="denied",
    ),
    Case(verdict=UNKNOWN, of=lineage(bucket(replication=DENIED)), resource="raw", says="denied"),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket(owner=Owner.AWS)), resource="raw", says="AWS's own"),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket(owner=Owner.NOBODY)), resource="raw", says="no such bucket"),
)
"""The account that a rule names, or the owner of the bucket that it names."""
