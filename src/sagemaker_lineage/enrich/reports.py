"""Evaluation reports → metrics: any JSON of numbers, flattened to finite scalars by dotted names.

The shapes that occur: blocks of ``{"mse": {"value": 4.1, "standard_deviation": 0.2}}``, lists of
``{"name": "CI", "value": 0.1}``, plain or nested numbers, constraint violations. Curves (arrays),
confusion matrices, texts and booleans are no metrics.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sagemaker_lineage.definition.json_text import decode_text, read_json
from sagemaker_lineage.enrich.members import number
from sagemaker_lineage.errors import MalformedDefinition
from sagemaker_lineage.model.request import GapCode

LARGEST_REPORT = 1_048_576
"""Bytes of JSON, after decompression."""
MOST_METRICS = 1_000
ROOT = "eval"
VIOLATIONS = f"{ROOT}.violations"
"""The number of constraint violations that a check found."""

_LONGEST_KEY = 128
_LONGEST_NAME = 512
_GZIP = b"\x1f\x8b"
_GZIP_WINDOW = 31
_CONFUSION = "confusion_matrix"
_VALUE = ("value", "Value")
_NAMES = ("name", "Name", "metric_name", "MetricName", "value_or_threshold")

_Item = tuple[str, str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a report says. With a ``problem`` (why, and in words) the metrics are incomplete or none."""

    metrics: Mapping[str, float] = field(default_factory=dict)
    problem: GapCode | None = None
    detail: str = ""


TOO_LARGE = Report(problem=GapCode.TRUNCATED, detail="The report is larger than 1 MiB and was not read.")


def read_report(body: bytes) -> Report:
    """Read a report: JSON as UTF-8, UTF-16 or UTF-32, with or without a byte order mark, gzip or plain."""
    data = _unpacked(body) if body.startswith(_GZIP) else body
    if data is None:
        return Report(problem=GapCode.INVALID, detail="The report is broken gzip.")
    if len(data) > LARGEST_REPORT:
        return TOO_LARGE
    try:
        value, _ = read_json(decode_text(data))
    except MalformedDefinition:
        return Report(problem=GapCode.INVALID, detail="The report is not JSON.")
    return _flattened(value)


def _unpacked(body: bytes) -> bytes | None:
    """Decompress up to one byte more than is read; None if that fails."""
    unpacking = zlib.decompressobj(_GZIP_WINDOW)
    try:
        data = unpacking.decompress(body, LARGEST_REPORT + 1)
    except zlib.error:
        return None
    return data if unpacking.eof or len(data) > LARGEST_REPORT else None


def _flattened(value: Any) -> Report:
    metrics: dict[str, float] = {}
    waiting: list[_Item] = [(ROOT, "", value)]
    while waiting:
        above, key, item = waiting.pop()
        name = f"{above}.{key}" if key else above
        if len(name) > _LONGEST_NAME:
            continue
        found = _scalar(name, item)
        if found is None:
            waiting.extend(reversed(_inside(name, item)))
        elif len(metrics) >= MOST_METRICS and name not in metrics:
            return Report(metrics=metrics, problem=GapCode.TRUNCATED, detail=_too_many())
        else:
            metrics.setdefault(name, found)
    return Report(metrics=metrics)


def _too_many() -> str:
    return f"The report has more than {MOST_METRICS:,} metrics; the first {MOST_METRICS:,} are given."


def _scalar(name: str, item: Any) -> float | None:
    if name == VIOLATIONS and isinstance(item, list):
        return float(len(item))
    return number(item) if name != ROOT else None


def _inside(name: str, item: Any) -> list[_Item]:
    if isinstance(item, Mapping):
        return [_member(name, key, value) for key, value in item.items() if _CONFUSION not in key.lower()]
    if isinstance(item, list):
        return _elements(name, item)
    return []


def _member(name: str, key: str, value: Any) -> _Item:
    if key in _VALUE and name != ROOT and number(value) is not None:
        return (name, "", value)
    return (name, key[:_LONGEST_KEY], value)


def _elements(name: str, items: list[Any]) -> list[_Item]:
    """Return the elements that are objects, by their names; a nameless one only if it is alone."""
    objects = [item for item in items if isinstance(item, Mapping)]
    named = [(name, _name_of(item), item) for item in objects]
    return [element for element in named if element[1] or len(items) == 1]


def _name_of(item: Mapping[str, Any]) -> str:
    names = (item.get(key) for key in _NAMES)
    return next((name[:_LONGEST_KEY] for name in names if isinstance(name, str) and name), "")
