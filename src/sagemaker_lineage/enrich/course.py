"""The course of one lineage: what is read when, each read starting as soon as what it needs is there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.definition import parse_definition
from sagemaker_lineage.enrich.arns import parse_pipeline_arn
from sagemaker_lineage.enrich.assembly import Readings, assemble
from sagemaker_lineage.enrich.associations_course import AssociationsCourse
from sagemaker_lineage.enrich.bucket_readings import BucketReadings, buckets_of
from sagemaker_lineage.enrich.graphs import PlannedGraphs
from sagemaker_lineage.enrich.losses import Loss, document_facts, loss_of
from sagemaker_lineage.enrich.members import pairs, text
from sagemaker_lineage.enrich.posture_course import PostureCourse
from sagemaker_lineage.enrich.question import ASSOCIATIONS
from sagemaker_lineage.enrich.run_course import RunCourse, RunReadings
from sagemaker_lineage.enrich.sources import domain as domains
from sagemaker_lineage.enrich.sources import execution as executions
from sagemaker_lineage.enrich.sources import pipeline as pipelines
from sagemaker_lineage.enrich.sources.buckets import account_read
from sagemaker_lineage.enrich.sources.last_good import LastGoodReading, read_last_good
from sagemaker_lineage.errors import DefinitionError
from sagemaker_lineage.graph import Bindings

if TYPE_CHECKING:
    from sagemaker_lineage.enrich.flow import Flow, Promise
    from sagemaker_lineage.enrich.question import LineageRequest
    from sagemaker_lineage.model.execution import Lineage
    from sagemaker_lineage.model.graph import LineageGraph
    from sagemaker_lineage.model.pipeline import Pipeline
    from sagemaker_lineage.model.request import Answer, AwsRead

LARGEST_SEED = 262_144
"""Characters of a definition that are worth reading once more, only to ask earlier for its buckets."""
_ACCOUNT_LENGTH = 12


class Defined(NamedTuple):
    """The definition to show, and where it came from."""

    pipeline: Pipeline
    source: str
    losses: tuple[Loss, ...] = ()


class Planned(NamedTuple):
    """The graph under the values of the run, without what its jobs say."""

    bindings: Bindings
    graph: LineageGraph
    losses: tuple[Loss, ...] = ()


class Course:
    """One lineage being read. Every coroutine here is one strand; they wait for one another by promises."""

    def __init__(self, request: LineageRequest, flow: Flow) -> None:
        self._request = request
        self._region = request.region
        self._flow = flow
        self._parsed: dict[str, Pipeline] = {}
        self._graphs = PlannedGraphs()
        self._buckets = BucketReadings(flow, request.region)
        self._pipeline = flow.start(
            pipelines.read_pipeline(flow, request.region, request.pipeline, overlaid=request.overlaid)
        )
        self._posture = PostureCourse(flow, request, self._buckets, self._pipeline) if request.judged else None
        self._tags = flow.start(self._read_tags())
        self._chosen = flow.start(self._choose())
        self._execution = flow.start(self._read_execution())
        self._run = RunCourse(flow, request, self._buckets, self._posture, self._associations())
        self._last_good = flow.start(self._read_last_good())
        self._domain = flow.start(self._read_domain())
        self._defined = flow.start(self._define())
        self._planned = flow.start(self._plan())
        flow.start(self._locate_buckets())
        self.lineage: Promise[Lineage] = flow.start(self._finish())
        """The lineage, or the error that ends it."""

    def _associations(self) -> AssociationsCourse | None:
        if ASSOCIATIONS not in self._request.reads:
            return None
        return AssociationsCourse(self._flow, self._region, self._pipeline, self._tags, self._execution)

    async def _choose(self) -> executions.ChosenExecution | None:
        request = self._request
        if request.execution is not None:
            return executions.named(request.execution, (await self._pipeline).arn)
        if not request.overlaid:
            return None
        return executions.newest(await self._flow.ask(self._recent_read()))

    async def _read_execution(self) -> executions.ExecutionReading | None:
        chosen = await self._chosen
        if chosen is None:
            return None
        arn = chosen.arn.text
        if self._posture is not None:
            self._posture.search()
        self._flow.ask(executions.describe_read(arn, self._region))
        self._flow.ask(pipelines.definition_read(arn, self._region))
        self._flow.ask(executions.parameters_read(arn, self._region))
        if self._run.wants_steps:
            self._flow.start(self._run.ask_for_jobs(executions.steps_read(arn, self._region)))
        name = (await self._pipeline).facts.name
        return await executions.read_execution(self._flow, self._region, name, chosen)

    async def _read_last_good(self) -> LastGoodReading | None:
        execution = await self._execution
        if execution is None:
            return None
        recent = await self._flow.ask(self._recent_read()) if self._request.execution is None else None
        name, began = self._request.pipeline, execution.execution.started_at
        return await read_last_good(self._flow, self._region, name, began, recent)

    async def _read_tags(self) -> Answer:
        arn = (await self._pipeline).facts.arn or self._request.pipeline
        return await self._flow.ask(domains.tags_read(arn, self._region))

    async def _read_domain(self) -> domains.DomainReading | None:
        if self._request.domain is None:
            return None
        listing = self._flow.ask(domains.domains_read(self._region))
        return await domains.read_domain(self._request.domain, self._tags, listing)

    async def _define(self) -> Defined:
        """Read the definition that the execution used; where there is none to be had, the pipeline's own."""
        chosen = await self._chosen
        answer = await self._flow.ask(pipelines.definition_read(chosen.arn.text, self._region)) if chosen else None
        used = text(answer.payload or {}, "PipelineDefinition") if answer else None
        if used is not None:
            return Defined(self._parse(used), "execution")
        own = await self._pipeline
        losses = loss_of(answer, document_facts("/pipeline/definition")) if answer else ()
        return Defined(self._parse(own.definition), own.source, losses)

    async def _plan(self) -> Planned:
        """Build the graph as planned, and have its buckets read."""
        chosen, defined, own = await self._chosen, await self._defined, await self._pipeline
        answer = await self._flow.ask(executions.parameters_read(chosen.arn.text, self._region)) if chosen else None
        values = pairs(answer.payload or {}, "PipelineParameters", "Name") if answer else {}
        bindings = Bindings(parameters=values, execution=_variables(own, chosen))
        await self._flow.leisure()
        graph = self._graphs.of(defined.pipeline, bindings)
        if "s3" in self._request.reads:
            self._read_account(own, chosen)
            self._buckets.want(buckets_of(graph))
        return Planned(bindings, graph, _without_values(answer, defined.pipeline) if answer else ())

    async def _locate_buckets(self) -> None:
        """Ask where the buckets of the pipeline's own definition are, while that of the execution is on its way."""
        own, chosen = await self._pipeline, await self._chosen
        if chosen is None or "s3" not in self._request.reads or len(own.definition) > LARGEST_SEED:
            return
        self._read_account(own, chosen)
        await self._flow.leisure()
        if self._defined.known:
            return
        try:
            pipeline = self._parse(own.definition)
        except DefinitionError:
            return
        planned = self._graphs.of(pipeline, Bindings(execution=_variables(own, chosen)))
        self._buckets.locate(buckets_of(planned))

    async def _finish(self) -> Lineage:
        """Wait for every strand; what does not exist is told in the order pipeline, domain, execution."""
        own, domain, execution = await self._pipeline, await self._domain, await self._execution
        defined, planned, tags = await self._defined, await self._planned, await self._tags
        last_good = await self._last_good
        run = RunReadings(graph=planned.graph)
        if execution is not None:
            arn = execution.execution.arn
            steps = executions.steps_read(arn, self._region)
            run = await self._run.read(defined.pipeline, planned.bindings, planned.graph, steps)
        buckets = await self._buckets.of(run.graph) if "s3" in self._request.reads else {}
        posture = await self._posture.read(run.graph, buckets) if self._posture else None
        return assemble(
            Readings(
                pipeline=replace(own.facts, tags=domains.tags_of(tags)),
                definition=defined.pipeline,
                source=defined.source,
                region=self._region,
                domain=domain.domain if domain else None,
                parameters=planned.bindings.parameters,
                execution=execution,
                last_good=last_good.found if last_good else None,
                run=run,
                buckets=buckets,
                posture=posture,
                losses=(
                    *own.losses,
                    *(domain.losses if domain else ()),
                    *(last_good.losses if last_good else ()),
                    *loss_of(tags, document_facts("/pipeline/tags")),
                    *defined.losses,
                    *planned.losses,
                ),
            ),
            self._request.include,
        )

    def _recent_read(self) -> AwsRead:
        return pipelines.recent_executions_read(self._request.pipeline, self._region)

    def _parse(self, definition: str) -> Pipeline:
        if definition not in self._parsed:
            self._parsed[definition] = parse_definition(definition)
        return self._parsed[definition]

    def _read_account(self, own: pipelines.PipelineReading, chosen: executions.ChosenExecution | None) -> None:
        arn = own.arn or parse_pipeline_arn(chosen.arn.pipeline if chosen else None)
        if arn is not None and len(arn.account) == _ACCOUNT_LENGTH:
            self._buckets.use_account(account_read(arn.account, self._region))


def _variables(own: pipelines.PipelineReading, chosen: executions.ChosenExecution | None) -> dict[str, str]:
    """Return the execution variables that are known."""
    known = {"PipelineName": own.facts.name}
    if own.facts.arn is not None:
        known["PipelineArn"] = own.facts.arn
    if chosen is not None:
        known |= {"PipelineExecutionArn": chosen.arn.text, "PipelineExecutionId": chosen.arn.id}
    return known


def _without_values(answer: Answer, pipeline: Pipeline) -> tuple[Loss, ...]:
    places = (f"/pipeline/parameters/{place}/value" for place in range(len(pipeline.parameters)))
    return loss_of(answer, document_facts(*places))
