"""Evaluating the expressions of a definition with the values of one execution."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]
_STEP = re.compile(r"Steps\.([A-Za-z0-9_-]{1,64})\.(.+)")
_TOKEN = re.compile(r"""\.?([A-Za-z0-9_-]+)|\['([^']*)'\]|\["([^"]*)"\]|\[(\d+)\]""")
_NAMES = ("OutputName", "InputName", "MetricName", "ChannelName", "Name")


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """What expressions may refer to; ``steps`` are the properties of the steps run so far."""

    parameters: Mapping[str, Any]
    execution: Mapping[str, str]
    steps: Mapping[str, Json] = field(default_factory=dict)
    item: Any = None


def evaluate(value: Any, values: Values) -> Any:
    """Return a JSON value with every expression in it replaced."""
    if isinstance(value, list):
        return [evaluate(entry, values) for entry in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"Get"}:
        return _get(value["Get"], values)
    if value.keys() == {"Std:Join"}:
        joined = value["Std:Join"]
        return joined.get("On", "").join(text(evaluate(part, values)) for part in joined["Values"])
    return {name: evaluate(entry, values) for name, entry in value.items()}


def text(value: Any) -> str:
    """Return a value as pipelines turn it into text."""
    if isinstance(value, bool):
        return str(value).lower()
    return value if isinstance(value, str) else json.dumps(value)


def _get(path: str, values: Values) -> Any:
    root, _, rest = path.partition(".")
    if root == "Parameters":
        return values.parameters[rest]
    if root == "Execution":
        return values.execution[rest]
    if path.startswith("ForEach.CurrentItem"):
        return _walk(values.item, path.removeprefix("ForEach.CurrentItem"))
    found = _STEP.fullmatch(path)
    if not found:
        raise ValueError(path)
    return _walk(values.steps[found[1]], found[2])


def _walk(value: Any, path: str) -> Any:
    for match in _TOKEN.finditer(path):
        value = _member(value, next(part for part in match.groups() if part is not None))
    return value


def _member(value: Any, name: str) -> Any:
    if isinstance(value, list):
        if name.isdigit():
            return value[int(name)]
        entry = next(e for e in value if name in {e.get(member) for member in _NAMES})
        return entry["Value"] if entry.keys() == {"Name", "Value"} else entry
    return value[name]
