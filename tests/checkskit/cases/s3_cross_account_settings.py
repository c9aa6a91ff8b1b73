"""Cases of the rule ``s3-cross-account-settings``."""

from __future__ import annotations

from checkskit.case import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Case
from checkskit.lineages import ACCOUNT, DENIED, OTHER, allow, bucket, lineage, policy
from sagemaker_lineage.model.posture import Owner

CASES = (
    Case(verdict=PASS, of=lineage(), resource="raw", says="none of the five"),
    Case(
        verdict=PASS,
        of=lineage(bucket(policy=policy(allow({"AWS": OTHER}, "s3:GetObject")))),
        resource="raw",
        says="none of the five",
    ),
    Case(
        verdict=PASS,
        of=lineage(bucket(policy=policy(allow({"AWS": f"arn:aws:iam::{ACCOUNT}:root"})))),
        resource="raw",
        says="none of the five",
    ),
    Case(
        verdict=PASS,
        of=lineage(bucket(policy=policy(allow({"AWS": OTHER}))), trusted_accounts=frozenset({OTHER})),
        resource="raw",
        says="none of the five",
    ),
    Case(
        verdict=FAIL,
        of=lineage(bucket(policy=policy(allow({"AWS": OTHER}, "s3:PutBucketPolicy")))),
        resource="raw",
        says="the account 999988887777",
    ),
    Case(
        verdict=FAIL,
        of=lineage(bucket(policy=policy(allow("*", "s3:PutObjectAcl")))),
        resource="raw",
        says="to everybody",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(bucket(policy=policy(allow({"CanonicalUser": "b" * 64})))),
        resource="raw",
        says="nothing says whether to trust it",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(
            bucket(policy=policy(allow("*"), {"Effect": "Deny", "NotPrincipal": {"AWS": ACCOUNT}, "Action": "s3:*"}))
        ),
        resource="raw",
        says="may take it back",
    ),
    Case(verdict=UNKNOWN, of=lineage(bucket(policy=DENIED)), resource="raw", says="denied"),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket(owner=Owner.AWS)), resource="raw", says="AWS's own"),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket(owner=Owner.NOBODY)), resource="raw", says="no such bucket"),
)
"""The five actions, to other accounts and to everybody."""
