"""Buckets whose key belongs to somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.checks import excuses
from sagemaker_lineage.checks.base import Judgement, Rule, failed, not_applicable, passed, unknown
from sagemaker_lineage.checks.principals import account_of
from sagemaker_lineage.checks.protection import key_of
from sagemaker_lineage.checks.subjects import buckets
from sagemaker_lineage.model.finding import Severity
from sagemaker_lineage.model.posture import Unread

if TYPE_CHECKING:
    from sagemaker_lineage.checks.scene import Bucket, Scene


def judge(bucket: Bucket, scene: Scene) -> Judgement:
    """Judge the account of the key that encrypts by default; the key's ARN alone can tell it."""
    encryption = bucket.posture.encryption
    if isinstance(encryption, Unread):
        return unknown(encryption)
    if encryption is None or not encryption.key_id:
        return not_applicable("The bucket names no key of its own.")
    key = key_of(encryption.key_id, scene)
    account = account_of(encryption.key_id) or (None if isinstance(key, Unread) else key.account)
    if account is None:
        return unknown(key if isinstance(key, Unread) else "Whose key it is is not known.")
    if scene.posture.account is None:
        return unknown("Which account is ours is not known.")
    return (passed if account in scene.trusted else failed)(f"key of the account {account}")


RULE = Rule(
    id="untrusted-key",
    title="Data is not encrypted under the key of an account that is not trusted",
    severity=Severity.HIGH,
    needs=("s3:GetBucketEncryption", "kms:DescribeKey", "sts:GetCallerIdentity"),
    rationale="The owner of a key can read what it encrypts, and can make it unreadable for everybody.",
    remedy=(
        "Set the default encryption of the bucket to a key of your own account and encrypt the objects again, or say "
        "that the account is trusted."
    ),
    references=("https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html",),
    over=buckets,
    judge=judge,
    excuse=excuses.of_bucket,
)
