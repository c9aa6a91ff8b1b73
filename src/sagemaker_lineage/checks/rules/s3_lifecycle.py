"""Lifecycle rules of a bucket."""

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
    """Judge whether any lifecycle rule is in force."""
    lifecycle = bucket.posture.lifecycle
    if isinstance(lifecycle, Unread):
        return unknown(lifecycle)
    enabled = sum(rule.enabled for rule in lifecycle or ())
    return passed(f"{enabled} lifecycle rules in force") if enabled else failed("no lifecycle rule in force")


RULE = Rule(
    id="s3-lifecycle",
    title="Buckets should have lifecycle rules",
    severity=Severity.LOW,
    controls=("S3.13",),
    needs=("s3:GetBucketLifecycleConfiguration",),
    rationale="Data that is kept longer than needed is a risk and a cost.",
    remedy="Add a lifecycle rule that moves or removes what is old (PutBucketLifecycleConfiguration).",
    references=("https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-13",),
    over=buckets,
    judge=judge,
    excuse=excuses.of_bucket,
    on=False,
)
