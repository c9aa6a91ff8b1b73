"""Lifecycle rules that remove what an approved model is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.checks import excuses
from sagemaker_lineage.checks.base import Judgement, Rule, failed, not_applicable, passed, unknown
from sagemaker_lineage.checks.expiry import expiring
from sagemaker_lineage.checks.subjects import LEARNT_FROM, buckets_with
from sagemaker_lineage.model.finding import Severity
from sagemaker_lineage.model.posture import Unread

if TYPE_CHECKING:
    from sagemaker_lineage.checks.scene import Bucket, Scene


def judge(bucket: Bucket, scene: Scene) -> Judgement:
    """Judge the expirations over data and artifacts of an approved model."""
    needed = [each for each in bucket.artifacts if each.id in scene.approved and each.role in LEARNT_FROM]
    if not needed:
        return not_applicable("No approved model is made of what lies here.")
    rules = bucket.posture.lifecycle
    if isinstance(rules, Unread):
        return unknown(rules)
    exposed = expiring(rules or (), needed)
    if isinstance(exposed.fact, Unread):
        return unknown(exposed.fact)
    if exposed.fact:
        return failed(exposed.evidence)
    return passed("no lifecycle rule removes what the approved model is made of")


RULE = Rule(
    id="approved-model-expires",
    title="Lifecycle rules should not remove the data or the artifact of an approved model",
    severity=Severity.MEDIUM,
    needs=("s3:GetBucketLifecycleConfiguration", "sagemaker:DescribeModelPackage"),
    rationale="An approved model whose data has expired cannot be explained, audited or made again.",
    remedy="Narrow the prefix of the lifecycle rule, or copy what approved models need to a place without expiration.",
    references=("https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html",),
    over=buckets_with(LEARNT_FROM),
    judge=judge,
    excuse=excuses.of_bucket,
)
