"""Keys that will not open a live model any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.checks.base import Judgement, Rule, failed, not_applicable, passed, unknown
from sagemaker_lineage.checks.used_keys import keys
from sagemaker_lineage.model.finding import Severity
from sagemaker_lineage.model.posture import Unread

if TYPE_CHECKING:
    from sagemaker_lineage.checks.scene import Scene
    from sagemaker_lineage.checks.used_keys import Key

_USABLE = frozenset({"Enabled", "Creating", "Updating"})


def judge(key: Key, _scene: Scene) -> Judgement:
    """Judge the state of a key that an approved or deployed model depends on."""
    if key.live is False:
        return not_applicable("No model that is approved or deployed depends on this key.")
    if isinstance(key.facts, Unread):
        return unknown(key.facts)
    if key.facts.state is None:
        return unknown("The state of the key is not known.")
    state = f"key state {key.facts.state}"
    if key.facts.state in _USABLE:
        return passed(state)
    return unknown(key.live) if isinstance(key.live, Unread) else failed(state)


RULE = Rule(
    id="key-unusable",
    title="KMS keys under approved and deployed models should be usable",
    severity=Severity.CRITICAL,
    needs=(
        "kms:DescribeKey",
        "s3:GetBucketEncryption",
        "sagemaker:DescribeProcessingJob",
        "sagemaker:DescribeTrainingJob",
        "sagemaker:DescribeTransformJob",
        "sagemaker:DescribeHyperParameterTuningJob",
        "sagemaker:DescribeAutoMLJob",
        "sagemaker:DescribeFeatureGroup",
        "sagemaker:DescribeEndpointConfig",
    ),
    rationale="Once the key is gone, neither the model nor what it was made of can be read again.",
    remedy="Cancel the deletion (kms:CancelKeyDeletion) and enable the key again (kms:EnableKey).",
    references=("https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html",),
    over=keys,
    judge=judge,
)
