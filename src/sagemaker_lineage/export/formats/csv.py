"""A table for spreadsheets: one row for each step and each of its inputs and outputs.

Names are hostile text: no cell is ever a formula, and none holds a character that steers a terminal. Source: RFC 4180;
"CSV Injection" of OWASP.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from sagemaker_lineage.export.picture import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sagemaker_lineage.export.document import LineageDocument
    from sagemaker_lineage.export.wire.artifact import Artifact
    from sagemaker_lineage.export.wire.graph import Node, Port

Cell = str | int | float | None

COLUMNS = (
    "step",
    "type",
    "status",
    "startTime",
    "elapsedSec",
    "direction",
    "name",
    "role",
    "uri",
    "bucket",
    "region",
    "encryption",
    "versioning",
    "publicAccess",
    "producers",
    "consumers",
)
"""The first row. ``producers`` and ``consumers`` are the ids of steps, with ``; `` between them."""

_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What begins a formula, also in full width."""
_NO_PORT: tuple[Cell, ...] = (None,) * (len(COLUMNS) - COLUMNS.index("direction"))


def render(document: LineageDocument) -> str:
    """Return the document as comma-separated values: steps in node order, inputs before outputs, lines end in CRLF."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    artifacts = document.graph.artifacts
    for node in document.graph.nodes:
        writer.writerows([*map(cell, row)] for row in _rows(node, artifacts))
    return text.getvalue()


def cell(value: Cell) -> str:
    """Return what stands in a cell; text that a spreadsheet would take for a formula begins with an apostrophe."""
    if not isinstance(value, str):
        return "" if value is None else str(value)
    text = "".join(map(printable, value))
    return f"'{text}" if text.lstrip().startswith(_FORMULA) or value.startswith(("\t", "\r", "\n")) else text


def _rows(node: Node, artifacts: tuple[Artifact, ...]) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each port of a step, one without a port where it has none."""
    run = node.run
    start = run.start_time.isoformat().replace("+00:00", "Z") if run and run.start_time else None
    step = (node.id, node.type, run.status if run else None, start, run.elapsed_sec if run else None)
    ports = [*_named("input", node.inputs), *_named("output", node.outputs)]
    if not ports:
        yield (*step, *_NO_PORT)
    for direction, port in ports:
        artifact = None if port.artifact_id is None else artifacts[port.artifact_id]
        yield (*step, direction, port.name, port.role.value, port.uri, *_of_artifact(artifact))


def _named(direction: str, ports: Iterable[Port]) -> Iterator[tuple[str, Port]]:
    return ((direction, port) for port in ports)


def _of_artifact(artifact: Artifact | None) -> tuple[Cell, ...]:
    if artifact is None:
        return (None,) * 7
    s3 = artifact.s3
    facts = (s3.region, s3.encryption, s3.versioning, s3.public_access) if s3 else (None,) * 4
    return (artifact.bucket, *facts, "; ".join(artifact.produced_by), "; ".join(artifact.consumed_by))
