"""The request being answered: its id, and the problem it met, for whoever writes or logs the answer."""

from __future__ import annotations

import re
import uuid
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum

HEADER = "X-Request-ID"

_ACCEPTED = re.compile(r"[A-Za-z0-9._-]{1,64}")


class Source(StrEnum):
    """Where a document came from: kept bytes, another request's reading under way, or a reading of its own."""

    KEPT = "kept"
    JOINED = "joined"
    MADE = "made"


@dataclass(slots=True)
class Exchange:
    """One request and its answer.

    ``problem`` is the code of the error it was answered with, ``source`` where its document came from.
    """

    request_id: str
    problem: str | None = None
    source: Source | None = None


_current: ContextVar[Exchange | None] = ContextVar("exchange", default=None)


def begin(offered: str | None) -> Exchange:
    """Begin an exchange with the caller's own id where that is a plain word, else with a new one."""
    exchange = Exchange(request_id(offered))
    _current.set(exchange)
    return exchange


def request_id(offered: str | None) -> str:
    """Return the caller's own id where that is a plain word, else a new one."""
    return offered if offered and _ACCEPTED.fullmatch(offered) else uuid.uuid4().hex


def current() -> Exchange:
    """Return the exchange that is under way; outside of any, one with the id ``none``."""
    return _current.get() or Exchange("none")
