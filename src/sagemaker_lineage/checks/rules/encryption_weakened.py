"""Data that leaves customer-managed encryption."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.checks import excuses
from sagemaker_lineage.checks.base import Judgement, Rule, failed, not_applicable, passed, unknown
from sagemaker_lineage.checks.inflow import customer_keyed, worst
from sagemaker_lineage.checks.protection import lower, rank_of, rank_written
from sagemaker_lineage.checks.subjects import inflows
from sagemaker_lineage.model.finding import Severity
from sagemaker_lineage.model.posture import Unread

if TYPE_CHECKING:
    from sagemaker_lineage.checks.scene import Scene
    from sagemaker_lineage.checks.subjects import Inflow


def judge(inflow: Inflow, scene: Scene) -> Judgement:
    """Judge each move out of a bucket that has a customer's key."""
    moves, unread = customer_keyed(inflow, scene)
    exposed = worst(
        moves, lambda move: lower(rank_written(move.node, inflow.target, scene), rank_of(move.source, scene))
    )
    if exposed.fact is True:
        return failed(exposed.evidence)
    cause = exposed.fact if isinstance(exposed.fact, Unread) else unread
    if isinstance(cause, Unread):
        return unknown(cause)
    if not moves:
        return not_applicable("None of the sources encrypts with a customer-managed key.")
    return passed("no weaker than what the data comes from")


RULE = Rule(
    id="encryption-weakened",
    title="Data should stay under customer-managed encryption on its way",
    severity=Severity.MEDIUM,
    needs=(
        "s3:GetBucketEncryption",
        "kms:DescribeKey",
        "sagemaker:DescribeProcessingJob",
        "sagemaker:DescribeTrainingJob",
        "sagemaker:DescribeTransformJob",
    ),
    rationale=(
        "A step that copies data from a bucket with a key of yours to one without it takes the key's protection away."
    ),
    remedy="Set the default encryption of the bucket that is written to aws:kms with a customer-managed key.",
    references=("https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html",),
    over=inflows,
    judge=judge,
    excuse=excuses.of_inflow,
)
