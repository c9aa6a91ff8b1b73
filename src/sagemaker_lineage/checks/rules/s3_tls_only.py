"""Requests without TLS."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.checks import excuses
from sagemaker_lineage.checks.base import Judgement, Rule, failed, passed, unknown
from sagemaker_lineage.checks.protection import is_tls_only
from sagemaker_lineage.checks.subjects import buckets
from sagemaker_lineage.model.finding import Severity
from sagemaker_lineage.model.posture import Unread

if TYPE_CHECKING:
    from sagemaker_lineage.checks.scene import Bucket, Scene


def judge(bucket: Bucket, _scene: Scene) -> Judgement:
    """Judge the denial of requests without TLS, over the bucket and its objects, for everybody."""
    denied = is_tls_only(bucket)
    if isinstance(denied, Unread):
        return unknown(denied)
    if denied:
        return passed("the policy denies requests without TLS")
    return failed(
        "no bucket policy" if bucket.posture.policy is None else "the policy does not deny all requests without TLS"
    )


RULE = Rule(
    id="s3-tls-only",
    title="Bucket policies should refuse requests without TLS",
    severity=Severity.MEDIUM,
    controls=("S3.5", "CIS 2.1.1"),
    needs=("s3:GetBucketPolicy",),
    rationale="Data that travels in the clear can be read and changed on its way.",
    remedy=(
        'Add a statement to the bucket policy: Effect Deny, Principal "*", Action "s3:*", Resource the bucket and '
        'BUCKET/*, Condition {"Bool": {"aws:SecureTransport": "false"}}.'
    ),
    references=("https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-5",),
    over=buckets,
    judge=judge,
    excuse=excuses.of_bucket,
)
