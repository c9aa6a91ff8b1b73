"""Every operation, asked by botocore: requests and answers fit botocore's own service model."""

from __future__ import annotations

import pytest
from botocore.exceptions import ClientError

from embedded import HOME, client_of, embedded_aws
from fakes import feature_processor as processor
from sagemaker_lineage.demo import kms as embedded_kms
from sagemaker_lineage.demo import s3 as embedded_s3
from sagemaker_lineage.demo import sagemaker as embedded_sagemaker
from sagemaker_lineage.demo import sts as embedded_sts
from wire_model import WireCheck

ACCOUNT = "111122223333"
REGIONS = (HOME, "us-east-1")
BUCKET_SETTINGS = (
    "get_bucket_location",
    "get_bucket_encryption",
    "get_bucket_versioning",
    "get_public_access_block",
    "get_bucket_tagging",
    "get_bucket_policy_status",
    "get_bucket_policy",
    "get_bucket_acl",
    "get_bucket_ownership_controls",
    "get_bucket_logging",
    "get_object_lock_configuration",
    "get_bucket_lifecycle_configuration",
    "get_bucket_replication",
    "head_bucket",
    "list_objects_v2",
)
READERS = {
    ":processing-job/": ("describe_processing_job", "ProcessingJobName"),
    ":training-job/": ("describe_training_job", "TrainingJobName"),
    ":transform-job/": ("describe_transform_job", "TransformJobName"),
    ":hyper-parameter-tuning-job/": ("describe_hyper_parameter_tuning_job", "HyperParameterTuningJobName"),
    ":automl-job/": ("describe_auto_ml_job", "AutoMLJobName"),
    ":model/": ("describe_model", "ModelName"),
}

SAMPLED = 25
"""Of a bucket's objects one in so many is read: there are thousands, which the jobs left, of one making."""


@pytest.fixture(scope="module")
def check():
    """The whole account, read through botocore with a checker attached."""
    checker = WireCheck()
    with embedded_aws(processor.account()) as aws:
        for region in REGIONS:
            with client_of(aws, "sagemaker", region) as client:
                checker.attach(client)
                _read_sagemaker(client)
        for service, read in (("s3", _read_s3), ("s3control", _read_s3control), ("sts", _read_sts), ("kms", _read_kms)):
            with client_of(aws, service) as client:
                checker.attach(client)
                read(aws, client)
    return checker


def _items(client, operation, member, **parameters):
    for page in client.get_paginator(operation).paginate(**parameters):
        yield from page[member]


def _read_sagemaker(client):
    for domain in _items(client, "list_domains", "Domains"):
        client.describe_domain(DomainId=domain["DomainId"])
    for resource in ("Pipeline", "PipelineExecution", "Model"):
        list(_items(client, "search", "Results", Resource=resource))
    for found in _items(client, "search", "Results", Resource="Model"):
        for endpoint in found["Model"].get("Endpoints", []):
            described = client.describe_endpoint(EndpointName=endpoint["EndpointName"])
            client.describe_endpoint_config(EndpointConfigName=described["EndpointConfigName"])
    _allowing_refusals(client.describe_feature_group, FeatureGroupName="house-price-features")
    _allowing_refusals(client.query_lineage, StartArns=[processor.CONTEXT], IncludeEdges=True)
    _allowing_refusals(client.describe_artifact, ArtifactArn=processor.DATA_SET.arn)
    for pipeline in _items(client, "list_pipelines", "PipelineSummaries"):
        described = client.describe_pipeline(PipelineName=pipeline["PipelineName"])
        client.list_tags(ResourceArn=described["PipelineArn"])
        runs = _items(
            client, "list_pipeline_executions", "PipelineExecutionSummaries", PipelineName=described["PipelineName"]
        )
        for run in list(runs)[:: 4 if described["PipelineName"] == "feature-backfill" else 1]:
            _read_execution(client, run["PipelineExecutionArn"])


def _read_execution(client, arn):
    client.describe_pipeline_execution(PipelineExecutionArn=arn)
    client.describe_pipeline_definition_for_execution(PipelineExecutionArn=arn)
    list(_items(client, "list_pipeline_parameters_for_execution", "PipelineParameters", PipelineExecutionArn=arn))
    for step in _items(client, "list_pipeline_execution_steps", "PipelineExecutionSteps", PipelineExecutionArn=arn):
        for metadata in step.get("Metadata", {}).values():
            _read_job(client, metadata.get("Arn", metadata.get("CheckJobArn", "")))


def _read_job(client, arn):
    name = arn.rpartition("/")[2]
    for noun, (operation, member) in READERS.items():
        if noun in arn:
            getattr(client, operation)(**{member: name})
    for noun in ("processing-job", "training-job", "transform-job"):
        if f":{noun}/" in arn:
            client.describe_trial_component(TrialComponentName=f"{name}-aws-{noun}")
    if ":model-package/" in arn:
        client.describe_model_package(ModelPackageName=arn)
    if ":automl-job/" in arn:
        client.describe_auto_ml_job_v2(AutoMLJobName=name)
    if ":hyper-parameter-tuning-job/" in arn:
        listed = client.list_training_jobs_for_hyper_parameter_tuning_job(HyperParameterTuningJobName=name)
        client.describe_training_job(TrainingJobName=listed["TrainingJobSummaries"][0]["TrainingJobName"])


def _read_s3(aws, client):
    for bucket in aws.account.buckets:
        for operation in BUCKET_SETTINGS:
            _allowing_refusals(getattr(client, operation), Bucket=bucket.name)
    for listed in client.list_buckets(Prefix="acme-")["Buckets"]:
        for stored in _allowing_refusals(client.list_objects_v2, Bucket=listed["Name"]).get("Contents", [])[::SAMPLED]:
            client.get_object(Bucket=listed["Name"], Key=stored["Key"])["Body"].close()
            client.head_object(Bucket=listed["Name"], Key=stored["Key"])


def _read_s3control(aws, client):
    _allowing_refusals(client.get_public_access_block, AccountId=ACCOUNT)


def _read_kms(aws, client):
    for key in aws.account.keys:
        _allowing_refusals(client.describe_key, KeyId=key.arn)


def _read_sts(aws, client):
    client.get_caller_identity()
    client.assume_role(RoleArn=f"arn:aws:iam::{ACCOUNT}:role/lineage-reader", RoleSessionName="contract")


def _allowing_refusals(call, **parameters):
    try:
        return call(**parameters)
    except ClientError:
        return {}


def test_nothing_differs_from_the_service_model(check):
    assert check.complaints == []


def test_every_operation_was_read(check):
    expected = {f"sagemaker:{name}" for name in embedded_sagemaker.OPERATIONS}
    expected |= {f"s3:{name}" for name in embedded_s3.OPERATIONS}
    expected |= {f"sts:{name}" for name in embedded_sts.OPERATIONS} | {"s3control:GetPublicAccessBlock"}
    expected |= {f"kms:{name}" for name in embedded_kms.OPERATIONS}
    assert expected - check.seen.keys() == set()


@pytest.mark.parametrize("kind", ["throttle", "500", "503", "denied"])
def test_refusals_are_worded_as_the_service_words_them(aws, connect, kind):
    checker = WireCheck()
    aws.control.fault("*", kind)
    for service, operation, parameters in (
        ("sagemaker", "list_pipelines", {}),
        ("s3", "get_bucket_tagging", {"Bucket": "acme-ml-raw"}),
        ("s3control", "get_public_access_block", {"AccountId": ACCOUNT}),
        ("sts", "get_caller_identity", {}),
        ("kms", "describe_key", {"KeyId": "alias/acme-raw"}),
    ):
        client = connect(service)
        checker.attach(client)
        with pytest.raises(ClientError):
            getattr(client, operation)(**parameters)
    assert checker.complaints == []
    assert sum(checker.seen.values()) == 5
