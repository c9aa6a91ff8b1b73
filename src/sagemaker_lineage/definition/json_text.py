"""JSON text as it is met in the wild → values that can be walked and written again without surprises.

What Python's reader lets through, and strict JSON or UTF-8 does not, is made harmless here: lone
surrogates, NaN and infinities, numbers too long to print, keys that occur twice, nesting without end.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from typing import TYPE_CHECKING

from sagemaker_lineage.definition.pointer import escape
from sagemaker_lineage.errors import MalformedDefinition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sagemaker_lineage.model.pipeline import Json

MAXIMUM_CHARACTERS = 16 * 1024 * 1024
"""Far above the 1 MiB that SageMaker accepts, and low enough to stay within memory."""
LARGEST_DEFINITION = 1_048_576
"""The characters of a definition that SageMaker itself accepts."""
MAXIMUM_DEPTH = 500
_CONTAINERS = (dict, list)
LONGEST_NUMBER = 400
MOST_REPEATED = 20
# Compiled by ``re`` when first used: few texts need any of these, and compiling them all slows every start.
_SURROGATE = "[\ud800-\udfff]"
_PAIR = r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_ESCAPE = rf"(?s){_PAIR}|(\\u[dD][89a-fA-F][0-9a-fA-F]{{2}})|\\."
_ESCAPE_OR_MARK = rf"(?s){_PAIR}|(\\u[dD][89a-fA-F][0-9a-fA-F]{{2}}|\\u0000)|\\."
_STRING_OR_MARK = r'(?s)"(?:[^"\\]++|\\.?)*+"?|[\[\]{},]'


def decode_text(data: bytes) -> str:
    """Decode ``data`` as UTF-8, UTF-16 or UTF-32, with or without a byte order mark."""
    return data.decode(json.detect_encoding(data), "replace")


def read_json(text: str, most: int = MAXIMUM_CHARACTERS) -> tuple[Json, tuple[str, ...]]:
    """Parse ``text``; return the value and the keys that occur twice in one object (the last one counts).

    ``most`` are the characters that are read at most.

    Raises:
        MalformedDefinition: too large, no JSON (with line and column), or nested too deeply
            (with the JSON pointer of the place).
    """
    if len(text) > most:
        raise MalformedDefinition(
            f"The definition has {len(text):,} characters; at most {most:,} are read.",
            hint=f"SageMaker itself accepts {LARGEST_DEFINITION:,} characters.",
        )
    text = without_lone_surrogates(text)
    repeated: list[str] = []

    def collect(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
        found = dict(pairs)
        if len(found) != len(pairs) and len(repeated) < MOST_REPEATED:
            counts = Counter(key for key, _ in pairs)
            repeated.extend(key for key, count in counts.items() if count > 1)
        return found

    try:
        value = json.loads(
            text,
            object_pairs_hook=collect,
            parse_constant=str,
            parse_float=_read_float,
            parse_int=_read_int,
        )
    except RecursionError:
        raise _too_deep(text) from None
    except json.JSONDecodeError as error:
        raise _not_json(error) from None
    if depth_of(value) > MAXIMUM_DEPTH:
        raise _too_deep(text)
    return value, tuple(repeated[:MOST_REPEATED])


def read_document(text: str) -> Json:
    """Parse JSON that is carried as text inside a definition; None where it is none.

    Marks of symbols (see :mod:`~sagemaker_lineage.definition.resolved`) may stand in ``text``; an escape that
    would make one is taken out.
    """
    try:
        return json.loads(re.sub(_ESCAPE_OR_MARK, _replaced, text), strict=False)
    except (ValueError, RecursionError):
        return None


def without_lone_surrogates(text: str) -> str:
    """Replace what UTF-8 cannot carry, written as such or as an escape, by U+FFFD."""
    if not text.isascii():
        text = re.sub(_SURROGATE, "\ufffd", text.removeprefix("\ufeff"))
    if "\\ud" not in text and "\\uD" not in text:
        return text
    return re.sub(_ESCAPE, _replaced, text)


def _replaced(escape: re.Match[str]) -> str:
    return "\\ufffd" if escape.group(1) else escape.group()


def _read_float(digits: str) -> float | str:
    number = float(digits)
    return number if math.isfinite(number) else digits


def _read_int(digits: str) -> int | str:
    return int(digits) if len(digits) <= LONGEST_NUMBER else digits


def _not_json(error: json.JSONDecodeError) -> MalformedDefinition:
    return MalformedDefinition(
        f"The definition is not JSON: {error.msg} at line {error.lineno}, column {error.colno}.",
        hint="Pass the text of PipelineDefinition as DescribePipeline returns it.",
        line=error.lineno,
        column=error.colno,
    )


def depth_of(value: Json) -> int:
    """Return how deeply containers are nested, looking no further than one level too deep."""
    level, depth = [value] if isinstance(value, _CONTAINERS) else [], 0
    while level and depth <= MAXIMUM_DEPTH:
        inside = (item.values() if isinstance(item, dict) else item for item in level)
        level = [child for children in inside for child in children if isinstance(child, _CONTAINERS)]
        depth += 1
    return depth


def _too_deep(text: str) -> MalformedDefinition:
    pointer = "".join(f"/{key}" for key in _path_to_depth(text))
    return MalformedDefinition(
        f"The definition is nested more than {MAXIMUM_DEPTH} levels deep.",
        pointer=pointer,
        hint="No definition that SageMaker accepts nests that deeply.",
    )


def _path_to_depth(text: str) -> Iterator[str]:
    """Yield the keys and indexes that lead to the first place nested too deeply."""
    path: list[str | int] = []
    key: str | None = None
    tokens = re.finditer(_STRING_OR_MARK, text)
    while len(path) <= MAXIMUM_DEPTH and (token := next(tokens, None)):
        mark = token.group()
        if mark[0] == '"':
            key = key or mark
            continue
        if mark in "[{":
            _enter(path, key, 0 if mark == "[" else "")
        elif mark in "]}":
            del path[-1:]
        elif path and isinstance(path[-1], int):
            path[-1] += 1
        key = None
    yield from (escape(str(step)) for step in path[:-1])


def _enter(path: list[str | int], key: str | None, first: str | int) -> None:
    if path and key is not None and isinstance(path[-1], str):
        path[-1] = json.loads(key, strict=False)
    path.append(first)
