"""A bounded pool of daemon threads: it never keeps the process from ending."""

from __future__ import annotations

import threading
import time
from collections import deque
from contextvars import Context, copy_context
from typing import Protocol


class Task(Protocol):
    """Something to run once, or to call off instead. Neither raises."""

    def run(self) -> None:
        """Do it."""
        ...

    def call_off(self) -> None:
        """Take note that it will not be done."""
        ...


class WorkerPool:
    """Run tasks in at most ``threads`` threads, in the order they came.

    Threads start when they are needed and stay. The standard library's executor joins its threads
    when the interpreter ends, so that Ctrl-C waits for every call under way; these are daemons.
    """

    def __init__(self, threads: int, name: str = "aws-read") -> None:
        self._limit = threads
        self._name = name
        self._changed = threading.Condition()
        self._waiting: deque[tuple[Context, Task]] = deque()
        self._threads: list[threading.Thread] = []
        self._idle = 0
        self._closed = False

    def submit(self, task: Task) -> None:
        """Run the task in some thread, in the caller's context; call it off where the pool is closed."""
        with self._changed:
            accepted = not self._closed
            if accepted:
                self._waiting.append((copy_context(), task))
                self._changed.notify()
                self._grow()
        if not accepted:
            task.call_off()

    def close(self, timeout_seconds: float = 0.5) -> None:
        """Call off what waits, then wait that long at most for what is under way."""
        with self._changed:
            self._closed = True
            left = [task for _, task in self._waiting]
            self._waiting.clear()
            self._changed.notify_all()
        for task in left:
            task.call_off()
        self._join(time.monotonic() + timeout_seconds)

    def _grow(self) -> None:
        if len(self._waiting) <= self._idle or len(self._threads) >= self._limit:
            return
        thread = threading.Thread(target=self._work, name=f"{self._name}-{len(self._threads)}", daemon=True)
        self._threads.append(thread)
        thread.start()

    def _join(self, deadline: float) -> None:
        for thread in self._threads:
            if thread is not threading.current_thread():
                thread.join(max(0.0, deadline - time.monotonic()))

    def _work(self) -> None:
        while (taken := self._take()) is not None:
            context, task = taken
            context.run(task.run)
            del context, task, taken

    def _take(self) -> tuple[Context, Task] | None:
        with self._changed:
            while not self._waiting and not self._closed:
                self._idle += 1
                self._changed.wait()
                self._idle -= 1
            return self._waiting.popleft() if self._waiting else None
