"""``Get``, ``Std:Join`` and ``Std:JsonGet`` ↔ :data:`~sagemaker_lineage.model.expression.Expression`.

An object is an expression only if it has exactly that one key. Text that looks like a reference
inside a plain string is text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from sagemaker_lineage.definition.resolved import MOST_TEXT, TEMPLATE
from sagemaker_lineage.model.expression import (
    ExecutionVariable,
    Expression,
    Join,
    JsonGet,
    Keys,
    Literal,
    OpenReference,
    ParameterReference,
    PropertyReference,
)

if TYPE_CHECKING:
    from sagemaker_lineage.model.pipeline import Json

_KEY = re.compile(r"""\.?([^.\[\]]+)|\[(\d+)\]|\['((?:[^'\\]|\\.)*)'\]|\["((?:[^"\\]|\\.)*)"\]""", re.DOTALL)
_PROPERTY_FILES = "PropertyFiles"
MOST_READS = 4
"""Reads inside reads that are written out."""
_FORMS = frozenset({"Get", "Std:Join", "Std:JsonGet"})

FindStep = Callable[[str], "str | None"]
"""Name as written → id of the step, None where there is no such step."""


def read_expression(value: Json, find_step: FindStep) -> Expression:
    """Read one JSON value. The operands of a Join stay JSON, to be read when they are needed."""
    if not isinstance(value, dict) or len(value) != 1:
        return Literal(value)
    ((key, operand),) = value.items()
    if key == "Get" and isinstance(operand, str):
        return read_reference(operand, find_step)
    return _read_function(value) or Literal(value)


def _read_function(value: Mapping[str, Json]) -> Join | JsonGet | None:
    """Read ``Std:Join`` and ``Std:JsonGet``; None for anything else, and for what is not of their shape."""
    ((key, operand),) = value.items()
    if not isinstance(operand, dict):
        return None
    if key == "Std:Join" and isinstance(operand.get("Values"), list):
        separator = operand.get("On")
        return Join(separator if isinstance(separator, str) else "", tuple(operand["Values"]))
    return _read_json_get(operand) if key == "Std:JsonGet" else None


def is_expression(value: Json) -> bool:
    """Tell whether ``value`` has the form of an expression, well-formed or not."""
    return isinstance(value, dict) and len(value) == 1 and not _FORMS.isdisjoint(value)


def read_reference(text: str, find_step: FindStep) -> Expression:
    """Read the text of a ``Get``."""
    kind, _, rest = text.partition(".")
    if kind == "Parameters" and rest:
        return ParameterReference(rest)
    if kind == "Execution" and rest:
        return ExecutionVariable(rest)
    if kind == "Steps" and (found := _split_step(rest, find_step)):
        return PropertyReference(found[0], read_path(found[1]), text)
    return OpenReference(text)


def read_path(text: str) -> Keys:
    """Split a property path. Keys in brackets may hold anything, dots and colons too."""
    return tuple(_read_key(found) for found in _KEY.finditer(text))


def property_file_of(expression: PropertyReference) -> str | None:
    """Return the property file a reference names, None where it names another property."""
    is_file = len(expression.path) == len(("PropertyFiles", "name")) and expression.path[0] == _PROPERTY_FILES
    return str(expression.path[1]) if is_file else None


def operands_of(value: Json) -> Iterator[Json]:
    """Yield what ``value`` is joined of, in order, separators included; itself if it is no Join."""
    return _unfolded(value, _joined)


def expression_text(value: Json) -> str | None:
    """Return how a value is written, for people: a reference as such, a Join as its parts; None for a literal."""
    if not is_expression(value):
        return None
    reference = value.get("Get")
    if isinstance(reference, str) and not reference.startswith(TEMPLATE):
        return reference[:MOST_TEXT]
    return _written(value)


def json_get_text(expression: JsonGet) -> str:
    """Return a JsonGet as it stands in texts for people."""
    return "".join(map(_written, _parts_of(expression)))[:MOST_TEXT]


def is_shortened(text: str) -> bool:
    """Tell whether a text for people leaves something out, so that different expressions may share it."""
    return len(text) >= MOST_TEXT or "…" in text


def _written(value: Json) -> str:
    """Write a value without recursion, what is open in ``${…}``; reads inside reads only to some depth."""
    if isinstance(value, str):
        return value[:MOST_TEXT]
    parts: list[str] = []
    length = 0
    reads = 0

    def readable(expression: Join | JsonGet) -> Iterator[Json] | None:
        nonlocal reads
        if not isinstance(expression, JsonGet):
            return _joined(expression)
        reads += 1
        return iter(("${", *_parts_of(expression), "}") if reads <= MOST_READS else ("${", "Std:JsonGet(…)", "}"))

    for operand in _unfolded(value, readable):
        parts.append(_written_operand(operand))
        length += len(parts[-1])
        if max(length, len(parts)) > MOST_TEXT:
            break
    return "".join(parts)[:MOST_TEXT]


def _unfolded(value: Json, unfold: Callable[[Join | JsonGet], Iterator[Json] | None]) -> Iterator[Json]:
    """Yield the parts of ``value``, and of its parts, as far as ``unfold`` knows parts of them."""
    waiting: list[Iterator[Json]] = [iter((value,))]
    while waiting:
        for item in waiting[-1]:
            function = _read_function(item) if is_expression(item) else None
            parts = unfold(function) if function is not None else None
            if parts is not None:
                waiting.append(parts)
                break
            yield item
        else:
            waiting.pop()


def _joined(expression: Join | JsonGet) -> Iterator[Json] | None:
    if not isinstance(expression, Join):
        return None
    return islice((part for operand in expression.values for part in (expression.separator, operand)), 1, None)


def _parts_of(expression: JsonGet) -> tuple[Json, ...]:
    return ("Std:JsonGet(", expression.property_file or expression.uri, f", {expression.path})")


def _written_operand(value: Json) -> str:
    if isinstance(value, dict) and isinstance(value.get("Get"), str):
        return "${" + str(value["Get"]).removeprefix(TEMPLATE) + "}"
    text = literal_text(value)
    return "${?}" if text is None else text


def literal_text(value: Json) -> str | None:
    """Return the text a literal has inside a Join, numbers and booleans as JSON writes them; None for what has none."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int | float) else None


def _split_step(rest: str, find_step: FindStep) -> tuple[str, str] | None:
    """Split ``NAME.path``. Names hold no dots, so the first part wins; longer ones are tried for odd names."""
    for found in re.finditer(r"[.\[]|$", rest):
        step = find_step(rest[: found.start()])
        if step is not None:
            return step, rest[found.start() :]
        if found.start() > _LONGEST_NAME:
            break
    return None


_LONGEST_NAME = 256


def _read_json_get(operand: Mapping[str, Json]) -> JsonGet | None:
    source, uri, path = operand.get("PropertyFile"), operand.get("S3Uri"), operand.get("Path")
    named = source.get("Get") if isinstance(source, dict) else source
    property_file = named if isinstance(named, str) and named else None
    if property_file is None and not isinstance(uri, str | dict):
        return None
    return JsonGet(property_file=property_file, uri=uri, path=path if isinstance(path, str) else "")


def _read_key(found: re.Match[str]) -> str | int:
    plain, index, single, double = found.groups()
    if index is not None:
        return int(index[:9])
    text = next(text for text in (plain, single, double) if text is not None)
    return text.replace("\\'", "'").replace('\\"', '"') if plain is None else text
