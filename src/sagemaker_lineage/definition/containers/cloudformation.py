"""Pipelines of a CloudFormation template, also written by SAM or the CDK."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sagemaker_lineage.definition.containers.held import DefinitionText, HeldPipeline, stored_in_s3
from sagemaker_lineage.definition.containers.intrinsic_functions import Functions, is_function
from sagemaker_lineage.definition.pointer import escape
from sagemaker_lineage.errors import MalformedDefinition

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sagemaker_lineage.model.pipeline import Json

TYPE = "AWS::SageMaker::Pipeline"
NOTHING = f"The template has no {TYPE} resource"
_BODY = "PipelineDefinitionBody"


def template_pipelines(document: Json) -> list[HeldPipeline] | None:
    """Return the pipelines of a template in its order, None if ``document`` is not a template."""
    resources = document.get("Resources") if isinstance(document, dict) else None
    if not isinstance(resources, dict):
        return None
    functions = Functions(document)
    return [
        _held(logical_id, resource, functions)
        for logical_id, resource in resources.items()
        if isinstance(resource, dict) and resource.get("Type") == TYPE
    ]


def _held(logical_id: str, resource: Mapping[str, Json], functions: Functions) -> HeldPipeline:
    properties = resource.get("Properties")
    members = properties if isinstance(properties, dict) else {}
    definition = members.get("PipelineDefinition")
    body = f"/{_BODY}" if isinstance(definition, dict) and _BODY in definition else ""
    return HeldPipeline(
        name=functions.known_text(members.get("PipelineName")),
        resource=logical_id,
        pointer=f"/Resources/{escape(logical_id)}/Properties/PipelineDefinition{body}",
        write=partial(_definition, definition, functions),
    )


def _definition(value: Json, functions: Functions) -> DefinitionText:
    members = value if isinstance(value, dict) else {}
    body, stored = members.get(_BODY), members.get("PipelineDefinitionS3Location")
    if isinstance(body, str | dict):
        return functions.definition(body)
    if isinstance(stored, dict):
        raise stored_in_s3(functions.known_text(stored.get("Bucket")), functions.known_text(stored.get("Key")))
    if is_function(value):
        return functions.definition(value)
    raise MalformedDefinition(f"The resource has no {_BODY} as text or as an object.")
