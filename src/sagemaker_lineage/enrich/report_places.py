"""Where the evaluation reports of a run lie: declared by property files and model metrics, or to be probed for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sagemaker_lineage.definition.resolve import Resolver
from sagemaker_lineage.enrich.members import structure, text
from sagemaker_lineage.model.expression import PropertyReference
from sagemaker_lineage.model.graph import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sagemaker_lineage.definition.bindings import Bindings
    from sagemaker_lineage.enrich.steps import Records, StepRecord
    from sagemaker_lineage.model.graph import LineageGraph, Node
    from sagemaker_lineage.model.pipeline import Pipeline, Step

PROBED_FILES = ("report.json", "evaluation.json", "metrics.json")
MOST_OF_ONE_STEP = 10
MOST_STEPS = 250
_URI = re.compile(r"[sS]3://([^/]+)/(.+)", re.DOTALL)
_LONGEST_KEY = 1024
_TELLING = re.compile(r"eval|report|metric", re.IGNORECASE)
_REPORTS = frozenset({Role.DATA, Role.REPORT})
_SLASHES_OF_A_BUCKET = "s3://bucket".count("/")
_CHECKS = ("QualityCheck", "ClarifyCheck")


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where one step's reports are: all of ``declared`` are read, of ``probed`` the first that can be.

    ``unresolved`` are the names of property files whose location is not known.
    """

    declared: tuple[str, ...] = ()
    probed: tuple[str, ...] = ()
    unresolved: tuple[str, ...] = ()


NOWHERE = Places()


def split_uri(uri: str) -> tuple[str, str] | None:
    """Return bucket and key of an object's URI; None where it cannot be one."""
    found = _URI.fullmatch(uri)
    if found is None or found[2].endswith("/") or len(found[2].encode("utf-8", "replace")) > _LONGEST_KEY:
        return None
    return found[1], found[2]


def report_places(pipeline: Pipeline, bindings: Bindings, graph: LineageGraph, records: Records) -> dict[str, Places]:
    """Return by node where its reports are; nodes without any are left out.

    ``graph`` is that of the pipeline under the bindings. Only a step that succeeded has written its
    report, a check also one that it failed over. Property files come first, then the model metrics
    of whatever registers a model, then, for Processing steps alone, telling names.
    """
    resolver = Resolver(pipeline, bindings)
    steps = {step.id: step for step in pipeline.steps}
    attributed = _model_metrics(pipeline, resolver, graph)
    found: dict[str, Places] = {}
    for node in graph.nodes:
        record = records.of(node.id).chosen
        if record is None or len(found) == MOST_STEPS:
            continue
        places = _places(node, steps[node.id], record, resolver, tuple(attributed.get(node.id, ())))
        if places != NOWHERE:
            found[node.id] = places
    return found


def _places(node: Node, step: Step, record: StepRecord, resolver: Resolver, attributed: tuple[str, ...]) -> Places:
    violations = tuple(filter(None, (text(record.said(check), "ViolationReport") for check in _CHECKS)))
    if record.status != "Succeeded":
        return Places(declared=violations)
    files = {file.name: resolver.resolve(resolver.property_file(step, file), step) for file in step.property_files}
    if not files and not violations and not attributed:
        return Places(probed=tuple(_probed(node))[:MOST_OF_ONE_STEP])
    located = tuple(found.encoded for found in files.values() if found.complete)
    declared = dict.fromkeys((*violations, *(located if files else attributed)))
    return Places(
        declared=tuple(declared)[:MOST_OF_ONE_STEP],
        unresolved=tuple(name for name, found in files.items() if not found.complete)[:MOST_OF_ONE_STEP],
    )


def _probed(node: Node) -> Iterator[str]:
    """Yield where a Processing step with a telling name may have left a report, outputs with such a name first."""
    outputs = [
        port for port in node.outputs if port.role in _REPORTS and port.resolved and port.uri and not port.guessed
    ]
    telling = [port for port in outputs if _TELLING.search(port.name)]
    if node.type != "Processing" or not (telling or _TELLING.search(node.id)):
        return
    for port in (*telling, *(port for port in outputs if port not in telling)):
        uri = (port.uri or "").rstrip("/")
        yield from (uri,) if uri.endswith(".json") else (f"{uri}/{name}" for name in PROBED_FILES)


def _model_metrics(pipeline: Pipeline, resolver: Resolver, graph: LineageGraph) -> dict[str, dict[str, None]]:
    """Return the URIs of model metrics by the step that produced them."""
    producers = _producers(graph)
    found: dict[str, dict[str, None]] = {}
    for step in pipeline.steps:
        for path in _metric_paths(step):
            located = resolver.resolve(PropertyReference(step.id, path, ""), step)
            producer = _producer(located.encoded, producers) if located.complete else None
            if producer is not None:
                found.setdefault(producer, {})[located.encoded] = None
    return found


def _metric_paths(step: Step) -> Iterator[tuple[str, ...]]:
    """Yield the paths of the reports among a RegisterModel step's model metrics; constraints are none."""
    metrics = structure(step.arguments, "ModelMetrics") if step.type == "RegisterModel" else {}
    for block in metrics:
        for kind in structure(metrics, block):
            if kind != "Constraints" and "S3Uri" in structure(metrics, block, kind):
                yield ("ModelMetrics", block, kind, "S3Uri")


def _producers(graph: LineageGraph) -> dict[str, str]:
    """Return who writes where; models are no reports, and a whole bucket says nothing."""
    found: dict[str, str] = {}
    for node in graph.nodes:
        for port in node.outputs:
            uri = (port.uri or "").rstrip("/")
            if port.resolved and port.role is not Role.MODEL and uri.count("/") > _SLASHES_OF_A_BUCKET:
                found.setdefault(uri, node.id)
    return found


def _producer(uri: str, producers: Mapping[str, str]) -> str | None:
    """Return who wrote a file: the step with the longest output path that is the file's or above it."""
    path = uri.rstrip("/")
    while path.count("/") > _SLASHES_OF_A_BUCKET:
        if path in producers:
            return producers[path]
        path = path.rpartition("/")[0]
    return None
