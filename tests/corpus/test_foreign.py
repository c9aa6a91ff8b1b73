"""Definitions that other projects use, with their true edges and data flows: all of them, and no others.

They lie beside the repository; where they do not, the project's own flows (test_flows.py) say the same in small.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from corekit.graphs import graph_of
from corekit.invariants import assert_sound
from corekit.pointers import value_at
from sagemaker_lineage.definition import parse_definition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sagemaker_lineage.model.graph import Artifact, Edge, LineageGraph

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
FOREIGN = CORPUS / "foreign"
CASES = sorted(path.name.removesuffix(".definition.json") for path in FOREIGN.glob("*.definition.json"))
ALL = sorted(
    str(path.relative_to(CORPUS))
    for pattern in ("*.definition.json", "*.left.json", "*.right.json")
    for path in CORPUS.rglob(pattern)
)
WRITTEN = {("x-comprehend-arguments", "/Steps/1/Arguments/AppSpecification/ContainerArguments/3")}
"""Ports that the truth calls inputs, and the flag before them (``--train-output-path``) outputs."""

pytestmark = pytest.mark.skipif(not CASES, reason=f"the corpus is not there: {CORPUS}")


@cache
def _definition(case: str) -> Any:
    return json.loads((FOREIGN / f"{case}.definition.json").read_text(encoding="utf-8"))


@cache
def _truth(case: str) -> Any:
    return json.loads((FOREIGN / f"{case}.edges.json").read_text(encoding="utf-8"))


@cache
def _graph(case: str) -> LineageGraph:
    return graph_of(_definition(case))


@pytest.mark.parametrize("case", CASES)
def test_the_edges_are_the_true_ones(case: str) -> None:
    truth = _truth(case)
    wanted = {(source, target) for source, targets in truth["adjacency"].items() for target in targets}
    wanted |= {(edge["from"], edge["to"]) for edge in truth["lineage_edges_missing_from_oracle"]}
    found = {(edge.source, edge.target) for edge in _graph(case).edges}
    assert (wanted - found, found - wanted) == (set(), set())


@pytest.mark.parametrize("case", CASES)
def test_every_step_is_there_with_its_type(case: str) -> None:
    truth = _truth(case)
    types = {node.id: node.type for node in _graph(case).nodes}
    assert types.keys() == truth["adjacency"].keys()
    assert types == {**types, **truth["step_types"]}


@pytest.mark.parametrize("case", CASES)
def test_what_must_not_be_linked_is_not(case: str) -> None:
    stated = ("ref:", "branch:", "body:", "dependsOn", "trigger:")
    inferred = {(edge.source, edge.target) for edge in _graph(case).edges if not edge.via.startswith(stated)}
    assert {tuple(pair) for pair in _truth(case)["must_not_link"]} & inferred == set()


def _around(graph: LineageGraph, number: int | None) -> Iterator[Artifact]:
    while number is not None:
        yield graph.artifacts[number]
        number = graph.artifacts[number].within


def _carries(graph: LineageGraph, edge: Edge, flow: Any) -> bool:
    """Return True if something flows along an edge that one end wrote, and the other reads, itself or around it."""
    chains = [list(_around(graph, number)) for number in edge.artifacts]
    return any(
        any(flow["from"] in each.produced_by for each in chain)
        and any(flow["to"] in each.consumed_by for each in chain)
        for chain in chains
    )


def _proves(edge: Edge, flow: Any) -> bool:
    pointer = flow["pointer"]
    return (edge.source, edge.target) == (flow["from"], flow["to"]) and any(
        each == pointer or each.startswith(f"{pointer}/") for each in edge.evidence
    )


@pytest.mark.parametrize("case", CASES)
def test_every_data_flow_is_carried_by_an_edge_with_its_evidence(case: str) -> None:
    graph = _graph(case)
    lost = [
        flow
        for flow in _truth(case)["data_flows"]
        if not any(_proves(edge, flow) and _carries(graph, edge, flow) for edge in graph.edges)
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("case", "port"), [(case, port) for case in CASES for port in _truth(case)["data_ports_in_free_text"]], ids=str
)
def test_every_location_in_free_text_is_a_port(case: str, port: Any) -> None:
    value = value_at(_definition(case), port["pointer"])
    if isinstance(value, dict):
        defaults = {each["Name"]: each.get("DefaultValue") for each in _definition(case)["Parameters"]}
        value = defaults[value["Get"].removeprefix("Parameters.")]
    node = _graph(case).node(port["step"])
    # The words of the flag decide (rule 2 of docs/explanation/edges.md), where the truth knows the script.
    ports = node.outputs if (case, port["pointer"]) in WRITTEN else node.inputs
    found = [each for each in ports if each.uri is not None and each.uri.rstrip("/") == value.rstrip("/")]
    assert [each.guessed for each in found] == [True]


@pytest.mark.parametrize("name", ALL)
def test_every_definition_of_the_corpus_gives_a_sound_graph(name: str) -> None:
    definition = json.loads((CORPUS / name).read_text(encoding="utf-8"))
    assert_sound(definition, parse_definition(json.dumps(definition)), graph_of(definition))


def test_no_case_is_passed_over() -> None:
    assert len(CASES) >= 10
    assert {path.name.removesuffix(".edges.json") for path in FOREIGN.glob("*.edges.json")} == set(CASES)
    assert sum(len(_truth(case)["data_flows"]) for case in CASES) >= 40
    assert sum(len(_truth(case)["data_ports_in_free_text"]) for case in CASES) >= 3
