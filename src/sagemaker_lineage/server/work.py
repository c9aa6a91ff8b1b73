"""Where the requests' AWS work is done: in threads of its own, so that nothing else waits for AWS."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import anyio
from anyio import to_thread

from sagemaker_lineage.errors import TimedOut
from sagemaker_lineage.server.problems import Overloaded

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(slots=True, kw_only=True)
class Work:
    """Runs blocking calls in at most ``threads`` threads, ``waiting`` more in a queue, each within ``seconds``."""

    threads: int
    waiting: int
    seconds: float
    _limiter: anyio.CapacityLimiter = field(init=False)
    _inside: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self._limiter = anyio.CapacityLimiter(self.threads)

    async def run(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what the call returns. Raises what it raises, ``Overloaded`` or ``TimedOut``."""
        if self._inside >= self.threads + self.waiting:
            raise Overloaded("Too many requests are waiting for AWS.", hint="Try again in a few seconds.")
        self._inside += 1
        try:
            with anyio.fail_after(self.seconds):
                return await to_thread.run_sync(
                    partial(call, *args, **kwargs), abandon_on_cancel=True, limiter=self._limiter
                )
        except TimeoutError:
            raise TimedOut(
                f"AWS did not answer everything within {self.seconds:g} seconds.",
                hint="Ask for fewer facts with `include`, or try again.",
            ) from None
        finally:
            self._inside -= 1
