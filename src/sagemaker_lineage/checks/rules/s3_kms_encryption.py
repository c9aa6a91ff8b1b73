"""Default encryption of a bucket with a KMS key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.checks import excuses
from sagemaker_lineage.checks.base import Judgement, Rule, failed, passed, unknown
from sagemaker_lineage.checks.subjects import buckets
from sagemaker_lineage.model.finding import Severity
from sagemaker_lineage.model.posture import Unread

if TYPE_CHECKING:
    from sagemaker_lineage.checks.scene import Bucket, Scene


def judge(bucket: Bucket, _scene: Scene) -> Judgement:
    """Judge whether a KMS key encrypts, whoever manages it."""
    encryption = bucket.posture.encryption
    if isinstance(encryption, Unread):
        return unknown(encryption)
    algorithm = encryption.algorithm if encryption else "None"
    if algorithm.startswith("aws:kms"):
        key = (encryption.key_id if encryption else None) or "the key that AWS manages"
        return passed(f"default encryption {algorithm} with {key}")
    return failed(f"default encryption {algorithm}")


RULE = Rule(
    id="s3-kms-encryption",
    title="Buckets should be encrypted with a KMS key by default",
    severity=Severity.MEDIUM,
    controls=("S3.17",),
    needs=("s3:GetBucketEncryption",),
    rationale="With a KMS key, who may read data is decided by the key too, and every use of it is in CloudTrail.",
    remedy="Set the default encryption of the bucket to aws:kms with a key of your own (PutBucketEncryption).",
    references=("https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-17",),
    over=buckets,
    judge=judge,
    excuse=excuses.of_bucket,
)
