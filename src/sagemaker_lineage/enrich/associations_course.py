"""The recorded lineage of one execution: read beside the jobs, at most two calls for a step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.enrich.job_kinds import job_of
from sagemaker_lineage.enrich.operations import DESCRIBE_TRAINING_JOB
from sagemaker_lineage.enrich.sources.associations import (
    CONTEXT_TAG,
    component_read,
    context_of,
    lineage_read,
    read_component,
    read_context,
)
from sagemaker_lineage.enrich.sources.domain import tags_of
from sagemaker_lineage.enrich.steps import read_records

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sagemaker_lineage.enrich.flow import Flow, Promise
    from sagemaker_lineage.enrich.job_kinds import Job
    from sagemaker_lineage.enrich.sources.associations import AssociationsReading
    from sagemaker_lineage.enrich.sources.execution import ExecutionReading
    from sagemaker_lineage.enrich.sources.pipeline import PipelineReading
    from sagemaker_lineage.enrich.steps import Records
    from sagemaker_lineage.model.request import Answer, AwsRead


class AssociationsCourse:
    """Reads what the lineage store recorded for the steps of an execution."""

    def __init__(
        self,
        flow: Flow,
        region: str,
        pipeline: Promise[PipelineReading],
        tags: Promise[Answer],
        execution: Promise[ExecutionReading | None],
    ) -> None:
        self._flow = flow
        self._region = region
        self._context = flow.start(self._find_context(pipeline, tags, execution))
        flow.start(self._ask_for_context())

    async def ask(self, steps: AwsRead) -> None:
        """Ask for the trial components as soon as the steps are listed, unless Feature Processor made the pipeline."""
        answer = await self._flow.ask(steps)
        if await self._context is not None:
            return
        for record in read_records(answer):
            wanted = component_read(job_of(record), self._region)
            if wanted is not None and record.index is None:
                self._flow.ask(wanted)

    async def read(self, records: Records) -> Mapping[str, AssociationsReading]:
        """Return what was recorded, by step; steps that a ForEach ran several times are left out."""
        jobs = dict(_single_jobs(records))
        trainings = [node for node, job in jobs.items() if job.kind and job.kind.operation is DESCRIBE_TRAINING_JOB]
        context = await self._context if len(trainings) == 1 else None
        started: dict[str, Promise[AssociationsReading]] = {}
        for node, job in jobs.items():
            wanted = component_read(job, self._region)
            if context is not None and node in trainings:
                started[node] = self._flow.start(read_context(self._flow, node, context, self._region))
            elif wanted is not None:
                started[node] = self._flow.start(read_component(self._flow, node, wanted, job.arn))
        return {node: await promise for node, promise in started.items()}

    async def _find_context(
        self,
        pipeline: Promise[PipelineReading],
        tags: Promise[Answer],
        execution: Promise[ExecutionReading | None],
    ) -> str | None:
        named = tags_of(await tags) or {}
        if CONTEXT_TAG not in named:
            return None
        run = await execution
        began = run.execution.started_at if run is not None else None
        return context_of(named, (await pipeline).arn, began)

    async def _ask_for_context(self) -> None:
        context = await self._context
        if context is not None:
            self._flow.ask(lineage_read(context, self._region))


def _single_jobs(records: Records) -> Iterator[tuple[str, Job]]:
    for node, listed in records.by_node.items():
        if len(listed.iterations) <= 1:
            yield node, job_of(listed.chosen)
