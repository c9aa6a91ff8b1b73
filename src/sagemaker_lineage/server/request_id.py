"""The id of the request that is being answered."""

from __future__ import annotations

import re
import uuid
from contextvars import ContextVar

HEADER = "X-Request-ID"

_ACCEPTED = re.compile(r"[A-Za-z0-9._-]{1,64}")
_current: ContextVar[str] = ContextVar("request_id", default="none")


def current_request_id() -> str:
    """Return the id of this request, ``none`` outside of one."""
    return _current.get()


def begin(offered: str | None) -> str:
    """Set and return the id of this request: the caller's own where it is a plain word, else a new one."""
    chosen = offered if offered and _ACCEPTED.fullmatch(offered) else uuid.uuid4().hex
    _current.set(chosen)
    return chosen
