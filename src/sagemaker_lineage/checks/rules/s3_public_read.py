"""Public read of a bucket."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.checks import excuses
from sagemaker_lineage.checks.base import Judgement, Rule, failed, passed, unknown
from sagemaker_lineage.checks.exposure import UNCLEAR, is_public_by_policy, public
from sagemaker_lineage.checks.grants import Access
from sagemaker_lineage.checks.subjects import buckets
from sagemaker_lineage.model.finding import Severity
from sagemaker_lineage.model.posture import Unread

if TYPE_CHECKING:
    from sagemaker_lineage.checks.scene import Bucket, Scene


def judge(bucket: Bucket, _scene: Scene) -> Judgement:
    """Judge who may read: a bucket that S3 calls public fails even where it is not clear what the public may do."""
    exposed = public(bucket, Access.READ)
    if exposed.fact is True:
        return failed(exposed.evidence)
    if isinstance(exposed.fact, Unread):
        return failed(UNCLEAR) if is_public_by_policy(bucket) is True else unknown(exposed.fact)
    return passed("no public read")


RULE = Rule(
    id="s3-public-read",
    title="Buckets should block public read access",
    severity=Severity.CRITICAL,
    controls=("S3.2",),
    needs=(
        "s3:GetBucketPolicyStatus",
        "s3:GetBucketPolicy",
        "s3:GetBucketAcl",
        "s3:GetPublicAccessBlock",
        "s3:GetBucketOwnershipControls",
    ),
    rationale="Whoever knows the name of the bucket can copy the data that a model is made of, and the model.",
    remedy=(
        "Turn on Block Public Access of the bucket (all four flags); then take the grant to everybody out of the "
        "policy or the ACL."
    ),
    references=("https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-2",),
    over=buckets,
    judge=judge,
    excuse=excuses.of_bucket,
)
