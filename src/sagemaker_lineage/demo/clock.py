"""The clock of the embedded AWS: real time, or a time that tests set and advance."""

from __future__ import annotations

import time
from threading import Lock


class DemoClock:
    """Tell the time in seconds since the epoch (UTC); may be frozen and advanced from any thread."""

    def __init__(self, at: float | None = None) -> None:
        self._lock = Lock()
        self._start = at
        self._frozen = at
        self._ahead = 0.0

    @property
    def frozen(self) -> bool:
        """Say whether time stands still."""
        return self._frozen is not None

    def now(self) -> float:
        """Return the time in milliseconds' precision, as AWS gives it."""
        with self._lock:
            at = time.time() if self._frozen is None else self._frozen
            return round(at + self._ahead, 3)

    def freeze(self, at: float | None = None) -> None:
        """Stop the clock at ``at``, or where it is."""
        instant = self.now() if at is None else at
        with self._lock:
            self._frozen, self._ahead = instant, 0.0

    def advance(self, seconds: float) -> None:
        """Move the clock forward, whether it is frozen or not."""
        with self._lock:
            self._ahead += seconds

    def reset(self) -> None:
        """Be again as the clock was made."""
        with self._lock:
            self._frozen, self._ahead = self._start, 0.0

    def run(self) -> None:
        """Let real time pass again."""
        with self._lock:
            self._frozen, self._ahead = None, 0.0
