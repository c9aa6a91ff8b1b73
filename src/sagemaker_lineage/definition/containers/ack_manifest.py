"""Pipelines of a Kubernetes manifest: ``Pipeline`` resources of the ACK controller for SageMaker."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sagemaker_lineage.definition.containers.held import (
    DefinitionText,
    HeldPipeline,
    as_written,
    stored_in_s3,
    text_or_none,
)
from sagemaker_lineage.errors import MalformedDefinition

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sagemaker_lineage.model.pipeline import Json

GROUP = "sagemaker.services.k8s.aws"
NOTHING = f"The manifest has no Pipeline resource of {GROUP}"


def manifest_pipelines(document: Json) -> list[HeldPipeline] | None:
    """Return the pipelines of a manifest or of a ``List`` of them, None if ``document`` is not a manifest."""
    if not isinstance(document, dict) or not {"apiVersion", "kind"} <= document.keys():
        return None
    items = document.get("items")
    if isinstance(items, list):
        return [_held(item, f"/items/{index}") for index, item in enumerate(items) if _is_pipeline(item)]
    return [_held(document, "")] if _is_pipeline(document) else []


def _is_pipeline(item: Json) -> bool:
    group = str(item.get("apiVersion")).partition("/")[0] if isinstance(item, dict) else None
    return group == GROUP and item.get("kind") == "Pipeline"


def _held(item: Mapping[str, Json], pointer: str) -> HeldPipeline:
    metadata, spec = item.get("metadata"), item.get("spec")
    names = metadata if isinstance(metadata, dict) else {}
    members = spec if isinstance(spec, dict) else {}
    parts = (text_or_none(names.get(key)) for key in ("namespace", "name"))
    return HeldPipeline(
        name=text_or_none(members.get("pipelineName")),
        resource="/".join(filter(None, parts)) or "Pipeline",
        pointer=f"{pointer}/spec/pipelineDefinition",
        write=partial(_definition, members),
    )


def _definition(spec: Mapping[str, Json]) -> DefinitionText:
    definition, stored = spec.get("pipelineDefinition"), spec.get("pipelineDefinitionS3Location")
    if isinstance(definition, str | dict) and definition:
        return as_written(definition)
    if isinstance(stored, dict):
        raise stored_in_s3(stored.get("bucket"), stored.get("objectKey"))
    raise MalformedDefinition("The resource has no pipelineDefinition.")
