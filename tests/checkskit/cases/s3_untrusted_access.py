"""Cases of the rule ``s3-untrusted-access``."""

from __future__ import annotations

from checkskit.case import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Case
from checkskit.lineages import DENIED, OTHER, OWNER, allow, bucket, lineage, policy, tls_only
from sagemaker_lineage.checks.options import Options
from sagemaker_lineage.model.posture import AclGrant, BucketAcl, Owner

CASES = (
    Case(verdict=PASS, of=lineage(), resource="raw", says="no grant"),
    Case(
        verdict=PASS,
        of=lineage(bucket(policy=policy(allow({"Service": "logging.s3.amazonaws.com"})))),
        resource="raw",
        says="no grant",
    ),
    Case(
        verdict=PASS,
        of=lineage(bucket(policy=policy(allow("*", Condition={"StringEquals": {"aws:PrincipalOrgID": "o-ours"}})))),
        resource="raw",
        says="no grant",
        options=Options(trusted=frozenset({"o-ours"})),
    ),
    Case(
        verdict=FAIL,
        of=lineage(bucket(policy=policy(allow({"AWS": OTHER}, "s3:GetBucketTagging")))),
        resource="raw",
        says="s3:GetBucketTagging to the account",
    ),
    Case(
        verdict=FAIL,
        of=lineage(bucket(policy=policy({**allow({"AWS": OTHER}), "Action": [], "NotAction": "s3:DeleteBucket"}))),
        resource="raw",
        says="everything but some actions",
    ),
    Case(
        verdict=PASS,
        of=lineage(bucket(policy=policy(allow({"AWS": OTHER}), allow("*")), public_by_policy=True)),
        resource="raw",
        says="no grant",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(bucket(policy=policy(allow("*", Condition={"StringEquals": {"aws:PrincipalOrgID": "o-who"}})))),
        resource="raw",
        says="organisation o-who",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(bucket(policy=policy(allow({"AWS": OTHER})), account=None), account=None),
        resource="raw",
        says="which account is ours is not known",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(bucket(policy=policy(allow({"AWS": OTHER}), {**allow({"AWS": OTHER}), "Effect": "Deny"}))),
        resource="raw",
        says="a denial may take it back",
    ),
    Case(
        verdict=FAIL,
        of=lineage(
            bucket(
                policy=policy(
                    allow({"AWS": OTHER}, "s3:GetObject"),
                    {**tls_only(), "Principal": {"AWS": OTHER}},
                    {**allow({"AWS": OTHER}, "s3:DeleteObject"), "Effect": "Deny"},
                )
            )
        ),
        resource="raw",
        says="s3:GetObject to the account",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(bucket(policy=policy(allow("*", Condition={"ArnLike": {"aws:SourceArn": "arn:aws:s3:::some-*"}})))),
        resource="raw",
        says="everybody whom its conditions let in; S3 does not call that public",
    ),
    Case(
        verdict=PASS,
        of=lineage(bucket(policy=policy(allow({"CanonicalUser": OWNER})))),
        resource="raw",
        says="no grant",
    ),
    Case(verdict=UNKNOWN, of=lineage(bucket(policy=DENIED)), resource="raw", says="denied"),
    Case(verdict=UNKNOWN, of=lineage(bucket(acl=DENIED, object_ownership=None)), resource="raw", says="denied"),
    Case(
        verdict=UNKNOWN,
        of=lineage(
            bucket(
                acl=BucketAcl(owner=OWNER, grants=(AclGrant(grantee="c" * 64, permission="READ"),)),
                object_ownership=None,
            )
        ),
        resource="raw",
        says="nothing says whose it is",
    ),
    Case(
        verdict=PASS,
        of=lineage(bucket(acl=BucketAcl(owner=OWNER, grants=(AclGrant(grantee="c" * 64, permission="READ"),)))),
        resource="raw",
        says="no grant",
    ),
    Case(verdict=PASS, of=lineage(bucket(acl=None)), resource="raw", says="no grant"),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket(owner=Owner.AWS)), resource="raw", says="AWS's own"),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket(owner=Owner.NOBODY)), resource="raw", says="no such bucket"),
)
"""Any grant at all, by policy and by ACL."""
