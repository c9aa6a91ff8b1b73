"""JSON after log lines, the output of scripts that use the SageMaker Python SDK."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_LINES = 10_000
"""Lines beginning with a brace that are tried as JSON."""
MOST_BROKEN = 100


def without_log(text: str, is_wanted: Callable[[Any], bool]) -> tuple[str, bool] | None:
    """Return ``text`` with the lines before its JSON emptied, and True; None if no line begins with a brace.

    The JSON is the first object at the beginning of a line that ``is_wanted`` accepts. If there is none, it is the
    broken object of which most can be parsed, and the second value is False.
    """
    decoder = json.JSONDecoder()
    position = broken = 0
    best, longest = None, 0
    for _ in range(MOST_LINES):
        start = _next_line(text, position)
        if start is None or broken == MOST_BROKEN:
            break
        value, position = _decoded(decoder, text, start)
        if is_wanted(value):
            return _blank_before(text, start), True
        if value is None:
            broken += 1
            best, longest = (start, position - start) if position - start > longest else (best, longest)
    return None if best is None else (_blank_before(text, best), False)


def _next_line(text: str, position: int) -> int | None:
    """Return the position of the next line that begins with a brace, None if there is none."""
    if position == 0 and text.startswith("{"):
        return 0
    found = text.find("\n{", position)
    return None if found < 0 else found + 1


def _decoded(decoder: json.JSONDecoder, text: str, start: int) -> tuple[Any, int]:
    """Return the object at ``start`` and its end, or None and how far it can be parsed."""
    try:
        return decoder.raw_decode(text, start)
    except json.JSONDecodeError as error:
        return None, max(error.pos - 1, start + 1)
    except (RecursionError, ValueError):
        return None, start + 1


def _blank_before(text: str, start: int) -> str:
    return "\n" * text.count("\n", 0, start) + text[start:]
