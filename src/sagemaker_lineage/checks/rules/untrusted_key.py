"""Data under the key of somebody else: of a bucket by default, or of a job that names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.checks.base import Judgement, Rule, failed, not_applicable, passed, unknown
from sagemaker_lineage.checks.keyed import excuse, keyed, of_untrusted
from sagemaker_lineage.model.finding import Severity
from sagemaker_lineage.model.posture import Unread

if TYPE_CHECKING:
    from sagemaker_lineage.checks.keyed import Keyed
    from sagemaker_lineage.checks.scene import Scene


def judge(facts: Keyed, scene: Scene) -> Judgement:
    """Judge the accounts of the keys that data is written under."""
    exposed = of_untrusted(facts.keys, scene)
    if exposed.fact is True:
        return failed(exposed.evidence)
    cause = exposed.fact if isinstance(exposed.fact, Unread) else facts.unread
    if cause is not None:
        return unknown(cause)
    if not facts.keys:
        return not_applicable("The bucket names no key of its own.")
    return passed(exposed.evidence)


RULE = Rule(
    id="untrusted-key",
    title="Data should not be encrypted under keys of accounts that are not trusted",
    severity=Severity.HIGH,
    needs=(
        "s3:GetBucketEncryption",
        "kms:DescribeKey",
        "sts:GetCallerIdentity",
        "sagemaker:DescribeProcessingJob",
        "sagemaker:DescribeTrainingJob",
        "sagemaker:DescribeTransformJob",
        "sagemaker:DescribeHyperParameterTuningJob",
        "sagemaker:DescribeAutoMLJob",
        "sagemaker:DescribeFeatureGroup",
        "sagemaker:DescribeEndpointConfig",
    ),
    rationale="The owner of a key can read what it encrypts, and can make it unreadable for everybody.",
    remedy=(
        "Set the default encryption of the bucket, or the KmsKeyId of the job's output (OutputDataConfig, "
        "ProcessingOutputConfig, TransformOutput, DataCaptureConfig, S3StorageConfig), to a key of your own account "
        "and encrypt the objects again; or name the account in SAGEMAKER_LINEAGE_TRUSTED_ACCOUNTS."
    ),
    references=("https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html",),
    over=keyed,
    judge=judge,
    excuse=excuse,
)
