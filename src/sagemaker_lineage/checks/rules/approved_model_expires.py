"""Lifecycle rules that remove what an approved model is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.checks import excuses
from sagemaker_lineage.checks.base import Judgement, Rule, failed, not_applicable, passed, unknown
from sagemaker_lineage.checks.expiry import expiring
from sagemaker_lineage.checks.scene import UNCLEAR
from sagemaker_lineage.checks.subjects import LEARNT_FROM, buckets_with
from sagemaker_lineage.model.finding import Severity
from sagemaker_lineage.model.posture import Unread

if TYPE_CHECKING:
    from sagemaker_lineage.checks.scene import Bucket, Scene


def judge(bucket: Bucket, scene: Scene) -> Judgement:
    """Judge the expirations over data and artifacts of an approved model, or of one that may be."""
    inside = [each for each in bucket.artifacts if each.role in LEARNT_FROM]
    needed = [each for each in inside if each.id in scene.approved]
    perhaps = [each for each in inside if each.id in scene.unclear and each not in needed]
    if not needed and not perhaps:
        return not_applicable("No approved model is made of what lies here.")
    rules = bucket.posture.lifecycle
    if isinstance(rules, Unread):
        return unknown(rules)
    sure, unsure = expiring(rules or (), needed), expiring(rules or (), perhaps)
    if sure.fact is True:
        return failed(sure.evidence)
    cause = next((fact for fact in (sure.fact, unsure.fact) if isinstance(fact, Unread)), None)
    if cause or unsure.fact:
        return unknown(cause or UNCLEAR)
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
