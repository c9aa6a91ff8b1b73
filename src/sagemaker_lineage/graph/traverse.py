"""Walks over a finished graph: what lies before a step, what after it, and the path that took longest."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sagemaker_lineage.model.graph import LineageGraph


def upstream(graph: LineageGraph, node_id: str) -> tuple[str, ...]:
    """Return the ids of all steps that ``node_id`` depends on, in node order. Raises ``KeyError``."""
    return _reach(graph, node_id, ((edge.target, edge.source) for edge in graph.edges))


def downstream(graph: LineageGraph, node_id: str) -> tuple[str, ...]:
    """Return the ids of all steps that depend on ``node_id``, in node order. Raises ``KeyError``."""
    return _reach(graph, node_id, ((edge.source, edge.target) for edge in graph.edges))


def critical_path(graph: LineageGraph, seconds: Mapping[str, float]) -> tuple[tuple[str, ...], float]:
    """Return the path along edges with the largest sum of ``seconds``, and that sum.

    Steps without seconds count as zero and do not stand at the path's ends; of equal paths the first in node
    order is taken. Edges against the node order, which only cycles have, are left out.
    """
    rank = {node.id: index for index, node in enumerate(graph.nodes)}
    before: dict[str, list[str]] = {node.id: [] for node in graph.nodes}
    for edge in graph.edges:
        if rank[edge.source] < rank[edge.target]:
            before[edge.target].append(edge.source)
    best: dict[str, tuple[float, str | None]] = {}
    for node in graph.nodes:
        previous = max(before[node.id], key=lambda source: (best[source][0], -rank[source]), default=None)
        so_far = best[previous][0] if previous is not None else 0.0
        best[node.id] = (so_far + seconds.get(node.id, 0.0), previous if so_far > 0 else None)
    if not best:
        return (), 0.0
    last = max(best, key=lambda name: (best[name][0], -rank[name]))
    return _trace(best, last), best[last][0]


def _trace(best: Mapping[str, tuple[float, str | None]], last: str) -> tuple[str, ...]:
    path: list[str] = []
    step: str | None = last if best[last][0] > 0 else None
    while step is not None:
        path.append(step)
        step = best[step][1]
    return tuple(reversed(path))


def _reach(graph: LineageGraph, start: str, arrows: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    following: dict[str, list[str]] = {node.id: [] for node in graph.nodes}
    for source, target in arrows:
        following[source].append(target)
    found: set[str] = set()
    waiting = list(following[start])
    while waiting:
        step = waiting.pop()
        if step not in found:
            found.add(step)
            waiting.extend(following[step])
    return tuple(node.id for node in graph.nodes if node.id in found)
