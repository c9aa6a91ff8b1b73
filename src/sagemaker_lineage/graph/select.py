"""Finding what a port's path leads to in a step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.definition.expressions import is_expression
from sagemaker_lineage.definition.pointer import escape
from sagemaker_lineage.model.request import GapCode

if TYPE_CHECKING:
    from sagemaker_lineage.definition.notes import Notes
    from sagemaker_lineage.model.pipeline import Json


class Selected(NamedTuple):
    """A value, its JSON pointer, and the innermost list element it stands in."""

    value: Json
    pointer: str
    element: Mapping[str, Json]


@lru_cache(maxsize=512)
def path_keys(path: str) -> tuple[str, ...]:
    """Split a port's path; ``[]`` becomes a key of its own."""
    return tuple(path.removeprefix("^").replace("[]", ".[]").split("."))


def select(root: Mapping[str, Json], path: str, pointer: str, notes: Notes | None) -> Iterator[Selected]:
    """Yield what stands at ``path`` below ``root``, in the order of the definition, nulls left out.

    A value of the wrong kind on the way becomes a gap in ``notes``; an expression there is followed elsewhere.
    """
    waiting: list[tuple[Json, int, str, Mapping[str, Json]]] = [(root, 0, pointer, {})]
    keys = path_keys(path)
    while waiting:
        value, depth, place, element = waiting.pop()
        if value is None:
            continue
        if depth == len(keys):
            yield Selected(value, place, element)
        elif not is_expression(value):
            waiting.extend(reversed(_below(value, keys[depth], depth, place, element, notes)))


def _below(
    value: Json, key: str, depth: int, place: str, element: Mapping[str, Json], notes: Notes | None
) -> list[tuple[Json, int, str, Mapping[str, Json]]]:
    if key == "[]" and isinstance(value, list):
        return [
            (child, depth + 1, f"{place}/{index}", child if isinstance(child, Mapping) else {})
            for index, child in enumerate(value)
        ]
    if key == "*" and isinstance(value, Mapping):
        return [(child, depth + 1, f"{place}/{escape(name)}", element) for name, child in value.items()]
    if key not in ("[]", "*") and isinstance(value, Mapping):
        return [(value.get(key), depth + 1, f"{place}/{escape(key)}", element)]
    if notes is not None:
        wanted = "a list" if key == "[]" else "an object"
        notes.add(GapCode.INVALID, place, f"This is not {wanted}; the inputs or outputs in it cannot be shown.")
    return []
