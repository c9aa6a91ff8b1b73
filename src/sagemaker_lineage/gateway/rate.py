"""A limit on the rate of requests, before each of them, that learns from AWS's throttling.

For each (principal, region, API operation) there is a token bucket. It begins at the highest rate
allowed, so nothing waits where AWS throttles nothing. A throttled request lowers the rate to a
little more than what AWS has let through lately, which is the one figure that says where its limit
is; after that the rate rises again, steadily. Where AWS lets nothing through at all, asking is in
vain after a while: then nobody waits for a turn or a retry any more, and a request that has its turn
still finds out whether that is over.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

MOST_BUCKETS = 4_096
_ABOVE_GOODPUT = 1.3
"""How far above the rate that AWS lets through the next try is."""
_WINDOW_SECONDS = 0.5
"""For how long a rate is tried before it is lowered again: answers to older requests say nothing about it."""
_RISE_SECONDS = 30.0
"""How long the rate takes to rise from nothing to the highest."""
_NAP_SECONDS = 0.25
_VAIN_SECONDS = 10.0
_VAIN_REQUESTS = 5
"""For how long, and how many requests in a row, AWS throttles everything before more of them are in vain."""
_FORGOTTEN_SECONDS = 30.0
"""How long after a throttled request the next one says something new."""


class Bucket:
    """The rate of one API: take a token before each request, and tell how each request went."""

    def __init__(self, least: float, most: float, now: Callable[[], float]) -> None:
        self.rate = most
        self._least = least
        self._most = most
        self._now = now
        self._tokens = most
        self._filled_at = self._since = now()
        self._passed = 0
        self._refused = 0
        self._refused_first = self._refused_last = self._since
        self._lock = threading.Lock()

    def is_in_vain(self, wait: float = 0.0) -> bool:
        """Tell whether AWS throttles every request, and will have for too long when so many seconds more are over."""
        with self._lock:
            seconds = self._refused_last - self._refused_first + wait
            return self._refused >= _VAIN_REQUESTS and seconds >= _VAIN_SECONDS

    def take(self) -> float:
        """Take a token; return 0, or how many seconds to wait before the next try."""
        with self._lock:
            self._fill()
            if self._tokens >= 1.0:
                self._tokens -= 1.0
                return 0.0
            return (1.0 - self._tokens) / self.rate

    def passed(self) -> None:
        """Note that AWS answered a request, with whatever but throttling."""
        with self._lock:
            now = self._now()
            if now - self._since > 2 * _WINDOW_SECONDS:
                self._since, self._passed = now - _WINDOW_SECONDS, self._passed // 2
            self._passed += 1
            self._refused = 0

    def throttled(self) -> None:
        """Note that AWS throttled a request: at most once in a window the rate is lowered."""
        with self._lock:
            self._fill()
            now = self._now()
            self._note_refusal(now)
            seconds = now - self._since
            if self.rate < self._most and seconds < _WINDOW_SECONDS:
                return
            goodput = self._passed / max(seconds, _WINDOW_SECONDS)
            self.rate = min(self.rate, max(self._least, goodput * _ABOVE_GOODPUT))
            self._tokens = min(self._tokens, 1.0)
            self._since, self._passed = now, 0

    def _note_refusal(self, now: float) -> None:
        if now - self._refused_last > _FORGOTTEN_SECONDS:
            self._refused = 0
        if self._refused == 0:
            self._refused_first = now
        self._refused, self._refused_last = self._refused + 1, now

    def _fill(self) -> None:
        now = self._now()
        seconds, self._filled_at = now - self._filled_at, now
        if self.rate < self._most:
            self.rate = min(self._most, self.rate + seconds * self._most / _RISE_SECONDS)
        self._tokens = min(max(1.0, self.rate), self._tokens + seconds * self.rate)


class RateLimits:
    """The buckets of a gateway, the least recently used forgotten first.

    ``least`` and ``most`` are requests a second. ``closing`` set ends every wait.
    """

    def __init__(
        self, least: float, most: float, closing: threading.Event, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._least = min(least, most)
        self._most = most
        self._closing = closing
        self._now = now
        self._lock = threading.Lock()
        self._buckets: OrderedDict[Hashable, Bucket] = OrderedDict()

    def bucket(self, key: Hashable) -> Bucket:
        """Return the bucket of (principal, region, operation)."""
        with self._lock:
            bucket = self._buckets.pop(key, None) or Bucket(self._least, self._most, self._now)
            self._buckets[key] = bucket
            while len(self._buckets) > MOST_BUCKETS:
                self._buckets.popitem(last=False)
            return bucket

    def wait(self, key: Hashable, seconds: float) -> bool:
        """Wait for the turn of a request, at most so many seconds and not in vain; tell whether it came."""
        bucket, until = self.bucket(key), self._now() + seconds
        while (needed := bucket.take()) > 0:
            if self._closing.is_set() or bucket.is_in_vain() or self._now() + needed > until:
                return False
            self._closing.wait(min(needed, _NAP_SECONDS))
        return True
