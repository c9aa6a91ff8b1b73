"""Requests straight to an ASGI application, many at once in one event loop."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

LOCAL = {"host": "localhost:8000"}


@dataclass(frozen=True)
class Sent:
    """What an application has sent."""

    status: int
    headers: dict[str, str]
    body: bytes


def scope_of(path: str, query: str, headers: Mapping[str, str] | None = None, method: str = "GET") -> dict[str, Any]:
    """Return the scope of a request from this machine."""
    fields = [(name.lower().encode(), value.encode()) for name, value in {**LOCAL, **(headers or {})}.items()]
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": fields,
        "client": ("127.0.0.1", 50000),
        "server": ("localhost", 8000),
    }


async def ask(
    app: Any, path: str, query: str = "", headers: Mapping[str, str] | None = None, method: str = "GET"
) -> Sent:
    """Ask once and return the answer."""
    messages: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        messages.append(message)

    await app(scope_of(path, query, headers, method), receive, send)
    fields = {name.decode(): value.decode("latin-1") for name, value in messages[0]["headers"]}
    return Sent(messages[0]["status"], fields, b"".join(message.get("body", b"") for message in messages[1:]))


@contextlib.asynccontextmanager
async def started(app: Any) -> AsyncIterator[None]:
    """Hold the application's lifespan open."""
    async with app.router.lifespan_context(app):
        yield


async def longest_lag(seconds: float, probe: float = 0.005) -> float:
    """Watch the event loop for so long; return by how much a timer was late at most, in seconds."""
    loop = asyncio.get_running_loop()
    end, worst = loop.time() + seconds, 0.0
    while (before := loop.time()) < end:
        await asyncio.sleep(probe)
        worst = max(worst, loop.time() - before - probe)
    return worst
