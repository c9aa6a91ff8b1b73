"""Finished answers that are kept for a few seconds: bounded in bytes, the least recently used given up first."""

from __future__ import annotations

import time
from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from sagemaker_lineage.server.finished import Finished

LONGEST_LINE = 2_048
"""Bytes of a query string that is remembered; a longer one is parsed each time."""
LINES = 4
"""How many query strings are remembered for one answer: the same parameters in another order are another."""
OVERHEAD = 4_096
"""Bytes that an answer is counted with beside its own, for the keys and the headers."""


class _Entry:
    __slots__ = ("answer", "lines", "stale_at")

    def __init__(self, answer: Finished, stale_at: float) -> None:
        self.answer = answer
        self.stale_at = stale_at
        self.lines: list[bytes] = []


class Kept:
    """Answers by key, and by the query strings that led to them. To be used in the event loop only."""

    def __init__(self, limit_bytes: int, now: Callable[[], float] = time.monotonic) -> None:
        self._limit = limit_bytes
        self._now = now
        self._entries: OrderedDict[Hashable, _Entry] = OrderedDict()
        self._keys: dict[bytes, Hashable] = {}
        self.bytes = 0

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, key: Hashable) -> Finished | None:
        """Return the answer of a key while it is fresh."""
        entry = self._entries.get(key)
        if entry is None:
            return None
        if entry.stale_at <= self._now():
            self._drop(key)
            return None
        self._entries.move_to_end(key)
        return entry.answer

    def at(self, line: bytes) -> Finished | None:
        """Return the answer that a query string, byte for byte, led to before, while it is fresh."""
        key = self._keys.get(line)
        return None if key is None else self.get(key)

    def put(self, key: Hashable, answer: Finished) -> None:
        """Keep an answer for as long as it is fresh; one that is larger than the whole bound is not kept."""
        self._drop(key)
        size = answer.size + OVERHEAD
        if answer.fresh_seconds <= 0 or size > self._limit:
            return
        while self.bytes + size > self._limit:
            self._drop(next(iter(self._entries)))
        self._entries[key] = _Entry(answer, self._now() + answer.fresh_seconds)
        self.bytes += size

    def remember(self, line: bytes, key: Hashable) -> None:
        """Remember that a query string leads to a key, as long as the key has an answer; none where it is empty."""
        entry = self._entries.get(key)
        if not line or entry is None or line in self._keys or len(line) > LONGEST_LINE or len(entry.lines) >= LINES:
            return
        entry.lines.append(line)
        self._keys[line] = key

    def _drop(self, key: Hashable) -> None:
        entry = self._entries.pop(key, None)
        if entry is not None:
            self.bytes -= entry.answer.size + OVERHEAD
            for line in entry.lines:
                self._keys.pop(line, None)
