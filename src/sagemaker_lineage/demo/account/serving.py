"""What serves the account's models: models deployed by hand, their endpoints, and the feature store."""

from __future__ import annotations

from typing import Any

from sagemaker_lineage.demo.account.feature_store import GROUP
from sagemaker_lineage.demo.account.naming import HOME, arn, image, kms_key, role
from sagemaker_lineage.demo.account.values import Job, Pipeline

Json = dict[str, Any]
_HOUR, _DAY = 3600.0, 86400.0
_SERVING = role("service-role/AmazonSageMaker-ExecutionRole-Serving")
_NETWORK: Json = {"SecurityGroupIds": ["sg-0b1c2d3e4f5a6b7c8"], "Subnets": ["subnet-0a1b2c3d4e5f6a7b8"]}


def claims_risk(pipeline: Pipeline) -> tuple[Job, ...]:
    """Return the endpoint of the newest registered model of ``claims-risk-weekly``, which captures what it is asked."""
    package = _newest(pipeline, "ModelPackage")
    container = {"ModelPackageName": package.arn, "Environment": {}}
    capture = {
        "EnableCapture": True,
        "InitialSamplingPercentage": 20,
        "DestinationS3Uri": "s3://acme-capture/claims-risk",
        "CaptureOptions": [{"CaptureMode": "Input"}, {"CaptureMode": "Output"}],
    }
    at = package.began + 0.5 * _HOUR
    return _deployed("claims-risk-live", container, at, {"DataCaptureConfig": capture}, {})


def house_prices(pipeline: Pipeline) -> tuple[Job, ...]:
    """Return the endpoint of the newest model data of ``mlops-pipeline``, in a VPC and with keys of its own."""
    trained = _newest(pipeline, "TrainingJob")
    data = trained.answer["ModelArtifacts"]["S3ModelArtifacts"]
    container = {"Image": image("sagemaker-xgboost:1.7-1"), "ModelDataUrl": data, "Environment": {}}
    safe: Json = {"VpcConfig": _NETWORK, "EnableNetworkIsolation": True}
    return _deployed("house-prices-live", container, trained.ended + _HOUR, {"KmsKeyId": kms_key("models")}, safe)


def bench(pipeline: Pipeline, bucket: str) -> tuple[Job, ...]:
    """Return an endpoint of the newest model data of a pipeline for benchmarks, which captures requests in a bucket."""
    trained = _newest(pipeline, "TrainingJob")
    container = {"ModelDataUrl": trained.answer["ModelArtifacts"]["S3ModelArtifacts"], "Environment": {}}
    capture = {"EnableCapture": True, "InitialSamplingPercentage": 20, "DestinationS3Uri": f"s3://{bucket}/requests"}
    return _deployed("bench-live", container, trained.ended + _HOUR, {"DataCaptureConfig": capture}, {})


def supplier_risk(pipeline: Pipeline) -> tuple[Job, ...]:
    """Return the endpoint of the registered model of ``supplier-risk``."""
    package = _newest(pipeline, "ModelPackage")
    container = {"ModelPackageName": package.arn, "Environment": {}}
    return _deployed("supplier-risk-live", container, package.began + _HOUR, {}, {})


def feature_groups(at: float) -> tuple[Job, ...]:
    """Return the feature group that ``feature-store-load`` fills, with a key for its offline store."""
    group_arn = arn("feature-group", GROUP)
    made = at - 70 * _DAY
    storage = {
        "S3Uri": "s3://acme-ml-feat/feature-store",
        "KmsKeyId": kms_key("feat"),
        "ResolvedOutputS3Uri": "s3://acme-ml-feat/feature-store/111122223333/sagemaker/ap-northeast-2/offline-store",
    }
    answer: Json = {
        "FeatureGroupArn": group_arn,
        "FeatureGroupName": GROUP,
        "RecordIdentifierFeatureName": "house_id",
        "EventTimeFeatureName": "event_time",
        "FeatureDefinitions": [{"FeatureName": "house_id", "FeatureType": "String"}],
        "CreationTime": made,
        "OfflineStoreConfig": {"S3StorageConfig": storage, "DisableGlueTableCreation": False},
        "RoleArn": _SERVING,
        "FeatureGroupStatus": "Created",
        "NextToken": "",
    }
    return (_thing("FeatureGroup", GROUP, group_arn, made, answer),)


def _newest(pipeline: Pipeline, kind: str) -> Job:
    """Return what the last execution that made such a thing made of it."""
    made = [job for run in pipeline.executions for job in run.jobs if job.kind == kind]
    return max(made, key=lambda job: job.began)


def _deployed(name: str, container: Json, at: float, config: Json, model: Json) -> tuple[Job, ...]:
    """Return model, endpoint configuration and endpoint of one name."""
    model_arn, config_arn, endpoint_arn = (arn(noun, name) for noun in ("model", "endpoint-config", "endpoint"))
    made = {"ModelName": name, "ModelArn": model_arn, "ExecutionRoleArn": _SERVING, "CreationTime": at}
    isolated = {"EnableNetworkIsolation": False}
    variant = {"VariantName": "AllTraffic", "ModelName": name, "InitialInstanceCount": 2, "InstanceType": "ml.m5.large"}
    configured = {
        "EndpointConfigName": name,
        "EndpointConfigArn": config_arn,
        "ProductionVariants": [variant],
        "CreationTime": at,
    }
    running = {
        "EndpointName": name,
        "EndpointArn": endpoint_arn,
        "EndpointConfigName": name,
        "EndpointStatus": "InService",
        "CreationTime": at,
        "LastModifiedTime": at + 300,
        "ProductionVariants": [{"VariantName": "AllTraffic", "CurrentWeight": 1.0, "CurrentInstanceCount": 2}],
    }
    if "DataCaptureConfig" in config:
        running["DataCaptureConfig"] = _capturing(config["DataCaptureConfig"])
    return (
        _thing("Model", name, model_arn, at, made | {"PrimaryContainer": container} | isolated | model),
        _thing("EndpointConfig", name, config_arn, at, configured | config),
        _thing("Endpoint", name, endpoint_arn, at, running),
    )


def _capturing(config: Json) -> Json:
    return {
        "EnableCapture": config["EnableCapture"],
        "CaptureStatus": "Started",
        "CurrentSamplingPercentage": config["InitialSamplingPercentage"],
        "DestinationS3Uri": config["DestinationS3Uri"],
        "KmsKeyId": config.get("KmsKeyId", ""),
    }


def _thing(kind: str, name: str, thing_arn: str, at: float, answer: Json) -> Job:
    return Job(kind=kind, region=HOME, name=name, arn=thing_arn, began=at, ended=at, answer=answer)
