"""Block Public Access of the account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.checks.base import Judgement, Rule, failed, passed, unknown
from sagemaker_lineage.checks.subjects import account
from sagemaker_lineage.checks.wording import flags_off
from sagemaker_lineage.model.finding import Severity
from sagemaker_lineage.model.posture import Posture, Unread

if TYPE_CHECKING:
    from sagemaker_lineage.checks.scene import Scene


def judge(posture: Posture, _scene: Scene) -> Judgement:
    """Judge the four flags of the account."""
    block = posture.account_block
    if isinstance(block, Unread):
        return unknown(block)
    if block is None:
        return failed("no Block Public Access on the account")
    off = flags_off(block)
    return failed(f"{', '.join(off)}: off") if off else passed("all four flags on")


RULE = Rule(
    id="s3-account-public-access-block",
    title="S3 Block Public Access should be on for the account",
    severity=Severity.MEDIUM,
    controls=("S3.1", "CIS 2.1.4"),
    needs=("s3control:GetPublicAccessBlock",),
    rationale="The account's flags hold for every bucket, those of tomorrow too, whatever a policy or an ACL says.",
    remedy=(
        "Turn on all four flags: aws s3control put-public-access-block --account-id ACCOUNT "
        "--public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,"
        "RestrictPublicBuckets=true"
    ),
    references=("https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-1",),
    over=account,
    judge=judge,
)
