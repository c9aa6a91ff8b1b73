"""What an answer weighs in memory, roughly: cheap to say, and rather too much than too little."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sagemaker_lineage.model.request import Answer

_ANSWER = 1_000
"""The read, the entry and their places."""
_ITEM = 100
"""A member of a mapping or a list, with its place; numbers and moments weigh nothing besides."""


def weight_of(answer: Answer) -> int:
    """Return the bytes that keeping an answer takes."""
    weight, waiting = _ANSWER, list[Any]([answer.payload])
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            weight += _ITEM * (len(value) + 1)
            waiting.extend(value.values())
        elif isinstance(value, list | tuple):
            weight += _ITEM * (len(value) + 1)
            waiting.extend(value)
        elif isinstance(value, str | bytes):
            weight += len(value) if isinstance(value, bytes) or value.isascii() else 4 * len(value)
    return weight
