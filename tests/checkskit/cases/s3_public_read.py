"""Cases of the rule ``s3-public-read``."""

from __future__ import annotations

from checkskit.case import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Case
from checkskit.lineages import BLOCKED, DENIED, EVERYBODY, OPEN, OWNER, allow, bucket, lineage, opened
from sagemaker_lineage.model.posture import AclGrant, BucketAcl, Owner

CASES = (
    Case(verdict=PASS, of=lineage(), resource="raw", says="no public read"),
    Case(verdict=PASS, of=lineage(opened("raw", allow("*", "s3:PutObject"))), resource="raw", says="no public read"),
    Case(
        verdict=PASS,
        of=lineage(opened("raw", allow("*"), effective_block=BLOCKED)),
        resource="raw",
        says="no public read",
    ),
    Case(verdict=PASS, of=lineage(bucket(acl=DENIED)), resource="raw", says="no public read"),
    Case(verdict=PASS, of=lineage(bucket(policy=None, public_by_policy=False)), resource="raw", says="no public read"),
    Case(
        verdict=FAIL,
        of=lineage(opened("raw", allow("*", "s3:GetObject"))),
        resource="raw",
        says="statement 1 grants s3:GetObject to everybody",
    ),
    Case(verdict=FAIL, of=lineage(opened("raw", allow("*", "s3:List*"))), resource="raw", says="s3:ListBucket"),
    Case(
        verdict=FAIL,
        of=lineage(opened("raw", allow("*"), public_by_policy=DENIED)),
        resource="raw",
        says="to everybody",
    ),
    Case(verdict=FAIL, of=lineage(opened("raw", policy=DENIED)), resource="raw", says="public, access unclear"),
    Case(
        verdict=FAIL,
        of=lineage(opened("raw", allow("*", "s3:GetBucketLocation"))),
        resource="raw",
        says="public, access unclear",
    ),
    Case(
        verdict=FAIL,
        of=lineage(
            bucket(
                acl=BucketAcl(owner=OWNER, grants=(AclGrant(grantee=EVERYBODY, permission="READ", group=True),)),
                effective_block=OPEN,
                object_ownership=None,
            )
        ),
        resource="raw",
        says="ACL grants READ to everybody",
    ),
    Case(
        verdict=PASS,
        of=lineage(
            bucket(
                acl=BucketAcl(owner=OWNER, grants=(AclGrant(grantee=EVERYBODY, permission="WRITE", group=True),)),
                effective_block=OPEN,
                object_ownership=None,
            )
        ),
        resource="raw",
        says="no public read",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(bucket(public_by_policy=DENIED, effective_block=OPEN)),
        resource="raw",
        says="denied",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(bucket(acl=DENIED, effective_block=OPEN, object_ownership=None)),
        resource="raw",
        says="denied",
    ),
    Case(verdict=UNKNOWN, of=lineage(opened("raw", allow("*"), effective_block=DENIED)), resource="raw", says="denied"),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket(owner=Owner.AWS)), resource="raw", says="AWS's own"),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket(owner=Owner.NOBODY)), resource="raw", says="no such bucket"),
)
"""By policy and by ACL, and what keeps either from having an effect."""
