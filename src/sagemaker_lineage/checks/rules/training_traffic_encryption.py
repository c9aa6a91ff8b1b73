"""The traffic of distributed training."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.checks.base import Judgement, Rule
from sagemaker_lineage.checks.job_facts import encrypted_traffic
from sagemaker_lineage.checks.made import jobs
from sagemaker_lineage.model.finding import Severity

if TYPE_CHECKING:
    from sagemaker_lineage.checks.scene import Scene
    from sagemaker_lineage.model.posture import JobPosture


def judge(job: JobPosture, _scene: Scene) -> Judgement:
    """Judge the traffic between instances."""
    return encrypted_traffic(job)


RULE = Rule(
    id="training-traffic-encryption",
    title="Training jobs should encrypt the traffic between their instances",
    severity=Severity.MEDIUM,
    needs=(
        "sagemaker:DescribeTrainingJob",
        "sagemaker:DescribeHyperParameterTuningJob",
        "sagemaker:DescribeAutoMLJob",
    ),
    rationale="What instances tell each other in distributed training is made from the data.",
    remedy=(
        "Set EnableInterContainerTrafficEncryption of the training job to true "
        "(encrypt_inter_container_traffic=True of the estimator)."
    ),
    references=("https://docs.aws.amazon.com/sagemaker/latest/dg/train-encrypt.html",),
    over=jobs("training", "tuning", "automl"),
    judge=judge,
)
