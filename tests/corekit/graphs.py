"""Graphs of definitions, and what tests say about them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from corekit.definitions import pipeline
from sagemaker_lineage.definition import parse_definition
from sagemaker_lineage.graph import NO_BINDINGS, Bindings, build_graph
from sagemaker_lineage.model.graph import ResourceKind

if TYPE_CHECKING:
    from sagemaker_lineage.model.graph import Edge, LineageGraph, Port
    from sagemaker_lineage.model.request import Gap

LINKS = frozenset({"s3:uri", "featureGroup", *(f"name:{kind.value}" for kind in ResourceKind)})
"""The reasons of edges that no reference, order or nesting states."""


def graph_of(definition: Any, bindings: Bindings = NO_BINDINGS) -> LineageGraph:
    """Build the graph of a definition: an object, or a list of steps."""
    whole = definition if isinstance(definition, Mapping) else pipeline(*definition)
    return build_graph(parse_definition(json.dumps(whole)), bindings)


def written(edge: Edge) -> str:
    """Return an edge as ``FROM -> TO VIA [LABEL]``."""
    label = f" [{edge.label}]" if edge.label is not None else ""
    return f"{edge.source} -> {edge.target} {edge.via}{label}"


def assert_edges(definition: Any, edges: Iterable[str], bindings: Bindings = NO_BINDINGS) -> LineageGraph:
    """Fail unless the graph has exactly these edges, written ``FROM -> TO VIA [LABEL]``; return the graph."""
    graph = graph_of(definition, bindings)
    found, wanted = [written(edge) for edge in graph.edges], sorted(edges)
    missing, invented = sorted(set(wanted) - set(found)), sorted(set(found) - set(wanted))
    assert found == wanted, f"missing {missing}, invented {invented}"
    return graph


def links_of(definition: Any, bindings: Bindings = NO_BINDINGS) -> list[str]:
    """Return the links no reference shows, as ``FROM -> TO``."""
    edges = graph_of(definition, bindings).edges
    return [f"{edge.source} -> {edge.target}" for edge in edges if edge.via in LINKS]


def edge_of(graph: LineageGraph, source: str, target: str, via: str) -> Edge:
    """Return that edge."""
    return next(edge for edge in graph.edges if (edge.source, edge.target, edge.via) == (source, target, via))


def input_of(graph: LineageGraph, step: str, name: str) -> Port:
    """Return the one input of that name."""
    (port,) = (port for port in graph.node(step).inputs if port.name == name)
    return port


def output_port(graph: LineageGraph, step: str, name: str) -> Port:
    """Return the one output of that name."""
    (port,) = (port for port in graph.node(step).outputs if port.name == name)
    return port


def gaps_of(definition: Any, bindings: Bindings = NO_BINDINGS) -> tuple[Gap, ...]:
    """Return the gaps of a definition's graph, without those of steps that hide their data."""
    return unread(graph_of(definition, bindings))


def unread(graph: LineageGraph) -> tuple[Gap, ...]:
    """Return the gaps of a graph, without those of steps that hide their data."""
    return tuple(gap for gap in graph.gaps if not gap.is_opaque)


def told(gap: Gap) -> str:
    """Return a gap as ``CODE PLACE``."""
    return f"{gap.code.value} {gap.resource}"
