"""Personal data in a bucket that is less safe than the one it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.checks import excuses
from sagemaker_lineage.checks.base import Judgement, Rule, failed, not_applicable, passed, unknown
from sagemaker_lineage.checks.inflow import worst_of
from sagemaker_lineage.checks.personal import personal_sources
from sagemaker_lineage.checks.protection import rank_kept, weaker
from sagemaker_lineage.checks.subjects import buckets
from sagemaker_lineage.model.finding import Severity
from sagemaker_lineage.model.posture import Unread

if TYPE_CHECKING:
    from sagemaker_lineage.checks.scene import Bucket, Scene


def judge(bucket: Bucket, scene: Scene) -> Judgement:
    """Judge a bucket downstream of buckets whose tags say personal data."""
    sources, unread = personal_sources(bucket, scene)
    kept = rank_kept(bucket, scene)
    exposed = worst_of(sources, lambda source: weaker(bucket, source, scene, kept), "data comes from")
    if exposed.fact is True:
        return failed(exposed.evidence)
    cause = exposed.fact if isinstance(exposed.fact, Unread) else unread
    if isinstance(cause, Unread):
        return unknown(cause)
    if not sources:
        return not_applicable("No bucket upstream is tagged as personal data.")
    return passed("as safe as the personal data it comes from")


RULE = Rule(
    id="personal-data-weaker",
    title="Personal data should stay as safe on its way as where it comes from",
    severity=Severity.HIGH,
    needs=(
        "s3:GetBucketTagging",
        "s3:GetBucketEncryption",
        "s3:GetPublicAccessBlock",
        "s3:GetBucketPolicy",
        "kms:DescribeKey",
        "sagemaker:DescribeProcessingJob",
        "sagemaker:DescribeTrainingJob",
        "sagemaker:DescribeTransformJob",
    ),
    rationale="What is derived from personal data is personal data until shown otherwise.",
    remedy=(
        "Give the bucket the encryption, Block Public Access and TLS-only policy of the one that the data comes from."
    ),
    references=("https://docs.aws.amazon.com/wellarchitected/latest/machine-learning-lens/mlsec-03.html",),
    over=buckets,
    judge=judge,
    excuse=excuses.of_bucket,
)
