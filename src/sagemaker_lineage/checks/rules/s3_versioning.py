"""Versions of a bucket's objects."""

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
    """Judge whether versions are kept."""
    versioning = bucket.posture.versioning
    if isinstance(versioning, Unread):
        return unknown(versioning)
    status = versioning.status if versioning else "Disabled"
    return passed(f"versioning {status}") if status == "Enabled" else failed(f"versioning {status}")


RULE = Rule(
    id="s3-versioning",
    title="Buckets should have versioning on",
    severity=Severity.LOW,
    controls=("S3.14",),
    needs=("s3:GetBucketVersioning",),
    rationale="Data that was overwritten or deleted can be had again, so that a model can be made again.",
    remedy="aws s3api put-bucket-versioning --bucket BUCKET --versioning-configuration Status=Enabled",
    references=("https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-14",),
    over=buckets,
    judge=judge,
    excuse=excuses.of_bucket,
)
