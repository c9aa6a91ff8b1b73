"""The wire document: what HTTP returns, the command line prints and the library gives."""

import hashlib
from base64 import urlsafe_b64encode
from datetime import datetime
from typing import Literal

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from sagemaker_lineage.export.wire.fields import Instant, WireModel, left_out, wire_bytes
from sagemaker_lineage.export.wire.finding import Finding, ModelVerdict, findings_of, model_verdicts_of
from sagemaker_lineage.export.wire.gap import Gap, gaps_of
from sagemaker_lineage.export.wire.graph import Graph, Node, graph_of
from sagemaker_lineage.export.wire.pipeline import (
    RUNNING_EXECUTION,
    Domain,
    Execution,
    Pipeline,
    domain_of,
    execution_of,
    pipeline_of,
)
from sagemaker_lineage.export.wire.run import RUNNING_STEP
from sagemaker_lineage.export.wire.summary import Summary, summary_of
from sagemaker_lineage.model.execution import Lineage

SCHEMA_VERSION: Literal["1.0"] = "1.0"


class LineageDocument(WireModel):
    """The lineage of one pipeline, and of one execution where it was asked for."""

    schema_version: Literal["1.0"] = Field(description="The version of this shape.", examples=["1.0"])
    generated_at: Instant = Field(description="When this document was made.", examples=["2026-11-22T10:02:31Z"])
    as_of: Instant | None = Field(
        description=(
            "The age of the oldest part: everything was read from AWS at this moment or later; null for a definition "
            "from a file."
        ),
        examples=["2026-11-22T10:02:30Z"],
    )
    domain: Domain | SkipJsonSchema[None] = left_out(
        "The domain; only when the request names one.",
        {
            "name": "studio-domain",
            "id": "d-abc123",
            "arn": "arn:aws:sagemaker:ap-northeast-2:111122223333:domain/d-abc123",
            "status": "InService",
        },
    )
    pipeline: Pipeline = Field(description="The pipeline.", examples=[{"name": "mlops-pipeline"}])
    execution: Execution | None = Field(
        description="The execution laid over the graph; null when there is none.",
        examples=[{"id": "0123456789ab", "status": "Succeeded"}],
    )
    summary: Summary = Field(description="Status, counts and durations.", examples=[{"overallStatus": "Succeeded"}])
    graph: Graph = Field(
        description="Steps, edges and artifacts.", examples=[{"nodes": [], "edges": [], "artifacts": []}]
    )
    findings: tuple[Finding, ...] | SkipJsonSchema[None] = left_out(
        "What is wrong with the data behind the models, worst first; only with `include=findings`.",
        [{"rule": "s3-public-write", "severity": "critical", "verdict": "fail", "resource": "raw-data"}],
    )
    models: tuple[ModelVerdict, ...] | SkipJsonSchema[None] = left_out(
        "What the findings say of each endpoint, model package and model; only with `include=findings`.",
        [{"kind": "model-package", "verdict": "fail", "severity": "critical"}],
    )
    gaps: tuple[Gap, ...] = Field(
        description="What could not be had, by operation and resource. Everything else is complete.",
        examples=[[{"code": "access-denied", "operation": "s3:GetBucketEncryption", "resource": "raw-data"}]],
    )


def to_document(lineage: Lineage, now: datetime) -> LineageDocument:
    """Return the document of a lineage; what runs counts to ``now``, an aware moment.

    The same lineage and the same moment give the same document.
    """
    moment = now.replace(microsecond=0)
    return LineageDocument(
        schema_version=SCHEMA_VERSION,
        generated_at=moment,
        as_of=_as_of(lineage),
        domain=domain_of(lineage.domain),
        pipeline=pipeline_of(lineage),
        execution=execution_of(lineage.execution, moment),
        summary=summary_of(lineage, moment),
        graph=graph_of(lineage, moment),
        findings=None if lineage.assessment is None else findings_of(lineage.assessment),
        models=None if lineage.assessment is None else model_verdicts_of(lineage.assessment),
        gaps=gaps_of(lineage.gaps),
    )


def _as_of(lineage: Lineage) -> datetime | None:
    """Return when the oldest part was read, to the second before: never younger than it is."""
    oldest = lineage.as_of or lineage.read_at
    return oldest.replace(microsecond=0) if oldest else None


def document_bytes(document: LineageDocument) -> bytes:
    """Return the document as JSON: UTF-8, no insignificant space, keys in the order of the contract."""
    return wire_bytes(document)


def is_running(document: LineageDocument) -> bool:
    """Tell whether anything in the document still runs, so that it may change by itself."""
    execution = document.execution
    return execution is not None and (
        execution.status in RUNNING_EXECUTION or any(_is_running(node) for node in document.graph.nodes)
    )


def document_etag(document: LineageDocument) -> str:
    """Return the document's weak entity tag, as it stands in an ``ETag`` header.

    A digest of the document without ``generatedAt``, ``asOf`` and the durations of what still runs, so that
    it stays while nothing but the clock has moved.
    """
    still = document.__pydantic_serializer__.to_json(_without_clock(document), exclude={"generated_at", "as_of"})
    digest = hashlib.sha256(still).digest()[:16]
    return f'W/"{urlsafe_b64encode(digest).decode().rstrip("=")}"'


def _without_clock(document: LineageDocument) -> LineageDocument:
    execution = document.execution
    running = {node.id for node in document.graph.nodes if _is_running(node)}
    if execution is None or (execution.status not in RUNNING_EXECUTION and not running):
        return document
    return document.model_copy(
        update={
            "execution": execution.model_copy(update={"elapsed_sec": None}),
            "summary": _summary_without_clock(document.summary, running),
            "graph": document.graph.model_copy(
                update={"nodes": tuple(_node_without_clock(node) for node in document.graph.nodes)}
            ),
        }
    )


def _summary_without_clock(summary: Summary, running: set[str]) -> Summary:
    path = summary.critical_path
    if path is not None and not running.isdisjoint(path.nodes):
        path = path.model_copy(update={"elapsed_sec": 0})
    return summary.model_copy(update={"elapsed_sec": None, "critical_path": path})


def _node_without_clock(node: Node) -> Node:
    if node.run is None or not _is_running(node):
        return node
    return node.model_copy(update={"run": node.run.model_copy(update={"elapsed_sec": None})})


def _is_running(node: Node) -> bool:
    return node.run is not None and node.run.end_time is None and node.run.status in RUNNING_STEP
