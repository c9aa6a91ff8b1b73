"""A circuit breaker for each endpoint: what does not answer is not asked, but for a probe now and then."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

FAILURES = 3
"""Attempts in a row, without any answer between them, that brought nothing until the endpoint counts as dead."""
_SOME = 2
"""Different operations, and different buckets, that silence must be about: one that hangs alone is not the endpoint."""
PROBE_SECONDS = 30.0
"""A dead endpoint is tried at most once in that time."""
_MOST_ENDPOINTS = 1_024


@dataclass(slots=True)
class _Endpoint:
    failures: int = 0
    silences: int = 0
    asked: tuple[set[str], ...] = ()
    probe_at: float | None = None

    @property
    def looks_dead(self) -> bool:
        if self.failures >= FAILURES:
            return True
        return self.silences >= FAILURES and all(len(names) >= _SOME for names in self.asked)

    def note(self, asked: tuple[str, ...]) -> None:
        if not asked:
            self.failures += 1
            return
        self.silences += 1
        self.asked = self.asked or tuple(set[str]() for _ in asked)
        for names, name in zip(self.asked, asked, strict=True):
            if len(names) < _SOME:
                names.add(name)


class Breaker:
    """Which endpoints answer. Endpoints that always did are not even remembered."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._failing: OrderedDict[Hashable, _Endpoint] = OrderedDict()

    def allows(self, endpoint: Hashable) -> bool:
        """Tell whether to ask an endpoint; a dead one once in a while, by whoever comes first."""
        if endpoint not in self._failing:
            return True
        with self._lock:
            known = self._failing.get(endpoint)
            if known is None or known.probe_at is None:
                return True
            if self._now() < known.probe_at:
                return False
            known.probe_at = self._now() + PROBE_SECONDS
            return True

    def is_dead(self, endpoint: Hashable) -> bool:
        """Tell whether an endpoint counts as dead."""
        known = self._failing.get(endpoint)
        return known is not None and known.probe_at is not None

    def answered(self, endpoint: Hashable) -> None:
        """Note that somebody is there, whatever the answer was."""
        if endpoint in self._failing:
            with self._lock:
                self._failing.pop(endpoint, None)

    def failed(self, endpoint: Hashable, asked: tuple[str, ...] = ()) -> None:
        """Note that there was nobody to connect to, or silence where ``asked`` names the operation and its bucket."""
        with self._lock:
            known = self._failing.setdefault(endpoint, _Endpoint())
            known.note(asked)
            if known.probe_at is None and known.looks_dead:
                known.probe_at = self._now() + PROBE_SECONDS
            self._failing.move_to_end(endpoint)
            while len(self._failing) > _MOST_ENDPOINTS:
                self._failing.popitem(last=False)
