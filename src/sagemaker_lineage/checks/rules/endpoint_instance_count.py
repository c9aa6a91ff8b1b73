"""How many instances serve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.checks.base import Judgement, Rule, failed, not_applicable, passed, unknown
from sagemaker_lineage.checks.made import endpoint_configs
from sagemaker_lineage.model.finding import Severity

if TYPE_CHECKING:
    from sagemaker_lineage.checks.scene import Scene
    from sagemaker_lineage.model.posture import JobPosture


def judge(job: JobPosture, _scene: Scene) -> Judgement:
    """Judge every production variant by itself; serverless and shadow variants are not what the control is about."""
    production = [group for group in job.instances if not group.shadow]
    counts = [group.count for group in production if not group.serverless]
    if production and not counts:
        return not_applicable("Serverless variants have no instances to count.")
    if 1 in counts:
        return failed("a variant with a single instance" if len(counts) > 1 else "a single instance")
    known = [count for count in counts if count is not None]
    if not known or len(known) < len(counts):
        return unknown(job.unread or "How many instances there are is not known.")
    return passed(f"{min(known)} instances" + (" or more in each variant" if len(known) > 1 else ""))


RULE = Rule(
    id="endpoint-instance-count",
    title="Production variants of endpoints should have more than one instance",
    severity=Severity.MEDIUM,
    controls=("SageMaker.4",),
    needs=("sagemaker:DescribeEndpointConfig",),
    rationale="A second instance answers when the first one fails.",
    remedy="Set InitialInstanceCount of every production variant to 2 or more.",
    references=("https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-4",),
    over=endpoint_configs,
    judge=judge,
    on=False,
)
