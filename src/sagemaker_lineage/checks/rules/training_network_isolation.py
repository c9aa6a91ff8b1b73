"""Network isolation of training."""

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
    id="training-network-isolation",
    title="Training jobs should run in network isolation",
    severity=Severity.MEDIUM,
    needs=(
        "sagemaker:DescribeTrainingJob",
        "sagemaker:DescribeHyperParameterTuningJob",
    ),
    rationale="A container without a network cannot send training data anywhere.",
    remedy="Set EnableNetworkIsolation of the training job to true (enable_network_isolation=True of the estimator).",
    references=("https://docs.aws.amazon.com/sagemaker/latest/dg/mkt-algo-model-internet-free.html",),
    over=jobs("training", "tuning"),
    judge=judge,
)
