"""The summary: counts, and how long it took."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from sagemaker_lineage.export.wire.fields import Seconds, Text, WireModel, exact, left_out, seconds_between
from sagemaker_lineage.export.wire.finding import FindingCounts, counts_of
from sagemaker_lineage.export.wire.pipeline import is_running
from sagemaker_lineage.export.wire.run import elapsed_seconds
from sagemaker_lineage.graph import critical_path
from sagemaker_lineage.model.execution import Lineage


class CriticalPath(WireModel):
    """The path along edges with the largest sum of its steps' elapsed seconds."""

    nodes: tuple[Text, ...] = Field(description="The steps from first to last.", examples=[["Prep", "Train"]])
    elapsed_sec: Seconds = Field(description="The sum of their elapsed seconds.", examples=[1100])


class Summary(WireModel):
    """The lineage in numbers."""

    overall_status: Text = Field(
        description="The execution's own status; Unknown when none is laid over.", examples=["Succeeded"]
    )
    node_status: dict[Text, int] = Field(
        description="How many steps have each status, every step once; empty when no execution is laid over.",
        examples=[{"Succeeded": 3, "NotTaken": 1}],
    )
    elapsed_sec: Seconds | None = Field(
        description="Seconds from the first start of a step to the last end; to now while the execution runs.",
        examples=[1234],
    )
    nodes: int = Field(description="How many steps.", examples=[8])
    edges: int = Field(description="How many edges.", examples=[12])
    artifacts: int = Field(description="How many artifacts.", examples=[9])
    buckets: int = Field(description="How many buckets the artifacts lie in.", examples=[4])
    cache_hits: int = Field(description="How many steps reused an earlier result.", examples=[1])
    gaps: int = Field(description="How many gaps, without those of the code opaque.", examples=[0])
    opaque: int = Field(description="How many steps hide their data: gaps of the code opaque.", examples=[0])
    critical_path: CriticalPath | None = Field(
        description="The path that took longest; null when no step has a duration.",
        examples=[{"nodes": ["Prep", "Train"], "elapsedSec": 1100}],
    )
    findings: FindingCounts | SkipJsonSchema[None] = left_out(
        "How many findings there are; only with `include=findings`.",
        {"fail": {"critical": 1, "high": 0, "medium": 2, "low": 0}, "unknown": 1, "pass": 20, "notApplicable": 3},
    )


def summary_of(lineage: Lineage, now: datetime) -> Summary:
    """Return the summary of a lineage; what runs counts to ``now``."""
    graph = lineage.graph
    laid = {node.id: lineage.runs[node.id] for node in graph.nodes if node.id in lineage.runs}
    spent = {step: seconds for step, run in laid.items() if (seconds := elapsed_seconds(run, now)) is not None}
    return Summary(
        overall_status=lineage.execution.status if lineage.execution else "Unknown",
        node_status=Counter(run.status for run in laid.values()),
        elapsed_sec=_elapsed(lineage, now),
        nodes=len(graph.nodes),
        edges=len(graph.edges),
        artifacts=len(graph.artifacts),
        buckets=len({artifact.bucket for artifact in graph.artifacts}),
        cache_hits=sum(run.cache_hit is not None for run in laid.values()),
        gaps=sum(not gap.is_opaque for gap in lineage.gaps),
        opaque=sum(gap.is_opaque for gap in lineage.gaps),
        critical_path=_critical_path(lineage, spent),
        findings=None if lineage.assessment is None else counts_of(lineage.assessment),
    )


def _elapsed(lineage: Lineage, now: datetime) -> int | float | None:
    """Return first start to last end, by the execution's own times where no step has one."""
    execution = lineage.execution
    if execution is None:
        return None
    starts = [run.started_at for run in lineage.runs.values() if run.started_at is not None]
    ends = [run.ended_at for run in lineage.runs.values() if run.ended_at is not None]
    first = min(starts, default=execution.started_at)
    return seconds_between(first, now if is_running(execution) else max(ends, default=execution.ended_at))


def _critical_path(lineage: Lineage, spent: Mapping[str, float]) -> CriticalPath | None:
    if not spent:
        return None
    nodes, _ = critical_path(lineage.graph, spent)
    return CriticalPath(nodes=nodes, elapsed_sec=exact(sum(spent.get(node, 0) for node in nodes)))
