"""Work that several callers ask for at the same time is done once."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Hashable

T = TypeVar("T")


class Joining(Generic[T]):
    """The work under way by key. To be used in one event loop."""

    def __init__(self) -> None:
        self._under_way: dict[Hashable, asyncio.Task[T]] = {}

    def __contains__(self, key: Hashable) -> bool:
        return key in self._under_way

    async def run(self, key: Hashable, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """Return what the work under that key returns; it is begun where it is not under way.

        Raises what the work raises, in every caller, once: the next caller begins anew. The work
        goes on where a caller is cancelled, the one that began it too.
        """
        task = self._under_way.get(key)
        if task is None:
            task = asyncio.create_task(work())
            self._under_way[key] = task
            task.add_done_callback(partial(self._end, key))
        return await asyncio.shield(task)

    def _end(self, key: Hashable, task: asyncio.Task[T]) -> None:
        del self._under_way[key]
        if not task.cancelled():
            task.exception()  # seen here, for the callers may all be gone
