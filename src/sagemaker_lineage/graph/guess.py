"""Ports where nothing says where they are: unknown step types, unknown keys, free arguments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.definition.expressions import is_expression
from sagemaker_lineage.definition.pointer import escape
from sagemaker_lineage.definition.steps import ENVELOPE, is_known, spec_of
from sagemaker_lineage.graph.location import is_s3

if TYPE_CHECKING:
    from sagemaker_lineage.model.pipeline import Json, Step

WRITES = re.compile(r"out|dest|target|sink|save|write|result|upload|export", re.IGNORECASE)


class Guess(NamedTuple):
    """A value that looks like a location; ``known`` says that its key is one of the step type's."""

    value: Json
    pointer: str
    name: str
    is_output: bool
    known: bool


class _Waiting(NamedTuple):
    value: Json
    pointer: str
    name: str
    said: str
    known: bool


def guesses(step: Step) -> Iterator[Guess]:
    """Yield every value of the step that looks like an S3 location or is an expression, where it is not free text."""
    spec = spec_of(step.type)
    waiting: list[_Waiting] = []
    for key, value in step.body.items():
        if key == "Arguments":
            waiting.extend(_arguments(step))
        elif key not in ENVELOPE and key not in spec.envelope:
            waiting.append(_Waiting(value, f"{step.pointer}/{escape(key)}", key, key, known=False))
    waiting.reverse()
    while waiting:
        item = waiting.pop()
        if is_expression(item.value) or (isinstance(item.value, str) and is_s3(item.value)):
            is_output = bool(WRITES.search(item.said))
            yield Guess(item.value, item.pointer, item.name, is_output, item.known)
        else:
            waiting.extend(reversed(_inside(item, spec.free_text)))


def unknown_keys(step: Step) -> list[str]:
    """Return the JSON pointers of the keys this step type is not known to have, in the order of the definition."""
    spec = spec_of(step.type)
    if not is_known(step.type):
        return []
    beside = [f"{step.pointer}/{escape(key)}" for key in step.body if key not in ENVELOPE and key not in spec.envelope]
    if "*" in spec.guessed:
        return beside
    below = [f"{step.pointer}/Arguments/{escape(key)}" for key in step.arguments if key not in spec.arguments]
    return [*beside, *below]


def _arguments(step: Step) -> list[_Waiting]:
    spec = spec_of(step.type)
    return [
        _Waiting(
            value,
            f"{step.pointer}/Arguments/{escape(key)}",
            key,
            key,
            known="*" in spec.guessed or key in spec.guessed,
        )
        for key, value in step.arguments.items()
        if key not in spec.free_text and key not in spec.documents
    ]


def _inside(item: _Waiting, free_text: frozenset[str]) -> list[_Waiting]:
    if isinstance(item.value, Mapping):
        return [
            _Waiting(child, f"{item.pointer}/{escape(key)}", key, key, item.known)
            for key, child in item.value.items()
            if key not in free_text
        ]
    if not isinstance(item.value, list):
        return []
    return [
        _Waiting(child, f"{item.pointer}/{index}", item.name, _said_before(item, index), item.known)
        for index, child in enumerate(item.value)
    ]


def _said_before(item: _Waiting, index: int) -> str:
    """Return the words that tell what a list element is for: the option before it, else the list's key."""
    before = item.value[index - 1] if index else None
    return before if isinstance(before, str) and before.startswith("-") else item.said
