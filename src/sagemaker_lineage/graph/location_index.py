"""Locations by their path segments: who is at a place, above it, below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from sagemaker_lineage.graph.location import Location

MOST_SEGMENTS = 500_000


class LocationIndex:
    """A tree of path segments. Each location costs its segments once, however often it is asked for."""

    def __init__(self) -> None:
        self._children: dict[tuple[int, str], int] = {}
        self._parents: list[int] = [0]
        self._known: dict[str, int] = {}
        self._segments = 0

    @property
    def full(self) -> bool:
        """Tell whether no further location can be taken."""
        return self._segments > MOST_SEGMENTS

    def place(self, location: Location) -> int:
        """Return the number of the place of ``location``."""
        known = self._known.get(location.encoded)
        if known is None:
            known = 0
            segments = location.segments
            self._segments += len(segments)
            for segment in segments:
                known = self._child(known, segment)
            self._known[location.encoded] = known
        return known

    def nearest_above(self, occupied: Container[int]) -> list[int]:
        """Return for each place the nearest of the ``occupied`` ones above it, 0 where there is none."""
        nearest = [0] * len(self._parents)
        for place in range(1, len(nearest)):  # a place is made after those above it
            parent = self._parents[place]
            nearest[place] = parent if parent in occupied else nearest[parent]
        return nearest

    def above(self, place: int) -> Iterator[int]:
        """Yield the places above ``place``, the nearest first."""
        while place:
            place = self._parents[place]
            yield place

    def _child(self, place: int, segment: str) -> int:
        found = self._children.setdefault((place, segment), len(self._parents))
        if found == len(self._parents):
            self._parents.append(place)
        return found
