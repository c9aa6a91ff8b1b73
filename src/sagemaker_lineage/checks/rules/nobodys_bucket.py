"""Buckets that do not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.checks.base import Judgement, Rule, failed, passed, unknown
from sagemaker_lineage.checks.subjects import buckets
from sagemaker_lineage.model.finding import Severity
from sagemaker_lineage.model.posture import Owner, Unread

if TYPE_CHECKING:
    from sagemaker_lineage.checks.scene import Bucket, Scene


def judge(bucket: Bucket, _scene: Scene) -> Judgement:
    """Judge whether the bucket exists."""
    owner = bucket.posture.owner
    if isinstance(owner, Unread):
        return unknown(owner)
    if owner is Owner.NOBODY:
        return failed("no bucket of this name exists: anybody can make it")
    return passed("the bucket exists")


RULE = Rule(
    id="nobodys-bucket",
    title="Buckets that a pipeline names should exist",
    severity=Severity.HIGH,
    needs=("s3:ListBuckets", "s3:HeadBucket"),
    rationale=(
        "Whoever makes a bucket of that name gets what the pipeline writes there, and decides what it reads from there."
    ),
    remedy="Make the bucket in your own account, or take the name out of the pipeline's definition and parameters.",
    references=("https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html",),
    over=buckets,
    judge=judge,
)
