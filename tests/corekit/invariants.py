"""What holds for the graph of every definition, however it came about."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import networkx as nx

from corekit.graphs import LINKS
from corekit.pointers import value_at

if TYPE_CHECKING:
    from sagemaker_lineage.model.graph import LineageGraph, Node
    from sagemaker_lineage.model.pipeline import Pipeline

CIRCLE = "wait for one another in a circle"


def assert_sound(definition: Any, pipeline: Pipeline, graph: LineageGraph) -> None:
    """Fail where a graph breaks a rule of the contract."""
    assert_whole(definition, pipeline, graph)
    _assert_order(graph)
    if any(edge.via in LINKS for edge in graph.edges):
        _assert_links_follow_the_paths(graph)
        _assert_guesses_follow_the_stated_order(graph)


def assert_whole(definition: Any, pipeline: Pipeline, graph: LineageGraph) -> None:
    """Fail where a part of a graph is missing or points nowhere; the cheaper half of :func:`assert_sound`."""
    _assert_no_step_is_lost(pipeline, graph)
    _assert_artifacts(graph)
    _assert_resources(graph)
    _assert_edges(definition, graph)
    _assert_flows(graph)
    _assert_gaps(graph)


def _assert_no_step_is_lost(pipeline: Pipeline, graph: LineageGraph) -> None:
    steps = {step.id: step for step in pipeline.steps}
    assert len(steps) == len(pipeline.steps) == len(graph.nodes)
    assert {node.id for node in graph.nodes} == set(steps)
    assert all(node.position == steps[node.id].position for node in graph.nodes)
    assert sorted(node.position for node in graph.nodes) == list(range(len(steps)))


def _assert_artifacts(graph: LineageGraph) -> None:
    assert [artifact.id for artifact in graph.artifacts] == list(range(len(graph.artifacts)))
    produced: dict[int, dict[str, None]] = {}
    consumed: dict[int, dict[str, None]] = {}
    for node in graph.nodes:
        for ports, users in ((node.inputs, consumed), (node.outputs, produced)):
            for port in ports:
                assert (port.artifact is None) == (port.uri is None), port
                assert port.uri is None or port.uri.lower().startswith(("s3://", "s3a://", "s3n://"))
                assert not (port.uri and port.value and port.value == port.uri)
                if port.artifact is not None:
                    users.setdefault(port.artifact, {})[node.id] = None
    for artifact in graph.artifacts:
        assert artifact.produced_by == tuple(produced.get(artifact.id, ()))
        assert artifact.consumed_by == tuple(consumed.get(artifact.id, ()))
        assert artifact.produced_by or artifact.consumed_by
        assert artifact.bucket
        assert artifact.uri.removeprefix(f"s3://{artifact.bucket}").lstrip("/") == artifact.key
        assert not artifact.uri.endswith("/")
        assert artifact.resolved == (artifact.expression is None)


def _assert_resources(graph: LineageGraph) -> None:
    assert [resource.id for resource in graph.resources] == list(range(len(graph.resources)))
    assert len({(resource.kind, resource.name, resource.arn) for resource in graph.resources}) <= len(graph.resources)
    used: dict[int, tuple[set[str], set[str]]] = {}
    for node in graph.nodes:
        for side, ports in enumerate((node.outputs, node.inputs)):
            for port in ports:
                if port.resource is not None:
                    used.setdefault(port.resource, (set(), set()))[side].add(node.id)
    for resource in graph.resources:
        assert (set(resource.produced_by), set(resource.consumed_by)) == used[resource.id]
        assert resource.name
        assert resource.within is None or resource.within != resource.id
    for artifact in graph.artifacts:
        if artifact.within is not None:
            whole = graph.artifacts[artifact.within]
            assert whole.bucket == artifact.bucket
            assert (whole.expression or whole.uri) != f"s3://{whole.bucket}"
            assert (artifact.expression or artifact.uri).startswith(f"{whole.expression or whole.uri}/")


def _around(things: Any, number: int) -> Any:
    seen: set[int] = set()
    here: int | None = number
    while here is not None:
        assert here not in seen
        seen.add(here)
        yield things[here]
        here = things[here].within


def _assert_flows(graph: LineageGraph) -> None:
    """Whatever flows along an edge was written, or at least read, at its source, and is read at its target."""
    unresolved = {port.name for node in graph.nodes for port in node.inputs if not port.resolved}
    for edge in graph.edges:
        carried = [(graph.artifacts, number) for number in edge.artifacts]
        carried += [(graph.resources, number) for number in edge.resources]
        assert (edge.confidence is None) == (not carried)
        assert list(edge.artifacts) == sorted(set(edge.artifacts))
        assert list(edge.resources) == sorted(set(edge.resources))
        if edge.label is not None and not carried:
            assert set(edge.label.split(", ")) & unresolved
            assert _has_gap(graph, graph.node(edge.target)), edge
        for things, number in carried:
            around = list(_around(things, number))
            written = any(edge.source in thing.produced_by for thing in around)
            read = edge.via.startswith("ref:") and any(edge.source in thing.consumed_by for thing in around)
            assert written or read, edge
            assert any(edge.target in thing.consumed_by for thing in around), edge


def _has_gap(graph: LineageGraph, node: Node) -> bool:
    """Return True if a gap says what could not be resolved in a step, or that there are too many to say so."""
    places = (gap.resource or "" for gap in graph.gaps if gap.code in ("unresolved", "invalid", "truncated"))
    return any(not place or place.startswith(f"{node.pointer}/") for place in places)


def _assert_edges(definition: Any, graph: LineageGraph) -> None:
    ids = {node.id for node in graph.nodes}
    keys = [(edge.source, edge.target, edge.via) for edge in graph.edges]
    assert keys == sorted(set(keys))
    for edge in graph.edges:
        assert {edge.source, edge.target} <= ids
        assert edge.label is None or edge.label
        assert edge.artifact is None or 0 <= edge.artifact < len(graph.artifacts)
        assert edge.evidence
        assert len(set(edge.evidence)) == len(edge.evidence)
        for pointer in edge.evidence:
            assert value_at(definition, pointer) is not None, pointer
        assert edge.via not in LINKS or edge.source != edge.target


def _assert_order(graph: LineageGraph) -> None:
    oracle = nx.DiGraph()
    oracle.add_nodes_from(node.id for node in graph.nodes)
    oracle.add_edges_from((edge.source, edge.target) for edge in graph.edges)
    circles = [
        members
        for members in nx.strongly_connected_components(oracle)
        if len(members) > 1 or oracle.has_edge(*(next(iter(members)),) * 2)
    ]
    assert len(circles) == sum(CIRCLE in gap.detail for gap in graph.gaps)
    together = {member for members in circles for member in members}
    rank = {node.id: index for index, node in enumerate(graph.nodes)}
    for source, target in oracle.edges:
        assert rank[source] < rank[target] or {source, target} <= together


def _assert_links_follow_the_paths(graph: LineageGraph) -> None:
    """Links close no circle that was not there without them, bodies of loops waited for included."""
    stated = nx.DiGraph()
    stated.add_nodes_from(node.id for node in graph.nodes)
    stated.add_edges_from((edge.source, edge.target) for edge in graph.edges if edge.via not in LINKS)
    _let_bodies_be_waited_for(stated, graph)
    whole = stated.copy()
    whole.add_edges_from((edge.source, edge.target) for edge in graph.edges)
    before = {frozenset(members) for members in nx.strongly_connected_components(stated)}
    assert {frozenset(members) for members in nx.strongly_connected_components(whole)} == before


def _let_bodies_be_waited_for(stated: nx.DiGraph, graph: LineageGraph) -> None:
    """Whoever waits for a loop waits for the steps in its body."""
    loops = {node.id: node.parent for node in graph.nodes if node.branch == "body"}
    for source, target in list(stated.edges):
        bodies = [step for step, loop in loops.items() if loop == source and loops.get(target) != source]
        stated.add_edges_from((body, target) for body in bodies)


def _assert_guesses_follow_the_stated_order(graph: LineageGraph) -> None:
    """What is only possible, or known by a name alone, runs along a path that the definition states."""
    stated = nx.DiGraph()
    stated.add_nodes_from(node.id for node in graph.nodes)
    orders = ("ref:", "dependsOn", "branch:", "body:", "trigger:Completed")
    stated.add_edges_from((edge.source, edge.target) for edge in graph.edges if edge.via.startswith(orders))
    _let_bodies_be_waited_for(stated, graph)
    for edge in graph.edges:
        if edge.via.startswith("name:") or edge.confidence == "possible":
            assert nx.has_path(stated, edge.source, edge.target), edge


def _assert_gaps(graph: LineageGraph) -> None:
    for gap in graph.gaps:
        assert gap.detail
        assert "\n" not in gap.detail
        assert all(
            place in ("/graph/edges", "/graph/artifacts") or _node_index(place) < len(graph.nodes)
            for place in gap.affects
        )
    assert json.dumps([gap.detail for gap in graph.gaps]).encode("utf-8")


def _node_index(place: str) -> int:
    return int(place.removeprefix("/graph/nodes/").removesuffix("/inputs"))
