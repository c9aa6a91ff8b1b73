"""Copies of a bucket's objects elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.checks import excuses
from sagemaker_lineage.checks.base import Judgement, Rule, failed, passed, unknown
from sagemaker_lineage.checks.replicas import to_another_region
from sagemaker_lineage.checks.subjects import buckets
from sagemaker_lineage.model.finding import Severity
from sagemaker_lineage.model.posture import Unread

if TYPE_CHECKING:
    from sagemaker_lineage.checks.scene import Bucket, Scene


def judge(bucket: Bucket, scene: Scene) -> Judgement:
    """Judge whether a rule copies objects to a bucket in another region, as the control asks."""
    replication = bucket.posture.replication
    if isinstance(replication, Unread):
        return unknown(replication)
    targets = [each for each in replication or () if each.enabled]
    if not targets:
        return failed("no replication")
    away = to_another_region(targets, bucket, scene)
    if isinstance(away.fact, Unread):
        return unknown(away.fact)
    return passed(away.evidence) if away.fact else failed(f"replicated within the region alone: {away.evidence}")


RULE = Rule(
    id="s3-replication",
    title="Buckets should be replicated to another region",
    severity=Severity.LOW,
    controls=("S3.7",),
    needs=("s3:GetBucketReplication", "s3:ListBuckets", "s3:GetBucketLocation"),
    rationale="A copy in another region outlives the loss of one.",
    remedy=(
        "Add a replication rule to a bucket in another region (PutBucketReplication); both buckets need versioning."
    ),
    references=("https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-7",),
    over=buckets,
    judge=judge,
    excuse=excuses.of_bucket,
    on=False,
)
