"""Guessed reads and writes: what is drawn as possible only."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.export.datum import port_id
from sagemaker_lineage.model.graph import Confidence

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from sagemaker_lineage.export.flows import Flows
    from sagemaker_lineage.export.wire.graph import Edge, Graph, Port

_Pair = tuple[str, str]


class Guesses(NamedTuple):
    """Pairs of a step and a group of which it is only possible that the step writes or reads the group."""

    writes: AbstractSet[_Pair]
    reads: AbstractSet[_Pair]

    def is_read(self, flows: Flows, group: str, step: str) -> bool:
        """Return True if it is only possible that the step reads the group, or the whole that it is a part of."""
        return (step, flows.reads[group, step]) in self.reads


def guesses_of(graph: Graph, flows: Flows) -> Guesses:
    """Return what is guessed by the ports, and what the edges call possible though no port is guessed."""
    writes = _guessed(((node.id, port) for node in graph.nodes for port in node.outputs), flows)
    reads = _guessed(((node.id, port) for node in graph.nodes for port in node.inputs), flows)
    return Guesses(writes, reads | _possible(graph.edges, flows, writes))


def is_possible(edge: Edge) -> bool:
    """Return True if it is only possible that data flows along the edge."""
    return edge.confidence is Confidence.POSSIBLE


def _guessed(ports: Iterable[tuple[str, Port]], flows: Flows) -> set[_Pair]:
    """Return the pairs of a step and a group with guessed ports only."""
    found: dict[_Pair, bool] = {}
    for step, port in ports:
        group = flows.shown.get(port_id(port) or "")
        if group:
            found[step, group] = port.guessed and found.get((step, group), True)
    return {pair for pair, is_guessed in found.items() if is_guessed}


def _possible(edges: Iterable[Edge], flows: Flows, writes: AbstractSet[_Pair]) -> set[_Pair]:
    """Return the reads that every edge calls possible, without a guessed write that says so already."""
    possible: set[_Pair] = set()
    other: set[_Pair] = set()
    for edge in edges:
        for group in flows.along(edge):
            is_open = is_possible(edge) and (edge.source, flows.feeds[edge.source, group]) not in writes
            (possible if is_open else other).add((edge.target, group))
    return possible - other
