"""The network of models."""

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
    id="model-vpc",
    title="Models should run in a VPC",
    severity=Severity.MEDIUM,
    needs=("sagemaker:DescribeModel",),
    rationale="In a VPC, endpoints and security groups decide what a model can reach.",
    remedy="Set VpcConfig of the model to subnets and security groups of yours (vpc_config of Model).",
    references=("https://docs.aws.amazon.com/sagemaker/latest/dg/host-vpc.html",),
    over=jobs("model"),
    judge=judge,
)
