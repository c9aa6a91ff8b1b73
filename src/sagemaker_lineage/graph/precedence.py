"""Which step comes before which: a graph that only takes edges against which no path leads.

An order of all vertices is kept in which edges point forward. An edge that fits it costs nothing; one that
does not moves only the vertices between its ends (Pearce and Kelly, "A dynamic topological sort algorithm").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.graph.cycles import components, topological_order

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_VISITS = 2_000_000


class Precedence:
    """Precedence between vertices; the members of a cycle count as one."""

    def __init__(self, successors: Sequence[Sequence[int]]) -> None:
        self._component = components(successors)
        order = topological_order(successors, self._component)
        self._rank = [0] * len(successors)
        for rank, vertex in enumerate(order):
            self._rank[self._component[vertex]] = rank
        self._after: list[list[int]] = [[] for _ in successors]
        self._before: list[list[int]] = [[] for _ in successors]
        for vertex, following in enumerate(successors):
            for next_vertex in following:
                self._connect(self._component[vertex], self._component[next_vertex])
        self._visits = 0

    @property
    def exhausted(self) -> bool:
        """Tell whether the work that one definition may cause is used up."""
        return self._visits > MOST_VISITS

    def add(self, first: int, second: int) -> bool:
        """Let ``first`` come before ``second``; return False if a path already leads the other way."""
        early, late = self._component[first], self._component[second]
        if early == late:
            return False
        if self._rank[early] > self._rank[late]:
            forward = self._reach(late, self._after, self._rank[early], 1)
            if early in forward:
                return False
            self._move(self._reach(early, self._before, self._rank[late], -1), forward)
        self._connect(early, late)
        return True

    def _connect(self, early: int, late: int) -> None:
        if early != late:
            self._after[early].append(late)
            self._before[late].append(early)

    def _reach(self, start: int, neighbours: list[list[int]], bound: int, sign: int) -> set[int]:
        """Return what is reached from ``start`` without passing the rank ``bound``."""
        found, waiting = {start}, [start]
        while waiting:
            for vertex in neighbours[waiting.pop()]:
                self._visits += 1
                if vertex not in found and sign * self._rank[vertex] <= sign * bound:
                    found.add(vertex)
                    waiting.append(vertex)
        return found

    def _move(self, backward: set[int], forward: set[int]) -> None:
        """Give the vertices behind the new edge the lower of the ranks they hold together."""
        rank = self._rank
        moved = [*sorted(backward, key=rank.__getitem__), *sorted(forward, key=rank.__getitem__)]
        for vertex, place in zip(moved, sorted(rank[vertex] for vertex in moved), strict=True):
            rank[vertex] = place
