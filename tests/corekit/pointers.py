"""JSON pointers (RFC 6901), read by other means than the product's."""

from __future__ import annotations

from typing import Any


def value_at(document: Any, pointer: str) -> Any:
    """Return what stands at ``pointer``. Raises ``KeyError`` or ``IndexError`` where nothing does."""
    keys = pointer.split("/")
    if keys[0]:
        raise KeyError(pointer)
    for key in (each.replace("~1", "/").replace("~0", "~") for each in keys[1:]):
        if isinstance(document, list):
            document = document[int(key)]
        elif isinstance(document, dict):
            document = document[key]
        else:
            raise KeyError(pointer)
    return document
