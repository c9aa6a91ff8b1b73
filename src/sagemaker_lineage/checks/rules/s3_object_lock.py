"""Object Lock of a bucket."""

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
    """Judge whether objects can be locked."""
    lock = bucket.posture.object_lock
    if isinstance(lock, Unread):
        return unknown(lock)
    return passed("Object Lock is on") if lock else failed("Object Lock is off")


RULE = Rule(
    id="s3-object-lock",
    title="Buckets should have Object Lock on",
    severity=Severity.MEDIUM,
    controls=("S3.15",),
    needs=("s3:GetObjectLockConfiguration",),
    rationale="What is locked can be neither overwritten nor deleted, by mistake or on purpose.",
    remedy="Turn on Object Lock with a default retention (PutObjectLockConfiguration); the bucket needs versioning.",
    references=("https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-15",),
    over=buckets,
    judge=judge,
    excuse=excuses.of_bucket,
    on=False,
)
