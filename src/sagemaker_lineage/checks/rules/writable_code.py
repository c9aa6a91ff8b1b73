"""Code and models that others can write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.checks import excuses
from sagemaker_lineage.checks.base import Judgement, Rule, failed, passed, unknown
from sagemaker_lineage.checks.exposure import writable
from sagemaker_lineage.checks.subjects import CODE, MODEL, places
from sagemaker_lineage.model.finding import Severity
from sagemaker_lineage.model.posture import Unread

if TYPE_CHECKING:
    from sagemaker_lineage.checks.scene import Scene
    from sagemaker_lineage.checks.subjects import Place


def judge(place: Place, scene: Scene) -> Judgement:
    """Judge who can write this location: the public, other accounts, the owner of a bucket that is not ours."""
    exposed = writable(place.bucket, scene, place.key)
    if isinstance(exposed.fact, Unread):
        return unknown(exposed.fact)
    return failed(exposed.evidence) if exposed.fact else passed("nobody else can write it")


RULE = Rule(
    id="writable-code",
    title="Code and model artifacts should not be writable by others",
    severity=Severity.CRITICAL,
    needs=(
        "s3:GetBucketPolicyStatus",
        "s3:GetBucketPolicy",
        "s3:GetBucketAcl",
        "s3:GetPublicAccessBlock",
        "s3:GetBucketOwnershipControls",
        "s3:ListBuckets",
    ),
    rationale=(
        "Who can write a training script or a model artifact runs code with the role of the job or the endpoint that "
        "loads it."
    ),
    remedy=(
        "Keep scripts and models in a bucket of your own with Block Public Access on and no write access for others in "
        "its policy."
    ),
    references=("https://docs.aws.amazon.com/wellarchitected/latest/machine-learning-lens/mlsec-03.html",),
    over=places(CODE | MODEL),
    judge=judge,
    excuse=excuses.of_place,
)
