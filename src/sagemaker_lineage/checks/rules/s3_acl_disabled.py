"""Access control lists of a bucket."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.checks import excuses
from sagemaker_lineage.checks.base import Judgement, Rule, failed, passed, unknown
from sagemaker_lineage.checks.exposure import ENFORCED
from sagemaker_lineage.checks.subjects import buckets
from sagemaker_lineage.model.finding import Severity
from sagemaker_lineage.model.posture import Unread

if TYPE_CHECKING:
    from sagemaker_lineage.checks.scene import Bucket, Scene


def judge(bucket: Bucket, _scene: Scene) -> Judgement:
    """Judge whether ACLs are disabled, or grant nothing to anybody but the owner."""
    ownership, acl = bucket.posture.object_ownership, bucket.posture.acl
    if isinstance(ownership, Unread):
        return unknown(ownership)
    if ownership == ENFORCED:
        return passed(f"object ownership {ENFORCED}")
    if isinstance(acl, Unread):
        return unknown(acl)
    others = [each for each in (acl.grants if acl else ()) if acl and each.grantee != acl.owner]
    if others:
        return failed(f"ACL grants {others[0].permission} to {others[0].grantee}")
    return passed("the ACL grants nothing to anybody but the owner")


RULE = Rule(
    id="s3-acl-disabled",
    title="Buckets should not grant access by ACLs",
    severity=Severity.MEDIUM,
    controls=("S3.12",),
    needs=("s3:GetBucketOwnershipControls", "s3:GetBucketAcl"),
    rationale="Grants by ACL stand beside the policy, object by object, where nobody looks for them.",
    remedy="Set object ownership to BucketOwnerEnforced (PutBucketOwnershipControls): ACLs have no effect any more.",
    references=("https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-12",),
    over=buckets,
    judge=judge,
    excuse=excuses.of_bucket,
)
