"""Small definitions, one trap of data flow each: all ports and all edges as they were looked at."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from corekit.golden import assert_golden
from corekit.graphs import graph_of
from corekit.invariants import assert_sound
from sagemaker_lineage.definition import parse_definition

if TYPE_CHECKING:
    from sagemaker_lineage.model.graph import Artifact, LineageGraph, Port, Resource

FOLDER = Path(__file__).parents[1] / "fixtures" / "flows"
CASES = sorted(path.name.removesuffix(".definition.json") for path in FOLDER.glob("*.definition.json"))


def _definition(case: str) -> Any:
    return json.loads((FOLDER / f"{case}.definition.json").read_text(encoding="utf-8"))


def _text(thing: Artifact | Resource) -> str:
    """Return a location as it is written, with ``${…}``, and a named resource as ``KIND NAME``."""
    if hasattr(thing, "uri"):
        return thing.expression or thing.uri
    return f"{thing.kind} {thing.name}"


def _names(graph: LineageGraph, port: Port) -> dict[str, str]:
    """Return what a port names, and what that is a part of."""
    found: dict[str, str] = {}
    for key, things, number in (
        ("artifact", graph.artifacts, port.artifact),
        ("resource", graph.resources, port.resource),
    ):
        if number is not None:
            found[key] = _text(things[number])
            within = things[number].within
            found |= {} if within is None else {"within": _text(things[within])}
    return found


def _port(graph: LineageGraph, step: str, direction: str, port: Port) -> dict[str, Any]:
    guessed = {"guessed": True} if port.guessed else {}
    shown = {"step": step, "direction": direction, "name": port.name, "role": port.role.value, **guessed}
    return shown | (_names(graph, port) or {"text": port.value or port.expression})


def _seen(graph: LineageGraph) -> dict[str, Any]:
    """Return all ports, in the order of the nodes, all edges, and the gaps by code and place."""
    ports = [
        _port(graph, node.id, direction, port)
        for node in graph.nodes
        for direction, side in (("in", node.inputs), ("out", node.outputs))
        for port in side
    ]
    edges = [
        {
            "edge": f"{edge.source} -> {edge.target} {edge.via}",
            "label": edge.label,
            "confidence": edge.confidence.value if edge.confidence is not None else None,
            "carries": [
                *(_text(graph.artifacts[number]) for number in edge.artifacts),
                *(_text(graph.resources[number]) for number in edge.resources),
            ],
        }
        for edge in graph.edges
    ]
    return {"ports": ports, "edges": edges, "gaps": [f"{gap.code.value} {gap.resource}" for gap in graph.gaps]}


@pytest.mark.parametrize("case", CASES)
def test_ports_and_edges_are_those_that_were_looked_at(case: str) -> None:
    assert_golden(_seen(graph_of(_definition(case))), FOLDER / f"{case}.graph.json")


@pytest.mark.parametrize("case", CASES)
def test_the_graph_is_sound(case: str) -> None:
    definition = _definition(case)
    assert_sound(definition, parse_definition(json.dumps(definition)), graph_of(definition))


@pytest.mark.parametrize("case", CASES)
def test_whatever_an_edge_feeds_flows_along_it_or_is_missing(case: str) -> None:
    """An edge with a label names what flows, or its input is unresolved and a gap says why."""
    graph = graph_of(_definition(case))
    places = [gap.resource for gap in graph.gaps if gap.code == "unresolved"]
    for edge in graph.edges:
        if edge.label is not None and not (edge.artifacts or edge.resources):
            assert set(edge.evidence) & set(places), edge


def test_no_case_is_passed_over() -> None:
    assert len(CASES) >= 16
    assert {path.name.removesuffix(".graph.json") for path in FOLDER.glob("*.graph.json")} == set(CASES)
