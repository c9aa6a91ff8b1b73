"""The list of actions people commonly write for this, read literally: three of its names do not exist."""

from __future__ import annotations

import pytest

from embedded import HOME
from sagemaker_lineage.enrich.operations import OPERATIONS
from sagemaker_lineage.model.request import GapCode
from sagemaker_lineage.service.lineage import LineageRequest, read_lineage

NAMES_THAT_DO_NOT_EXIST = ("sagemaker:GetPipeline", "s3:GetBucketEncryption", "s3:GetPublicAccessBlock")
LITERALLY = (
    "sagemaker:ListPipelines",
    "sagemaker:GetPipeline",
    "sagemaker:ListPipelineExecutions",
    "sagemaker:DescribePipelineExecution",
    "sagemaker:DescribePipelineDefinitionForExecution",
    "sagemaker:ListPipelineExecutionSteps",
    "sagemaker:ListPipelineParametersForExecution",
    "sagemaker:DescribeProcessingJob",
    "sagemaker:DescribeTrainingJob",
    "sagemaker:DescribeTransformJob",
    "sagemaker:DescribeModel",
    "sagemaker:DescribeModelPackage",
    "sagemaker:ListTags",
    "sagemaker:ListDomains",
    "s3:GetObject",
    "s3:GetBucketLocation",
    "s3:GetBucketEncryption",
    "s3:GetBucketVersioning",
    "s3:GetPublicAccessBlock",
    "s3:GetBucketTagging",
)


@pytest.fixture
def lineage(aws, reader, clock):
    aws.control.allow(LITERALLY)
    request = LineageRequest(
        region=HOME, pipeline="mlops-pipeline", domain="studio-domain", include_latest_execution=True
    )
    return read_lineage(request, reader, clock)


def test_three_of_its_names_are_no_actions_of_ours():
    actions = {operation.iam_action for operation in OPERATIONS}
    assert actions.isdisjoint(NAMES_THAT_DO_NOT_EXIST)
    assert {
        "sagemaker:DescribePipeline",
        "s3:GetEncryptionConfiguration",
        "s3:GetBucketPublicAccessBlock",
        "s3:GetAccountPublicAccessBlock",
    } <= actions


def test_the_answer_is_useful_all_the_same(lineage):
    assert lineage.execution.status == "Succeeded"
    assert {node: run.status for node, run in lineage.runs.items()}["RegisterModel"] == "Succeeded"
    assert lineage.runs["Train"].metrics
    assert lineage.packages["RegisterModel"].version
    assert lineage.pipeline.arn.endswith(":pipeline/mlops-pipeline")
    assert lineage.domain.name == "studio-domain"
    assert {facts.versioning for facts in lineage.buckets.values()} <= {"Enabled", "Suspended", "Disabled"}
    assert {facts.encryption for facts in lineage.buckets.values()} == {"Unknown"}


def test_what_is_denied_is_a_gap_that_names_the_real_action(lineage):
    denied = {gap.iam_action for gap in lineage.gaps if gap.code is GapCode.ACCESS_DENIED}
    assert denied >= {
        "sagemaker:DescribePipeline",
        "s3:GetEncryptionConfiguration",
        "s3:GetBucketPublicAccessBlock",
    }
    assert denied.isdisjoint(NAMES_THAT_DO_NOT_EXIST)
