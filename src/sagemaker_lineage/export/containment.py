"""Wholes and parts among the drawn groups: a prefix and what is below it.

Whoever writes a whole writes its parts. So data leads from a whole that a step writes to those of its parts that are
read.
"""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sagemaker_lineage.export.folding import Group

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet


@dataclass(slots=True, eq=False)
class Place:
    """A group among its wholes and parts. ``above`` is the next whole."""

    group: Group
    writers: frozenset[str]
    is_drawn: bool
    above: Place | None = None
    is_written: bool = False
    """A step writes it or a whole above it."""
    inherits: bool = False
    """A step writes a whole above it, and not this by itself."""
    has_readers: bool = False
    """A step reads it or a part below it."""


def places_of(groups: Sequence[Group], drawn: AbstractSet[str]) -> tuple[Place, ...]:
    """Return the places of the drawn groups, in their order.

    ``drawn`` has the ids of groups. What is written as a part of something is drawn together with that.
    """
    every = [Place(group, frozenset(group.produced_by), group.id in drawn) for group in groups]
    places = _wholes_first(every)
    for place in places:
        place.is_written = bool(place.writers) or (place.above is not None and place.above.is_written)
    for place in reversed(places):
        if place.above and place.above.is_written:
            place.above.is_drawn |= place.is_drawn
    for place in places:
        _look_up(place)
    for place in reversed(places):
        if place.is_drawn:
            _look_down(place)
    return tuple(place for place in every if place.is_drawn)


def read_parts(places: Sequence[Place]) -> Iterator[tuple[str, str]]:
    """Yield the ids of written wholes with those of their parts that are read."""
    for place in places:
        if place.above and place.inherits and place.has_readers:
            yield place.above.group.id, place.group.id


def wholes(place: Place) -> Iterator[Place]:
    """Yield the drawn wholes of a group, the next one first."""
    while place.above:
        place = place.above
        yield place


def _wholes_first(places: Sequence[Place]) -> list[Place]:
    """Set the next whole of each place, and return the places with wholes before their parts."""
    by_member = {member: place for place in places for member in place.group.ids}
    parts: dict[str | None, list[Place]] = defaultdict(list)
    for place in places:
        within = place.group.within
        place.above = by_member[within] if within else None
        parts[place.above.group.id if place.above else None].append(place)
    waiting = deque(parts[None])
    found = []
    while waiting:
        found.append(waiting.popleft())
        waiting.extend(parts[found[-1].group.id])
    return found


def _look_up(place: Place) -> None:
    """Set what follows from the wholes above, which are settled; undrawn ones are passed over."""
    if place.above and not place.above.is_drawn:
        place.above = place.above.above
    if place.above:
        place.inherits = place.above.inherits or not place.above.writers <= place.writers


def _look_down(place: Place) -> None:
    """Set what follows from the parts below, which are settled, and hand it up."""
    place.has_readers |= bool(place.group.consumed_by)
    if place.above:
        place.above.has_readers |= place.has_readers
