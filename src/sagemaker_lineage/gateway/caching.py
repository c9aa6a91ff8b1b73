"""A reader around a reader: answers are kept as long as they are true, and a read under way is joined."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from sagemaker_lineage.enrich.lifetimes import Lifetimes, execution_of, execution_statuses, kept
from sagemaker_lineage.gateway.weight import weight_of
from sagemaker_lineage.model.request import Answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from sagemaker_lineage.model.request import AwsRead
    from sagemaker_lineage.service.ports import WarmReader

    Done = Callable[[Answer], None]
    Key = tuple[str, AwsRead]
    """Who asks, and what (the region is part of a read): nothing is ever looked up by less."""

MOST_STATUSES = 10_000
"""Executions whose last known status is remembered."""


@dataclass(frozen=True, slots=True)
class _Entry:
    answer: Answer
    until: float
    weight: int
    status: str | None


class AnswerCache:
    """Answers by (principal, read), the least recently used given up first, and the reads under way.

    ``most_bytes`` bounds what the answers weigh together; an answer heavier than a tenth of that is
    not kept. Safe to use from any thread.
    """

    def __init__(self, most_bytes: int, lifetimes: Lifetimes, now: Callable[[], float] = time.monotonic) -> None:
        self.most_bytes = most_bytes
        self.lifetimes = lifetimes
        self._now = now
        self._lock = threading.Lock()
        self._entries: OrderedDict[Key, _Entry] = OrderedDict()
        self._flights: dict[Key, list[Done]] = {}
        self._statuses: OrderedDict[tuple[str, str], str] = OrderedDict()
        self._weight = 0

    @property
    def weight(self) -> int:
        """Return what the kept answers weigh together, in bytes."""
        return self._weight

    def __len__(self) -> int:
        return len(self._entries)

    def read(self, key: Key, done: Done, start: Callable[[Done], None], *, fresh: bool) -> None:
        """Give ``done`` the kept answer, or that of the same read under way, or have it started.

        ``fresh`` passes over what is kept; the answer then takes its place.
        """
        with self._lock:
            entry = None if fresh else self._entry(key)
            joined = self._flights.get(key) if entry is None else None
            if joined is not None:
                joined.append(done)
                return
            if entry is None:
                self._flights[key] = [done]
                status = self._status_of(key)
        if entry is not None:
            done(entry.answer)
        else:
            start(partial(self._land, key, status))

    def _land(self, key: Key, status: str | None, answer: Answer) -> None:
        weight = weight_of(answer) if answer.failure is None else 0
        with self._lock:
            waiting = self._flights.pop(key)
            for execution, told in execution_statuses(answer).items():
                self._remember((key[0], execution), told)
            self._keep(key, answer, weight, status)
        for done in waiting:
            done(answer)

    def _entry(self, key: Key) -> _Entry | None:
        entry = self._entries.get(key)
        if entry is None:
            return None
        if entry.until <= self._now() or self._status_of(key) != entry.status or _is_before(entry.answer, key[1]):
            self._drop(key)
            return None
        self._entries.move_to_end(key)
        return entry

    def _keep(self, key: Key, answer: Answer, weight: int, status: str | None) -> None:
        how_long = kept(answer, status)
        if how_long is None or weight * 10 > self.most_bytes:
            return
        self._drop(key)
        told = execution_statuses(answer).get(execution_of(key[1]) or "", status)
        self._entries[key] = _Entry(answer, self._now() + self.lifetimes.seconds(how_long), weight, told)
        self._weight += weight
        while self._weight > self.most_bytes:
            self._drop(next(iter(self._entries)))

    def _drop(self, key: Key) -> None:
        entry = self._entries.pop(key, None)
        if entry is not None:
            self._weight -= entry.weight

    def _status_of(self, key: Key) -> str | None:
        """Return the last known status of the execution on which the answer depends."""
        execution = execution_of(key[1])
        return None if execution is None else self._statuses.get((key[0], execution))

    def _remember(self, execution: tuple[str, str], status: str) -> None:
        self._statuses[execution] = status
        self._statuses.move_to_end(execution)
        while len(self._statuses) > MOST_STATUSES:
            self._statuses.popitem(last=False)


class CachingReader:
    """Asks ``inner`` only for what is neither kept nor under way. ``fresh`` passes over what is kept."""

    def __init__(self, inner: WarmReader, cache: AnswerCache, principal: str, *, fresh: bool = False) -> None:
        self._inner = inner
        self._cache = cache
        self._principal = principal
        self._fresh = fresh

    @property
    def principal(self) -> str:
        """Return what stands for whom the credentials identify."""
        return self._principal

    @property
    def region(self) -> str | None:
        """Return the region that the AWS configuration names, None where it names none."""
        return self._inner.region

    def submit(self, read: AwsRead, done: Done) -> None:
        """Call ``done`` with the answer, exactly once: at once where it is kept. Never raises."""
        self._cache.read((self._principal, read), done, partial(self._inner.submit, read), fresh=self._fresh)

    def warm(self, region: str) -> None:
        """Start what the first read of a region needs, and return at once."""
        self._inner.warm(region)


def _is_before(answer: Answer, read: AwsRead) -> bool:
    """Tell whether an answer is from before the moment since which it must be."""
    return read.since is not None and (answer.read_at is None or answer.read_at < read.since)
