"""Cases of the rule ``s3-tls-only``."""

from __future__ import annotations

from checkskit.case import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Case
from checkskit.lineages import ACCOUNT, DENIED, allow, bucket, lineage, policy, tls_only
from sagemaker_lineage.model.posture import Owner

CASES = (
    Case(verdict=PASS, of=lineage(), resource="raw", says="denies requests without TLS"),
    Case(verdict=FAIL, of=lineage(bucket(policy=None)), resource="raw", says="no bucket policy"),
    Case(
        verdict=FAIL,
        of=lineage(bucket(policy=policy(allow({"AWS": ACCOUNT})))),
        resource="raw",
        says="does not deny all",
    ),
    Case(
        verdict=FAIL,
        of=lineage(bucket(policy=policy({**tls_only(), "Resource": "arn:aws:s3:::raw/*"}))),
        resource="raw",
        says="does not deny all",
    ),
    Case(verdict=UNKNOWN, of=lineage(bucket(policy=DENIED)), resource="raw", says="denied"),
    Case(verdict=UNKNOWN, of=lineage(bucket(policy="[]")), resource="raw", says="no statements"),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket(owner=Owner.AWS)), resource="raw", says="AWS's own"),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket(owner=Owner.NOBODY)), resource="raw", says="no such bucket"),
)
"""The denial over the bucket and its objects."""
