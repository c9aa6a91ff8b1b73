"""HTTP to AWS with less computing for each call than botocore's own way, which decides how fast many calls are.

botocore asks before each request whether somebody else sends it (``before-send``). Taken over is the plain
case alone: an answer that is read whole, no proxy, certificates checked. All else is left to botocore.
"""

from __future__ import annotations

import re
import socket
import ssl
import threading
import weakref
from collections import OrderedDict
from functools import lru_cache
from http.client import HTTPException, HTTPResponse
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from botocore.awsrequest import AWSResponse
from botocore.exceptions import (
    ConnectionClosedError,
    ConnectTimeoutError,
    EndpointConnectionError,
    HTTPClientError,
    ReadTimeoutError,
    SSLError,
)
from botocore.httpsession import get_cert_path
from botocore.utils import get_environ_proxies
from urllib3.util import wait_for_read

from sagemaker_lineage.gateway.watch import Cuttable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from botocore.awsrequest import AWSPreparedRequest
    from botocore.client import BaseClient

    from sagemaker_lineage.gateway.limits import Limits

Origin = tuple[str, str]
"""Scheme, and host with port, as a URL writes them."""

_PORTS = {"http": 80, "https": 443}
_PLAIN = (type(None), bytes, bytearray)
_ODD = re.compile(r"^$|[?#@]")
"""No host, or more than host and port: rare enough to leave it to botocore."""


class Transport:
    """Sends the requests of one client over connections that are kept open, at most ``limits.threads`` of them."""

    def __init__(self, limits: Limits, trusted: str) -> None:
        self._limits = limits
        self._trusted = trusted
        self._idle = _Idle(limits.threads)

    def send(self, request: AWSPreparedRequest) -> AWSResponse | None:
        """Send a request and return its answer; None leaves it to botocore. Raises what botocore's own way raises."""
        scheme, _, rest = request.url.partition("://")
        host, slash, path = rest.partition("/")
        if request.stream_output or not isinstance(request.body, _PLAIN) or _ODD.search(host):
            return None
        message = _message(request, host, slash + path or "/")
        origin = (scheme, host)
        connection = self._idle.take(origin) or self._connect(origin, request.url)
        answer = _exchange(connection, message, request)
        if connection.reusable:
            self._idle.give(origin, connection)
        return answer

    def _connect(self, origin: Origin, url: str) -> _Connection:
        connection = _Connection()
        try:
            connection.open(origin, self._limits, self._trusted)
        except ssl.SSLError as error:
            raise SSLError(endpoint_url=url, error=error) from error
        except TimeoutError as error:
            raise ConnectTimeoutError(endpoint_url=url, error=error) from error
        except (OSError, ValueError) as error:
            raise EndpointConnectionError(endpoint_url=url, error=error) from error
        finally:
            if not connection.reusable:
                connection.close()
        return connection


def transport_for(client: BaseClient, limits: Limits) -> Transport | None:
    """Return a way for the requests of a client; None where it needs what only botocore does."""
    url = str(client.meta.endpoint_url)
    session = getattr(getattr(client, "_endpoint", None), "http_session", None)
    verify = getattr(session, "_verify", None)
    if not verify or get_environ_proxies(url):
        return None
    return Transport(limits, str(get_cert_path(verify)))


class _Connection(Cuttable):
    """A connection to one origin. ``reusable`` tells whether another request may be sent over it."""

    sock: socket.socket | None = None
    reusable = False

    def open(self, origin: Origin, limits: Limits, trusted: str) -> None:
        """Connect, and lay TLS over it where the scheme says so."""
        scheme, place = origin[0], urlsplit(f"//{origin[1]}")
        host = place.hostname or ""
        self.sock = socket.create_connection((host, place.port or _PORTS[scheme]), limits.connect_seconds)
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.hold(self.sock)
        if scheme == "https":
            self.sock = _tls(trusted).wrap_socket(self.sock, server_hostname=host)
        self.sock.settimeout(limits.read_seconds)
        self.reusable = True

    @property
    def dropped(self) -> bool:
        """Tell whether the other side has closed the connection, or speaks without being asked."""
        return self.sock is None or bool(wait_for_read(self.sock, 0))

    def exchange(self, message: bytes, method: str) -> tuple[HTTPResponse, bytes]:
        """Send a request and return its answer and the whole body."""
        self.reusable = False
        self.note_use()
        if self.sock is None:
            raise ConnectionResetError
        self.sock.sendall(message)
        answer = HTTPResponse(self.sock, method=method)
        try:
            answer.begin()
            body = answer.read()
            self.reusable = not answer.will_close
        finally:
            answer.close()
        return answer, body

    def close(self) -> None:
        """Close it for good."""
        self.reusable = False
        self.let_go()
        sock, self.sock = self.sock, None
        if sock is not None:
            sock.close()


class _Idle:
    """Connections that nobody uses right now, the origin used longest ago given up first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._by_origin: OrderedDict[Origin, list[_Connection]] = OrderedDict()
        self._count = 0
        weakref.finalize(self, _close_all, self._by_origin)

    def take(self, origin: Origin) -> _Connection | None:
        """Return the connection used last, None where there is none that is still open."""
        while (connection := self._pop(origin)) is not None:
            if not connection.dropped:
                return connection
            connection.close()
        return None

    def give(self, origin: Origin, connection: _Connection) -> None:
        """Keep a connection for the next request."""
        with self._lock:
            self._by_origin.setdefault(origin, []).append(connection)
            self._by_origin.move_to_end(origin)
            self._count += 1
            oldest = next(iter(self._by_origin)) if self._count > self._most else None
        superfluous = self._pop(oldest) if oldest else None
        if superfluous is not None:
            superfluous.close()

    def _pop(self, origin: Origin) -> _Connection | None:
        with self._lock:
            waiting = self._by_origin.get(origin)
            if waiting is None:
                return None
            self._count -= 1
            connection = waiting.pop()
            if not waiting:
                del self._by_origin[origin]
            return connection


class _Whole:
    """A body that has been read: what botocore asks its responses for."""

    def __init__(self, body: bytes) -> None:
        self._body = body

    def stream(self, *_: Any, **__: Any) -> Iterator[bytes]:
        """Yield it in one piece."""
        yield self._body


def _message(request: AWSPreparedRequest, host: str, target: str) -> bytes:
    """Return a request as it is sent, head and body together: two packets cost both sides twice as much."""
    lines = [f"{request.method} {target} HTTP/1.1", f"Host: {host}", "Accept-Encoding: identity"]
    lines += [f"{name}: {_text(value)}" for name, value in request.headers.items()]
    head = "\n".join(lines)
    if "\r" in head or head.count("\n") != len(lines) - 1:
        raise HTTPClientError(error=ValueError("a line break in a header"))
    body = request.body if isinstance(request.body, bytes | bytearray) else b""
    return b"".join((head.replace("\n", "\r\n").encode("latin-1"), b"\r\n\r\n", body))


def _text(value: str | bytes) -> str:
    return value if isinstance(value, str) else value.decode("latin-1")


def _exchange(connection: _Connection, message: bytes, request: AWSPreparedRequest) -> AWSResponse:
    url = request.url
    try:
        answer, body = connection.exchange(message, request.method)
    except ssl.SSLError as error:
        raise SSLError(endpoint_url=url, error=error) from error
    except TimeoutError as error:
        raise ReadTimeoutError(endpoint_url=url, error=error) from error
    except (HTTPException, OSError) as error:
        raise ConnectionClosedError(endpoint_url=url, request=request, error=error) from error
    finally:
        if not connection.reusable:
            connection.close()
    return AWSResponse(url, answer.status, dict(answer.getheaders()), _Whole(body))  # type: ignore[arg-type]  # any pairs


def _close_all(connections: OrderedDict[Origin, list[_Connection]]) -> None:
    for waiting in connections.values():
        for connection in waiting:
            connection.close()


@lru_cache(maxsize=8)
def _tls(trusted: str) -> ssl.SSLContext:
    """Return what certificates are checked against, a file or a folder; reading it takes a while."""
    return ssl.create_default_context(cafile=trusted)
