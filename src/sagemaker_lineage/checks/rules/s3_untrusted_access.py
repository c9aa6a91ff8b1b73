"""Grants to accounts that nobody said to trust."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.checks import excuses
from sagemaker_lineage.checks.base import Judgement, Rule, failed, passed, unknown
from sagemaker_lineage.checks.exposure import untrusted
from sagemaker_lineage.checks.subjects import buckets
from sagemaker_lineage.model.finding import Severity
from sagemaker_lineage.model.posture import Unread

if TYPE_CHECKING:
    from sagemaker_lineage.checks.scene import Bucket, Scene


def judge(bucket: Bucket, scene: Scene) -> Judgement:
    """Judge every grant of the policy and the ACL to somebody else."""
    exposed = untrusted(bucket, scene, None)
    if isinstance(exposed.fact, Unread):
        return unknown(exposed.fact)
    return failed(exposed.evidence) if exposed.fact else passed("no grant to an account that is not trusted")


RULE = Rule(
    id="s3-untrusted-access",
    title="Buckets should grant nothing to accounts that are not trusted",
    severity=Severity.HIGH,
    needs=("s3:GetBucketPolicy", "s3:GetBucketAcl", "s3:GetBucketOwnershipControls", "s3:GetPublicAccessBlock"),
    rationale="Whoever is granted access can read the data or change it, and no control of ours sees it.",
    remedy=(
        "Take the statement out of the bucket policy, or say that the account is trusted: "
        "SAGEMAKER_LINEAGE_TRUSTED_ACCOUNTS for accounts, trusted in the check settings for organisations and VPCs."
    ),
    references=("https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html",),
    over=buckets,
    judge=judge,
    excuse=excuses.of_bucket,
)
