"""The run of one lineage: its steps, their jobs and their reports, each read as soon as it is known of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sagemaker_lineage.enrich.associations import with_associations
from sagemaker_lineage.enrich.bucket_readings import bucket_in, buckets_of
from sagemaker_lineage.enrich.job_answers import answers_of
from sagemaker_lineage.enrich.job_kinds import job_of
from sagemaker_lineage.enrich.losses import loss_of
from sagemaker_lineage.enrich.question import ASSOCIATIONS
from sagemaker_lineage.enrich.report_places import Places, report_places
from sagemaker_lineage.enrich.runs import shows_runs
from sagemaker_lineage.enrich.sources import jobs
from sagemaker_lineage.enrich.sources.associations import AssociationsReading
from sagemaker_lineage.enrich.sources.jobs import JobReading
from sagemaker_lineage.enrich.sources.reports import ReportsReading, read_reports
from sagemaker_lineage.enrich.sources.trainings import ranks_of, with_trainings
from sagemaker_lineage.enrich.steps import Records, lay_out, read_records
from sagemaker_lineage.graph import answer_ports, build_graph
from sagemaker_lineage.model.graph import LineageGraph
from sagemaker_lineage.model.request import Answer

if TYPE_CHECKING:
    from sagemaker_lineage.enrich.associations_course import AssociationsCourse
    from sagemaker_lineage.enrich.bucket_readings import BucketReadings
    from sagemaker_lineage.enrich.flow import Flow, Promise
    from sagemaker_lineage.enrich.posture_course import PostureCourse
    from sagemaker_lineage.enrich.question import LineageRequest
    from sagemaker_lineage.graph import Bindings
    from sagemaker_lineage.model.pipeline import Pipeline, Step
    from sagemaker_lineage.model.request import AwsRead


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReadings:
    """Everything read of a run.

    ``graph`` is the graph to show; ``steps`` the answer that the records are from, None where it was
    not asked for.
    """

    graph: LineageGraph
    steps: Answer | None = None
    records: Records = field(default_factory=Records)
    jobs: Mapping[str, JobReading] = field(default_factory=dict)
    reports: Mapping[str, ReportsReading] = field(default_factory=dict)
    associations: Mapping[str, AssociationsReading] = field(default_factory=dict)


class RunCourse:
    """Reads the steps of one execution, and what hangs on them."""

    def __init__(
        self,
        flow: Flow,
        request: LineageRequest,
        buckets: BucketReadings,
        posture: PostureCourse | None = None,
        associations: AssociationsCourse | None = None,
    ) -> None:
        self._flow = flow
        self._region = request.region
        self._shown = request.reads
        self._buckets = buckets
        self._posture = posture
        self._associations = associations
        self._reports: dict[tuple[str, Places], Promise[ReportsReading]] = {}
        self._only: str | None = None

    def limit_to(self, step: str) -> None:
        """Read the jobs and reports of one step alone."""
        self._only = step

    @property
    def wants_steps(self) -> bool:
        """Tell whether any fact asked for needs the steps."""
        return shows_runs(self._shown) or not self._shown.isdisjoint({"registry", ASSOCIATIONS})

    async def ask_for_jobs(self, steps: AwsRead) -> None:
        """Ask for the jobs as soon as the steps are listed; a ForEach's iterations wait for the definition."""
        if self._associations is not None:
            self._flow.start(self._associations.ask(steps))
        for record in read_records(await self._flow.ask(steps)):
            wanted = jobs.describe_read(job_of(record), self._region)
            if wanted is not None and record.index is None and self._is_shown(wanted):
                self._flow.ask(wanted)

    async def read(self, pipeline: Pipeline, bindings: Bindings, graph: LineageGraph, steps: AwsRead) -> RunReadings:
        """Read the run of ``pipeline``; ``graph`` is that of the pipeline under the bindings."""
        if not self.wants_steps:
            return RunReadings(graph=graph)
        answer = await self._flow.ask(steps)
        records = lay_out(read_records(answer), graph)
        if self._posture is not None:
            self._posture.follow(records, loss_of(answer, ()))
        associations = self._flow.start(self._associations.read(records)) if self._associations else None
        places = self._places(pipeline, bindings, graph, records)
        unlocated = {node for node, each in places.items() if each.unresolved or _is_cached(records, node)}
        for node in places.keys() - unlocated:
            self._report(node, places[node], records)
        jobs_read = await self._read_jobs(pipeline, records, unlocated)
        known = bindings._replace(answers=answers_of(graph, records, jobs_read))
        await self._flow.leisure()
        described = build_graph(pipeline, known) if known.answers else graph
        if self._posture is not None:
            self._posture.serve(described)
        found = self._places(pipeline, known, described, records)
        reports = {node: self._report(node, each, records) for node, each in found.items()}
        shown = self._graph(pipeline, known, described, records) if "jobs" in self._shown else graph
        recorded = await associations if associations else {}
        return RunReadings(
            graph=self._with_recorded(shown, recorded) if recorded else shown,
            steps=answer,
            records=records,
            jobs=jobs_read,
            reports={node: await promise for node, promise in reports.items()},
            associations=recorded,
        )

    def _graph(self, pipeline: Pipeline, known: Bindings, described: LineageGraph, records: Records) -> LineageGraph:
        """Return the graph to show: what was iterated stays as planned, for no one iteration speaks for all."""
        iterated = {node for node, each in records.by_node.items() if len(each.iterations) > 1}
        if iterated.isdisjoint(known.answers):
            return described
        single = {node: answer for node, answer in known.answers.items() if node not in iterated}
        return build_graph(pipeline, known._replace(answers=single))

    def _with_recorded(self, graph: LineageGraph, recorded: Mapping[str, AssociationsReading]) -> LineageGraph:
        """Return the graph with recorded ports, and have their buckets read; most are in the pipeline's own region."""
        extended = with_associations(graph, {node: each.recorded for node, each in recorded.items()})
        if "s3" in self._shown:
            self._buckets.want(buckets_of(extended), self._region)
        return extended

    def _is_shown(self, wanted: AwsRead) -> bool:
        """Tell whether a job's answer holds facts that are asked for."""
        return (
            "jobs" in self._shown
            or ("metrics" in self._shown and jobs.has_metrics(wanted))
            or ("registry" in self._shown and jobs.has_package(wanted))
        )

    def _places(
        self, pipeline: Pipeline, bindings: Bindings, graph: LineageGraph, records: Records
    ) -> dict[str, Places]:
        found = report_places(pipeline, bindings, graph, records) if "metrics" in self._shown else {}
        return {node: places for node, places in found.items() if self._is_wanted(node)}

    def _is_wanted(self, node: str) -> bool:
        return self._only in {None, node}

    async def _read_jobs(self, pipeline: Pipeline, records: Records, unlocated: set[str]) -> dict[str, JobReading]:
        """Describe every job wanted: for its own facts, or because only it tells where a report is."""
        started: dict[str, Promise[JobReading]] = {}
        for step in pipeline.steps:
            wanted = jobs.describe_read(job_of(records.of(step.id).chosen), self._region)
            if wanted is None or not self._is_wanted(step.id):
                continue
            iterated = len(records.of(step.id).iterations) > 1
            facts = tuple(jobs.facts_of(wanted, self._shown, locates=step.id in unlocated, iterated=iterated))
            if facts or (iterated and self._is_shown(wanted) and records.selects(step.parent)):
                started[step.id] = self._flow.start(self._read_job(step, wanted, facts))
        known = {node: await promise for node, promise in started.items()}
        return {**known, **await self._read_trainings(pipeline, records, known)}

    async def _read_trainings(
        self, pipeline: Pipeline, records: Records, known: Mapping[str, JobReading]
    ) -> dict[str, JobReading]:
        """Return the tuning jobs of whose trainings some step refers to another than the best."""
        ranks = ranks_of(pipeline) if "jobs" in self._shown else {}
        single = [node for node in ranks if node in known and len(records.of(node).iterations) <= 1]
        started = {
            node: self._flow.start(with_trainings(self._flow, self._region, known[node], ranks[node]))
            for node in single
        }
        return {node: await promise for node, promise in started.items()}

    async def _read_job(self, step: Step, wanted: AwsRead, facts: Iterable[str]) -> JobReading:
        reading = await jobs.read_job(self._flow, step.id, wanted, facts)
        if {"jobs", "s3"} <= self._shown:
            ports = (port for ports in answer_ports(step, reading.answer) for port in ports)
            self._buckets.want(filter(None, (bucket_in(port.uri) for port in ports)))
        return reading

    def _report(self, node: str, places: Places, records: Records) -> Promise[ReportsReading]:
        """Read a step's reports, once for each set of places."""
        key = (node, places)
        if key not in self._reports:
            own = records.of(node)
            since = max((each.ended_at for each in (own.own, *own.iterations) if each and each.ended_at), default=None)
            self._reports[key] = self._flow.start(read_reports(self._flow, node, places, self._buckets.home, since))
        return self._reports[key]


def _is_cached(records: Records, node: str) -> bool:
    chosen = records.of(node).chosen
    return chosen is not None and (chosen.cached or chosen.selective_source is not None)
