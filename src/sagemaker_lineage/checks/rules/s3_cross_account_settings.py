"""Other accounts that may change how a bucket is protected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.checks import excuses
from sagemaker_lineage.checks.base import Judgement, Rule, failed, passed, unknown
from sagemaker_lineage.checks.exposure import others_by_policy
from sagemaker_lineage.checks.grants import SENSITIVE
from sagemaker_lineage.checks.subjects import buckets
from sagemaker_lineage.model.finding import Severity
from sagemaker_lineage.model.posture import Unread

if TYPE_CHECKING:
    from sagemaker_lineage.checks.scene import Bucket, Scene


def judge(bucket: Bucket, scene: Scene) -> Judgement:
    """Judge the five actions of the control, by the text of the policy alone."""
    exposed = others_by_policy(bucket, scene, SENSITIVE)
    if isinstance(exposed.fact, Unread):
        return unknown(exposed.fact)
    return failed(exposed.evidence) if exposed.fact else passed("none of the five actions is granted to others")


RULE = Rule(
    id="s3-cross-account-settings",
    title="Bucket policies should not let other accounts change policy, ACL or encryption",
    severity=Severity.HIGH,
    controls=("S3.6",),
    needs=("s3:GetBucketPolicy",),
    rationale="An account that may change the policy or the encryption of a bucket may give itself everything else.",
    remedy=(
        "Take s3:DeleteBucketPolicy, s3:PutBucketAcl, s3:PutBucketPolicy, s3:PutEncryptionConfiguration and "
        "s3:PutObjectAcl out of the statements of the bucket policy that name other accounts."
    ),
    references=("https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-6",),
    over=buckets,
    judge=judge,
    excuse=excuses.of_bucket,
)
