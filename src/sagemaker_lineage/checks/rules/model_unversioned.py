"""Model artifacts that can be overwritten for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.checks import excuses
from sagemaker_lineage.checks.base import Judgement, Rule, failed, passed, unknown
from sagemaker_lineage.checks.subjects import MODEL, buckets_with
from sagemaker_lineage.model.finding import Severity
from sagemaker_lineage.model.posture import Unread

if TYPE_CHECKING:
    from sagemaker_lineage.checks.scene import Bucket, Scene


def judge(bucket: Bucket, _scene: Scene) -> Judgement:
    """Judge the versioning of a bucket that holds models."""
    versioning = bucket.posture.versioning
    if isinstance(versioning, Unread):
        return unknown(versioning)
    status = versioning.status if versioning else "Disabled"
    return passed(f"versioning {status}") if status == "Enabled" else failed(f"versioning {status}")


RULE = Rule(
    id="model-unversioned",
    title="Model artifacts should lie in buckets with versioning on",
    severity=Severity.MEDIUM,
    needs=("s3:GetBucketVersioning",),
    rationale="A model that was overwritten or deleted cannot be deployed again, and nothing shows what it was.",
    remedy=(
        "Turn on versioning of the bucket that holds the model: aws s3api put-bucket-versioning --bucket BUCKET "
        "--versioning-configuration Status=Enabled"
    ),
    references=("https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html",),
    over=buckets_with(MODEL),
    judge=judge,
    excuse=excuses.of_bucket,
)
