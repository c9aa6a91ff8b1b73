"""Cursors: where a list goes on, as one opaque text that says which list it belongs to."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode

from sagemaker_lineage.errors import InvalidRequest

LONGEST_CURSOR = 16_384
_VERSION = 1


def to_cursor(token: str, *scope: str) -> str:
    """Return the cursor that goes on at AWS's ``token`` in the list named by ``scope``."""
    text = json.dumps([_VERSION, *scope, token], separators=(",", ":"))
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def from_cursor(cursor: str | None, *scope: str) -> str | None:
    """Return AWS's token in a cursor, None where there is no cursor.

    Raises:
        InvalidRequest: it is none of ours, or belongs to another list.
    """
    if cursor is None:
        return None
    found = _decoded(cursor)
    if isinstance(found, list) and found[:-1] == [_VERSION, *scope] and isinstance(found[-1], str):
        return found[-1]
    raise bad_cursor()


def bad_cursor() -> InvalidRequest:
    """Return the error for a cursor that leads nowhere."""
    return InvalidRequest(
        "The cursor does not belong to this list, or is no longer valid.",
        resource="cursor",
        hint="Begin without a cursor, and pass on the one of the last page as it is.",
    )


def _decoded(cursor: str) -> object:
    if len(cursor) > LONGEST_CURSOR:
        return None
    try:
        return json.loads(urlsafe_b64decode(cursor.encode() + b"=" * (-len(cursor) % 4)))
    except (ValueError, RecursionError):
        return None
