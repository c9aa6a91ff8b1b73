"""Block Public Access of a bucket."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.checks import excuses
from sagemaker_lineage.checks.base import Judgement, Rule, failed, passed, unknown
from sagemaker_lineage.checks.subjects import buckets
from sagemaker_lineage.checks.wording import flags_off
from sagemaker_lineage.model.finding import Severity
from sagemaker_lineage.model.posture import Unread

if TYPE_CHECKING:
    from sagemaker_lineage.checks.scene import Bucket, Scene


def judge(bucket: Bucket, _scene: Scene) -> Judgement:
    """Judge the four flags of the bucket itself, as the control does; those of the account are another rule's."""
    block = bucket.posture.block
    if isinstance(block, Unread):
        return unknown(block)
    if block is None:
        return failed("no Block Public Access on the bucket")
    off = flags_off(block)
    return failed(f"{', '.join(off)}: off") if off else passed("all four flags on")


RULE = Rule(
    id="s3-public-access-block",
    title="Buckets should have S3 Block Public Access on",
    severity=Severity.HIGH,
    controls=("S3.8", "CIS 2.1.4"),
    needs=("s3:GetPublicAccessBlock",),
    rationale="The flags keep a later policy or ACL from making the bucket public by mistake.",
    remedy=(
        "Turn on all four flags: aws s3api put-public-access-block --bucket BUCKET --public-access-block-configuration "
        "BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true"
    ),
    references=("https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-8",),
    over=buckets,
    judge=judge,
    excuse=excuses.of_bucket,
)
