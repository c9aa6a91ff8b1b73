"""Ports where nothing says where they are: unknown step types, unknown keys, free arguments."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.definition.expressions import is_expression
from sagemaker_lineage.definition.names import MOST_NAME
from sagemaker_lineage.definition.steps import ENVELOPE, is_known, spec_of
from sagemaker_lineage.graph.location import is_s3

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sagemaker_lineage.definition.pointer import Place
    from sagemaker_lineage.graph.select import Slot
    from sagemaker_lineage.model.pipeline import Json, Step

_CONTAINERS = (dict, list)
_WRITES = re.compile(r"out|dest|target|sink|save|write|result|upload|export", re.IGNORECASE)


@lru_cache(maxsize=1_024)
def speaks_of_writing(names: str) -> bool:
    """Tell whether the names around a location say that something is written there."""
    return _WRITES.search(names) is not None


class Guess(NamedTuple):
    """A value that may be a location.

    ``name`` is the last key of its path, ``said`` what the names around it say, ``key`` the top-level key it
    stands under; ``known`` tells whether locations are expected there.
    """

    value: Json
    place: Place
    slot: Slot
    name: str
    said: str
    key: str
    known: bool

    @property
    def is_output(self) -> bool:
        """Tell whether the names around the value speak of writing."""
        return speaks_of_writing(self.said[:MOST_NAME])


def guesses(step: Step) -> Iterator[Guess]:
    """Yield every value of the step that looks like an S3 location or is an expression, where it is not free text."""
    free_text = spec_of(step.type).free_text
    waiting = _top(step)[::-1]
    while waiting:
        item = waiting.pop()
        if isinstance(item.value, str) or is_expression(item.value):
            yield item
        else:
            waiting.extend(reversed(_inside(item, free_text)))


def _is_worth_a_look(value: Json) -> bool:
    return is_s3(value) if isinstance(value, str) else isinstance(value, _CONTAINERS)


def unknown_keys(step: Step) -> list[tuple[Place, str]]:
    """Return the keys this step type is not known to have, with their places, in the order of the definition."""
    spec = spec_of(step.type)
    if not is_known(step.type):
        return []
    found: list[tuple[Place, str]] = [
        ((step.pointer, key), key) for key in step.body if key not in ENVELOPE and key not in spec.envelope
    ]
    if "*" not in spec.guessed:
        arguments: Place = (step.pointer, "Arguments")
        found.extend(((arguments, key), key) for key in step.arguments if key not in spec.arguments)
    return found


def _top(step: Step) -> list[Guess]:
    spec = spec_of(step.type)
    below: Place = (step.pointer, "Arguments")
    container, everywhere = id(step.arguments), "*" in spec.guessed
    items = [
        Guess(value, (below, key), (container, key), key, key, key, everywhere or key in spec.guessed)
        for key, value in step.arguments.items()
        if key not in spec.free_text and key not in spec.documents and _is_worth_a_look(value)
    ]
    items.extend(
        Guess(value, (step.pointer, key), (id(step.body), key), key, key, key, known=False)
        for key, value in step.body.items()
        if key not in ENVELOPE and key not in spec.envelope and _is_worth_a_look(value)
    )
    return items


def _inside(item: Guess, free_text: frozenset[str]) -> list[Guess]:
    value, container = item.value, id(item.value)
    if isinstance(value, dict):
        return [
            Guess(child, (item.place, key), (container, key), key, key, item.key, item.known)
            for key, child in value.items()
            if _is_worth_a_look(child) and key not in free_text
        ]
    return [
        Guess(
            child, (item.place, index), (container, index), item.name, _said_before(item, index), item.key, item.known
        )
        for index, child in enumerate(value)
        if _is_worth_a_look(child)
    ]


def _said_before(item: Guess, index: int) -> str:
    """Return the words that tell what a list element is for: the option before it, else the list's key."""
    before = item.value[index - 1] if index else None
    return before if isinstance(before, str) and before.startswith("-") else item.said
