"""The network of training."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.checks.base import Judgement, Rule
from sagemaker_lineage.checks.job_facts import flag
from sagemaker_lineage.checks.made import jobs
from sagemaker_lineage.model.finding import Severity

if TYPE_CHECKING:
    from sagemaker_lineage.checks.scene import Scene
    from sagemaker_lineage.model.posture import JobPosture


def judge(job: JobPosture, _scene: Scene) -> Judgement:
    """Judge whether it runs in a VPC."""
    return flag(job, job.in_vpc, on="runs in a VPC", off="no VPC")


RULE = Rule(
    id="training-vpc",
    title="Training jobs should run in a VPC",
    severity=Severity.MEDIUM,
    needs=(
        "sagemaker:DescribeTrainingJob",
        "sagemaker:DescribeHyperParameterTuningJob",
        "sagemaker:DescribeAutoMLJob",
    ),
    rationale="In a VPC, endpoints and security groups decide where the data of a job can go.",
    remedy=(
        "Set VpcConfig of the training job to subnets and security groups of yours (subnets and security_group_ids "
        "of the estimator)."
    ),
    references=("https://docs.aws.amazon.com/sagemaker/latest/dg/train-vpc.html",),
    over=jobs("training", "tuning", "automl"),
    judge=judge,
)
