"""Ending in order: first not ready, then no new connections, then an answer for whoever still waits."""

from __future__ import annotations

import asyncio
import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

    from sagemaker_lineage.server.backend import Backend
    from sagemaker_lineage.server.work import Work

SETTLE_SECONDS: Final = 3.0
"""How long readings under way go on once the port is closed; then they are answered with what has come."""
ABANDON_SECONDS: Final = 1.0
"""How long after that, whoever still has no answer is told that the service stops."""
GRACE_SECONDS: Final = 6
"""How long the HTTP server may wait for answers under way: longer than both."""


class Stopping:
    """What happens between the signal to end and the end; ``drain_seconds`` is how long the port stays open.

    Without anybody who asks for readiness nobody waits for it to fail, and the port is closed at once.
    """

    def __init__(self, work: Work, backend: Backend, drain_seconds: float) -> None:
        self._work = work
        self._backend = backend
        self._drain_seconds = drain_seconds
        self._watched = False
        self.begun = False

    def note_readiness_asked(self) -> None:
        """Note that something watches the readiness."""
        self._watched = True

    @contextmanager
    def on_signal(self) -> Iterator[None]:
        """Stand before the server's own handler of SIGTERM, where there is one, inside ``with``."""
        before = signal.getsignal(signal.SIGTERM)
        if not callable(before) or threading.current_thread() is not threading.main_thread():
            yield
            return
        loop = asyncio.get_running_loop()

        def begin(number: int, frame: FrameType | None) -> None:
            loop.call_soon_threadsafe(self.begin, lambda: before(number, frame))

        signal.signal(signal.SIGTERM, begin)
        try:
            yield
        finally:
            signal.signal(signal.SIGTERM, before)

    def begin(self, close_port: Callable[[], object]) -> None:
        """Fail the readiness now, and do the rest in its time. To be called in the event loop."""
        if self.begun:
            return
        self.begun = True
        loop = asyncio.get_running_loop()
        drain = self._drain_seconds if self._watched else 0.0
        loop.call_later(drain, close_port)
        loop.call_later(drain + SETTLE_SECONDS, self._settle)
        loop.call_later(drain + SETTLE_SECONDS + ABANDON_SECONDS, self._work.abandon)

    def _settle(self) -> None:
        self._work.stop()
        threading.Thread(target=self._backend.close, daemon=True).start()
