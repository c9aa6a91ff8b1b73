"""A second factor before versions are deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.checks import excuses
from sagemaker_lineage.checks.base import Judgement, Rule, failed, not_applicable, passed, unknown
from sagemaker_lineage.checks.subjects import buckets
from sagemaker_lineage.model.finding import Severity
from sagemaker_lineage.model.posture import Unread

if TYPE_CHECKING:
    from sagemaker_lineage.checks.scene import Bucket, Scene


def judge(bucket: Bucket, _scene: Scene) -> Judgement:
    """Judge MFA delete, which cannot be had together with lifecycle rules."""
    lifecycle, versioning = bucket.posture.lifecycle, bucket.posture.versioning
    if isinstance(versioning, Unread):
        return unknown(versioning)
    if versioning is not None and versioning.mfa_delete:
        return passed("MFA delete is on")
    if isinstance(lifecycle, Unread):
        return unknown(lifecycle)
    if lifecycle:
        return not_applicable("A bucket with lifecycle rules cannot have MFA delete.")
    return failed("MFA delete is off")


RULE = Rule(
    id="s3-mfa-delete",
    title="Buckets should have MFA delete on",
    severity=Severity.LOW,
    controls=("S3.20", "CIS 2.1.2"),
    needs=("s3:GetBucketVersioning", "s3:GetBucketLifecycleConfiguration"),
    rationale="A stolen key alone cannot destroy the versions of an object.",
    remedy="Turn on MFA delete as the account's root user (PutBucketVersioning with MFADelete=Enabled).",
    references=("https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-20",),
    over=buckets,
    judge=judge,
    excuse=excuses.of_bucket,
    on=False,
)
