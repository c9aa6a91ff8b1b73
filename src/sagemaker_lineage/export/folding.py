"""Fold what one step writes into one group: an output and the only thing below it, such as its ``model.tar.gz``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.export.datum import Datum, datum_id, text_of, whole_id
from sagemaker_lineage.export.readable import readable

if TYPE_CHECKING:
    from collections.abc import Sequence


class Group(NamedTuple):
    """An artifact or resource with everything folded into it, from the outermost to the innermost.

    ``id`` is that of the outermost member.
    """

    id: str
    members: tuple[Datum, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all members."""
        return tuple(map(datum_id, self.members))

    @property
    def within(self) -> str | None:
        """The id of the member of another group that this one is a part of."""
        return whole_id(self.members[0])

    @property
    def produced_by(self) -> tuple[str, ...]:
        """The steps that write it."""
        return self.members[0].produced_by

    @property
    def consumed_by(self) -> tuple[str, ...]:
        """The steps that read it."""
        return self.members[-1].consumed_by

    @property
    def text(self) -> str:
        """The location or name of the innermost member, for people."""
        return readable(text_of(self.members[-1]))


def fold(data: Sequence[Datum]) -> tuple[Group, ...]:
    """Return the groups of all artifacts, or of all resources, in the order of their outermost members.

    ``data`` is in the order of the ids. A part folds into its whole if nothing reads the whole, it is the only part,
    and no other step writes it. Each member is looked at once.
    """
    parts = Counter(each.within for each in data if each.within is not None)
    inner = {
        each.within: each.id
        for each in data
        if each.within is not None and parts[each.within] == 1 and _is_one(data[each.within], each)
    }
    folded = set(inner.values())
    return tuple(Group(datum_id(each), tuple(_chain(each, inner, data))) for each in data if each.id not in folded)


def _is_one(whole: Datum, part: Datum) -> bool:
    is_only_written = len(whole.produced_by) == 1 and not whole.consumed_by
    return is_only_written and part.produced_by in ((), whole.produced_by)


def _chain(outer: Datum, inner: dict[int, int], data: Sequence[Datum]) -> list[Datum]:
    chain = [outer]
    while chain[-1].id in inner:
        chain.append(data[inner[chain[-1].id]])
    return chain
