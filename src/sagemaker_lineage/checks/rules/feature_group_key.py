"""The offline store of feature groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.checks.base import Judgement, Rule
from sagemaker_lineage.checks.job_facts import output_key
from sagemaker_lineage.checks.subjects import jobs
from sagemaker_lineage.model.finding import Severity

if TYPE_CHECKING:
    from sagemaker_lineage.checks.scene import Scene
    from sagemaker_lineage.model.posture import JobPosture


def judge(job: JobPosture, _scene: Scene) -> Judgement:
    """Judge the key of the offline store."""
    return output_key(job)


RULE = Rule(
    id="feature-group-key",
    title="Feature group encrypts its offline store with a KMS key",
    severity=Severity.MEDIUM,
    controls=("SageMaker.17",),
    needs=("sagemaker:DescribeFeatureGroup",),
    rationale="The offline store holds everything that was ever fed into the features.",
    remedy="Set OfflineStoreConfig.S3StorageConfig.KmsKeyId when the feature group is made: it cannot be changed.",
    references=("https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-17",),
    over=jobs("feature-group"),
    judge=judge,
)
