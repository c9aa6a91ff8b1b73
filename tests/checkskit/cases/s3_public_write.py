"""Cases of the rule ``s3-public-write``."""

from __future__ import annotations

from checkskit.case import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Case
from checkskit.lineages import DENIED, EVERYBODY, OPEN, OWNER, allow, bucket, lineage, opened
from sagemaker_lineage.model.posture import AclGrant, BucketAcl, Owner

CASES = (
    Case(verdict=PASS, of=lineage(), resource="raw", says="no public write"),
    Case(verdict=PASS, of=lineage(opened("raw", allow("*", "s3:GetObject"))), resource="raw", says="no public write"),
    Case(
        verdict=PASS,
        of=lineage(
            bucket(
                acl=BucketAcl(owner=OWNER, grants=(AclGrant(grantee=EVERYBODY, permission="READ", group=True),)),
                effective_block=OPEN,
                object_ownership=None,
            )
        ),
        resource="raw",
        says="no public write",
    ),
    Case(
        verdict=PASS,
        of=lineage(
            opened(
                "raw",
                allow("*", "s3:Put*"),
                {"Effect": "Deny", "Principal": "*", "Action": "s3:*"},
                public_by_policy=False,
            )
        ),
        resource="raw",
        says="no public write",
    ),
    Case(
        verdict=FAIL,
        of=lineage(opened("raw", allow("*", "s3:PutObject"))),
        resource="raw",
        says="s3:PutObject to everybody",
    ),
    Case(
        verdict=FAIL,
        of=lineage(opened("raw", allow("*", "s3:PutBucketPolicy"))),
        resource="raw",
        says="s3:PutBucketPolicy to everybody",
    ),
    Case(
        verdict=FAIL,
        of=lineage(
            bucket(
                acl=BucketAcl(owner=OWNER, grants=(AclGrant(grantee=EVERYBODY, permission="WRITE_ACP", group=True),)),
                effective_block=OPEN,
                object_ownership=None,
            )
        ),
        resource="raw",
        says="ACL grants WRITE_ACP",
    ),
    Case(
        verdict=FAIL,
        of=lineage(
            bucket(
                acl=BucketAcl(
                    owner=OWNER, grants=(AclGrant(grantee=EVERYBODY, permission="FULL_CONTROL", group=True),)
                ),
                effective_block=OPEN,
                object_ownership=None,
            )
        ),
        resource="raw",
        says="ACL grants FULL_CONTROL",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(opened("raw", policy=DENIED)),
        resource="raw",
        says="public, access unclear: Access was denied.",
    ),
    Case(verdict=UNKNOWN, of=lineage(opened("raw", policy="{")), resource="raw", says="no JSON"),
    Case(
        verdict=UNKNOWN,
        of=lineage(
            opened(
                "raw",
                allow("*", "s3:PutObject"),
                {
                    "Effect": "Deny",
                    "Principal": "*",
                    "Action": "s3:*",
                    "Condition": {"StringNotEquals": {"aws:SourceVpce": "vpce-1"}},
                },
            )
        ),
        resource="raw",
        says="public, access unclear",
    ),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket(owner=Owner.AWS)), resource="raw", says="AWS's own"),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket(owner=Owner.NOBODY)), resource="raw", says="no such bucket"),
)
"""By policy and by ACL; a denial that excepts somebody leaves it open."""
