"""Default encryption of a bucket at all."""

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
    """Judge whether anything encrypts by default."""
    encryption = bucket.posture.encryption
    if isinstance(encryption, Unread):
        return unknown(encryption)
    if encryption is None or encryption.algorithm == "None":
        return failed("no default encryption")
    return passed(f"default encryption {encryption.algorithm}")


RULE = Rule(
    id="s3-encryption",
    title="Buckets should be encrypted by default",
    severity=Severity.MEDIUM,
    needs=("s3:GetBucketEncryption",),
    rationale="What is not encrypted can be read by whoever gets at the storage.",
    remedy="Set the default encryption of the bucket to AES256 or, better, aws:kms (PutBucketEncryption).",
    references=("https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html",),
    over=buckets,
    judge=judge,
    excuse=excuses.of_bucket,
)
