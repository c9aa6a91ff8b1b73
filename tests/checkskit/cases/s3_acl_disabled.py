"""Cases of the rule ``s3-acl-disabled``."""

from __future__ import annotations

from checkskit.case import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Case
from checkskit.lineages import DENIED, EVERYBODY, OWNER, bucket, lineage
from sagemaker_lineage.model.posture import AclGrant, BucketAcl, Owner

CASES = (
    Case(verdict=PASS, of=lineage(bucket(acl=DENIED)), resource="raw", says="BucketOwnerEnforced"),
    Case(
        verdict=PASS,
        of=lineage(bucket(object_ownership="ObjectWriter")),
        resource="raw",
        says="grants nothing to anybody but the owner",
    ),
    Case(verdict=PASS, of=lineage(bucket(object_ownership=None, acl=None)), resource="raw", says="grants nothing"),
    Case(
        verdict=FAIL,
        of=lineage(
            bucket(
                object_ownership="BucketOwnerPreferred",
                acl=BucketAcl(owner=OWNER, grants=(AclGrant(grantee=EVERYBODY, permission="READ", group=True),)),
            )
        ),
        resource="raw",
        says="READ to http",
    ),
    Case(verdict=UNKNOWN, of=lineage(bucket(object_ownership=DENIED)), resource="raw", says="denied"),
    Case(verdict=UNKNOWN, of=lineage(bucket(object_ownership=None, acl=DENIED)), resource="raw", says="denied"),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket(owner=Owner.AWS)), resource="raw", says="AWS's own"),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket(owner=Owner.NOBODY)), resource="raw", says="no such bucket"),
)
"""ACLs disabled, without effect on others, in use."""
