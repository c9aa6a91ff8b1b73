"""A reader that counts what is read for one answer."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from sagemaker_lineage.model.request import Answer, AwsRead
    from sagemaker_lineage.service.ports import Reader


@dataclass(slots=True)
class Tally:
    """How many reads were made since ``began``, were answered from before it, and failed."""

    began: datetime
    made: int = 0
    kept: int = 0
    failed: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def count(self, answer: Answer) -> None:
        """Count one answer. May be called from any thread."""
        with self._lock:
            self.failed += answer.failure is not None
            if answer.read_at is not None and answer.read_at < self.began:
                self.kept += 1
            else:
                self.made += 1


class CountingReader:
    """Passes reads on and counts their answers."""

    def __init__(self, inner: Reader, tally: Tally) -> None:
        self._inner = inner
        self._tally = tally

    def submit(self, read: AwsRead, done: Callable[[Answer], None]) -> None:
        """Start ``read`` and call ``done`` with its answer, exactly once, from any thread."""
        self._inner.submit(read, partial(self._pass_on, done))

    def _pass_on(self, done: Callable[[Answer], None], answer: Answer) -> None:
        self._tally.count(answer)
        done(answer)
