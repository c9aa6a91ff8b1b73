"""Definitions in the shape the SageMaker SDK emits: parameters, expressions and step objects."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sagemaker_lineage.demo.account.naming import role

if TYPE_CHECKING:
    from collections.abc import Mapping

Json = dict[str, Any]
ROLE = role("service-role/AmazonSageMaker-ExecutionRole-Pipelines")


def get(path: str) -> Json:
    """Return a reference: ``Parameters.X``, ``Steps.X.…``, ``Execution.X``."""
    return {"Get": path}


def join(*values: Any, on: str = "/") -> Json:
    """Return a ``Std:Join``."""
    return {"Std:Join": {"On": on, "Values": list(values)}}


def below(*parts: Any) -> Json:
    """Return an S3 URI of a bucket and key parts, as the SDK joins it."""
    return join("s3:/", *parts)


def output_of(step: str, output: str) -> Json:
    """Return the reference to a Processing step's output."""
    return get(f"Steps.{step}.ProcessingOutputConfig.Outputs['{output}'].S3Output.S3Uri")


def model_of(step: str) -> Json:
    """Return the reference to a Training step's model."""
    return get(f"Steps.{step}.ModelArtifacts.S3ModelArtifacts")


def parameter(name: str, kind: str = "String", default: Any = None, choices: Sequence[str] = ()) -> Json:
    """Return a parameter; no default means that every execution gives the value."""
    declared: Json = {"Name": name, "Type": kind}
    if default is not None:
        declared["DefaultValue"] = default
    return declared | ({"EnumValues": list(choices)} if choices else {})


def definition(parameters: Sequence[Json], steps: Sequence[Json]) -> Json:
    """Return a whole definition."""
    experiment = {"ExperimentName": get("Execution.PipelineName"), "TrialName": get("Execution.PipelineExecutionId")}
    return {
        "Version": "2020-12-01",
        "Metadata": {},
        "Parameters": list(parameters),
        "PipelineExperimentConfig": experiment,
        "Steps": list(steps),
    }


def dump(document: Json) -> str:
    """Return a definition as text."""
    return json.dumps(document, ensure_ascii=False)


def envelope(
    step: Json, *, display: str | None = None, description: str | None = None, after: Sequence[Any] = (), **more: Any
) -> Json:
    """Return a step with what may stand beside its arguments; ``after`` is DependsOn."""
    words = {"DisplayName": display, "Description": description, "DependsOn": list(after) or None}
    return step | {name: value for name, value in words.items() if value} | more


def cached(days: int = 30) -> Json:
    """Return a step's CacheConfig."""
    return {"Enabled": True, "ExpireAfter": f"P{days}D"}


def retried(attempts: int = 3) -> list[Json]:
    """Return a step's RetryPolicies."""
    policy = {"BackoffRate": 2.0, "IntervalSeconds": 30, "MaxAttempts": attempts}
    return [policy | {"ExceptionType": ["Step.SERVICE_FAULT", "Step.THROTTLING", "SageMaker.JOB_INTERNAL_ERROR"]}]


def s3_input(name: str, uri: Any, path: str | None = None) -> Json:
    """Return a Processing input from S3."""
    source = {
        "S3Uri": uri,
        "LocalPath": path or f"/opt/ml/processing/input/{name}",
        "S3DataType": "S3Prefix",
        "S3InputMode": "File",
        "S3DataDistributionType": "FullyReplicated",
        "S3CompressionType": "None",
    }
    return {"InputName": name, "AppManaged": False, "S3Input": source}


def s3_output(name: str, uri: Any) -> Json:
    """Return a Processing output to S3."""
    target = {"S3Uri": uri, "LocalPath": f"/opt/ml/processing/{name}", "S3UploadMode": "EndOfJob"}
    return {"OutputName": name, "AppManaged": False, "S3Output": target}


@dataclass(frozen=True, slots=True)
class Code:
    """What a Processing job runs: an image, a script at an S3 URI, arguments for it."""

    image: str
    script: str
    arguments: Sequence[Any] = ()


def _application(code: Code) -> Json:
    program = f"/opt/ml/processing/input/code/{code.script.rpartition('/')[2]}"
    application: Json = {"ImageUri": code.image, "ContainerEntrypoint": ["python3", program]}
    return application | ({"ContainerArguments": list(code.arguments)} if code.arguments else {})


def processing(
    name: str,
    code: Code,
    inputs: Mapping[str, Any],
    outputs: Sequence[Json],
    instance: tuple[Any, Any] = ("ml.m5.xlarge", 1),
    **beside: Any,
) -> Json:
    """Return a Processing step; ``instance`` is (type, count), ``beside`` as in :func:`envelope`."""
    cluster = {"InstanceType": instance[0], "InstanceCount": instance[1], "VolumeSizeInGB": 30}
    script = s3_input("code", code.script, "/opt/ml/processing/input/code")
    body = {
        "ProcessingResources": {"ClusterConfig": cluster},
        "AppSpecification": _application(code),
        "RoleArn": ROLE,
        "ProcessingInputs": [*(s3_input(label, uri) for label, uri in inputs.items()), script],
        "ProcessingOutputConfig": {"Outputs": list(outputs)},
    }
    return envelope({"Name": name, "Type": "Processing", "Arguments": body}, **beside)


def property_file(name: str, output: str, path: str) -> Json:
    """Return a property file a Processing step declares."""
    return {"PropertyFileName": name, "OutputName": output, "FilePath": path}


def channel(name: str, uri: Any, content: str = "text/csv") -> Json:
    """Return an input channel of a training."""
    source = {"S3DataType": "S3Prefix", "S3Uri": uri, "S3DataDistributionType": "FullyReplicated"}
    return {"DataSource": {"S3DataSource": source}, "ContentType": content, "ChannelName": name}


def training_arguments(
    image: str, channels: Mapping[str, Any], target: Any, *, instance: tuple[Any, Any] = ("ml.m5.xlarge", 1)
) -> Json:
    """Return what a training and a definition of a tuning job have in common."""
    return {
        "AlgorithmSpecification": {"TrainingInputMode": "File", "TrainingImage": image},
        "OutputDataConfig": {"S3OutputPath": target},
        "StoppingCondition": {"MaxRuntimeInSeconds": 86400},
        "ResourceConfig": {"VolumeSizeInGB": 30, "InstanceCount": instance[1], "InstanceType": instance[0]},
        "RoleArn": ROLE,
        "InputDataConfig": [channel(name, uri) for name, uri in channels.items()],
    }


def training(name: str, arguments: Json, *, hyper: Mapping[str, Any], profile: Any = None, **beside: Any) -> Json:
    """Return a Training step; ``profile`` is where its profiler writes."""
    body = arguments | {"HyperParameters": dict(hyper)}
    if profile is not None:
        body |= {"ProfilerConfig": {"S3OutputPath": profile, "DisableProfiler": False}}
    return envelope({"Name": name, "Type": "Training", "Arguments": body}, **beside)


def model_container(image: str, model: Any) -> Json:
    """Return a container of a model or a model package."""
    return {"Image": image, "ModelDataUrl": model}


def register(name: str, group: Any, container: Json, *, approval: Any, metrics: Any = None, **beside: Any) -> Json:
    """Return a RegisterModel step; ``metrics`` is the URI of the model-quality statistics."""
    body: Json = {
        "ModelPackageGroupName": group,
        "InferenceSpecification": {
            "Containers": [container | {"Environment": {}}],
            "SupportedContentTypes": ["text/csv"],
            "SupportedResponseMIMETypes": ["text/csv"],
            "SupportedRealtimeInferenceInstanceTypes": ["ml.m5.large", "ml.m5.xlarge"],
            "SupportedTransformInstanceTypes": ["ml.m5.xlarge"],
        },
        "ModelApprovalStatus": approval,
        "SkipModelValidation": "None",
    }
    if metrics is not None:
        statistics = {"ContentType": "application/json", "S3Uri": metrics}
        body["ModelMetrics"] = {"ModelQuality": {"Statistics": statistics}, "Bias": {}, "Explainability": {}}
    return envelope({"Name": name, "Type": "RegisterModel", "Arguments": body}, **beside)


def model(name: str, container: Json, **beside: Any) -> Json:
    """Return a Model step."""
    body = {"ExecutionRoleArn": ROLE, "PrimaryContainer": container | {"Environment": {}}}
    return envelope({"Name": name, "Type": "Model", "Arguments": body}, **beside)


def transform(name: str, model_name: Any, source: Any, target: Any, **beside: Any) -> Json:
    """Return a Transform step."""
    data = {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": source}}
    body = {
        "ModelName": model_name,
        "TransformInput": {"DataSource": data, "ContentType": "text/csv", "SplitType": "Line"},
        "TransformOutput": {"S3OutputPath": target, "AssembleWith": "Line", "Accept": "text/csv"},
        "TransformResources": {"InstanceType": "ml.m5.4xlarge", "InstanceCount": 2},
    }
    return envelope({"Name": name, "Type": "Transform", "Arguments": body}, **beside)


def tuning(name: str, config: Json, trained: Json, **beside: Any) -> Json:
    """Return a Tuning step; ``config`` is the tuning's own configuration, ``trained`` its training."""
    body = {"HyperParameterTuningJobConfig": config, "TrainingJobDefinition": trained}
    return envelope({"Name": name, "Type": "Tuning", "Arguments": body}, **beside)
