"""``Get``, ``Std:Join`` and ``Std:JsonGet`` ↔ :data:`~sagemaker_lineage.model.expression.Expression`.

An object is an expression only if it has exactly that one key. Text that looks like a reference
inside a plain string is text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

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
    if key == "Std:Join" and isinstance(operand, dict) and isinstance(operand.get("Values"), list):
        separator = operand.get("On")
        return Join(separator if isinstance(separator, str) else "", tuple(operand["Values"]))
    if key == "Std:JsonGet" and isinstance(operand, dict):
        return _read_json_get(operand)
    return Literal(value)


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


def expression_text(value: Json) -> str | None:
    """Return how a value is written, for people: references as such, None for a plain literal."""
    return _written(value) if is_expression(value) else None


def _written(value: Json) -> str:
    """Write an expression without recursion: a Join as its parts, what is open in ``${…}``."""
    if isinstance(value, dict) and isinstance(value.get("Get"), str):
        return str(value["Get"])
    parts: list[str] = []
    waiting: list[Json] = [value]
    while waiting and sum(map(len, parts[-64:])) < MOST_TEXT:
        item = waiting.pop()
        expression = read_expression(item, lambda name: name)
        if isinstance(expression, Join):
            spread = [part for operand in expression.values for part in (expression.separator, operand)][1:]
            waiting.extend(reversed(spread))
        else:
            parts.append(_written_part(expression, item))
    return "".join(parts)[:MOST_TEXT]


MOST_TEXT = 4_096


def _written_part(expression: Expression, value: Json) -> str:
    if isinstance(expression, JsonGet):
        return "${" + json_get_text(expression) + "}"
    if isinstance(value, dict) and isinstance(value.get("Get"), str):
        return "${" + str(value["Get"]) + "}"
    return literal_text(value)


def json_get_text(expression: JsonGet) -> str:
    """Return a JsonGet as it stands in texts for people."""
    return f"Std:JsonGet({expression.property_file or expression_text(expression.uri) or ''}, {expression.path})"


def literal_text(value: Json) -> str:
    """Return the text a literal has inside a Join: JSON's words for booleans, numbers as written."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int | float) else ""


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


def _read_json_get(operand: Mapping[str, Json]) -> JsonGet:
    source, path = operand.get("PropertyFile"), operand.get("Path")
    named = source.get("Get") if isinstance(source, dict) else source
    return JsonGet(
        property_file=named if isinstance(named, str) else None,
        uri=operand.get("S3Uri"),
        path=path if isinstance(path, str) else "",
    )


def _read_key(found: re.Match[str]) -> str | int:
    plain, index, single, double = found.groups()
    if index is not None:
        return int(index[:9])
    text = next(text for text in (plain, single, double) if text is not None)
    return text.replace("\\'", "'").replace('\\"', '"') if plain is None else text
