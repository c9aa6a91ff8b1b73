"""Which location is a part of which: a file below an output, a model below its prefix.

Whoever wrote the whole wrote its parts, so that this is said only where a link would be allowed: never below a bucket's
root, never of a literal below the prefix that a training job writes under, and of guessed ports only where a link was
made.
"""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING

from sagemaker_lineage.definition.steps import Link
from sagemaker_lineage.graph.location_index import LocationIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sagemaker_lineage.graph.artifacts import Thing
    from sagemaker_lineage.graph.port_builder import FoundPort
    from sagemaker_lineage.graph.run_conditions import RunConditions

MOST_LEVELS = 64
"""Locations around one that are tried."""
MOST_PAIRS = 256
"""Pairs of uses of two locations that are looked at."""


def contain(
    locations: Sequence[Thing], linked: Iterable[tuple[FoundPort, FoundPort]], conditions: RunConditions
) -> None:
    """Set ``within`` of each location to the nearest one around it that it may be a part of.

    ``linked`` are pairs of ports that a link joins, in any order.
    """
    known = Known(linked)
    index = LocationIndex()
    at: dict[int, Thing] = {}
    for thing in locations:
        if thing.location is not None and not thing.location.unknown_end and not index.full:
            at[index.place(thing.location)] = thing
    above = index.nearest_above(at)
    for place, thing in at.items():
        wholes = (whole for whole in _around(at, above, place) if _holds(whole, thing, known, conditions))
        thing.within = next(wholes, None)


def _around(at: Mapping[int, Thing], above: Sequence[int], place: int) -> Iterator[Thing]:
    for _ in range(MOST_LEVELS):
        place = above[place]
        if not place:
            return
        yield at[place]


class _Uses:
    """What the uses of one location say about what it may be a part of, or hold."""

    def __init__(self, thing: Thing) -> None:
        uses = [use for use in thing.uses if use.port.carries_data]
        self.carry_data = bool(uses)
        self.writers = frozenset(use.step for use in uses if use.is_output)
        self.targets = frozenset(step for use in uses for step in use.port.targets)
        self.names = thing.produced_by.keys() | thing.consumed_by.keys()
        self.is_prefix = any(use.is_output and use.port.link is Link.PREFIX for use in uses)
        self.all = tuple(dict.fromkeys(use.step for use in uses))
        self.declared = tuple(dict.fromkeys(use.step for use in uses if not use.port.guessed))


def _holds(whole: Thing, part: Thing, known: Known, conditions: RunConditions) -> bool:
    """Return True if a link between the uses of the two locations would be allowed."""
    outer, inner = known.uses(whole), known.uses(part)
    if whole.location is None or whole.location.is_root or not outer.carry_data or not inner.carry_data:
        return False
    if known.are_joined(whole, part) or outer.writers & inner.writers or inner.targets & outer.names:
        return True
    if outer.is_prefix:
        return False
    is_written = bool(whole.produced_by or part.produced_by)
    pairs = product(outer.declared, inner.declared) if is_written else product(outer.all, inner.all)
    return any(not conditions.exclude(one, other) for one, other in islice(pairs, MOST_PAIRS))


class Known:
    """What is known of the locations of one graph: which a link joins, and their uses, each looked at once."""

    def __init__(self, linked: Iterable[tuple[FoundPort, FoundPort]]) -> None:
        self._joined = {frozenset((_text(one), _text(other))) for one, other in linked}
        self._uses: dict[int, _Uses] = {}

    def uses(self, thing: Thing) -> _Uses:
        """Return the uses of a location."""
        if id(thing) not in self._uses:
            self._uses[id(thing)] = _Uses(thing)
        return self._uses[id(thing)]

    def are_joined(self, whole: Thing, part: Thing) -> bool:
        """Return True if a link joins ports at the two locations."""
        texts = (thing.location.encoded for thing in (whole, part) if thing.location is not None)
        return frozenset(texts) in self._joined


def _text(port: FoundPort) -> str:
    return port.shown.location.encoded if port.shown.location is not None else ""
