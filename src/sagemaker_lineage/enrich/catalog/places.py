"""Where the list of executions goes on: a place that holds whatever began or ended in the meantime."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from sagemaker_lineage.enrich.cursors import bad_cursor

if TYPE_CHECKING:
    from sagemaker_lineage.model.catalog import ListedExecution

_MOST_TOGETHER = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The token of AWS's page (None: the first), and what was looked at before.

    ``began`` is when the last execution looked at began, ``ids`` are those that began at that moment. So
    nothing comes twice.
    """

    token: str | None = None
    began: datetime | None = None
    ids: tuple[str, ...] = ()

    def precedes(self, execution: ListedExecution) -> bool:
        """Tell whether an execution comes after this place, newest first."""
        if self.began is None or execution.started_at is None:
            return True
        if execution.started_at == self.began:
            return execution.id not in self.ids
        return execution.started_at < self.began

    def past(self, execution: ListedExecution) -> Place:
        """Return the place behind an execution."""
        together = self.ids if execution.started_at == self.began else ()
        ids = (*together, execution.id)[-_MOST_TOGETHER:]
        return replace(self, began=execution.started_at or self.began, ids=ids)

    def to_text(self) -> str:
        """Return the place as text, for a cursor."""
        return json.dumps([self.token, self.began.isoformat() if self.began else None, *self.ids])

    @classmethod
    def from_text(cls, text: str | None) -> Place:
        """Read a place, the beginning for None. Raises ``InvalidRequest`` for what no place wrote."""
        if text is None:
            return cls()
        try:
            token, began, *ids = json.loads(text)
            moment = None if began is None else datetime.fromisoformat(began)
        except (ValueError, TypeError, RecursionError):
            raise bad_cursor() from None
        texts = all(isinstance(each, str) for each in ids) and (token is None or isinstance(token, str))
        if not texts or (moment is not None and moment.tzinfo is None):
            raise bad_cursor()
        return cls(token=token, began=moment, ids=tuple(ids))
