"""JSON pointers (RFC 6901), kept as linked places until somebody wants the text."""

from __future__ import annotations

MOST_KEYS = 500
"""Definitions are not nested more deeply."""
Place = tuple["Place | str", str | int]
"""Where a value stands: the place (or pointer) of its container, and its key or index there."""


def pointer_text(place: Place | str) -> str:
    """Return the JSON pointer of ``place``."""
    if isinstance(place, str):
        return place
    keys: list[str] = []
    while not isinstance(place, str):
        place, key = place
        keys.append(escape(str(key)))
    return "/".join([place, *reversed(keys)])


def keys_of(place: Place | str, most: int = MOST_KEYS) -> tuple[str | int, ...]:
    """Return the keys and positions that lead from the step to ``place``, the last ones if there are too many."""
    keys: list[str | int] = []
    while not isinstance(place, str) and len(keys) < most:
        place, key = place
        keys.append(key)
    return tuple(reversed(keys))


def root_of(place: Place | str) -> str:
    """Return the pointer that ``place`` starts from: that of the step it lies in."""
    while not isinstance(place, str):
        place, _ = place
    return place


def escape(key: str) -> str:
    """Return ``key`` as it stands in a JSON pointer."""
    return key.replace("~", "~0").replace("/", "~1")
