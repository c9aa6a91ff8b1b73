"""Network isolation of models."""

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
    """Judge network isolation."""
    return flag(job, job.isolated, on="network isolation is on", off="network isolation is off")


RULE = Rule(
    id="model-network-isolation",
    title="Models should run in network isolation",
    severity=Severity.MEDIUM,
    controls=("SageMaker.5",),
    needs=("sagemaker:DescribeModel",),
    rationale="A container without a network cannot send what it is asked anywhere.",
    remedy="Set EnableNetworkIsolation of the model to true (enable_network_isolation=True of Model).",
    references=("https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-5",),
    over=jobs("model"),
    judge=judge,
)
