"""How data flows between steps: through artifacts, resources, references, branches of conditions and items of loops.

What a step writes lies in every part of the place too, and who reads a place reads all of its parts. So data goes
down to parts and then up to what they are parts of, but never down again: no file comes out of the one beside it.
That a step merely waits for another one moves no data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sagemaker_lineage.model.graph import Artifact, Edge, LineageGraph, Resource

_WITHOUT_DATA = ("dependsOn", "trigger:")


class Held(NamedTuple):
    """All data in an artifact or a resource; with ``spread``, only what was written to it as a whole."""

    id: int
    is_resource: bool = False
    spread: bool = False


Stop: TypeAlias = str | Held
"""A step by its id, or data where it is kept."""


def sources(graph: LineageGraph) -> Mapping[Stop, tuple[Stop, ...]]:
    """Return where each stop has its data from, in a stable order and each once."""
    found: dict[Stop, dict[Stop, None]] = {}
    for source, target in _flows(graph):
        found.setdefault(target, {})[source] = None
    return {target: tuple(each) for target, each in found.items()}


def _flows(graph: LineageGraph) -> Iterator[tuple[Stop, Stop]]:
    for artifact in graph.artifacts:
        yield from _through(artifact, is_resource=False)
    for resource in graph.resources:
        yield from _through(resource, is_resource=True)
    for edge in graph.edges:
        yield from _along(edge)


def _through(place: Artifact | Resource, *, is_resource: bool) -> Iterator[tuple[Stop, Stop]]:
    held, spread = Held(place.id, is_resource), Held(place.id, is_resource, spread=True)
    yield from ((step, each) for step in place.produced_by for each in (held, spread))
    yield from ((held, step) for step in place.consumed_by)
    if place.within is not None:
        yield from ((Held(place.within, is_resource, spread=True), each) for each in (held, spread))
        yield held, Held(place.within, is_resource)


def _along(edge: Edge) -> Iterator[tuple[Stop, Stop]]:
    """Yield the way of what an edge carries; one that names nothing carries a value, unless it only makes wait."""
    carried = (*map(Held, edge.artifacts), *(Held(each, is_resource=True) for each in edge.resources))
    for each in carried:
        yield edge.source, each
        yield each, edge.target
    if not carried and not edge.via.startswith(_WITHOUT_DATA):
        yield edge.source, edge.target
