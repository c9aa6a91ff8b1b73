"""Data that is read from somebody else's bucket."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.checks.base import Judgement, Rule, failed, not_applicable, passed, unknown
from sagemaker_lineage.checks.subjects import buckets_read
from sagemaker_lineage.model.finding import Severity
from sagemaker_lineage.model.posture import Owner, Unread

if TYPE_CHECKING:
    from sagemaker_lineage.checks.scene import Bucket, Scene

_WORDS = {Owner.OURS: "our own bucket", Owner.AWS: "AWS's own bucket", Owner.TRUSTED: "bucket of a trusted account"}


def judge(bucket: Bucket, _scene: Scene) -> Judgement:
    """Judge whose bucket the data is read from."""
    owner = bucket.posture.owner
    if isinstance(owner, Unread):
        return unknown(owner)
    if owner is Owner.NOBODY:
        return not_applicable("There is no such bucket.")
    if owner is Owner.SOMEONE:
        return failed("the bucket belongs to another account that nobody said to trust")
    return passed(_WORDS[owner])


RULE = Rule(
    id="foreign-data",
    title="Data should be read from buckets of our own or of trusted accounts",
    severity=Severity.HIGH,
    needs=("s3:ListBuckets", "s3:HeadBucket"),
    rationale="The owner of the bucket can change or take away what a model is trained from, unseen.",
    remedy=(
        "Copy the data into a bucket of your own, or name the account in SAGEMAKER_LINEAGE_TRUSTED_ACCOUNTS if it is "
        "to be trusted."
    ),
    references=("https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html",),
    over=buckets_read,
    judge=judge,
)
