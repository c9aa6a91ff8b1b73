"""The step types: each is registered, has a fixture that exercises every path, and a graph that was looked at."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from corekit.golden import assert_golden, plain
from corekit.graphs import graph_of
from sagemaker_lineage.definition import parse_definition, steps
from sagemaker_lineage.definition.expressions import is_expression
from sagemaker_lineage.definition.steps import ENVELOPE, STEP_SPECS, StepSpec, is_known, spec_of
from sagemaker_lineage.graph.select import path_keys, select

if TYPE_CHECKING:
    from sagemaker_lineage.model.pipeline import Pipeline

FIXTURES = Path(__file__).parents[2] / "fixtures" / "steps"
NAMES = sorted(folder.name for folder in FIXTURES.iterdir() if folder.is_dir())
NO_STEP_TYPE = {"__init__", "spec", "shapes"}
MODULES = sorted(path.stem for path in Path(steps.__file__).parent.glob("*.py") if path.stem not in NO_STEP_TYPE)
SHOWN = ("type", "inputs", "outputs", "images", "instance", "cache_enabled", "parent", "branch", "depends_on")


def _spec(name: str) -> StepSpec:
    return import_module(f"sagemaker_lineage.definition.steps.{name}").SPEC


def _definition(name: str) -> Any:
    return json.loads((FIXTURES / name / "definition.json").read_text(encoding="utf-8"))


def _pipeline(name: str) -> Pipeline:
    return parse_definition(json.dumps(_definition(name)))


def test_every_module_of_the_package_is_a_registered_step_type() -> None:
    assert [_spec(name) for name in MODULES] == list(STEP_SPECS)


def test_every_step_type_is_registered_once() -> None:
    kinds = [spec.type for spec in STEP_SPECS]
    assert len(kinds) == len(set(kinds))
    assert all(spec_of(kind).type == kind and is_known(kind) for kind in kinds)


def test_every_step_type_has_a_fixture() -> None:
    assert sorted([*MODULES, "unknown_type"]) == NAMES


def test_an_unknown_type_is_guessed_everywhere() -> None:
    assert not is_known("Athena")
    assert spec_of("Athena").free_arguments


@pytest.mark.parametrize("name", NAMES)
def test_a_fixture_gives_the_graph_that_was_looked_at(name: str) -> None:
    graph = graph_of(_definition(name))
    nodes = {
        node.id: {key: fact for key, fact in plain(node).items() if key in SHOWN}
        for node in sorted(graph.nodes, key=lambda node: node.position)
    }
    edges = [f"{edge.source} -> {edge.target}" for edge in graph.edges]
    seen = {
        "order": [node.id for node in graph.nodes],
        "nodes": nodes,
        "edges": [
            {"between": between, **_without_ends(edge)} for between, edge in zip(edges, graph.edges, strict=True)
        ],
        "artifacts": plain(graph.artifacts),
        "resources": plain(graph.resources),
        "gaps": plain(graph.gaps),
    }
    assert_golden(seen, FIXTURES / name / "graph.json")


def _without_ends(edge: Any) -> dict[str, Any]:
    return {key: fact for key, fact in plain(edge).items() if key not in {"source", "target"}}


@pytest.mark.parametrize("name", MODULES)
def test_a_fixture_exercises_every_path_of_its_type(name: str) -> None:
    spec = _spec(name)
    pipeline = _pipeline(name)
    found = [step for step in pipeline.steps if step.type == spec.type]
    ports = [port.path for port in (*spec.inputs, *spec.outputs)]
    silent = [
        path
        for path in (*ports, *spec.images, *spec.instance_type, *spec.instance_count)
        if not any(select(step.body if path.startswith("^") else step.arguments, path, "", None) for step in found)
    ]
    assert silent == []


@pytest.mark.parametrize("name", [name for name in MODULES if _spec(name).produced])
def test_a_fixture_refers_to_everything_its_type_produces(name: str) -> None:
    kinds = {step["Name"]: step["Type"] for step in _definition(name)["Steps"]}
    spec = _spec(name)
    text = json.dumps(_definition(name))
    for produced in spec.produced:
        ends = [key for key in produced.path.split(".") if key != "*"]
        names = [step for step, kind in kinds.items() if kind == spec.type]
        assert any(f"Steps.{step}.{ends[0]}" in text for step in names), produced.path


@pytest.mark.parametrize("spec", STEP_SPECS, ids=lambda spec: spec.type)
def test_the_paths_of_a_type_start_at_keys_it_knows(spec: StepSpec) -> None:
    beside = {path_keys(port.path)[0] for port in (*spec.inputs, *spec.outputs) if port.path.startswith("^")}
    below = {path_keys(port.path)[0] for port in (*spec.inputs, *spec.outputs) if not port.path.startswith("^")}
    machines = {path_keys(path)[0] for path in (*spec.images, *spec.instance_type, *spec.instance_count)}
    assert beside <= spec.envelope | ENVELOPE
    assert below | machines | spec.documents <= spec.arguments


@pytest.mark.parametrize("name", NAMES)
def test_no_step_is_lost(name: str) -> None:
    names: list[str] = []
    waiting: list[Any] = [_definition(name)["Steps"]]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, dict) and not is_expression(value):
            names += [value["Name"]] if "Type" in value and "Name" in value else []
            arguments = value.get("Arguments", {})
            waiting.extend(arguments.get(key, []) for key in ("IfSteps", "ElseSteps", "ForEachBody"))
    assert sorted(names) == sorted(node.id for node in graph_of(_definition(name)).nodes)
