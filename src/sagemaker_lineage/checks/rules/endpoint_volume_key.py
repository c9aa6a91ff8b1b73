"""The volumes of endpoints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.checks.base import Judgement, Rule
from sagemaker_lineage.checks.job_facts import volume_key
from sagemaker_lineage.checks.made import endpoint_configs
from sagemaker_lineage.model.finding import Severity

if TYPE_CHECKING:
    from sagemaker_lineage.checks.scene import Scene
    from sagemaker_lineage.model.posture import JobPosture


def judge(job: JobPosture, scene: Scene) -> Judgement:
    """Judge the key of the volumes."""
    return volume_key(job, scene)


RULE = Rule(
    id="endpoint-volume-key",
    title="Endpoints should encrypt their volumes with a customer-managed key",
    severity=Severity.MEDIUM,
    needs=(
        "sagemaker:DescribeEndpointConfig",
        "kms:DescribeKey",
    ),
    rationale="The model lies on the volumes of the endpoint.",
    remedy="Set KmsKeyId of the endpoint configuration to a customer-managed key (kms_key of deploy).",
    references=("https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html",),
    over=endpoint_configs,
    judge=judge,
)
