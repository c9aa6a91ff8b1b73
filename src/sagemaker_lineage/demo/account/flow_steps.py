"""Definitions, continued: steps that decide, wait, repeat, check, or run elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sagemaker_lineage.demo.account.naming import ACCOUNT, HOME, image
from sagemaker_lineage.demo.account.steps import ROLE, envelope, get, s3_input, s3_output

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Json = dict[str, Any]


def condition(name: str, tests: Sequence[Json], then: Sequence[Json], otherwise: Sequence[Json], **beside: Any) -> Json:
    """Return a Condition step."""
    body = {"Conditions": list(tests), "IfSteps": list(then), "ElseSteps": list(otherwise)}
    return envelope({"Name": name, "Type": "Condition", "Arguments": body}, **beside)


def compare(kind: str, left: Any, right: Any) -> Json:
    """Return one condition of a Condition step."""
    return {"Type": kind, "LeftValue": left, "RightValue": right}


def report_value(step: str, file: str, path: str) -> Json:
    """Return the value at a path of a property file."""
    return {"Std:JsonGet": {"PropertyFile": get(f"Steps.{step}.PropertyFiles.{file}"), "Path": path}}


def fail(name: str, message: Any, **beside: Any) -> Json:
    """Return a Fail step."""
    return envelope({"Name": name, "Type": "Fail", "Arguments": {"ErrorMessage": message}}, **beside)


def function(
    name: str, function_name: str, arguments: Mapping[str, Any], outputs: Mapping[str, str], **beside: Any
) -> Json:
    """Return a Lambda step; ``outputs`` are names with their types."""
    step = {
        "Name": name,
        "Type": "Lambda",
        "Arguments": dict(arguments),
        "FunctionArn": f"arn:aws:lambda:{HOME}:{ACCOUNT}:function:{function_name}",
        "OutputParameters": _declared(outputs),
    }
    return envelope(step, **beside)


def callback(name: str, queue: str, arguments: Mapping[str, Any], outputs: Mapping[str, str], **beside: Any) -> Json:
    """Return a Callback step; ``outputs`` are names with their types."""
    step = {
        "Name": name,
        "Type": "Callback",
        "Arguments": dict(arguments),
        "SqsQueueUrl": f"https://sqs.{HOME}.amazonaws.com/{ACCOUNT}/{queue}",
        "OutputParameters": _declared(outputs),
    }
    return envelope(step, **beside)


def _declared(outputs: Mapping[str, str]) -> list[Json]:
    return [{"OutputName": name, "OutputType": kind} for name, kind in outputs.items()]


def output_parameter(step: str, name: str) -> Json:
    """Return the reference to an output of a Lambda or Callback step."""
    return get(f"Steps.{step}.OutputParameters['{name}']")


def for_each(name: str, items: Any, body: Sequence[Json], **beside: Any) -> Json:
    """Return a ForEach step over a list, or a reference to text that holds one."""
    arguments = {"IterableItems": items, "MaxConcurrency": 3, "ForEachBody": list(body)}
    return envelope({"Name": name, "Type": "ForEach", "Arguments": arguments}, **beside)


def quality_check(name: str, dataset: Any, target: Any, **beside: Any) -> Json:
    """Return a QualityCheck step of data quality; baselines are given ``beside``."""
    body = _check("baseline_dataset_input", dataset, s3_output("quality_check_output", target))
    body["AppSpecification"] = {"ImageUri": image("sagemaker-model-monitor-analyzer")}
    return envelope({"Name": name, "Type": "QualityCheck", "Arguments": body, "CheckType": "DATA_QUALITY"}, **beside)


def clarify_check(name: str, dataset: Any, config: str, target: Any, **beside: Any) -> Json:
    """Return a ClarifyCheck step of data bias; ``config`` is the URI of its analysis configuration."""
    body = _check("dataset", dataset, s3_output("analysis_result", target))
    body["AppSpecification"] = {"ImageUri": image("sagemaker-clarify-processing:1.0")}
    body["ProcessingInputs"].insert(0, s3_input("analysis_config", config, "/opt/ml/processing/input/config"))
    return envelope({"Name": name, "Type": "ClarifyCheck", "Arguments": body, "CheckType": "DATA_BIAS"}, **beside)


def _check(label: str, dataset: Any, output: Json) -> Json:
    cluster = {"InstanceType": "ml.m5.large", "InstanceCount": 1, "VolumeSizeInGB": 30}
    return {
        "ProcessingResources": {"ClusterConfig": cluster},
        "RoleArn": ROLE,
        "ProcessingInputs": [s3_input(label, dataset, f"/opt/ml/processing/input/{label}")],
        "ProcessingOutputConfig": {"Outputs": [output]},
        "Environment": {"output_path": "/opt/ml/processing/output", "publish_cloudwatch_metrics": "Disabled"},
    }


def automl(name: str, source: Any, target: Any, column: str, **beside: Any) -> Json:
    """Return an AutoML step that classifies by one column."""
    data = {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": source}}
    body = {
        "InputDataConfig": [{"DataSource": data, "TargetAttributeName": column, "ChannelType": "training"}],
        "OutputDataConfig": {"S3OutputPath": target},
        "AutoMLJobConfig": {"CompletionCriteria": {"MaxCandidates": 20}, "Mode": "ENSEMBLING"},
        "AutoMLJobObjective": {"MetricName": "F1"},
        "ProblemType": "BinaryClassification",
        "RoleArn": ROLE,
    }
    return envelope({"Name": name, "Type": "AutoML", "Arguments": body}, **beside)


def emr(name: str, cluster: str, jar: str, arguments: Sequence[Any], **beside: Any) -> Json:
    """Return an EMR step on a cluster that runs already."""
    config = {"HadoopJarStep": {"Jar": jar, "Args": list(arguments)}}
    body = {"ClusterId": cluster, "StepConfig": config}
    return envelope({"Name": name, "Type": "EMR", "Arguments": body}, **beside)
