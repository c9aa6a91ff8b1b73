"""The time that one attempt at a call may take in all.

The read time-out of a socket starts anew with every byte, so an endpoint that drips one byte a second
would hold a thread for hours. Here one thread watches over all attempts, and shuts the connection
of one that takes too long; whoever reads from it is then told that it has broken off.
"""

from __future__ import annotations

import socket
import threading
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from botocore.awsrequest import AWSHTTPConnection, AWSHTTPConnectionPool, AWSHTTPSConnection, AWSHTTPSConnectionPool

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from botocore.client import BaseClient

_TICK_SECONDS = 0.25


class Attempt:
    """The calls that one thread makes, one attempt after the other; ``overran`` says that one was cut off."""

    def __init__(self) -> None:
        self.overran = False
        self._lock = threading.Lock()
        self._until: float | None = None
        self._connection: Cuttable | None = None

    def begin(self, until: float | None) -> None:
        """Begin an attempt that may take until that moment (monotonic); None ends it."""
        with self._lock:
            self._until, self._connection, self.overran = until, None, self.overran and until is None

    def use(self, connection: Cuttable) -> None:
        """Note which connection the attempt uses."""
        with self._lock:
            self._connection = connection
            connection.attempt = self

    def cut(self, now: float) -> None:
        """Shut the connection, if the attempt has taken too long and still holds it."""
        with self._lock:
            if self._until is None or now < self._until or self.overran:
                return
            if self._connection is not None and self._connection.attempt is self:
                self.overran = True
                self._connection.shut()


class Watch:
    """Watches over the attempts of all threads."""

    def __init__(self, seconds: float, now: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._now = now
        self._attempts: set[Attempt] = set()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    @contextmanager
    def over(self) -> Iterator[Attempt]:
        """Watch over the calls that this thread makes inside."""
        attempt = _CURRENT.attempt = Attempt()
        with self._changed:
            self._attempts.add(attempt)
            if len(self._attempts) == 1:
                self._wake()
        try:
            yield attempt
        finally:
            _CURRENT.attempt = None
            with self._changed:
                self._attempts.discard(attempt)

    @property
    def overran(self) -> bool:
        """Tell whether this thread's attempt was cut off."""
        return _CURRENT.attempt is not None and _CURRENT.attempt.overran

    def begin(self) -> None:
        """Begin an attempt in this thread, with its full time."""
        if _CURRENT.attempt is not None:
            _CURRENT.attempt.begin(self._now() + self._seconds)

    def rest(self) -> None:
        """End the attempt of this thread: everything has come, or nothing will."""
        if _CURRENT.attempt is not None:
            _CURRENT.attempt.begin(None)

    def _wake(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="aws-watch", daemon=True)
            self._thread.start()
        self._changed.notify()

    def _work(self) -> None:
        while True:
            with self._changed:
                while not self._attempts:
                    self._changed.wait()
                attempts = tuple(self._attempts)
            now = self._now()
            for attempt in attempts:
                attempt.cut(now)
            time.sleep(_TICK_SECONDS)


def watch_connections(client: BaseClient) -> None:
    """Let the connections of a client be cut off.

    botocore has no official place to hand in connection classes; where a version keeps its pools
    elsewhere, its connections have the time-outs of sockets alone.
    """
    session = getattr(getattr(client, "_endpoint", None), "http_session", None)
    pools = getattr(getattr(session, "_manager", None), "pool_classes_by_scheme", None)
    if isinstance(pools, dict):
        pools.update(http=_HttpPool, https=_HttpsPool)


class _Current(threading.local):
    attempt: Attempt | None = None


_CURRENT = _Current()


class Cuttable:
    """A connection that another thread may shut. ``attempt`` is the one that used it last.

    The handle is a second name for the same connection: it stays what it is while TLS is laid over
    the first, and shutting it does not touch the state of TLS, which belongs to the reading thread.
    """

    attempt: Attempt | None = None
    _handle: socket.socket | None = None

    def hold(self, connected: socket.socket) -> None:
        """Take hold of a new connection, for whatever this thread attempts."""
        self._handle = connected.dup()
        self.note_use()

    def let_go(self) -> None:
        """Let go of a connection that is closed."""
        handle, self._handle = self._handle, None
        if handle is not None:
            handle.close()

    def shut(self) -> None:
        """Break the connection off; whoever reads from it is told."""
        handle = self._handle
        if handle is not None:
            with suppress(OSError):
                handle.shutdown(socket.SHUT_RDWR)

    def note_use(self) -> None:
        """Note that this thread's attempt uses the connection."""
        if _CURRENT.attempt is not None:
            _CURRENT.attempt.use(self)


class _Cuttable(Cuttable):
    """The same for the connections of urllib3, whose class stands beside this one."""

    _held: list[bytes] | None = None

    def _new_conn(self) -> socket.socket:
        made: socket.socket = super()._new_conn()  # type: ignore[misc]  # the connection beside this class has it
        self.hold(made)
        return made

    def request(self, *args: Any, **kwargs: Any) -> None:
        """Send head and body together: two packets cost both sides twice as much."""
        self.note_use()
        held = self._held = list[bytes]()
        try:
            super().request(*args, **kwargs)  # type: ignore[misc]  # the connection beside this class has it
        finally:
            self._held = None
        self.send(b"".join(held))

    def send(self, data: Any) -> None:
        if self._held is not None and isinstance(data, bytes):
            self._held.append(data)
        else:
            super().send(data)  # type: ignore[misc]  # the connection beside this class has it

    def close(self) -> None:
        self.let_go()
        super().close()  # type: ignore[misc]  # the connection beside this class has it


class _HttpConnection(_Cuttable, AWSHTTPConnection):  # type: ignore[misc]  # passes on whatever arguments there are
    pass


class _HttpsConnection(_Cuttable, AWSHTTPSConnection):  # type: ignore[misc]  # passes on whatever arguments there are
    pass


class _HttpPool(AWSHTTPConnectionPool):
    ConnectionCls = _HttpConnection


class _HttpsPool(AWSHTTPSConnectionPool):
    ConnectionCls = _HttpsConnection
