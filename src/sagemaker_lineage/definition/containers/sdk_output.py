"""JSON that a program printed after lines of its log, as scripts around the SageMaker Python SDK do."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_LINES = 10_000
"""Lines beginning with a brace that are tried."""
MOST_BROKEN = 100


def without_log(text: str, is_wanted: Callable[[Any], bool]) -> tuple[str, bool] | None:
    """Return ``text`` from the line on where its JSON begins, the lines before it blank; None where none begins so.

    The JSON is the first object at the beginning of a line that ``is_wanted``. Where there is none it is the one that
    can be read farthest, and the second value is False.
    """
    decoder = json.JSONDecoder()
    position = broken = 0
    best, farthest = None, -1
    for _ in range(MOST_LINES):
        start = _next_line(text, position)
        if start is None or broken == MOST_BROKEN:
            break
        value, position = _decoded(decoder, text, start)
        if is_wanted(value):
            return _blank_before(text, start), True
        if value is None:
            broken += 1
            best, farthest = (start, position) if position > farthest else (best, farthest)
    return None if best is None else (_blank_before(text, best), False)


def _next_line(text: str, position: int) -> int | None:
    """Return where the next line with a brace begins, None where there is none."""
    if position == 0 and text.startswith("{"):
        return 0
    found = text.find("\n{", position)
    return None if found < 0 else found + 1


def _decoded(decoder: json.JSONDecoder, text: str, start: int) -> tuple[Any, int]:
    """Return the object that begins at ``start`` and its end; None, and how far it can be read, where it is none."""
    try:
        return decoder.raw_decode(text, start)
    except json.JSONDecodeError as error:
        return None, max(error.pos - 1, start + 1)
    except (RecursionError, ValueError):
        return None, start + 1


def _blank_before(text: str, start: int) -> str:
    return "\n" * text.count("\n", 0, start) + text[start:]
