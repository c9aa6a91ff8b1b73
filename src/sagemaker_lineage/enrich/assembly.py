"""Everything read, put together as one lineage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sagemaker_lineage.enrich.job_kinds import job_of
from sagemaker_lineage.enrich.losses import Fact, Loss, document_facts, gaps_of, loss_of, node_facts, sort_gaps
from sagemaker_lineage.enrich.posture_course import PostureReadings
from sagemaker_lineage.enrich.question import ASSOCIATIONS
from sagemaker_lineage.enrich.run_course import RunReadings
from sagemaker_lineage.enrich.runs import Learnt, shows_runs, step_run
from sagemaker_lineage.enrich.sources.buckets import BucketReading
from sagemaker_lineage.enrich.sources.execution import UNKNOWN, ExecutionReading, end_of
from sagemaker_lineage.enrich.sources.jobs import JobReading, job_metrics, package_of
from sagemaker_lineage.enrich.sources.reports import NO_REPORTS
from sagemaker_lineage.enrich.statuses import node_statuses
from sagemaker_lineage.model.execution import Domain, LastGood, Lineage, PipelineFacts
from sagemaker_lineage.model.pipeline import Pipeline
from sagemaker_lineage.model.request import Answer, GapCode

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from sagemaker_lineage.model.execution import Execution, ModelPackage, StepRun
    from sagemaker_lineage.model.graph import Node

_NO_JOB = JobReading({})
_NAMES_PACKAGES = frozenset({"registry", "findings"})
_PORTS = ("/images", "/inputs", "/instance", "/outputs")
_WITHOUT_JOB = frozenset({"Condition", "Fail", "ForEach", "Cleanup"})
_OF_ALL_STEPS = (
    "/execution/elapsedSec",
    "/execution/endTime",
    "/summary/cacheHits",
    "/summary/criticalPath",
    "/summary/elapsedSec",
    "/summary/nodeStatus",
)
_MOST_NAMED = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """Everything read for one lineage. ``losses`` are those that no other member holds."""

    pipeline: PipelineFacts
    definition: Pipeline
    source: str
    run: RunReadings
    region: str
    domain: Domain | None = None
    parameters: Mapping[str, str] = field(default_factory=dict)
    execution: ExecutionReading | None = None
    last_good: LastGood | None = None
    buckets: Mapping[str, BucketReading] = field(default_factory=dict)
    posture: PostureReadings | None = None
    losses: tuple[Loss, ...] = ()


def assemble(readings: Readings, shown: AbstractSet[str]) -> Lineage:
    """Return the lineage; ``shown`` are the words of the facts asked for."""
    execution = _execution(readings)
    return Lineage(
        pipeline=readings.pipeline,
        definition=readings.definition,
        source=readings.source,
        graph=readings.run.graph,
        parameter_values=readings.parameters,
        domain=readings.domain,
        execution=execution,
        runs=_runs(readings, execution, shown) if execution and shows_runs(shown) else {},
        packages=_packages(readings) if not shown.isdisjoint(_NAMES_PACKAGES) else {},
        buckets={bucket: reading.facts for bucket, reading in readings.buckets.items()} if "s3" in shown else {},
        posture=readings.posture.posture if readings.posture else None,
        gaps=sort_gaps((*readings.run.graph.gaps, *gaps_of(_losses(readings, shown), readings.run.graph))),
    )


def _execution(readings: Readings) -> Execution | None:
    if readings.execution is None:
        return None
    last_end = max((record.ended_at for record in readings.run.records.all if record.ended_at), default=None)
    ended_at = end_of(readings.execution, last_end)
    return replace(readings.execution.execution, ended_at=ended_at, last_good=readings.last_good)


def _runs(readings: Readings, execution: Execution, shown: AbstractSet[str]) -> dict[str, StepRun]:
    statuses = node_statuses(
        readings.run.graph, readings.run.records, execution.status, complete=_is_complete(readings.run.steps)
    )
    most = {step.id: step.max_attempts for step in readings.definition.steps}
    return {
        node: replace(step_run(_learnt(readings, node, status), shown, readings.region), max_attempts=most.get(node))
        for node, status in statuses.items()
    }


def _is_complete(steps: Answer | None) -> bool:
    return steps is not None and steps.failure is None and steps.truncated is None


def _learnt(readings: Readings, node: str, status: str) -> Learnt:
    answer = readings.run.jobs.get(node, _NO_JOB).answer
    report = readings.run.reports.get(node, NO_REPORTS)
    return Learnt(
        status=status,
        records=readings.run.records.of(node),
        answer=answer,
        metrics={**report.metrics, **job_metrics(answer)},
        report_object=report.report_object,
    )


def _packages(readings: Readings) -> dict[str, ModelPackage]:
    found = {
        node.id: package_of(
            job_of(readings.run.records.of(node.id).chosen), readings.run.jobs.get(node.id, _NO_JOB).answer
        )
        for node in readings.run.graph.nodes
    }
    return {node: package for node, package in found.items() if package is not None}


def _losses(readings: Readings, shown: AbstractSet[str]) -> list[Loss]:
    runs = shows_runs(shown)
    return [
        *readings.losses,
        *(_of_execution(readings, readings.execution, runs=runs) if readings.execution else ()),
        *_of_steps(readings, shown),
        *_strangers(readings),
        *(loss for each in readings.run.jobs.values() for loss in each.losses),
        *(loss for each in readings.run.reports.values() for loss in each.losses),
        *(loss for each in readings.run.associations.values() for loss in each.losses),
        *_of_buckets(readings, shown),
    ]


def _of_buckets(readings: Readings, shown: AbstractSet[str]) -> list[Loss]:
    """Return what is not known of buckets: their own facts where these are shown, and findings where asked for."""
    losses = [loss for each in readings.buckets.values() for loss in each.losses]
    if readings.posture is None:
        return losses
    losses += readings.posture.losses
    judged = document_facts("/findings")
    return [replace(loss, facts=(*(loss.facts if "s3" in shown else ()), *judged)) for loss in losses]


def _of_execution(readings: Readings, execution: ExecutionReading, *, runs: bool) -> tuple[Loss, ...]:
    """Return what is not known of the execution; without its status, steps not listed have none either."""
    if execution.execution.status != UNKNOWN or not runs:
        return execution.losses
    unlisted = (fact for node in _unlisted(readings) for fact in node_facts(node.id, "/run/status"))
    facts = (*unlisted, *document_facts("/summary/nodeStatus"))
    return tuple(replace(loss, facts=(*loss.facts, *facts)) for loss in execution.losses)


def _of_steps(readings: Readings, shown: AbstractSet[str]) -> tuple[Loss, ...]:
    """Return what it costs that the list of steps, or a part of it, could not be read."""
    if readings.run.steps is None:
        return ()
    needed = shown | {"jobs"} if readings.posture else shown
    facts = [fact for node in _unlisted(readings) for fact in _facts_of_steps(node, needed)]
    facts += document_facts("/findings", "/models") if readings.posture else ()
    if shows_runs(shown):
        facts += document_facts(*_OF_ALL_STEPS)
    return loss_of(readings.run.steps, tuple(facts))


def _facts_of_steps(node: Node, shown: AbstractSet[str]) -> tuple[Fact, ...]:
    paths = ["/run"] if shows_runs(shown) else []
    if "jobs" in shown and node.type not in _WITHOUT_JOB:
        paths += _PORTS
    elif ASSOCIATIONS in shown and node.type not in _WITHOUT_JOB:
        paths += ("/inputs", "/outputs")
    if "registry" in shown and node.type == "RegisterModel":
        paths.append("/registry")
    return node_facts(node.id, *paths)


def _unlisted(readings: Readings) -> list[Node]:
    return [node for node in readings.run.graph.nodes if node.id not in readings.run.records.by_node]


def _strangers(readings: Readings) -> tuple[Loss, ...]:
    names = readings.run.records.strangers
    if not names:
        return ()
    more = f" and {len(names) - _MOST_NAMED:,} more" if len(names) > _MOST_NAMED else ""
    detail = f"The execution ran steps that this definition does not have: {', '.join(names[:_MOST_NAMED])}{more}."
    return (Loss(code=GapCode.UNRESOLVED, detail=detail),)
