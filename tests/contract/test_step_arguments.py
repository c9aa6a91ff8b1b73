"""The step types against botocore's service model: a member AWS adds must be known here, and be a port or not."""

from __future__ import annotations

import re
from functools import cache

import botocore.session
import pytest
from botocore.model import ListShape, MapShape, Shape, StructureShape

from sagemaker_lineage.definition.steps import PortSpec, spec_of
from sagemaker_lineage.graph.select import path_keys

REQUESTS = {
    "AutoML": ("CreateAutoMLJob", "CreateAutoMLJobV2"),
    "ClarifyCheck": ("CreateProcessingJob",),
    "Endpoint": ("CreateEndpoint",),
    "EndpointConfig": ("CreateEndpointConfig",),
    "InferenceComponent": ("CreateInferenceComponent",),
    "Job": ("CreateJob",),
    "Model": ("CreateModel",),
    "Processing": ("CreateProcessingJob",),
    "QualityCheck": ("CreateProcessingJob",),
    "RegisterModel": ("CreateModelPackage",),
    "Training": ("CreateTrainingJob",),
    "Transform": ("CreateTransformJob",),
    "Tuning": ("CreateHyperParameterTuningJob",),
}
LOCATION = re.compile(r"(S3Uri|Ur[il]|S3OutputPath|S3FailurePath)$")


@cache
def _shapes(kind: str) -> tuple[StructureShape, ...]:
    model = botocore.session.get_session().get_service_model("sagemaker")
    return tuple(model.operation_model(name).input_shape for name in REQUESTS[kind])


def _members(kind: str) -> set[str]:
    return {name for shape in _shapes(kind) for name in shape.members}


def _below(shapes: list[Shape], key: str) -> list[Shape]:
    """Return the shapes that ``key`` of a port's path leads to."""
    found: list[Shape] = []
    for shape in shapes:
        if isinstance(shape, ListShape) and key == "[]":
            found.append(shape.member)
        elif isinstance(shape, MapShape):
            found.append(shape.value)
        elif isinstance(shape, StructureShape):
            found += shape.members.values() if key == "*" else [shape.members[key]] if key in shape.members else []
    return found


def _exists(kind: str, path: str) -> bool:
    shapes: list[Shape] = list(_shapes(kind))
    for key in path_keys(path):
        shapes = _below(shapes, key)
    return bool(shapes)


def _is_text(kind: str, path: str) -> bool:
    shapes: list[Shape] = list(_shapes(kind))
    for key in path_keys(path):
        shapes = _below(shapes, key)
    return {shape.type_name for shape in shapes} == {"string"}


@pytest.mark.parametrize("kind", REQUESTS)
def test_the_known_arguments_are_the_members_of_the_request(kind: str) -> None:
    assert spec_of(kind).arguments == _members(kind)


def _ports(kind: str) -> list[PortSpec]:
    spec = spec_of(kind)
    return [port for port in (*spec.inputs, *spec.outputs) if not port.path.startswith("^")]


@pytest.mark.parametrize("kind", REQUESTS)
def test_every_port_stands_in_the_request(kind: str) -> None:
    assert [port.path for port in _ports(kind) if not _exists(kind, port.path)] == []


@pytest.mark.parametrize("kind", REQUESTS)
def test_every_port_is_a_text_or_is_put_together_from_some(kind: str) -> None:
    paths = [f"{port.path}.{key}" if key else port.path for port in _ports(kind) for key in port.described or ("",)]
    assert [path for path in paths if not _is_text(kind, path)] == []


@pytest.mark.parametrize("kind", REQUESTS)
def test_images_and_machines_stand_in_the_request(kind: str) -> None:
    spec = spec_of(kind)
    paths = (*spec.images, *spec.instance_type, *spec.instance_count)
    assert [path for path in paths if not _exists(kind, path)] == []


def _locations(shape: Shape, path: str, around: frozenset[str]) -> list[str]:
    """Return the paths of all members that are named like a location."""
    if isinstance(shape, ListShape):
        return _locations(shape.member, f"{path}[]", around)
    if not isinstance(shape, StructureShape) or shape.name in around:
        return [path] if shape.type_name == "string" and LOCATION.search(path) else []
    inside = around | {shape.name}
    return [found for key, each in shape.members.items() for found in _locations(each, f"{path}.{key}", inside)]


def _is_taken(kind: str, path: str) -> bool:
    spec = spec_of(kind)
    ports = [*(port.path for port in _ports(kind)), *spec.images]
    described = [f"{port.path}.{key}" for port in _ports(kind) for key in port.described]
    patterns = (re.escape(known).replace(r"\*", "[^.]+") for known in (*ports, *described))
    return any(re.fullmatch(pattern, path) for pattern in patterns)


@pytest.mark.parametrize("kind", REQUESTS)
def test_every_location_of_the_request_is_a_port(kind: str) -> None:
    paths = [path[1:] for shape in _shapes(kind) for path in _locations(shape, "", frozenset())]
    assert [path for path in paths if not _is_taken(kind, path)] == []
