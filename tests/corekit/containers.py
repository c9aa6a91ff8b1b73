"""Files that contain a definition, made of the definition's text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable

FIXTURES = Path(__file__).parents[1] / "fixtures" / "containers"
CANARY = "hunter2-canary"
"""The secret in neighbours of the pipelines in the fixtures."""
NAME = "churn"


def fixture(name: str) -> str:
    """Return the text of a fixture."""
    return (FIXTURES / name).read_text(encoding="utf-8")


def template(body: Any, name: Any = NAME, **parameters: Any) -> dict[str, Any]:
    """Return a CloudFormation template with one pipeline."""
    properties = {"PipelineName": name, "PipelineDefinition": {"PipelineDefinitionBody": body}}
    resource = {"Type": "AWS::SageMaker::Pipeline", "Properties": properties}
    return {"Parameters": parameters, "Resources": {"Queue": {"Type": "AWS::SQS::Queue"}, "Churn": resource}}


def state(*instances: dict[str, Any], **resource: Any) -> dict[str, Any]:
    """Return a Terraform state file with one pipeline resource."""
    pipeline = {"type": "aws_sagemaker_pipeline", "name": "p", **resource, "instances": list(instances)}
    return {"version": 4, "terraform_version": "1.9.8", "resources": [{"type": "aws_iam_role"}, pipeline]}


def module(text: str, depth: int = 0) -> dict[str, Any]:
    """Return a Terraform module with a pipeline in a child module ``depth`` levels below it."""
    values = {"pipeline_name": NAME, "pipeline_definition": text}
    resource = {"address": f"{'module.m.' * depth}aws_sagemaker_pipeline.p", "type": "aws_sagemaker_pipeline"}
    found: dict[str, Any] = {"resources": [{**resource, "values": values}]}
    for _ in range(depth):
        found = {"child_modules": [found]}
    return found


def manifest(body: Any, name: str = NAME) -> dict[str, Any]:
    """Return an ACK manifest."""
    group = "sagemaker.services.k8s.aws/v1alpha1"
    spec = {"pipelineName": name, "pipelineDefinition": body}
    return {"apiVersion": group, "kind": "Pipeline", "metadata": {"name": name}, "spec": spec}


def _pieces(text: str) -> list[str]:
    return [text[start : start + 40] for start in range(0, len(text), 40)]


def _change(text: str) -> dict[str, Any]:
    after = {"pipeline_name": NAME, "pipeline_definition": text}
    return {"address": "a", "type": "aws_sagemaker_pipeline", "change": {"actions": ["create"], "after": after}}


TEXT_CONTAINERS: dict[str, Callable[[str], str]] = {
    "JSON string": json.dumps,
    "DescribePipeline": lambda text: json.dumps({"PipelineName": NAME, "PipelineDefinition": text}),
    "DescribePipeline as YAML": lambda text: yaml.safe_dump({"PipelineName": NAME, "PipelineDefinition": text}),
    "after log lines": lambda text: f'INFO - ready: 1\n{{"level": "info"}}\n{text}',
    "CloudFormation": lambda text: json.dumps(template(text)),
    "CloudFormation with Fn::Sub": lambda text: json.dumps(template({"Fn::Sub": text.replace("${", "${!")})),
    "CloudFormation with Fn::Join": lambda text: json.dumps(template({"Fn::Join": ["", _pieces(text)]})),
    "CloudFormation with Ref": lambda text: json.dumps(
        template({"Ref": "Body"}, Body={"Type": "String", "Default": text})
    ),
    "CloudFormation as YAML": lambda text: yaml.safe_dump(template(text)),
    "Terraform plan": lambda text: json.dumps({"planned_values": {"root_module": module(text, 3)}}),
    "Terraform resource_changes": lambda text: json.dumps({"resource_changes": [_change(text)]}),
    "Terraform state": lambda text: json.dumps({"values": {"root_module": module(text)}}),
    "Terraform state file": lambda text: json.dumps(
        state({"attributes": {"pipeline_name": NAME, "pipeline_definition": text}})
    ),
    "ACK manifest": lambda text: yaml.safe_dump_all([{"kind": "Secret", "apiVersion": "v1"}, manifest(text)]),
    "ACK list": lambda text: json.dumps({"apiVersion": "v1", "kind": "List", "items": [manifest(text)]}),
}
"""Files with the definition as text, by kind."""

OBJECT_CONTAINERS: dict[str, Callable[[Any], str]] = {
    "CloudFormation": lambda value: json.dumps(template(value)),
    "CloudFormation with Fn::ToJsonString": lambda value: json.dumps(template({"Fn::ToJsonString": value})),
    "CloudFormation as YAML": lambda value: yaml.safe_dump(template(value)),
    "ACK manifest": lambda value: yaml.safe_dump(manifest(value)),
    "YAML": lambda value: yaml.safe_dump(value, sort_keys=False),
}
"""Files with the definition as an object, by kind."""
