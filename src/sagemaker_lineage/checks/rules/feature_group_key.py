"""The offline store of feature groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.checks.base import Judgement, Rule, failed, not_applicable, passed, unknown
from sagemaker_lineage.checks.made import jobs
from sagemaker_lineage.model.finding import Severity
from sagemaker_lineage.model.posture import Unread

if TYPE_CHECKING:
    from sagemaker_lineage.checks.scene import Scene
    from sagemaker_lineage.model.posture import JobPosture


def judge(job: JobPosture, _scene: Scene) -> Judgement:
    """Judge the key of the offline store; any KMS key will do, as in the control."""
    if job.offline_store is False:
        return not_applicable("The feature group has no offline store.")
    for fact in (job.offline_store, job.output_key):
        if isinstance(fact, Unread):
            return unknown(fact)
    if job.output_key:
        return passed(f"key {job.output_key}")
    return unknown(job.unread) if job.unread else failed("no KMS key for the offline store")


RULE = Rule(
    id="feature-group-key",
    title="Offline stores of feature groups should be encrypted with a KMS key",
    severity=Severity.MEDIUM,
    controls=("SageMaker.17",),
    needs=("sagemaker:DescribeFeatureGroup",),
    rationale="The offline store holds everything that was ever fed into the features.",
    remedy=(
        "Set OfflineStoreConfig.S3StorageConfig.KmsKeyId to a KMS key when the feature group is made: it cannot be "
        "changed."
    ),
    references=("https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-17",),
    over=jobs("feature-group"),
    judge=judge,
)
