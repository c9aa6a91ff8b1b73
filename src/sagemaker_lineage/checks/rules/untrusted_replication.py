"""Copies that go to an account that is not trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.checks import excuses
from sagemaker_lineage.checks.base import Judgement, Rule, failed, passed, unknown
from sagemaker_lineage.checks.replicas import where_to
from sagemaker_lineage.checks.subjects import buckets
from sagemaker_lineage.model.finding import Severity
from sagemaker_lineage.model.posture import Unread

if TYPE_CHECKING:
    from sagemaker_lineage.checks.scene import Bucket, Scene


def judge(bucket: Bucket, scene: Scene) -> Judgement:
    """Judge the account of every bucket that objects are copied to."""
    targets = bucket.posture.replication
    if isinstance(targets, Unread):
        return unknown(targets)
    enabled = [target for target in targets or () if target.enabled]
    exposed = where_to(enabled, bucket, scene)
    if isinstance(exposed.fact, Unread):
        return unknown(exposed.fact)
    return failed(exposed.evidence) if exposed.fact else passed("no replication to an account that is not trusted")


RULE = Rule(
    id="untrusted-replication",
    title="Buckets should not be replicated to accounts that are not trusted",
    severity=Severity.HIGH,
    needs=("s3:GetBucketReplication", "s3:ListBuckets"),
    rationale="Replication hands every new object over, the model and the data alike.",
    remedy="Remove the replication rule (PutBucketReplication), or say that the account is trusted.",
    references=("https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html",),
    over=buckets,
    judge=judge,
    excuse=excuses.of_bucket,
)
