"""How many instances serve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.checks.base import Judgement, Rule, failed, passed, unknown
from sagemaker_lineage.checks.subjects import endpoint_configs
from sagemaker_lineage.model.finding import Severity

if TYPE_CHECKING:
    from sagemaker_lineage.checks.scene import Scene
    from sagemaker_lineage.model.posture import JobPosture


def judge(job: JobPosture, _scene: Scene) -> Judgement:
    """Judge the number of instances."""
    count = job.instance_count
    if count is None:
        return unknown(job.unread or "AWS's answer does not say.")
    return passed(f"{count} instances") if count > 1 else failed("a single instance")


RULE = Rule(
    id="endpoint-instance-count",
    title="Endpoint has more than one instance",
    severity=Severity.MEDIUM,
    controls=("SageMaker.4",),
    needs=("sagemaker:DescribeEndpointConfig",),
    rationale="A second instance answers when the first one fails.",
    remedy="Set InitialInstanceCount of the production variant to 2 or more.",
    references=("https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-4",),
    over=endpoint_configs,
    judge=judge,
    on=False,
)
