"""The members of AWS's answers, read tolerantly: what is missing or of another type is None.

Text is made safe for UTF-8 and JSON, moments are in UTC, numbers are finite.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

Payload = Mapping[str, Any]
_NOTHING: Payload = {}


def text(payload: Payload, name: str) -> str | None:
    """Return a textual member that is not empty."""
    value = payload.get(name)
    return printable(value) if isinstance(value, str) and value else None


def printable(value: str) -> str:
    """Return ``value`` with what UTF-8 cannot carry (lone surrogates) replaced."""
    return value if value.isascii() else value.encode("utf-8", "replace").decode()


def integer(payload: Payload, name: str) -> int | None:
    """Return an integer member."""
    value = payload.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def number(value: Any) -> float | None:
    """Return ``value`` if it is a finite number: no boolean, no digits in a text."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        found = float(value)
    except OverflowError:
        return None
    return found if math.isfinite(found) else None


def moment(payload: Payload, name: str) -> datetime | None:
    """Return a timestamp member, in UTC."""
    value = payload.get(name)
    if not isinstance(value, datetime):
        return None
    if value.tzinfo is None:
        return value.replace(tzinfo=UTC)
    try:
        return value.astimezone(UTC)
    except OverflowError:
        return None


def structure(payload: Payload, *names: str) -> Payload:
    """Return the structure at the end of ``names``, empty where there is none."""
    for name in names:
        found = payload.get(name)
        payload = found if isinstance(found, Mapping) else _NOTHING
    return payload


def structures(payload: Payload, name: str) -> list[Payload]:
    """Return the structures in a list member."""
    value = payload.get(name)
    if not isinstance(value, Sequence) or isinstance(value, str | bytes):
        return []
    return [item for item in value if isinstance(item, Mapping)]


def entries(payload: Payload, name: str) -> list[Payload]:
    """Return a structure for each entry of a list member: an empty one in place of what is none, so that it counts."""
    value = payload.get(name)
    if value is None:
        return []
    if not isinstance(value, Sequence) or isinstance(value, str | bytes):
        return [_NOTHING]
    return [item if isinstance(item, Mapping) else _NOTHING for item in value]


def pairs(payload: Payload, name: str, key: str = "Key", value: str = "Value") -> dict[str, str]:
    """Return a list of ``{Key, Value}`` structures as a mapping sorted by key."""
    found = [(text(item, key), item.get(value)) for item in structures(payload, name)]
    return dict(sorted((each, printable(said)) for each, said in found if each and isinstance(said, str)))
