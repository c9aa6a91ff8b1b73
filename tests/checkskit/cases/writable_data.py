"""Cases of the rule ``writable-data``."""

from __future__ import annotations

from checkskit.case import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Case
from checkskit.lineages import DENIED, EVERYBODY, OPEN, OWNER, allow, bucket, lineage, opened
from sagemaker_lineage.model.posture import AclGrant, BucketAcl, Owner

CASES = (
    Case(verdict=PASS, of=lineage(), resource="s3://raw/claims", says="nobody else"),
    Case(
        verdict=PASS,
        of=lineage(opened("raw", allow("*", "s3:GetObject"))),
        resource="s3://raw/claims",
        says="nobody else",
    ),
    Case(
        verdict=FAIL,
        of=lineage(opened("raw", allow("*", "s3:PutObject"))),
        resource="s3://raw/claims",
        says="s3:PutObject to everybody",
    ),
    Case(
        verdict=FAIL,
        of=lineage(
            bucket(
                acl=BucketAcl(owner=OWNER, grants=(AclGrant(grantee=EVERYBODY, permission="WRITE", group=True),)),
                effective_block=OPEN,
                object_ownership=None,
            )
        ),
        resource="s3://raw/claims",
        says="ACL grants WRITE",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(
            bucket(
                acl=BucketAcl(owner=OWNER, grants=(AclGrant(grantee="c" * 64, permission="WRITE"),)),
                object_ownership=None,
            )
        ),
        resource="s3://raw/claims",
        says="nothing says whose",
    ),
    Case(
        verdict=PASS,
        of=lineage(
            bucket(
                acl=BucketAcl(owner=OWNER, grants=(AclGrant(grantee="c" * 64, permission="READ"),)),
                object_ownership=None,
            )
        ),
        resource="s3://raw/claims",
        says="nobody else",
    ),
    Case(verdict=UNKNOWN, of=lineage(bucket(policy=DENIED)), resource="s3://raw/claims", says="denied"),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket(owner=Owner.AWS)), resource="s3://raw/claims", says="AWS's own"),
)
"""Data that is read and data that is written on the way."""
