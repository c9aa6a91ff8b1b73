"""Captured requests that are kept less safely than training data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.checks.base import Judgement, Rule, failed, not_applicable, passed, unknown
from sagemaker_lineage.checks.inflow import compared_to_training
from sagemaker_lineage.checks.made import endpoints
from sagemaker_lineage.model.finding import Severity
from sagemaker_lineage.model.posture import Unread

if TYPE_CHECKING:
    from sagemaker_lineage.checks.scene import Scene
    from sagemaker_lineage.model.posture import EndpointPosture


def judge(endpoint: EndpointPosture, scene: Scene) -> Judgement:
    """Judge the bucket of captured data against those that training reads."""
    if endpoint.capture_uri is None:
        return not_applicable("The endpoint captures no data.")
    if isinstance(endpoint.capture_uri, Unread):
        return unknown(endpoint.capture_uri)
    config = endpoint.config
    key = (config.output_key or config.unread) if config else None
    compared = compared_to_training(endpoint.capture_uri, key, scene)
    if compared is None:
        return not_applicable("The pipeline reads no data from a bucket of its own.")
    if isinstance(compared.fact, Unread):
        return unknown(compared.fact)
    return failed(compared.evidence) if compared.fact else passed("as safe as the data that training reads")


RULE = Rule(
    id="capture-weaker",
    title="Captured requests should be kept as safely as training data",
    severity=Severity.MEDIUM,
    needs=(
        "sagemaker:DescribeEndpoint",
        "sagemaker:DescribeEndpointConfig",
        "s3:GetBucketEncryption",
        "s3:GetPublicAccessBlock",
        "s3:GetBucketPolicy",
        "kms:DescribeKey",
    ),
    rationale="What people ask of a model in production is often more personal than what it was trained from.",
    remedy=(
        "Set DataCaptureConfig.DestinationS3Uri to a bucket with the encryption and access of the training data's, and "
        "DataCaptureConfig.KmsKeyId to a customer-managed key where that bucket has none."
    ),
    references=("https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-data-capture.html",),
    over=endpoints,
    judge=judge,
)
