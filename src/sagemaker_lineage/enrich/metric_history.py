"""The metrics of one step over the newest executions: each read as for its own lineage, but for that step alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.definition import parse_definition
from sagemaker_lineage.enrich.arns import ExecutionArn, parse_execution_arn
from sagemaker_lineage.enrich.bucket_readings import BucketReadings
from sagemaker_lineage.enrich.losses import Loss, document_facts, gaps_of, loss_of
from sagemaker_lineage.enrich.members import Payload, moment, pairs, structures, text
from sagemaker_lineage.enrich.operations import DESCRIBE_PIPELINE, LIST_PIPELINE_EXECUTIONS, read
from sagemaker_lineage.enrich.question import LineageRequest
from sagemaker_lineage.enrich.refusals import refusal
from sagemaker_lineage.enrich.run_course import RunCourse, RunReadings
from sagemaker_lineage.enrich.runs import Learnt, step_run
from sagemaker_lineage.enrich.sources.execution import UNKNOWN, parameters_read, steps_read
from sagemaker_lineage.enrich.sources.jobs import JobReading, job_metrics
from sagemaker_lineage.enrich.sources.pipeline import definition_read
from sagemaker_lineage.enrich.sources.reports import NO_REPORTS
from sagemaker_lineage.enrich.statuses import node_statuses
from sagemaker_lineage.errors import DefinitionError, PipelineNotFound, StepNotFound
from sagemaker_lineage.graph import Bindings, build_graph
from sagemaker_lineage.model.graph import LineageGraph
from sagemaker_lineage.model.metrics import MetricHistory, StepMetrics
from sagemaker_lineage.model.request import GapCode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sagemaker_lineage.enrich.flow import Flow, Promise
    from sagemaker_lineage.enrich.question import MetricsQuery
    from sagemaker_lineage.model.pipeline import Pipeline
    from sagemaker_lineage.model.request import Answer

_SHOWN = frozenset({"metrics", "run"})
_OF_STEP = ("stepStatus", "cacheHit", "metrics")
_NO_JOB = JobReading({})
_UNREADABLE = "The definition that this execution used cannot be read."


class _Listed(NamedTuple):
    """An execution of the list, and its place in the answer."""

    place: int
    arn: ExecutionArn
    summary: Payload

    def facts(self, *names: str) -> tuple[str, ...]:
        """Return the pointers of facts of this execution."""
        return tuple(f"/executions/{self.place}/{name}" for name in names)


class _Part(NamedTuple):
    """What one execution says of the step; ``has_step`` is None where its definition could not be read."""

    metrics: StepMetrics
    has_step: bool | None
    losses: tuple[Loss, ...] = ()


async def read_metric_history(flow: Flow, query: MetricsQuery) -> MetricHistory:
    """Read the metrics of a step in the newest executions.

    Raises:
        PipelineNotFound: there is no such pipeline.
        StepNotFound: neither the pipeline nor any of these executions has that step.
        AwsError: the executions could not be listed.
    """
    order = {"SortBy": "CreationTime", "SortOrder": "Descending"}
    wanted = read(LIST_PIPELINE_EXECUTIONS, query.region, PipelineName=query.pipeline, **order)
    answer = await flow.ask(replace(wanted, limit=query.last))
    if answer.failure is not None and answer.failure.code is GapCode.NOT_FOUND:
        raise PipelineNotFound(f"There is no pipeline {query.pipeline!r} in {query.region}.", resource=query.pipeline)
    if answer.payload is None:
        raise refusal(answer)
    history = _History(flow, query)
    started = [flow.start(history.read(each)) for each in _listed(answer)]
    parts = [await promise for promise in started]
    losses = [*loss_of(answer, document_facts("/executions")), *(loss for part in parts for loss in part.losses)]
    if not any(part.has_step for part in parts):
        losses += await history.require_step(parts)
    return MetricHistory(
        pipeline=query.pipeline,
        step=query.step,
        executions=tuple(part.metrics for part in parts),
        gaps=gaps_of(losses, LineageGraph()),
    )


def _listed(answer: Answer) -> list[_Listed]:
    """Return the executions, oldest first."""
    summaries = reversed(structures(answer.payload or {}, "PipelineExecutionSummaries"))
    named = ((parse_execution_arn(text(each, "PipelineExecutionArn")), each) for each in summaries)
    proper = [(arn, summary) for arn, summary in named if arn is not None]
    return [_Listed(place, arn, summary) for place, (arn, summary) in enumerate(proper)]


class _History:
    """Reads one step of several executions; what they share is read and worked out once."""

    def __init__(self, flow: Flow, query: MetricsQuery) -> None:
        self._flow = flow
        self._query = query
        self._region = query.region
        self._request = LineageRequest(region=query.region, pipeline=query.pipeline, include=frozenset({"metrics"}))
        self._buckets = BucketReadings(flow, query.region)
        self._parsed: dict[str, Pipeline | None] = {}

    async def read(self, listed: _Listed) -> _Part:
        """Read the step's part of one execution."""
        arn = listed.arn.text
        steps = self._flow.ask(steps_read(arn, self._region))
        parameters = self._flow.ask(parameters_read(arn, self._region))
        pipeline, losses = await self._definition(listed)
        bare = _bare(listed)
        if pipeline is None:
            return _Part(metrics=bare, has_step=None, losses=losses)
        if not self._has_step(pipeline):
            return _Part(metrics=bare, has_step=False, losses=losses)
        answer = await parameters
        values = pairs(answer.payload or {}, "PipelineParameters", "Name")
        bindings = Bindings(parameters=values, execution=self._variables(listed))
        await self._flow.leisure()
        graph = build_graph(pipeline, bindings)
        course = RunCourse(self._flow, self._request, self._buckets)
        course.limit_to(self._query.step)
        run = await course.read(pipeline, bindings, graph, steps_read(arn, self._region))
        listing = await steps
        lost = [*losses, *loss_of(listing, document_facts(*listed.facts(*_OF_STEP))), *_losses(run, listed)]
        if self._query.step in run.reports:
            lost += loss_of(answer, document_facts(*listed.facts("metrics")))
        return _Part(metrics=self._measured(bare, run, listing), has_step=True, losses=tuple(lost))

    async def require_step(self, parts: list[_Part]) -> tuple[Loss, ...]:
        """Raise ``StepNotFound`` where no execution and not the pipeline itself has the step.

        Return what it costs that this cannot be told.
        """
        if any(part.has_step is None for part in parts):
            return ()
        answer = await self._own()
        pipeline = self._parse(text(answer.payload or {}, "PipelineDefinition"))
        if pipeline is not None and self._has_step(pipeline):
            return ()
        if not parts and (losses := loss_of(answer, document_facts("/step"))):
            return losses
        detail = f"The pipeline {self._query.pipeline!r} has no step {self._query.step!r}."
        raise StepNotFound(detail, resource=self._query.step, hint="A step is named as in the document of the lineage.")

    async def _definition(self, listed: _Listed) -> tuple[Pipeline | None, tuple[Loss, ...]]:
        """Return the definition that the execution used; where there is none to be had, the pipeline's own."""
        answer = await self._flow.ask(definition_read(listed.arn.text, self._region))
        facts = document_facts(*listed.facts(*_OF_STEP))
        used = text(answer.payload or {}, "PipelineDefinition")
        if used is None:
            own = await self._own()
            return self._parse(text(own.payload or {}, "PipelineDefinition")), loss_of(answer, facts)
        pipeline = self._parse(used)
        unread = Loss(code=GapCode.INVALID, detail=_UNREADABLE, read=answer.read, resource=listed.arn.text, facts=facts)
        return pipeline, () if pipeline is not None else (unread,)

    def _own(self) -> Promise[Answer]:
        return self._flow.ask(read(DESCRIBE_PIPELINE, self._region, PipelineName=self._query.pipeline))

    def _parse(self, definition: str | None) -> Pipeline | None:
        """Return a definition read, once for all executions that share it; None where it cannot be."""
        if definition is not None and definition not in self._parsed:
            try:
                self._parsed[definition] = parse_definition(definition)
            except DefinitionError:
                self._parsed[definition] = None
        return self._parsed[definition] if definition is not None else None

    def _has_step(self, pipeline: Pipeline) -> bool:
        return any(step.id == self._query.step for step in pipeline.steps)

    def _variables(self, listed: _Listed) -> dict[str, str]:
        """Return the execution variables that are known."""
        return {
            "PipelineName": self._query.pipeline,
            "PipelineArn": listed.arn.pipeline,
            "PipelineExecutionArn": listed.arn.text,
            "PipelineExecutionId": listed.arn.id,
        }

    def _measured(self, bare: StepMetrics, run: RunReadings, listing: Answer) -> StepMetrics:
        step = self._query.step
        complete = listing.failure is None and listing.truncated is None
        status = node_statuses(run.graph, run.records, bare.status, complete=complete)[step]
        answer, report = run.jobs.get(step, _NO_JOB).answer, run.reports.get(step, NO_REPORTS)
        found = step_run(
            Learnt(
                status=status,
                records=run.records.of(step),
                answer=answer,
                metrics={**report.metrics, **job_metrics(answer)},
            ),
            _SHOWN,
            self._region,
        )
        return replace(bare, step_status=status, cache_hit=found.cache_hit is not None, metrics=found.metrics)


def _bare(listed: _Listed) -> StepMetrics:
    """Return what the list of executions says of one."""
    return StepMetrics(
        id=listed.arn.id,
        status=text(listed.summary, "PipelineExecutionStatus") or UNKNOWN,
        started_at=moment(listed.summary, "StartTime"),
    )


def _losses(run: RunReadings, listed: _Listed) -> Iterator[Loss]:
    """Yield what could not be read of the step's jobs and reports, as facts of this execution."""
    of_jobs = (loss for reading in run.jobs.values() for loss in reading.losses)
    of_reports = (loss for reading in run.reports.values() for loss in reading.losses)
    for loss in (*of_jobs, *of_reports):
        yield replace(loss, facts=document_facts(*listed.facts("metrics")))
