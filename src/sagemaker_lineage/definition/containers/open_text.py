"""Text with open names: names that a template gives no value for.

While the definition's text is assembled, an open name is a mark: its number between two noncharacters. In the parsed
definition it is a reference, ``Template.NAME``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.definition.expressions import is_expression
from sagemaker_lineage.definition.resolved import TEMPLATE
from sagemaker_lineage.definition.step import NESTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sagemaker_lineage.definition.pointer import Place
    from sagemaker_lineage.model.pipeline import Json

MARK = "\ufdd0"
_MARKED = re.compile(f"{MARK}(\\d+){MARK}")
_TEXT_OR_MARK = rf'(?s)"(?:[^"\\]++|\\.?)*+"?|{MARK}\d+{MARK}'
_ESCAPED_MARK = r"\\ufdd0"
_ESCAPE = r"(?si)(\\ufdd0)|\\."
_STEP_TEXTS = (
    "CacheConfig",
    "DependsOn",
    "Description",
    "DisplayName",
    "Name",
    "OutputParameters",
    "PropertyFiles",
    "RetryPolicies",
    "Type",
)
"""Members of a step that cannot be expressions."""
_PORT_NAMES = ("ChannelName", "InputName", "OutputName")
_INSIDE: dict[str, tuple[dict[str | int, str], str]] = {
    "definition": ({"Steps": "steps", "Parameters": "parameters"}, "text"),
    "parameters": ({}, "parameter"),
    "parameter": ({"DefaultValue": "default"}, "text"),
    "steps": ({}, "step"),
    "step": ({"Arguments": "values", **dict.fromkeys(_STEP_TEXTS, "text")}, "values"),
    "values": ({**dict.fromkeys(_PORT_NAMES, "text"), **dict.fromkeys(NESTED, "steps")}, "values"),
    "expression": ({"Get": "text", "Std:Join": "join", "Std:JsonGet": "read"}, "text"),
    "join": ({"Values": "values"}, "text"),
    "read": ({"S3Uri": "values"}, "text"),
    "default": ({}, "text"),
    "text": ({}, "text"),
}
"""For each kind of value, the kinds of its members: the named ones, and all others.

Only ``values`` can be expressions. Everywhere else an open name becomes text, ``${NAME}``.
"""


class OpenParts(NamedTuple):
    """Open names of a definition.

    ``defaults`` are parameter defaults with open names, as expressions by parameter index. ``places`` are the first
    places of the open names.
    """

    defaults: dict[int, Json]
    places: dict[str, Place | str]


def mark(number: int) -> str:
    """Return the mark of an open name."""
    return f"{MARK}{number}{MARK}"


def without_marks(text: str) -> str:
    """Return a text of the file without anything that could be mistaken for a mark."""
    return text.replace(MARK, "\ufffd")


def has_mark(text: str) -> bool:
    """Return True if ``text`` contains an open name."""
    return MARK in text


def is_mark(text: str) -> bool:
    """Return True if ``text`` is a single open name."""
    return _MARKED.fullmatch(text) is not None


def for_people(text: str, names: Sequence[str]) -> str:
    """Return ``text`` with its open names as ``${NAME}``."""
    return _MARKED.sub(lambda found: "${" + names[int(found[1])] + "}", text)


def as_json(text: str) -> str:
    """Return the text of a definition with marks inside JSON strings only, and no escapes that decode to a mark."""
    if re.search(_ESCAPED_MARK, text, re.IGNORECASE):
        text = re.sub(_ESCAPE, lambda found: "\\ufffd" if found[1] else found[0], text)
    return re.sub(_TEXT_OR_MARK, lambda found: f'"{found[0]}"' if found[0][0] == MARK else found[0], text)


def refer(document: dict[str, Json], names: Sequence[str]) -> OpenParts:
    """Replace the marks in ``document``, in place, by references joined with the text around them."""
    opened = OpenParts({}, {})
    waiting: list[tuple[Json, Place | str, str]] = [(document, "", "definition")]
    while waiting:
        container, place, kind = waiting.pop()
        _rename_keys(container, place, names, opened)
        nested: list[tuple[Json, Place | str, str]] = []
        named, others = _INSIDE["expression" if kind == "values" and is_expression(container) else kind]
        for key, child in _members(container):
            inside = named.get(key, others)
            if isinstance(child, dict | list):
                nested.append((child, (place, key), inside))
            elif isinstance(child, str) and MARK in child:
                _note(child, (place, key), names, opened)
                container[key] = _reference(child, names) if inside == "values" else for_people(child, names)
                if inside == "default" and not isinstance(place, str):
                    container[key] = None
                    opened.defaults[int(place[1])] = _reference(child, names)
        waiting += reversed(nested)
    return opened


def _members(container: Json) -> list[tuple[str | int, Json]]:
    return list(container.items() if isinstance(container, dict) else enumerate(container))


def _rename_keys(container: Json, place: Place | str, names: Sequence[str], opened: OpenParts) -> None:
    if not isinstance(container, dict) or not any(MARK in key for key in container):
        return
    members = dict(container)
    container.clear()
    for key, value in members.items():
        _note(key, place, names, opened)
        container[for_people(key, names)] = value


def _note(text: str, place: Place | str, names: Sequence[str], opened: OpenParts) -> None:
    for number in _MARKED.findall(text):
        opened.places.setdefault(names[int(number)], place)


def _reference(text: str, names: Sequence[str]) -> Json:
    pieces = enumerate(_MARKED.split(text))
    values = [{"Get": f"{TEMPLATE}{names[int(piece)]}"} if index % 2 else piece for index, piece in pieces if piece]
    return values[0] if len(values) == 1 else {"Std:Join": {"On": "", "Values": values}}
