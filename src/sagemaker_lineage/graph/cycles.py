"""Strongly connected components, and an order in which every edge points forward."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def components(successors: Sequence[Sequence[int]]) -> list[int]:
    """Return the component of each vertex, numbered by their smallest vertex (Tarjan, without recursion)."""
    if _is_acyclic(successors):
        return list(range(len(successors)))
    search = _Search(successors)
    for vertex in range(len(successors)):
        if search.index[vertex] < 0:
            search.visit(vertex)
    first: dict[int, int] = {}
    for vertex, found in enumerate(search.component):
        first.setdefault(found, vertex)
    return [first[found] for found in search.component]


def _is_acyclic(successors: Sequence[Sequence[int]]) -> bool:
    """Tell whether vertices can be taken away, one after the other, that no edge leads to: much cheaper to ask."""
    missing = [0] * len(successors)
    for following in successors:
        for vertex in following:
            missing[vertex] += 1
    ready = [vertex for vertex, count in enumerate(missing) if count == 0]
    for vertex in ready:
        for after in successors[vertex]:
            missing[after] -= 1
            if missing[after] == 0:
                ready.append(after)
    return len(ready) == len(successors)


class _Search:
    """The state of Tarjan's search: discovery index, lowest index reached, and the open vertices."""

    def __init__(self, successors: Sequence[Sequence[int]]) -> None:
        self._successors = successors
        self.index = [-1] * len(successors)
        self._lowest = [0] * len(successors)
        self.component = [-1] * len(successors)
        self._open: list[int] = []
        self._count = 0

    def visit(self, root: int) -> None:
        path = [(root, 0)]
        while path:
            vertex, position = path.pop()
            if position == 0:
                self._enter(vertex)
            following = self._successors[vertex]
            while position < len(following):
                next_vertex = following[position]
                if self.index[next_vertex] < 0:
                    break
                if self.component[next_vertex] < 0:
                    self._lowest[vertex] = min(self._lowest[vertex], self.index[next_vertex])
                position += 1
            if position < len(following):
                path += [(vertex, position + 1), (following[position], 0)]
            else:
                self._leave(vertex, path[-1][0] if path else None)

    def _enter(self, vertex: int) -> None:
        self.index[vertex] = self._lowest[vertex] = self._count
        self._count += 1
        self._open.append(vertex)

    def _leave(self, vertex: int, before: int | None) -> None:
        if self._lowest[vertex] == self.index[vertex]:
            member = -1
            while member != vertex:
                member = self._open.pop()
                self.component[member] = vertex
        if before is not None and self.component[vertex] < 0:
            self._lowest[before] = min(self._lowest[before], self._lowest[vertex])


def topological_order(successors: Sequence[Sequence[int]], component: Sequence[int]) -> list[int]:
    """Return the vertices so that edges point forward, ties by number; the members of a cycle stay together."""
    members: dict[int, list[int]] = {}
    for vertex, found in enumerate(component):
        members.setdefault(found, []).append(vertex)
    missing = dict.fromkeys(members, 0)
    for vertex, following in enumerate(successors):
        for next_vertex in following:
            missing[component[next_vertex]] += component[next_vertex] != component[vertex]
    ready = [found for found, count in missing.items() if count == 0]
    heapq.heapify(ready)
    order: list[int] = []
    while ready:
        found = heapq.heappop(ready)
        order.extend(members[found])
        for next_vertex in (after for vertex in members[found] for after in successors[vertex]):
            other = component[next_vertex]
            if other == found:
                continue
            missing[other] -= 1
            if missing[other] == 0:
                heapq.heappush(ready, other)
    return order
