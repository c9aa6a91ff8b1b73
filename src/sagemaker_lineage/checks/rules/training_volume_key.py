"""The volumes of training."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.checks.base import Judgement, Rule
from sagemaker_lineage.checks.job_facts import volume_key
from sagemaker_lineage.checks.made import jobs
from sagemaker_lineage.model.finding import Severity

if TYPE_CHECKING:
    from sagemaker_lineage.checks.scene import Scene
    from sagemaker_lineage.model.posture import JobPosture


def judge(job: JobPosture, scene: Scene) -> Judgement:
    """Judge the key of the volumes."""
    return volume_key(job, scene)


RULE = Rule(
    id="training-volume-key",
    title="Training jobs should encrypt their volumes with a customer-managed key",
    severity=Severity.MEDIUM,
    needs=(
        "sagemaker:DescribeTrainingJob",
        "sagemaker:DescribeHyperParameterTuningJob",
        "sagemaker:DescribeAutoMLJob",
        "kms:DescribeKey",
    ),
    rationale="Training data lies on the volumes while the job runs.",
    remedy=(
        "Set ResourceConfig.VolumeKmsKeyId of the training job to a customer-managed key (volume_kms_key of the "
        "estimator)."
    ),
    references=("https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html",),
    over=jobs("training", "tuning", "automl"),
    judge=judge,
)
