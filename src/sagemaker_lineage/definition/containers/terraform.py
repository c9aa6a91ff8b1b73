"""Pipelines of a Terraform plan or state: the output of ``terraform show -json``, or a state file.

Only the type of a resource is read, and of pipelines their address, name and definition. Nothing else is kept.
"""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.definition.containers.held import (
    DefinitionText,
    HeldPipeline,
    as_written,
    not_yet_known,
    stored_in_s3,
    text_or_none,
)
from sagemaker_lineage.errors import MalformedDefinition

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sagemaker_lineage.model.pipeline import Json

TYPE = "aws_sagemaker_pipeline"
NOTHING = f"The Terraform plan or state has no {TYPE} resource"
MOST_RESOURCES = 100_000
DEEPEST_MODULE = 100
_DEFINITION = "pipeline_definition"


class _Resource(NamedTuple):
    """The resource of a pipeline; ``unknown`` are the values that are unknown until the plan is applied."""

    address: str
    pointer: str
    values: Mapping[str, Json]
    unknown: Mapping[str, Json] = {}


def terraform_pipelines(document: Json) -> list[HeldPipeline] | None:
    """Return the pipelines of a plan or state in its order, None if ``document`` is neither.

    Raises :class:`~sagemaker_lineage.errors.MalformedDefinition` if it has more resources or modules than are read.
    """
    if not isinstance(document, dict):
        return None
    if "planned_values" in document or "resource_changes" in document:
        return [_held(each) for each in _of_plan(document)]
    if isinstance(document.get("values"), dict) and "root_module" in document["values"]:
        return [_held(each) for each in _of_modules(document["values"], "/values")]
    if not document.keys().isdisjoint({"terraform_version", "lineage"}) and "resources" in document:
        return [_held(each) for each in _of_state(document["resources"])]
    return None


def _held(resource: _Resource) -> HeldPipeline:
    return HeldPipeline(
        name=text_or_none(resource.values.get("pipeline_name")),
        resource=resource.address,
        pointer=f"{resource.pointer}/{_DEFINITION}",
        write=partial(_definition, resource),
    )


def _definition(resource: _Resource) -> DefinitionText:
    definition = text_or_none(resource.values.get(_DEFINITION))
    if definition is not None:
        return as_written(definition)
    if resource.unknown.get(_DEFINITION) is True:
        raise not_yet_known()
    stored = _entries(resource.values.get(f"{_DEFINITION}_s3_location"))
    if stored:
        raise stored_in_s3(stored[0].get("bucket"), stored[0].get("object_key"))
    raise MalformedDefinition(f"The resource has no {_DEFINITION}.")


def _of_plan(document: Mapping[str, Json]) -> list[_Resource]:
    planned = {each.address: each for each in _of_modules(document.get("planned_values"), "/planned_values")}
    for index, entry in _pipelines(document.get("resource_changes")):
        change = entry.get("change")
        after, unknown = (_mapping(_mapping(change).get(key)) for key in ("after", "after_unknown"))
        address = _address(entry)
        if address in planned:
            planned[address] = planned[address]._replace(unknown=unknown)
        elif after or unknown:
            planned[address] = _Resource(address, f"/resource_changes/{index}/change/after", after, unknown)
    return list(planned.values())


def _of_modules(values: Json, pointer: str) -> Iterator[_Resource]:
    """Yield the pipelines of the root module and its child modules, parents first."""
    waiting = [(_mapping(_mapping(values).get("root_module")), f"{pointer}/root_module", 0)]
    while waiting:
        module, place, depth = waiting.pop()
        for index, entry in _pipelines(module.get("resources")):
            yield _Resource(_address(entry), f"{place}/resources/{index}/values", _mapping(entry.get("values")))
        children = _entries(module.get("child_modules"))
        if children and depth == DEEPEST_MODULE:
            raise MalformedDefinition(f"Modules are nested more than {DEEPEST_MODULE} levels deep.", pointer=place)
        below = [(child, f"{place}/child_modules/{index}", depth + 1) for index, child in enumerate(children)]
        waiting += reversed(below)


def _of_state(resources: Json) -> Iterator[_Resource]:
    for index, entry in _pipelines(resources):
        module = text_or_none(entry.get("module"))
        address = f"{module}.{_address(entry)}" if module else _address(entry)
        for number, instance in enumerate(_entries(entry.get("instances"))):
            key = instance.get("index_key")
            place = f"/resources/{index}/instances/{number}/attributes"
            of_instance = address if key is None else f"{address}[{json.dumps(key)}]"
            yield _Resource(of_instance, place, _mapping(instance.get("attributes")))


def _pipelines(resources: Json) -> Iterator[tuple[int, Mapping[str, Json]]]:
    """Return the resources of a list that are pipelines, with their index. Raises ``MalformedDefinition``."""
    found = _entries(resources)
    if len(found) > MOST_RESOURCES:
        raise MalformedDefinition(f"The file has {len(found):,} resources; at most {MOST_RESOURCES:,} are read.")
    return ((index, entry) for index, entry in enumerate(found) if entry.get("type") == TYPE)


def _address(entry: Mapping[str, Json]) -> str:
    return text_or_none(entry.get("address")) or f"{TYPE}.{text_or_none(entry.get('name')) or '?'}"


def _entries(value: Json) -> list[Mapping[str, Json]]:
    """Return the elements of a list as objects, an empty list if ``value`` is not a list."""
    return [_mapping(each) for each in value] if isinstance(value, list) else []


def _mapping(value: Json) -> Mapping[str, Json]:
    return value if isinstance(value, dict) else {}
