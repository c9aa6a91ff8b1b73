"""The fast way: a document that is kept, asked for by a query string seen before, is sent before anything else runs."""

from __future__ import annotations

import logging
from time import perf_counter
from typing import TYPE_CHECKING

import structlog

from sagemaker_lineage.server.conditional import has_no_cache, matches
from sagemaker_lineage.server.cors import EXPOSED
from sagemaker_lineage.server.envelope import SECURITY_HEADERS
from sagemaker_lineage.server.exchange import HEADER, Source, request_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from starlette.types import ASGIApp, Receive, Scope, Send

    from sagemaker_lineage.server.finished import Finished, RawHeaders
    from sagemaker_lineage.server.kept import Kept
    from sagemaker_lineage.server.metrics import Metrics

PATH = "/lineage"

_READ = frozenset({b"accept-encoding", b"cache-control", b"if-none-match", b"origin", HEADER.lower().encode()})
_SAFE: RawHeaders = tuple((name.lower().encode(), value.encode()) for name, value in SECURITY_HEADERS.items())
_EXPOSED = (b"access-control-expose-headers", ", ".join(EXPOSED).encode())
_ID = HEADER.lower().encode()

_log = structlog.get_logger("sagemaker_lineage.server")
_LEVEL = logging.getLogger("sagemaker_lineage.server")
"""Asked before anything is put together: a line takes four times as long as the answer itself."""


class Front:
    """Stands before routing, CORS and validation, and answers only what they have answered before.

    A query string is known here only once the route has checked it and found no ``profile`` in it.
    Anything unusual, like a header that is there twice, is left to the layers behind.
    """

    def __init__(self, app: ASGIApp, kept: Kept, allow_origins: Sequence[str], metrics: Metrics) -> None:
        self._app = app
        self._kept = kept
        self._metrics = metrics
        self._origins = frozenset(origin.encode() for origin in allow_origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or hand it on."""
        if scope["type"] == "http" and scope["path"] == PATH and scope["method"] in {"GET", "HEAD"}:
            started = perf_counter()
            answer = self._kept.at(scope["query_string"])
            read = None if answer is None else _headers(scope["headers"])
            if answer is not None and read is not None:
                await self._send(answer, read, scope["method"], started, send)
                return
        await self._app(scope, receive, send)

    async def _send(self, answer: Finished, read: dict[bytes, bytes], method: str, started: float, send: Send) -> None:
        name = request_id(read.get(_ID, b"").decode("latin-1"))
        status, headers, body = _answer(answer, read)
        sent = [*headers, *_SAFE, (_ID, name.encode()), *self._cors(read.get(b"origin"))]
        await send({"type": "http.response.start", "status": status, "headers": sent})
        await send({"type": "http.response.body", "body": body if method == "GET" else b""})
        seconds = perf_counter() - started
        self._metrics.answered(PATH, status, seconds, Source.KEPT)
        if not _LEVEL.isEnabledFor(logging.DEBUG):
            return
        _log.debug(
            "http_request",
            request_id=name,
            method=method,
            route=PATH,
            status=status,
            problem=None,
            source=Source.KEPT,
            elapsed_ms=round(seconds * 1000, 1),
        )

    def _cors(self, origin: bytes | None) -> RawHeaders:
        if origin is None:
            return ()
        if b"*" in self._origins:
            return ((b"access-control-allow-origin", b"*"), _EXPOSED)
        if origin in self._origins:
            return ((b"access-control-allow-origin", origin), _EXPOSED)
        return (_EXPOSED,)


def _headers(fields: Iterable[tuple[bytes, bytes]]) -> dict[bytes, bytes] | None:
    """Return the headers that matter here, None where the layers behind must see to them."""
    read: dict[bytes, bytes] = {}
    for name, value in fields:
        if name in _READ:
            if name in read:
                return None
            read[name] = value
    no_cache = b"cache-control" in read and has_no_cache(read[b"cache-control"].decode("latin-1"))
    return None if no_cache else read


def _answer(answer: Finished, read: dict[bytes, bytes]) -> tuple[int, RawHeaders, bytes]:
    tags = read.get(b"if-none-match")
    if tags is not None and matches((tags.decode("latin-1"),), answer.etag):
        return 304, answer.unchanged, b""
    form = answer.form(read.get(b"accept-encoding"))
    return 200, form.headers, form.body
