"""Results in another region than the data they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.checks import excuses
from sagemaker_lineage.checks.base import Judgement, Rule, failed, not_applicable, passed, unknown
from sagemaker_lineage.checks.inflow import elsewhere, moves_of, worst
from sagemaker_lineage.checks.subjects import inflows
from sagemaker_lineage.model.finding import Severity
from sagemaker_lineage.model.posture import Unread

if TYPE_CHECKING:
    from sagemaker_lineage.checks.scene import Scene
    from sagemaker_lineage.checks.subjects import Inflow

_TYPES = frozenset({"Processing", "Transform"})


def judge(inflow: Inflow, scene: Scene) -> Judgement:
    """Judge the regions on both sides of processing and batch transform."""
    moves = moves_of(inflow, scene, _TYPES)
    if not moves:
        return not_applicable("Neither processing nor batch transform brings data of another bucket here.")
    exposed = worst(moves, lambda move: elsewhere(inflow.target, move.source))
    if isinstance(exposed.fact, Unread):
        return unknown(exposed.fact)
    return failed(exposed.evidence) if exposed.fact else passed(f"all in {inflow.target.posture.region}")


RULE = Rule(
    id="other-region",
    title="Processing and transform jobs should write in the region that they read from",
    severity=Severity.MEDIUM,
    needs=("s3:GetBucketLocation",),
    rationale="Data that may not leave a country leaves it with the results.",
    remedy=(
        "Set the S3 URI of the output (S3Output.S3Uri, TransformOutput.S3OutputPath) to a bucket in the region of "
        "the input."
    ),
    references=("https://docs.aws.amazon.com/whitepapers/latest/aws-privacy-reference-architecture/welcome.html",),
    over=inflows,
    judge=judge,
    excuse=excuses.of_inflow,
)
