"""A bounded pool of daemon threads: it never keeps the process from ending."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Hashable
from contextvars import Context, copy_context
from dataclasses import dataclass, field
from typing import Protocol


class Task(Protocol):
    """Something to run once, or to call off instead. Neither raises."""

    def run(self) -> None:
        """Do it."""
        ...

    def call_off(self) -> None:
        """Take note that it will not be done."""
        ...


@dataclass(slots=True)
class _Lane:
    """Tasks that share a bound of their own: at most ``most`` of them run at a time."""

    key: Hashable
    most: int
    running: int = 0
    queued: bool = False
    waiting: deque[tuple[Context, Task]] = field(default_factory=deque)

    @property
    def runnable(self) -> int:
        return min(len(self.waiting), self.most - self.running)


class WorkerPool:
    """Run tasks in at most ``threads`` threads: those of a lane in the order they came, the lanes by turns.

    Threads start when they are needed and stay. The standard library's executor joins its threads
    when the interpreter ends, so that Ctrl-C waits for every call under way; these are daemons.
    """

    def __init__(self, threads: int, name: str = "aws-read") -> None:
        self._limit = threads
        self._name = name
        self._changed = threading.Condition()
        self._lanes: dict[Hashable, _Lane] = {}
        self._turns: deque[_Lane] = deque()
        self._threads: list[threading.Thread] = []
        self._idle = 0
        self._closed = False

    def submit(self, task: Task, lane: Hashable = None, most: int | None = None) -> None:
        """Run the task in some thread, in the caller's context; call it off where the pool is closed.

        ``most`` is how many tasks of this lane run at a time, all threads where it is None.
        """
        with self._changed:
            accepted = not self._closed
            if accepted:
                self._enqueue(self._lane(lane, most), task)
        if not accepted:
            task.call_off()

    def close(self, timeout_seconds: float = 0.5) -> None:
        """Call off what waits, then wait that long at most for what is under way."""
        with self._changed:
            self._closed = True
            left = [task for lane in self._lanes.values() for _, task in lane.waiting]
            self._lanes.clear()
            self._turns.clear()
            self._changed.notify_all()
        for task in left:
            task.call_off()
        self._join(time.monotonic() + timeout_seconds)

    def _lane(self, key: Hashable, most: int | None) -> _Lane:
        lane = self._lanes.get(key)
        if lane is None:
            lane = self._lanes[key] = _Lane(key, most or self._limit)
        return lane

    def _enqueue(self, lane: _Lane, task: Task) -> None:
        lane.waiting.append((copy_context(), task))
        self._give_turn(lane)
        if lane.queued:
            self._changed.notify()
            self._grow()

    def _give_turn(self, lane: _Lane) -> None:
        if not lane.queued and lane.runnable > 0:
            lane.queued = True
            self._turns.append(lane)

    def _grow(self) -> None:
        if len(self._threads) >= self._limit or sum(lane.runnable for lane in self._turns) <= self._idle:
            return
        thread = threading.Thread(target=self._work, name=f"{self._name}-{len(self._threads)}", daemon=True)
        self._threads.append(thread)
        thread.start()

    def _join(self, deadline: float) -> None:
        for thread in self._threads:
            if thread is not threading.current_thread():
                thread.join(max(0.0, deadline - time.monotonic()))

    def _work(self) -> None:
        lane: _Lane | None = None
        while (taken := self._take(lane)) is not None:
            lane, context, task = taken
            context.run(task.run)
            del context, task, taken

    def _take(self, before: _Lane | None) -> tuple[_Lane, Context, Task] | None:
        """Give the place in the lane of the last task back, and wait for the next task of any lane."""
        with self._changed:
            if before is not None:
                self._leave(before)
            while not self._turns and not self._closed:
                self._idle += 1
                self._changed.wait()
                self._idle -= 1
            if not self._turns:
                return None
            lane = self._turns.popleft()
            context, task = lane.waiting.popleft()
            lane.running += 1
            lane.queued = False
            self._give_turn(lane)
            return lane, context, task

    def _leave(self, lane: _Lane) -> None:
        lane.running -= 1
        self._give_turn(lane)
        if lane.running == 0 and not lane.waiting:
            self._lanes.pop(lane.key, None)
