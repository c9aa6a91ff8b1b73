"""What every answer has around it: a request id, the security headers, a line in the log, and never a stack trace."""

from __future__ import annotations

import traceback
from pathlib import PurePath
from time import perf_counter
from typing import TYPE_CHECKING

import structlog
from starlette.datastructures import Headers, MutableHeaders
from structlog.contextvars import bound_contextvars

from sagemaker_lineage.errors import InvalidRequest
from sagemaker_lineage.server.exchange import HEADER, begin
from sagemaker_lineage.server.problems import problem_response, unexpected

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from sagemaker_lineage.server.metrics import Metrics

CONTENT_SECURITY_POLICY = (
    "default-src 'self'; img-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
SECURITY_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}

LONGEST_QUERY = 32_768
"""Bytes of a query string that are looked at: twice the longest cursor."""
_TOO_LONG = f"The query string has more than {LONGEST_QUERY} bytes."
_LEFT = 499
"""What is counted where the caller left before anything was sent."""

_log = structlog.get_logger("sagemaker_lineage.server")


class Envelope:
    """The outermost layer: everything that answers is inside, also CORS and failures."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; a HEAD is a GET whose body is kept back."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        exchange = begin(Headers(scope=scope).get(HEADER))
        head = scope["method"] == "HEAD"
        inner = {**scope, "method": "GET"} if head else scope
        answer = _Answer(send, exchange.request_id, bodiless=head)
        started = perf_counter()
        with bound_contextvars(request_id=exchange.request_id):
            try:
                await self._app(inner, receive, answer)
            finally:
                seconds = perf_counter() - started
                self._metrics.answered(_route(inner), answer.status or _LEFT, seconds, exchange.source)
                _log.info(
                    "http_request",
                    method=scope["method"],
                    route=_route(inner),
                    status=answer.status,
                    problem=exchange.problem,
                    source=exchange.source,
                    elapsed_ms=round(seconds * 1000, 1),
                )


class Failures:
    """Turns an error that nothing else has answered into a plain 500, and logs where it arose.

    A query of more than ``LONGEST_QUERY`` bytes is refused here: taking it apart would hold up everybody.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        answer = _Answer(send, None)
        if len(scope.get("query_string", b"")) > LONGEST_QUERY:
            await problem_response(InvalidRequest(_TOO_LONG, resource="query"))(scope, receive, answer)
            return
        try:
            await self._app(scope, receive, answer)
        except Exception as error:  # noqa: BLE001 - the last place that can keep a stack trace from the caller
            _log.error("unexpected_error", kind=type(error).__name__, places=_places(error))
            if answer.status is None:
                await unexpected()(scope, receive, send)


class _Answer:
    """Passes an answer on, sees its status, and adds what every answer has."""

    def __init__(self, send: Send, request_id: str | None, *, bodiless: bool = False) -> None:
        self._send = send
        self._request_id = request_id
        self._bodiless = bodiless
        self.status: int | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            if self._request_id is not None:
                headers = MutableHeaders(scope=message)
                headers.update({**SECURITY_HEADERS, HEADER: self._request_id})
        elif self._bodiless:
            message = {**message, "body": b""}
        await self._send(message)


def _route(scope: Scope) -> str:
    """Return the route's own path: never what the caller sent."""
    return getattr(scope.get("route"), "path", "none")


def _places(error: Exception) -> list[str]:
    """Return where the error passed, innermost last: module and line, none of the values."""
    frames = traceback.extract_tb(error.__traceback__)[-8:]
    return [f"{PurePath(frame.filename).stem}.{frame.name}:{frame.lineno}" for frame in frames]
