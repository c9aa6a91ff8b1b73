"""Access logs of a bucket."""

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
    """Judge whether access is logged."""
    target = bucket.posture.logging_target
    if isinstance(target, Unread):
        return unknown(target)
    return passed(f"logs go to {target}") if target else failed("no access logging")


RULE = Rule(
    id="s3-access-logging",
    title="Buckets should have access logging on",
    severity=Severity.MEDIUM,
    controls=("S3.9",),
    needs=("s3:GetBucketLogging",),
    rationale="Without logs nobody can tell afterwards who read or changed the data of a model.",
    remedy=(
        "Turn on server access logging of the bucket (PutBucketLogging, LoggingEnabled.TargetBucket) to a bucket of "
        "its own."
    ),
    references=("https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-9",),
    over=buckets,
    judge=judge,
    excuse=excuses.of_bucket,
)
