"""Where the boxes of a picture stand: layers from left to right by the longest path, ordered by one barycentre pass.

Deterministic and near-linear: the same boxes and arrows give the same places. An arrow that would close a cycle does
not count for the layers; it alone runs to the left.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Neighbours = dict[str, list[str]]


class Layout(NamedTuple):
    """The layer of each box, from 0, and the boxes of each layer from top to bottom."""

    layers: Mapping[str, int]
    columns: tuple[tuple[str, ...], ...]


class _Graph(NamedTuple):
    """The boxes in topological order, and the arrows that go along it, each pair once."""

    order: list[str]
    before: Neighbours
    after: Neighbours


def lay_out(boxes: Sequence[str], arrows: Iterable[tuple[str, str]]) -> Layout:
    """Return the layers of the boxes.

    A box stands one layer right of the rightmost box that leads to it; one that nothing leads to stands one layer
    left of the leftmost that it leads to.
    """
    graph = _without_cycles(boxes, arrows)
    layers = _layers(graph)
    columns: list[list[str]] = [[] for _ in range(max(layers.values(), default=-1) + 1)]
    for box in boxes:
        columns[layers[box]].append(box)
    return Layout(layers, tuple(map(tuple, _ordered(columns, graph))))


def _without_cycles(boxes: Sequence[str], arrows: Iterable[tuple[str, str]]) -> _Graph:
    before, after = _neighbours(boxes, arrows)
    waiting = {box: len(before[box]) for box in boxes}
    ready = deque(box for box in boxes if not waiting[box])
    left = iter(boxes)
    place: dict[str, int] = {}
    while len(place) < len(boxes):
        box = ready.popleft() if ready else next(each for each in left if each not in place)
        if box in place:
            continue
        place[box] = len(place)
        for other in after[box]:
            waiting[other] -= 1
            if not waiting[other]:
                ready.append(other)
    forward = [(source, target) for source in boxes for target in after[source] if place[source] < place[target]]
    return _Graph(list(place), *_neighbours(boxes, forward))


def _neighbours(boxes: Iterable[str], arrows: Iterable[tuple[str, str]]) -> tuple[Neighbours, Neighbours]:
    """Return what leads to each box and where each leads; a pair once, none to the box itself."""
    before: Neighbours = {box: [] for box in boxes}
    after: Neighbours = {box: [] for box in before}
    for source, target in dict.fromkeys(arrows):
        if source != target:
            before[target].append(source)
            after[source].append(target)
    return before, after


def _layers(graph: _Graph) -> dict[str, int]:
    layers: dict[str, int] = {}
    for box in graph.order:
        layers[box] = max((layers[each] + 1 for each in graph.before[box]), default=0)
    for box in graph.order:
        if not graph.before[box] and graph.after[box]:
            layers[box] = min(layers[each] for each in graph.after[box]) - 1
    return layers


def _ordered(columns: list[list[str]], graph: _Graph) -> list[list[str]]:
    """Sort each layer by the mean height of what leads to it, then what has nothing before it by what it leads to."""
    heights = {box: height for column in columns for box, height in _heights(column)}
    for column in columns[1:]:
        _sort(column, graph.before, heights)
    for column in reversed(columns[:-1]):
        _sort(column, {box: graph.after[box] for box in column if not graph.before[box]}, heights)
    return columns


def _sort(column: list[str], neighbours: Mapping[str, list[str]], heights: dict[str, float]) -> None:
    means = {box: _mean([heights[each] for each in neighbours.get(box, ())], heights[box]) for box in column}
    column.sort(key=means.__getitem__)
    heights.update(_heights(column))


def _heights(column: list[str]) -> Iterable[tuple[str, float]]:
    """Yield each box of a layer with how far below the middle it stands, in boxes."""
    return ((box, place - (len(column) - 1) / 2) for place, box in enumerate(column))


def _mean(values: list[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise
