"""Orders of a list of pipelines that is sorted here, and where such a list goes on."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sagemaker_lineage.enrich.cursors import bad_cursor, from_cursor, to_cursor
from sagemaker_lineage.enrich.members import number

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sagemaker_lineage.model.catalog import ListedPipeline

Rank = tuple[bool, float, str]
"""Whether the moment is missing, the moment (0 in orders by name), the name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """An order by a word of ``SORTS``. By time, what has none comes last, and equal times go by name."""

    word: str

    @property
    def by_name(self) -> bool:
        """Tell whether the name decides."""
        return self.word.endswith("name")

    @property
    def descending(self) -> bool:
        """Tell whether the order is turned around."""
        return self.word.startswith("-")

    def rank(self, pipeline: ListedPipeline) -> Rank:
        """Return what a pipeline is sorted by."""
        if self.by_name:
            return (False, 0.0, pipeline.name)
        found = self._moment(pipeline)
        moment = found.timestamp() if found else 0.0
        return (found is None, -moment if self.descending else moment, pipeline.name)

    def sort(self, pipelines: Iterable[ListedPipeline]) -> list[ListedPipeline]:
        """Return the pipelines in order."""
        return sorted(pipelines, key=self.rank, reverse=self._turned)

    def after(self, pipelines: Iterable[ListedPipeline], rank: Rank | None) -> list[ListedPipeline]:
        """Return those of a sorted list that come after a rank, wherever the one with that rank has gone."""
        if rank is None:
            return list(pipelines)
        return [each for each in pipelines if (self.rank(each) < rank if self._turned else self.rank(each) > rank)]

    @property
    def _turned(self) -> bool:
        return self.by_name and self.descending

    def _moment(self, pipeline: ListedPipeline) -> datetime | None:
        last = self.word.endswith("lastExecutionTime")
        return pipeline.last_execution_at if last else pipeline.last_modified_at


def to_rank_cursor(rank: Rank, *scope: str) -> str:
    """Return the cursor that goes on after a rank."""
    return to_cursor(json.dumps(rank), *scope)


def rank_of_cursor(cursor: str | None, *scope: str) -> Rank | None:
    """Return the rank in a cursor, None where there is no cursor.

    Raises:
        InvalidRequest: it is none of ours, or belongs to another list.
    """
    text = from_cursor(cursor, *scope)
    if text is None:
        return None
    try:
        missing, moment, name = json.loads(text)
    except (ValueError, TypeError, RecursionError):
        raise bad_cursor() from None
    if not (isinstance(missing, bool) and number(moment) is not None and isinstance(name, str)):
        raise bad_cursor()
    return (missing, moment, name)
