"""Finding what a port's path leads to in a step."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.definition.expressions import is_expression
from sagemaker_lineage.model.request import GapCode

if TYPE_CHECKING:
    from collections.abc import Mapping

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
        if not level:
            break
        level = [
            child
            for found in level
            if not is_expression(found.value)
            for child in _below(found, key, notes)
            if child.value is not None
        ]
    return level


def _below(found: Selected, key: str, notes: Notes | None) -> list[Selected]:
    value, place, container = found.value, found.place, id(found.value)
    if isinstance(value, list) and key == "[]":
        return [
            Selected(
                child,
                (place, index),
                (container, index),
                child if isinstance(child, dict) else _NO_ELEMENT,
                index if found.position < 0 else found.position,
            )
            for index, child in enumerate(value)
        ]
    if isinstance(value, dict) and key != "[]":
        if key != "*" and value.get(key) is None:
            return []
        names = value if key == "*" else (key,)
        return [
            Selected(value[name], (place, name), (container, name), found.element, found.position) for name in names
        ]
    if notes is not None:
        wanted = "a list" if key == "[]" else "an object"
        detail = f"This is not {wanted}; the inputs or outputs in it cannot be shown."
        notes.add(GapCode.INVALID, place, detail)
    return []
