"""The security posture of one lineage, read beside the rest: whose the buckets are, how they, their keys … are set."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.enrich.bucket_postures import BucketPostures
from sagemaker_lineage.enrich.bucket_readings import buckets_of
from sagemaker_lineage.enrich.endpoint_readings import EndpointReadings, EndpointsReading
from sagemaker_lineage.enrich.job_kinds import job_of
from sagemaker_lineage.enrich.job_postures import JobPostures
from sagemaker_lineage.enrich.key_readings import KeyReadings
from sagemaker_lineage.enrich.losses import Loss, loss_of, unread_of
from sagemaker_lineage.enrich.sources.bucket_owner import caller_read, listing_read, read_identity
from sagemaker_lineage.enrich.sources.buckets import own_block
from sagemaker_lineage.model.graph import Role
from sagemaker_lineage.model.posture import Posture, Unread
from sagemaker_lineage.model.request import GapCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sagemaker_lineage.enrich.bucket_readings import BucketReadings
    from sagemaker_lineage.enrich.flow import Flow, Promise
    from sagemaker_lineage.enrich.job_kinds import Job
    from sagemaker_lineage.enrich.question import LineageRequest
    from sagemaker_lineage.enrich.sources.bucket_owner import Identity
    from sagemaker_lineage.enrich.sources.buckets import BucketReading
    from sagemaker_lineage.enrich.sources.pipeline import PipelineReading
    from sagemaker_lineage.enrich.steps import Records
    from sagemaker_lineage.model.graph import LineageGraph
    from sagemaker_lineage.model.posture import BucketPosture, PublicAccessBlock

_NOBODYS_FLAGS = Unread(
    code=GapCode.UNRESOLVED, detail="The pipeline's account is not known, so its flags were not asked for."
)
_TRAINS = frozenset({"TrainingJob", "TuningJob", "AutoMLJob"})


class PostureReadings(NamedTuple):
    """The posture, and what the reads for it that failed cost."""

    posture: Posture
    losses: tuple[Loss, ...] = ()


class PostureCourse:
    """Reads the posture of everything that the lineage turns out to hold."""

    def __init__(
        self, flow: Flow, request: LineageRequest, buckets: BucketReadings, pipeline: Promise[PipelineReading]
    ) -> None:
        self._flow = flow
        self._request = request
        self._buckets = buckets
        self._keys = KeyReadings(flow)
        self._identity = flow.start(self._identify(pipeline))
        self._postures = BucketPostures(flow, request.region, self._identity, self._keys)
        self._jobs = JobPostures(flow, request.region, self._identity, self._keys)
        self._endpoints: EndpointReadings | None = None
        self._captures: dict[str, None] = {}
        self._unlisted: Unread | None = None
        buckets.follow(self._postures.start)

    def follow(self, records: Records, lost: tuple[Loss, ...]) -> None:
        """Read what an execution ran, as soon as its steps are listed; ``lost`` says why they are not all listed."""
        self._unlisted = unread_of(lost[0]) if lost else None
        self._jobs.start(records)
        made = [job_of(record) for record in records.all]
        endpoints = self._search()
        endpoints.serving(_arns(made, "RegisterModel"), _arns(made, "Model"))
        endpoints.guess({job.name for job in made if job.kind and job.kind.member in _TRAINS and job.name})
        for job in made:
            if job.kind is not None and job.kind.member == "Endpoint" and job.name is not None:
                endpoints.named(job.name)

    def serve(self, graph: LineageGraph) -> None:
        """Read the endpoints that serve model data of a graph, as soon as the jobs tell where these are."""
        self._search().serving(data=[each.uri for each in graph.artifacts if each.role is Role.MODEL and each.resolved])

    def search(self) -> None:
        """Look for endpoints: an execution is laid over the graph, so models will be found."""
        self._search()

    async def read(self, graph: LineageGraph, readings: Mapping[str, BucketReading]) -> PostureReadings:
        """Return the posture of what is in the graph; ``readings`` are those of its buckets."""
        who = await self._identity
        losses = list(who.losses)
        buckets: dict[str, BucketPosture] = {}
        for bucket in sorted(buckets_of(graph)):
            found = await self._postures.of(bucket, readings[bucket])
            buckets[bucket] = found.posture
            losses += found.losses
        jobs = await self._jobs.all()
        losses += (loss for each in jobs.values() for loss in each.losses)
        endpoints = await self._endpoints.all() if self._endpoints else EndpointsReading()
        losses += endpoints.losses
        for bucket in self._captures.keys() - buckets.keys():
            reading = await self._buckets.one(bucket)
            found = await self._postures.of(bucket, reading)
            buckets[bucket] = found.posture
            losses += (*reading.losses, *found.losses)
        keys = await self._keys.all()
        losses += (loss for each in keys.values() for loss in each.losses)
        posture = Posture(
            account=who.account,
            account_block=await self._block(),
            buckets=dict(sorted(buckets.items())),
            keys={name: each.key for name, each in keys.items()},
            jobs={node: each.jobs for node, each in jobs.items() if each.jobs},
            jobs_unread=self._unlisted,
            endpoints=endpoints.endpoints,
            endpoints_unread=endpoints.unread or self._unlisted,
            trusted_accounts=self._request.trusted_accounts,
        )
        return PostureReadings(posture, tuple(losses))

    async def _identify(self, pipeline: Promise[PipelineReading]) -> Identity:
        region = self._request.region
        caller, listing = self._flow.ask(caller_read(region)), self._flow.ask(listing_read(region))
        arn = (await pipeline).arn
        return await read_identity(caller, listing, arn.account if arn else None, self._request.trusted_accounts)

    def _search(self) -> EndpointReadings:
        if self._endpoints is None:
            self._endpoints = EndpointReadings(self._flow, self._request.region, self._jobs, self._want)
        return self._endpoints

    def _want(self, buckets: Iterable[str]) -> None:
        """Read buckets that endpoints capture data in."""
        for bucket in buckets:
            self._captures[bucket] = None
            listed = self._identity.outcome().regions if self._identity.known else {}
            self._buckets.want([bucket], listed.get(bucket))

    async def _block(self) -> PublicAccessBlock | Unread | None:
        if self._buckets.account is None:
            return _NOBODYS_FLAGS
        answer = await self._buckets.account
        lost = loss_of(answer, ())
        return unread_of(lost[0]) if lost else own_block(answer)


def _arns(made: Iterable[Job], member: str) -> frozenset[str]:
    """Return the ARNs of what steps made, of those that one member of the metadata names."""
    return frozenset(job.arn for job in made if job.kind and job.kind.member == member and job.arn)
