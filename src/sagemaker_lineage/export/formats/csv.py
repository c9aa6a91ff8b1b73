"""A table for spreadsheets: a row for each input and output of each step, and for data that none of them names.

Names are hostile text: no cell is ever a formula, and none holds a character that steers a terminal. Source: RFC 4180;
"CSV Injection" of OWASP.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from sagemaker_lineage.export.datum import Datum, datum_id, edge_ids, port_id, text_of
from sagemaker_lineage.export.readable import printable
from sagemaker_lineage.export.wire.artifact import Artifact
from sagemaker_lineage.export.wire.resource import Resource
from sagemaker_lineage.model.graph import Confidence, ResourceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sagemaker_lineage.export.document import LineageDocument
    from sagemaker_lineage.export.wire.graph import Graph, Node, Port

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
    "value",
    "expression",
    "guessed",
    "planned",
    "versionId",
    "source",
    "location",
    "resourceKind",
    "resourceName",
    "within",
    "confidence",
)
"""The first row. ``producers`` and ``consumers`` are the ids of steps, with ``; `` between them.

``location`` is the whole S3 location with open parts as ``${…}``, ``within`` the location that it is a part of.
``confidence`` is how sure it is that an input comes from its producers.
"""

_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What begins a formula, also in full width."""
_NO_PORT: tuple[Cell, ...] = (None,) * (len(COLUMNS) - COLUMNS.index("direction"))
_NO_FACTS_OF_PORT: tuple[Cell, ...] = (None,) * 6
_SURER = (None, Confidence.POSSIBLE, Confidence.LIKELY, Confidence.CERTAIN)
_Confidences = dict[tuple[str, str | None], Confidence | None]


def render(document: LineageDocument) -> str:
    """Return the document as comma-separated values, lines end in CRLF.

    Steps are in node order, inputs before outputs; then come artifacts and resources that no port names.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    graph = document.graph
    confidences = _confidences(graph)
    for rows in (*(_rows(node, graph, confidences) for node in graph.nodes), _unnamed(graph)):
        writer.writerows([*map(cell, row)] for row in rows)
    return text.getvalue()


def cell(value: Cell) -> str:
    """Return what stands in a cell; text that a spreadsheet would take for a formula begins with an apostrophe."""
    if not isinstance(value, str):
        return "" if value is None else str(value)
    text = "".join(map(printable, value))
    return f"'{text}" if text.lstrip().startswith(_FORMULA) or value.startswith(("\t", "\r", "\n")) else text


def _rows(node: Node, graph: Graph, confidences: _Confidences) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each port of a step, or one without a port if it has none."""
    run = node.run
    start = run.start_time.isoformat().replace("+00:00", "Z") if run and run.start_time else None
    step = (node.id, node.type, run.status if run else None, start, run.elapsed_sec if run else None)
    ports = [*_named("input", node.inputs), *_named("output", node.outputs)]
    if not ports:
        yield (*step, *_NO_PORT)
    for direction, port in ports:
        datum = _datum_of(port, graph)
        confidence = confidences.get((node.id, port_id(port))) if direction == "input" else None
        about = (direction, port.name, port.role.value, port.uri)
        yield (*step, *about, *_of_datum(datum), *_of_port(port), *_of_identity(datum, graph), confidence)


def _unnamed(graph: Graph) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each artifact and resource that no port names."""
    ports = (port for node in graph.nodes for port in (*node.inputs, *node.outputs))
    named = set(map(port_id, ports))
    data: tuple[Datum, ...] = (*graph.artifacts, *graph.resources)
    for datum in data:
        if datum_id(datum) not in named:
            place = (datum.role.value, datum.uri) if isinstance(datum, Artifact) else (None, None)
            yield (*(None,) * 7, *place, *_of_datum(datum), *_NO_FACTS_OF_PORT, *_of_identity(datum, graph), None)


def _named(direction: str, ports: Iterable[Port]) -> Iterator[tuple[str, Port]]:
    return ((direction, port) for port in ports)


def _datum_of(port: Port, graph: Graph) -> Datum | None:
    if port.artifact_id is not None:
        return graph.artifacts[port.artifact_id]
    return None if port.resource_id is None else graph.resources[port.resource_id]


def _of_datum(datum: Datum | None) -> tuple[Cell, ...]:
    """Return the cells from bucket to consumers; a resource has no bucket."""
    if datum is None:
        return (None,) * 7
    s3 = datum.s3 if isinstance(datum, Artifact) else None
    facts = (s3.region, s3.encryption, s3.versioning, s3.public_access) if s3 else (None,) * 4
    bucket = datum.bucket if isinstance(datum, Artifact) else None
    return (bucket, *facts, "; ".join(datum.produced_by), "; ".join(datum.consumed_by))


def _of_port(port: Port) -> tuple[Cell, ...]:
    """Return the cells from value to source."""
    planned = (port.planned.uri or port.planned.expression) if port.planned else None
    return (port.value, port.expression, str(port.guessed).lower(), planned, port.version_id, port.source)


def _of_identity(datum: Datum | None, graph: Graph) -> tuple[Cell, ...]:
    """Return the cells from location to within."""
    if datum is None:
        return (None,) * 4
    same = graph.resources if isinstance(datum, Resource) else graph.artifacts
    whole = None if datum.within is None else text_of(same[datum.within])
    if isinstance(datum, Artifact):
        return (text_of(datum), None, None, whole)
    return (datum.name if datum.kind is ResourceKind.LOCATION else None, datum.kind.value, datum.name, whole)


def _confidences(graph: Graph) -> _Confidences:
    """Return how sure it is that what a step reads comes from the steps that write it, as the surest edge has it."""
    edges = sorted(graph.edges, key=lambda edge: _SURER.index(edge.confidence))
    return {(edge.target, datum): edge.confidence for edge in edges for datum in edge_ids(edge)}
