"""Where the requests' AWS work is done: in threads of its own, so that nothing else waits for AWS."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import anyio
from anyio import to_thread

from sagemaker_lineage.errors import TimedOut
from sagemaker_lineage.server.problems import NotReady, Overloaded

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
T = TypeVar("T")

_STOPPING = "The service is stopping."


@dataclass(slots=True, kw_only=True)
class Work:
    """Runs blocking calls in at most ``threads`` threads, ``waiting`` more in a queue, each within ``seconds``."""

    threads: int
    waiting: int
    seconds: float
    refused: int = field(init=False, default=0)
    _limiter: anyio.CapacityLimiter = field(init=False)
    _scopes: set[anyio.CancelScope] = field(init=False, default_factory=set)
    _stopped: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        self._limiter = anyio.CapacityLimiter(self.threads)

    @property
    def running(self) -> int:
        """Return how many calls have a thread."""
        return self._limiter.borrowed_tokens

    @property
    def inside(self) -> int:
        """Return how many calls run or wait."""
        return len(self._scopes)

    async def run(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what the call returns. Raises what it raises, ``Overloaded``, ``NotReady`` or ``TimedOut``."""
        if self.inside >= self.threads + self.waiting:
            self.refused += 1
            raise Overloaded("Too many requests are under way.", hint="Try again in a few seconds.")
        with anyio.move_on_after(self.seconds) as scope:
            self._scopes.add(scope)
            try:
                work = partial(self._begin, partial(call, *args, **kwargs))
                return await to_thread.run_sync(work, abandon_on_cancel=True, limiter=self._limiter)
            finally:
                self._scopes.discard(scope)
        if self._stopped:
            raise NotReady(_STOPPING)
        raise TimedOut(
            f"AWS did not answer everything within {self.seconds:g} seconds.",
            hint="Ask for fewer facts with `include`, or try again.",
        )

    def stop(self) -> None:
        """Begin no further call: who waits for a turn, and who comes, gets ``NotReady``."""
        self._stopped = True

    def abandon(self) -> None:
        """Wait for no call any longer: its caller gets ``NotReady``."""
        self.stop()
        for scope in tuple(self._scopes):
            scope.cancel()

    def _begin(self, call: Callable[[], T]) -> T:
        if self._stopped:
            raise NotReady(_STOPPING)
        return call()
