"""Following a property path through JSON: members by name, list elements by position or by their own name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sagemaker_lineage.model.expression import Keys
    from sagemaker_lineage.model.pipeline import Json


class Lookup:
    """Looks up paths; remembers the names of list elements, so that many look-ups stay cheap."""

    def __init__(self) -> None:
        self._by_name: dict[int, dict[str, Json]] = {}

    def find(self, value: Json, path: Keys) -> Json:
        """Return what stands at ``path`` below ``value``, None where there is nothing."""
        for key in path:
            value = self._step(value, key)
            if value is None:
                return None
        return value

    def _step(self, value: Json, key: str | int) -> Json:
        if isinstance(value, dict):
            return value.get(str(key))
        if isinstance(value, list) and isinstance(key, int):
            return value[key] if key < len(value) else None
        if isinstance(value, list):
            return self._names(value).get(str(key))
        return None

    def _names(self, elements: list[Json]) -> dict[str, Json]:
        known = self._by_name.get(id(elements))
        if known is None:
            known = {}
            for element in elements:
                for name in _names_of(element):
                    known.setdefault(name, element)
            self._by_name[id(elements)] = known
        return known


def _names_of(element: Json) -> list[str]:
    """Return the element's own names: the values of its members that end in ``Name``."""
    if not isinstance(element, dict):
        return []
    return [value for key, value in element.items() if key.endswith("Name") and isinstance(value, str)]


def text_of(value: Json) -> str | None:
    """Return the text of a scalar, or of the ``Value`` of a named output; None for anything else."""
    if isinstance(value, dict):
        value = value.get("Value")
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, str | int | float) else None
