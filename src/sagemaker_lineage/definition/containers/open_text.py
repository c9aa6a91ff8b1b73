"""Texts with parts that a template leaves open: as marks while it is put together, as references in the definition.

A mark is the number of a name between two noncharacters, which no text of a file may hold by itself.
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
"""Members of a step in which the definition allows no expression."""
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
"""By the kind of a value, of which kind its members are: those named, and all others.

Only ``values`` may be expressions; in anything else an open name is text.
"""


class OpenParts(NamedTuple):
    """What a template leaves open in a definition.

    ``defaults`` are those of parameters that are open, as expressions, by the parameter's index; ``places`` by name
    where each name stands first.
    """

    defaults: dict[int, Json]
    places: dict[str, Place | str]


def mark(number: int) -> str:
    """Return what stands in a text for the open name of that number."""
    return f"{MARK}{number}{MARK}"


def without_marks(text: str) -> str:
    """Return a text of a file, with nothing in it that would be taken for a mark."""
    return text.replace(MARK, "\ufffd")


def has_mark(text: str) -> bool:
    """Return True if a part of ``text`` is open."""
    return MARK in text


def is_mark(text: str) -> bool:
    """Return True if ``text`` is one open name and nothing else."""
    return _MARKED.fullmatch(text) is not None


def for_people(text: str, names: Sequence[str]) -> str:
    """Return a text with its open names in ``${…}``."""
    return _MARKED.sub(lambda found: "${" + names[int(found[1])] + "}", text)


def as_json(text: str) -> str:
    """Return the text of a definition such that marks stand in JSON texts alone, and no escape makes one."""
    if re.search(_ESCAPED_MARK, text, re.IGNORECASE):
        text = re.sub(_ESCAPE, lambda found: "\\ufffd" if found[1] else found[0], text)
    return re.sub(_TEXT_OR_MARK, lambda found: f'"{found[0]}"' if found[0][0] == MARK else found[0], text)


def refer(document: dict[str, Json], names: Sequence[str]) -> OpenParts:
    """Put references in the place of marks, in ``document`` itself: ``Template.NAME``, joined with the text around."""
    opened = OpenParts({}, {})
    waiting: list[tuple[Json, Place | str, str]] = [(document, "", "definition")]
    while waiting:
        container, place, kind = waiting.pop()
        _rename_keys(container, place, names, opened)
        named, others = _INSIDE["expression" if kind == "values" and is_expression(container) else kind]
        for key, child in _members(container):
            inside = named.get(key, others)
            if isinstance(child, dict | list):
                waiting.append((child, (place, key), inside))
            elif isinstance(child, str) and MARK in child:
                _note(child, (place, key), names, opened)
                container[key] = _reference(child, names) if inside == "values" else for_people(child, names)
                if inside == "default" and not isinstance(place, str):
                    container[key] = None
                    opened.defaults[int(place[1])] = _reference(child, names)
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
