"""Real definitions with the true edges beside them: nothing missing, nothing invented.

The corpus lies beside the repository; where it does not, the project's own definitions
(test_own_definitions.py) say the same in small.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from corekit.graphs import LINKS, graph_of
from corekit.pointers import value_at
from sagemaker_lineage.definition.resolved import Resolved
from sagemaker_lineage.graph.location import read_location
from sagemaker_lineage.graph.location_index import LocationIndex

if TYPE_CHECKING:
    from sagemaker_lineage.graph.location import Location
    from sagemaker_lineage.model.graph import LineageGraph, Port

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
CASES = sorted(path.name.removesuffix(".definition.json") for path in CORPUS.glob("*.definition.json"))
REASONS = {
    "reference": {"ref:Get", "ref:JsonGet"},
    "ref": {"ref:Get", "ref:JsonGet"},
    "ref-outside-args": {"ref:Get"},
    "depends_on": {"dependsOn"},
    "dep": {"dependsOn"},
    "if_branch": {"branch:if"},
    "if": {"branch:if"},
    "else_branch": {"branch:else"},
    "else": {"branch:else"},
    "for_each_body": {"body:forEach"},
    "body": {"body:forEach"},
}
VIA_OF_KIND = {"s3_uri": "s3:uri", "feature_group": "featureGroup"}
Pair = tuple[str, str]

pytestmark = pytest.mark.skipif(not CASES, reason=f"the corpus is not there: {CORPUS}")


@cache
def _definition(case: str) -> Any:
    return json.loads((CORPUS / f"{case}.definition.json").read_text(encoding="utf-8"))


@cache
def _truth(case: str) -> Any:
    return json.loads((CORPUS / f"{case}.edges.json").read_text(encoding="utf-8"))


@cache
def _graph(case: str) -> LineageGraph:
    return graph_of(_definition(case))


def _missing(case: str, kinds: set[str]) -> set[Pair]:
    missing = _truth(case)["lineage_edges_missing_from_oracle"]
    return {(edge["from"], edge["to"]) for edge in missing if edge["kind"] in kinds}


def _stated(case: str) -> set[Pair]:
    """Return the edges that follow from explicit expressions."""
    adjacency = {(source, target) for source, targets in _truth(case)["adjacency"].items() for target in targets}
    return adjacency | _missing(case, {"reference", "foreach_result"})


def _vias(case: str) -> dict[Pair, set[str]]:
    vias: dict[Pair, set[str]] = {}
    for edge in _graph(case).edges:
        vias.setdefault((edge.source, edge.target), set()).add(edge.via)
    return vias


@pytest.mark.parametrize("case", CASES)
def test_stated_edges_are_exactly_the_true_ones(case: str, record_property: Any) -> None:
    found = {pair for pair, vias in _vias(case).items() if vias - LINKS}
    true = _stated(case)
    record_property("corpus", [len(true & found), len(true), sorted(map(list, found - true))])
    assert (true - found, found - true) == (set(), set())


@pytest.mark.parametrize("case", CASES)
def test_links_are_the_true_ones_and_no_others(case: str, record_property: Any) -> None:
    found = {(*pair, via) for pair, vias in _vias(case).items() for via in vias & LINKS}
    true = {(*pair, via) for kind, via in VIA_OF_KIND.items() for pair in _missing(case, {kind})}
    allowed = {(*pair, "s3:uri") for pair in _missing(case, {"heuristic"})}
    record_property("corpus", [len(true & found), len(true), sorted(map(list, found - true - allowed))])
    assert (true - found, found - true - allowed) == (set(), set())


@pytest.mark.parametrize("case", CASES)
def test_the_stated_traps_are_not_taken(case: str) -> None:
    found = {pair for pair, vias in _vias(case).items() if vias & LINKS}
    assert {tuple(pair) for pair in _truth(case).get("must_not_link", [])} & found == set()


@pytest.mark.parametrize("case", CASES)
def test_every_reason_for_an_edge_is_one_of_its_vias(case: str) -> None:
    vias = _vias(case)
    for edge, reasons in _truth(case)["edge_reasons"].items():
        source, target = edge.split(" -> ")
        stated = {via for via in vias[source, target] - LINKS if not via.startswith("trigger:")}
        explained = set().union(*(REASONS[reason] for reason in reasons))
        assert stated <= explained, edge
        assert all(REASONS[reason] & _plain(vias[source, target]) for reason in reasons), edge


def _plain(vias: set[str]) -> set[str]:
    """Return the vias with triggers as what they are written in, DependsOn."""
    return {"dependsOn" if via.startswith("trigger:") else via for via in vias}


@pytest.mark.parametrize("case", CASES)
def test_every_step_is_there_with_its_type(case: str) -> None:
    truth = _truth(case)
    types = {node.id: node.type for node in _graph(case).nodes}
    assert set(types) == set(truth["adjacency"])
    assert types == {**types, **truth.get("step_types", {})}


@pytest.mark.parametrize("case", CASES)
def test_the_order_follows_the_edges_and_the_evidence_is_there(case: str) -> None:
    graph = _graph(case)
    rank = {node.id: index for index, node in enumerate(graph.nodes)}
    assert [edge for edge in graph.edges if rank[edge.source] >= rank[edge.target]] == []
    for pointer in (pointer for edge in graph.edges for pointer in edge.evidence):
        assert value_at(_definition(case), pointer) is not None


@pytest.mark.parametrize("case", CASES)
def test_nothing_of_a_real_definition_is_invalid(case: str) -> None:
    assert [gap for gap in _graph(case).gaps if gap.code not in ("unresolved", "opaque")] == []


def test_results_of_a_loop_are_traced_to_the_step_in_its_body() -> None:
    """The edge comes from the ForEach step, as it is written; the artifact is that of the body step."""
    pairs = [(case, *pair) for case in CASES for pair in _missing(case, {"foreach_result"})]
    located = [(case, source, target) for case, source, target in pairs if _graph(case).node(source).type != "Lambda"]
    for case, source, target in located:
        shared = [a for a in _graph(case).artifacts if source in a.produced_by and target in a.consumed_by]
        assert shared, (case, source, target)
    assert located


def _cross() -> Any:
    return json.loads((CORPUS / "cross-pipeline.json").read_text(encoding="utf-8"))


def _locations(case: str, step: str, side: str) -> list[Location]:
    ports: tuple[Port, ...] = getattr(_graph(case).node(step), side)
    found = [read_location(Resolved(port.uri)) for port in ports if port.uri and port.role == "data" and port.resolved]
    return [location for location in found if location is not None]


def _meet(one: Location, other: Location) -> bool:
    """Tell whether two locations are equal, or one lies below the other."""
    index = LocationIndex()
    place, second = index.place(one), index.place(other)
    return place == second or place in index.above(second) or second in index.above(place)


def _related(source: list[str], target: list[str]) -> bool:
    return any(_meet(out, into) for out in _locations(*source, "outputs") for into in _locations(*target, "inputs"))


def test_links_between_pipelines_are_those_stated() -> None:
    cross = _cross()
    assert [link for link in cross["links"] if not _related(link["from"], link["to"])] == []
    assert [link for link in cross["not_links"] if _related(link["from"], link["to"])] == []


@pytest.mark.parametrize("case", CASES)
def test_traps_between_pipelines_are_not_taken(case: str) -> None:
    for source, target in _truth(case).get("must_not_link", []):
        other = re.match(r"([a-z-]+)\.(.+)", source)
        if other:
            assert not _related(list(other.groups()), [case, target])
    assert _graph(case).nodes


def test_no_case_of_the_corpus_is_passed_over() -> None:
    assert len(CASES) >= 25
    assert {path.name.removesuffix(".edges.json") for path in CORPUS.glob("*.edges.json")} == set(CASES)
