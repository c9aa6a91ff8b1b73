"""Public write to a bucket."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.checks import excuses
from sagemaker_lineage.checks.base import Judgement, Rule, failed, passed, unknown
from sagemaker_lineage.checks.exposure import public
from sagemaker_lineage.checks.grants import Access
from sagemaker_lineage.checks.subjects import buckets
from sagemaker_lineage.model.finding import Severity
from sagemaker_lineage.model.posture import Unread

if TYPE_CHECKING:
    from sagemaker_lineage.checks.scene import Bucket, Scene


def judge(bucket: Bucket, _scene: Scene) -> Judgement:
    """Judge who may write."""
    exposed = public(bucket, Access.WRITE)
    if isinstance(exposed.fact, Unread):
        return unknown(exposed.fact)
    return failed(exposed.evidence) if exposed.fact else passed("no public write")


RULE = Rule(
    id="s3-public-write",
    title="Buckets should block public write access",
    severity=Severity.CRITICAL,
    controls=("S3.3",),
    needs=(
        "s3:GetBucketPolicyStatus",
        "s3:GetBucketPolicy",
        "s3:GetBucketAcl",
        "s3:GetPublicAccessBlock",
        "s3:GetBucketOwnershipControls",
    ),
    rationale="Whoever can write what a model is trained from can decide what the model says.",
    remedy=(
        "Turn on Block Public Access of the bucket (all four flags); then take the grant to everybody out of the "
        "policy or the ACL."
    ),
    references=("https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-3",),
    over=buckets,
    judge=judge,
    excuse=excuses.of_bucket,
)
