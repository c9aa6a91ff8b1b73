"""A small account: the pipeline ``pricing``, which ran once, and its buckets."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from fakes.reader import ABSENT

REGION = "eu-central-1"
ACCOUNT = "444455556666"
PREFIX = f"arn:aws:sagemaker:{REGION}:{ACCOUNT}"
PIPELINE = "pricing"
PIPELINE_ARN = f"{PREFIX}:pipeline/{PIPELINE}"
EXECUTION_ID = "abcdef012345"
EXECUTION_ARN = f"{PIPELINE_ARN}/execution/{EXECUTION_ID}"
BEGAN = datetime(2026, 5, 1, 8, 0, tzinfo=UTC)
REPORT = f"s3://pricing-data/{EXECUTION_ID}/evaluation/evaluation.json"
MODEL = f"s3://pricing-models/out/{EXECUTION_ID}-Train/output/model.tar.gz"
PACKAGE_ARN = f"{PREFIX}:model-package/pricing/7"
BUCKETS = ("pricing-raw", "pricing-data", "pricing-models")
ALL_BLOCKED = {
    "BlockPublicAcls": True,
    "IgnorePublicAcls": True,
    "BlockPublicPolicy": True,
    "RestrictPublicBuckets": True,
}


def at(minutes: float) -> datetime:
    """Return a moment of the run."""
    return BEGAN + timedelta(minutes=minutes)


def get(path: str) -> dict[str, Any]:
    return {"Get": path}


def join(*values: Any, on: str = "/") -> dict[str, Any]:
    return {"Std:Join": {"On": on, "Values": list(values)}}


def own(*rest: str) -> dict[str, Any]:
    """Return a location below the execution's own prefix."""
    return join("s3://pricing-data", get("Execution.PipelineExecutionId"), *rest)


def processing(name: str, inputs: dict[str, Any], outputs: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "Name": name,
        "Type": "Processing",
        "Arguments": {
            "ProcessingInputs": [{"InputName": each, "S3Input": {"S3Uri": uri}} for each, uri in inputs.items()],
            "ProcessingOutputConfig": {
                "Outputs": [{"OutputName": each, "S3Output": {"S3Uri": uri}} for each, uri in outputs.items()]
            },
            "ProcessingResources": {"ClusterConfig": {"InstanceType": "ml.m5.large", "InstanceCount": 1}},
            "AppSpecification": {"ImageUri": "image:1"},
        },
        **more,
    }


def training(name: str, source: Any) -> dict[str, Any]:
    return {
        "Name": name,
        "Type": "Training",
        "Arguments": {
            "AlgorithmSpecification": {"TrainingImage": "image:2"},
            "InputDataConfig": [{"ChannelName": "train", "DataSource": {"S3DataSource": {"S3Uri": source}}}],
            "OutputDataConfig": {"S3OutputPath": "s3://pricing-models/out"},
            "ResourceConfig": {"InstanceType": "ml.m5.large", "InstanceCount": 1},
        },
    }


def definition() -> dict[str, Any]:
    prep = processing("Prep", {"raw": get("Parameters.Raw")}, {"train": own("train"), "test": own("test")})
    train = training("Train", get("Steps.Prep.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri"))
    evaluate = processing(
        "Evaluate",
        {"model": get("Steps.Train.ModelArtifacts.S3ModelArtifacts"), "test": own("test")},
        {"evaluation": own("evaluation")},
        PropertyFiles=[{"PropertyFileName": "Report", "OutputName": "evaluation", "FilePath": "evaluation.json"}],
    )
    register = {
        "Name": "Register",
        "Type": "RegisterModel",
        "Arguments": {
            "ModelPackageGroupName": "pricing",
            "InferenceSpecification": {
                "Containers": [{"Image": "image:2", "ModelDataUrl": get("Steps.Train.ModelArtifacts.S3ModelArtifacts")}]
            },
        },
    }
    check = {
        "Name": "GoodEnough",
        "Type": "Condition",
        "Arguments": {
            "Conditions": [
                {
                    "Type": "LessThanOrEqualTo",
                    "LeftValue": {
                        "Std:JsonGet": {
                            "PropertyFile": get("Steps.Evaluate.PropertyFiles.Report"),
                            "Path": "regression_metrics.mse.value",
                        }
                    },
                    "RightValue": 6.0,
                }
            ],
            "IfSteps": [register],
            "ElseSteps": [{"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": "too bad"}}],
        },
    }
    return {
        "Version": "2020-12-01",
        "Parameters": [
            {"Name": "Raw", "Type": "String", "DefaultValue": "s3://pricing-raw/2025"},
            {"Name": "Depth", "Type": "Integer", "DefaultValue": 6},
        ],
        "Steps": [prep, train, evaluate, check],
    }


def execution_step(name: str, start: float, end: float | None, **more: Any) -> dict[str, Any]:
    ended = {} if end is None else {"EndTime": at(end)}
    status = "Executing" if end is None else "Succeeded"
    return {"StepName": name, "StepStatus": status, "StartTime": at(start), "AttemptCount": 1, **ended, **more}


def job_arn(kind: str, step: str) -> str:
    return f"{PREFIX}:{kind}/{EXECUTION_ID}-{step}"


def execution_steps() -> list[dict[str, Any]]:
    return [
        execution_step("Prep", 0, 10, Metadata={"ProcessingJob": {"Arn": job_arn("processing-job", "Prep")}}),
        execution_step("Train", 10, 30, Metadata={"TrainingJob": {"Arn": job_arn("training-job", "Train")}}),
        execution_step("Evaluate", 30, 40, Metadata={"ProcessingJob": {"Arn": job_arn("processing-job", "Evaluate")}}),
        execution_step("GoodEnough", 40, 41, Metadata={"Condition": {"Outcome": "True"}}),
        execution_step("Register", 41, 42, Metadata={"RegisterModel": {"Arn": PACKAGE_ARN}}),
    ]


def bucket_answers(bucket: str, region: str = REGION) -> dict[tuple[str, ...], Any]:
    """Return what AWS says of a bucket with KMS encryption, versions and blocked public access."""
    encryption = {
        "ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": f"key-of-{bucket}"},
        "BucketKeyEnabled": True,
    }
    return {
        ("s3:GetBucketLocation", bucket): {"LocationConstraint": region},
        ("s3:GetBucketEncryption", bucket, region): {"ServerSideEncryptionConfiguration": {"Rules": [encryption]}},
        ("s3:GetBucketVersioning", bucket, region): {"Status": "Enabled"},
        ("s3:GetPublicAccessBlock", bucket, region): {"PublicAccessBlockConfiguration": ALL_BLOCKED},
        ("s3:GetBucketTagging", bucket, region): {"TagSet": [{"Key": "team", "Value": "pricing"}]},
    }


def processing_job(step: str, inputs: dict[str, str], outputs: dict[str, str]) -> dict[str, Any]:
    arguments = processing(step, inputs, outputs)["Arguments"]
    return {"ProcessingJobName": f"{EXECUTION_ID}-{step}", "ProcessingJobStatus": "Completed", **arguments}


def job_answers() -> dict[tuple[str, ...], Any]:
    own_prefix = f"s3://pricing-data/{EXECUTION_ID}"
    train = training("Train", f"{own_prefix}/train")["Arguments"]
    return {
        ("sagemaker:DescribeProcessingJob", f"{EXECUTION_ID}-Prep"): processing_job(
            "Prep", {"raw": "s3://pricing-raw/2026"}, {"train": f"{own_prefix}/train", "test": f"{own_prefix}/test"}
        ),
        ("sagemaker:DescribeProcessingJob", f"{EXECUTION_ID}-Evaluate"): processing_job(
            "Evaluate", {"model": MODEL, "test": f"{own_prefix}/test"}, {"evaluation": f"{own_prefix}/evaluation"}
        ),
        ("sagemaker:DescribeTrainingJob", f"{EXECUTION_ID}-Train"): {
            **train,
            "TrainingJobName": f"{EXECUTION_ID}-Train",
            "ModelArtifacts": {"S3ModelArtifacts": MODEL},
            "FinalMetricDataList": [{"MetricName": "validation:rmse", "Value": 2.5, "Timestamp": at(30)}],
            "BillableTimeInSeconds": 900,
        },
        ("sagemaker:DescribeModelPackage", PACKAGE_ARN): {
            "ModelPackageArn": PACKAGE_ARN,
            "ModelPackageGroupName": "pricing",
            "ModelPackageVersion": 7,
            "ModelApprovalStatus": "PendingManualApproval",
            "ModelPackageStatus": "Completed",
            "InferenceSpecification": {"Containers": [{"Image": "image:2", "ModelDataUrl": MODEL}]},
        },
    }


def pricing() -> dict[tuple[str, ...], Any]:
    """Return every answer the whole lineage of ``pricing`` needs."""
    text = json.dumps(definition())
    summary = {
        "PipelineExecutionArn": EXECUTION_ARN,
        "StartTime": BEGAN,
        "PipelineExecutionStatus": "Succeeded",
        "PipelineExecutionDisplayName": "first",
    }
    table: dict[tuple[str, ...], Any] = {
        ("sagemaker:DescribePipeline", PIPELINE): {
            "PipelineArn": PIPELINE_ARN,
            "PipelineName": PIPELINE,
            "PipelineDisplayName": "Pricing",
            "PipelineDescription": "What things cost",
            "PipelineDefinition": text,
            "RoleArn": "arn:aws:iam::444455556666:role/pipelines",
            "PipelineStatus": "Active",
            "CreationTime": at(-6000),
            "LastModifiedTime": at(-600),
        },
        ("sagemaker:ListTags", PIPELINE_ARN): {"Tags": [{"Key": "DomainName", "Value": "studio"}]},
        ("sagemaker:ListPipelineExecutions", PIPELINE): {"PipelineExecutionSummaries": [summary]},
        ("sagemaker:DescribePipelineExecution", EXECUTION_ARN): {
            "PipelineExecutionArn": EXECUTION_ARN,
            "PipelineExecutionDisplayName": "first",
            "PipelineExecutionStatus": "Succeeded",
            "CreationTime": BEGAN,
            "LastModifiedTime": at(43),
            "CreatedBy": {"UserProfileName": "ada"},
        },
        ("sagemaker:DescribePipelineDefinitionForExecution", EXECUTION_ARN): {"PipelineDefinition": text},
        ("sagemaker:ListPipelineParametersForExecution", EXECUTION_ARN): {
            "PipelineParameters": [{"Name": "Raw", "Value": "s3://pricing-raw/2026"}]
        },
        ("sagemaker:ListPipelineExecutionSteps", EXECUTION_ARN): {"PipelineExecutionSteps": execution_steps()},
        ("sagemaker:ListDomains",): {
            "Domains": [
                {
                    "DomainName": "studio",
                    "DomainId": "d-1",
                    "DomainArn": f"{PREFIX}:domain/d-1",
                    "Status": "InService",
                }
            ]
        },
        ("s3control:GetPublicAccessBlock", ACCOUNT): ABSENT,
        ("s3:GetObject", REPORT): {"Body": b'{"regression_metrics": {"mse": {"value": 4.5}}}'},
        **job_answers(),
    }
    for bucket in BUCKETS:
        table |= bucket_answers(bucket)
    return table
