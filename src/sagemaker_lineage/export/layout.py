"""Where the boxes of a picture stand: layers from left to right by the longest path, ordered by one barycentre pass.

An arrow past several layers has a passage through each of them, which is ordered among the boxes as if it were one.
Deterministic and near-linear: the same boxes and arrows give the same places. An arrow that would close a cycle does
not count for the layers; it alone runs to the left.
"""

from __future__ import annotations

from collections import deque
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_MOST_PASSAGES = 20_000
"""Beyond it an arrow has to go around everything: the way of a thousand arrows past a thousand layers is not drawn."""


class Passage(NamedTuple):
    """A way through a layer, between its boxes, for the arrows of one box to boxes further right."""

    source: str
    layer: int


Cell = str | Passage
Neighbours = dict[Cell, list[Cell]]
Arrow = tuple[str, str]


class Layout(NamedTuple):
    """The layer of each box, from 0; the boxes and passages of each layer from top to bottom; the ways of the arrows.

    The way of an arrow are its passages from left to right. One that runs back has none, nor has one that there were
    too many passages for.
    """

    layers: Mapping[str, int]
    columns: tuple[tuple[Cell, ...], ...]
    ways: Mapping[Arrow, tuple[Passage, ...]]


class _Graph(NamedTuple):
    """The boxes in topological order, and what leads to each and where it leads along that order, each pair once."""

    order: list[str]
    before: dict[str, list[str]]
    after: dict[str, list[str]]


def lay_out(boxes: Sequence[str], arrows: Iterable[Arrow]) -> Layout:
    """Return the layers of the boxes, and the ways of the arrows between them.

    A box stands one layer right of the rightmost box that leads to it; one that nothing leads to stands one layer
    left of the leftmost that it leads to.
    """
    pairs = list(dict.fromkeys(arrows))
    layers = _layers(_without_cycles(boxes, pairs))
    ways = dict(_ways(pairs, layers))
    columns: list[list[Cell]] = [[] for _ in range(max(layers.values(), default=-1) + 1)]
    for box in boxes:
        columns[layers[box]].append(box)
    for passage in dict.fromkeys(each for way in ways.values() for each in way):
        columns[passage.layer].append(passage)
    return Layout(layers, tuple(map(tuple, _ordered(columns, *_joined(columns, ways)))), ways)


def _ways(arrows: Iterable[Arrow], layers: Mapping[str, int]) -> Iterator[tuple[Arrow, tuple[Passage, ...]]]:
    left = _MOST_PASSAGES
    for source, target in arrows:
        passed = range(layers[source] + 1, layers[target])
        if layers[source] < layers[target] and len(passed) <= left:
            left -= len(passed)
            yield (source, target), tuple(Passage(source, layer) for layer in passed)


def _joined(columns: list[list[Cell]], ways: Mapping[Arrow, tuple[Passage, ...]]) -> tuple[Neighbours, Neighbours]:
    """Return what leads to each box and passage, and where each leads, from one layer to the next."""
    rows: list[tuple[Cell, ...]] = [(source, *way, target) for (source, target), way in ways.items()]
    before: Neighbours = {cell: [] for column in columns for cell in column}
    after: Neighbours = {cell: [] for cell in before}
    for left, right in dict.fromkeys(step for row in rows for step in pairwise(row)):
        before[right].append(left)
        after[left].append(right)
    return before, after


def _without_cycles(boxes: Sequence[str], arrows: Iterable[Arrow]) -> _Graph:
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


def _neighbours(boxes: Iterable[str], arrows: Iterable[Arrow]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return what leads to each box and where each leads; a pair once, none to the box itself."""
    before: dict[str, list[str]] = {box: [] for box in boxes}
    after: dict[str, list[str]] = {box: [] for box in before}
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


def _ordered(columns: list[list[Cell]], before: Neighbours, after: Neighbours) -> list[list[Cell]]:
    """Sort each layer by the mean height of what leads to it, then what has nothing before it by what it leads to."""
    heights = {cell: height for column in columns for cell, height in _heights(column)}
    for column in columns[1:]:
        _sort(column, before, heights)
    for column in reversed(columns[:-1]):
        _sort(column, {cell: after[cell] for cell in column if not before[cell]}, heights)
    return columns


def _sort(column: list[Cell], neighbours: Mapping[Cell, list[Cell]], heights: dict[Cell, float]) -> None:
    means = {cell: _mean([heights[each] for each in neighbours.get(cell, ())], heights[cell]) for cell in column}
    column.sort(key=means.__getitem__)
    heights.update(_heights(column))


def _heights(column: list[Cell]) -> Iterable[tuple[Cell, float]]:
    """Yield each cell of a layer with how far below the middle it stands, in cells."""
    return ((cell, place - (len(column) - 1) / 2) for place, cell in enumerate(column))


def _mean(values: list[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise
