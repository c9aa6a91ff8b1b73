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
    from collections.abc import Set as AbstractSet

    from sagemaker_lineage.graph.artifacts import Thing, Use
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
    joined = {frozenset((_text(one), _text(other))) for one, other in linked}
    index = LocationIndex()
    at: dict[int, Thing] = {}
    for thing in locations:
        if thing.location is not None and not thing.location.unknown_end and not index.full:
            at[index.place(thing.location)] = thing
    above = index.nearest_above(at)
    for place, thing in at.items():
        wholes = (whole for whole in _around(at, above, place) if _holds(whole, thing, joined, conditions))
        thing.within = next(wholes, None)


def _around(at: Mapping[int, Thing], above: Sequence[int], place: int) -> Iterator[Thing]:
    for _ in range(MOST_LEVELS):
        place = above[place]
        if not place:
            return
        yield at[place]


def _holds(whole: Thing, part: Thing, joined: AbstractSet[frozenset[str]], conditions: RunConditions) -> bool:
    """Return True if a link between the uses of the two locations would be allowed."""
    wholes = [use for use in whole.uses if use.port.carries_data]
    parts = [use for use in part.uses if use.port.carries_data]
    if whole.location is None or whole.location.is_root or not wholes or not parts:
        return False
    if _is_joined(whole, part, joined) or _by_one_step(wholes, parts) or _by_reference(whole, parts):
        return True
    if any(use.is_output and use.port.link is Link.PREFIX for use in wholes):
        return False
    if whole.produced_by or part.produced_by:
        wholes = [use for use in wholes if not use.port.guessed]
        parts = [use for use in parts if not use.port.guessed]
    pairs = islice(product(wholes, parts), MOST_PAIRS)
    return any(not conditions.exclude(one.step, other.step) for one, other in pairs)


def _is_joined(whole: Thing, part: Thing, joined: AbstractSet[frozenset[str]]) -> bool:
    texts = (thing.location.encoded for thing in (whole, part) if thing.location is not None)
    return frozenset(texts) in joined


def _by_one_step(wholes: Iterable[Use], parts: Iterable[Use]) -> bool:
    """Return True if one step writes both."""
    writers = {use.step for use in wholes if use.is_output}
    return any(use.is_output and use.step in writers for use in parts)


def _by_reference(whole: Thing, parts: Iterable[Use]) -> bool:
    """Return True if what reads the part refers to a step that writes or reads the whole."""
    return any(step in whole.produced_by or step in whole.consumed_by for use in parts for step in use.port.targets)


def _text(port: FoundPort) -> str:
    return port.shown.location.encoded if port.shown.location is not None else ""
