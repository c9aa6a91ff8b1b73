"""Walk over the values of a step that no port declaration describes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.definition.expressions import is_expression
from sagemaker_lineage.definition.steps import ENVELOPE, SILENT, is_known, spec_of
from sagemaker_lineage.graph.free_text import is_flag, may_be_location
from sagemaker_lineage.graph.named import kind_of_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Set as AbstractSet

    from sagemaker_lineage.definition.pointer import Place
    from sagemaker_lineage.graph.free_text import Names
    from sagemaker_lineage.graph.select import Slot
    from sagemaker_lineage.model.pipeline import Json, Step

_CONTAINERS = (dict, list)
_KEYS = ("Key", "Name", "key", "name")
"""What stands beside a ``Value`` and names it."""
_PAIRS = "--property_references"
"""The option of a ``@step`` function behind which each value has its own name before it."""
_PORT_NAMES = ("InputName", "OutputName", "ChannelName")


class FreeValue(NamedTuple):
    """A value in a free place, with the flag or key before it; ``title`` is the port name that stands beside it."""

    value: Json
    place: Place
    slot: Slot
    names: Names
    title: str | None = None


def free_values(step: Step, taken: AbstractSet[Slot], text_of: Callable[[Json], str]) -> Iterator[FreeValue]:
    """Yield the texts and expressions of the step that may name something, without those in the slots ``taken``.

    ``text_of`` returns the text of an expression.
    """
    silent = frozenset(map(_folded, SILENT | spec_of(step.type).silent))
    waiting = _top(step, silent)[::-1]
    while waiting:
        item = waiting.pop()
        if isinstance(item.value, str) or is_expression(item.value):
            if item.slot not in taken:
                yield item
        else:
            waiting.extend(reversed(_inside(item, silent, text_of)))


def unknown_keys(step: Step) -> list[tuple[Place, str]]:
    """Return the keys this step type is not known to have, with their places, in the order of the definition."""
    spec = spec_of(step.type)
    if not is_known(step.type):
        return []
    found: list[tuple[Place, str]] = [
        ((step.pointer, key), key) for key in step.body if key not in ENVELOPE and key not in spec.envelope
    ]
    if not spec.free_arguments:
        arguments: Place = (step.pointer, "Arguments")
        found.extend(((arguments, key), key) for key in step.arguments if key not in spec.arguments)
    return found


def _top(step: Step, silent: AbstractSet[str]) -> list[FreeValue]:
    below: Place = (step.pointer, "Arguments")
    container, beside = id(step.arguments), ENVELOPE | spec_of(step.type).envelope
    items = [
        FreeValue(value, (below, key), (container, key), (None, key))
        for key, value in step.arguments.items()
        if _folded(key) not in silent and _is_worth_a_look(value, key)
    ]
    items.extend(
        FreeValue(value, (step.pointer, key), (id(step.body), key), (None, key))
        for key, value in step.body.items()
        if key not in beside and _folded(key) not in silent and _is_worth_a_look(value, key)
    )
    return items


def _inside(item: FreeValue, silent: AbstractSet[str], text_of: Callable[[Json], str]) -> list[FreeValue]:
    if isinstance(item.value, list):
        return list(_elements(item, text_of))
    container = id(item.value)
    title = next((name for key in _PORT_NAMES if isinstance(name := item.value.get(key), str)), item.title)
    pair = next((name for key in _KEYS if isinstance(name := item.value.get(key), str)), None)
    return [
        FreeValue(
            child,
            (item.place, key),
            (container, key),
            (item.names, pair if pair and key.lower() == "value" else key),
            title,
        )
        for key, child in item.value.items()
        if _folded(key) not in silent and _is_worth_a_look(child, key)
    ]


def _folded(key: str) -> str:
    """Return what is the same for ``ErrorMessage``, ``errorMessage`` and ``error_message``."""
    return key.replace("_", "").replace("-", "").lower()


def _elements(item: FreeValue, text_of: Callable[[Json], str]) -> Iterator[FreeValue]:
    """Yield the elements of a list; the locations behind a command-line option are named by it."""
    container, option, name = id(item.value), "", ""
    for index, child in enumerate(item.value):
        if isinstance(child, str) and is_flag(child):
            option = name = child
            continue
        names = (item.names, name) if name else item.names
        if _is_worth_a_look(child, name):
            yield FreeValue(child, (item.place, index), (container, index), names, item.title)
        text = text_of(child) if is_expression(child) else child
        if not (isinstance(text, str) and may_be_location(text)):
            name = text if option == _PAIRS and isinstance(text, str) else ""


def _is_worth_a_look(value: Json, name: str) -> bool:
    if isinstance(value, str):
        return may_be_location(value) or kind_of_name(name) is not None or "=" in value
    return isinstance(value, _CONTAINERS)
