"""Finding what a port's path leads to in a step."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.definition.expressions import is_expression
from sagemaker_lineage.model.gap import GapCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sagemaker_lineage.definition.notes import Notes
    from sagemaker_lineage.definition.pointer import Place
    from sagemaker_lineage.model.pipeline import Json

Slot = tuple[int, str | int]
"""The identity of a container and a key in it: tells where a value stands without writing a path."""

_NO_ELEMENT: Mapping[str, Json] = {}


class Selected(NamedTuple):
    """A value and where it stands.

    ``element`` is the innermost list element around it, ``position`` its place in the outermost list.
    """

    value: Json
    place: Place | str
    slot: Slot
    element: Mapping[str, Json]
    position: int


@lru_cache(maxsize=512)
def path_keys(path: str) -> tuple[str, ...]:
    """Split a port's path; ``[]`` becomes a key of its own."""
    return tuple(path.removeprefix("^").replace("[]", ".[]").split("."))


def list_of(path: str) -> str:
    """Return the part of a port's path up to its first list; ports of one list keep its order."""
    return path.partition("[]")[0]


def select(root: Mapping[str, Json], path: str, place: Place | str, notes: Notes | None) -> list[Selected]:
    """Return what stands at ``path`` below ``root``, in the order of the definition, nulls left out.

    A value of the wrong kind on the way becomes a gap in ``notes``; an expression there is followed elsewhere.
    """
    keys = path_keys(path)
    if keys[0] not in root:
        return []
    level = [Selected(root, place, (0, ""), _NO_ELEMENT, -1)]
    for key in keys:
        following: list[Selected] = []
        for found in level:
            following += _below(found, key, notes)
        level = following
    return level


def _below(found: Selected, key: str, notes: Notes | None) -> Iterable[Selected]:
    value = found.value
    if is_expression(value):
        return ()
    if isinstance(value, dict) and key != "[]":
        return _member(found, key) if key != "*" else _members(found)
    if isinstance(value, list) and key == "[]":
        return _elements(found)
    if notes is not None:
        wanted = "a list" if key == "[]" else "an object"
        detail = f"This is not {wanted}; the inputs or outputs in it cannot be shown."
        notes.add(GapCode.INVALID, found.place, detail)
    return ()


def _member(found: Selected, key: str) -> tuple[Selected, ...]:
    container, place, _, element, position = found
    value = container.get(key)
    return () if value is None else (Selected(value, (place, key), (id(container), key), element, position),)


def _members(found: Selected) -> list[Selected]:
    return [member for key in found.value for member in _member(found, key)]


def _elements(found: Selected) -> list[Selected]:
    container, place, _, _, position = found
    identity = id(container)
    return [
        Selected(
            value,
            (place, index),
            (identity, index),
            value if isinstance(value, dict) else _NO_ELEMENT,
            index if position < 0 else position,
        )
        for index, value in enumerate(container)
        if value is not None
    ]
