"""How the jobs and models of one execution are protected: every one that its steps ran, each described once."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.enrich.arns import name_of
from sagemaker_lineage.enrich.job_kinds import job_of
from sagemaker_lineage.enrich.key_readings import full_name
from sagemaker_lineage.enrich.losses import Fact, Loss, document_facts, loss_of, node_facts, unread_of
from sagemaker_lineage.enrich.members import text
from sagemaker_lineage.enrich.operations import DESCRIBE_MODEL, DESCRIBE_TRANSFORM_JOB, read
from sagemaker_lineage.enrich.posture_operations import DESCRIBE_ENDPOINT_CONFIG, DESCRIBE_FEATURE_GROUP
from sagemaker_lineage.enrich.sources import jobs
from sagemaker_lineage.enrich.sources.job_posture import (
    KINDS,
    feature_groups_of,
    postures_of,
    with_full_keys,
    with_model,
)
from sagemaker_lineage.model.posture import JobPosture

if TYPE_CHECKING:
    from sagemaker_lineage.enrich.flow import Flow, Promise
    from sagemaker_lineage.enrich.job_kinds import Job
    from sagemaker_lineage.enrich.key_readings import KeyReadings
    from sagemaker_lineage.enrich.members import Payload
    from sagemaker_lineage.enrich.sources.bucket_owner import Identity
    from sagemaker_lineage.enrich.steps import NodeRecords, Records
    from sagemaker_lineage.model.request import Answer, AwsRead, Operation


class NodePosture(NamedTuple):
    """How what a node ran is protected, and what the reads that failed cost."""

    jobs: tuple[JobPosture, ...] = ()
    losses: tuple[Loss, ...] = ()


class JobPostures:
    """Reads the protection of what steps ran. Every key found is wanted of ``keys``."""

    def __init__(self, flow: Flow, region: str, identity: Promise[Identity], keys: KeyReadings) -> None:
        self._flow = flow
        self._region = region
        self._identity = identity
        self._keys = keys
        self._started: dict[str, list[Promise[NodePosture]]] = {}

    def start(self, records: Records) -> None:
        """Start to read every job of an execution, as soon as its steps are listed."""
        for node, listed in records.by_node.items():
            self._started[node] = [self._flow.start(self._read(node, job)) for job in _jobs(listed)]

    async def all(self) -> dict[str, NodePosture]:
        """Return what is known, by node."""
        found = {}
        for node, started in self._started.items():
            parts = [await promise for promise in started]
            together = tuple(dict.fromkeys(job for part in parts for job in part.jobs))
            losses = tuple(loss for part in parts for loss in part.losses)
            if together or losses:
                found[node] = NodePosture(together, losses)
        return found

    async def describe(self, wanted: AwsRead, arn: str | None, facts: tuple[Fact, ...]) -> NodePosture:
        """Return how one thing is protected, by its Describe answer; where that fails a posture that says why.

        ``arn`` is that of the thing, None where only its answer tells.
        """
        return await self._posture(await jobs.describe(self._flow, wanted), arn, facts)

    async def _read(self, node: str, job: Job) -> NodePosture:
        wanted = jobs.describe_read(job, self._region) or _config_read(job, self._region)
        if wanted is None or wanted.operation not in KINDS:
            return NodePosture()
        facts = (*node_facts(node, "/posture"), *document_facts("/findings"))
        answer = await jobs.describe(self._flow, wanted)
        groups = [self._group(name, facts) for name in feature_groups_of(answer.payload or {})]
        others = [self._flow.start(group) for group in groups]
        own = await self._posture(answer, job.arn, facts)
        if wanted.operation is DESCRIBE_TRANSFORM_JOB and not own.losses:
            own = await self._with_model(own, answer.payload or {}, facts)
        parts = [own, *[await promise for promise in others]]
        return NodePosture(
            tuple(each for part in parts for each in part.jobs), tuple(loss for part in parts for loss in part.losses)
        )

    async def _posture(self, answer: Answer, arn: str | None, facts: tuple[Fact, ...]) -> NodePosture:
        operation, name = answer.read.operation, name_of(answer.read.resource or "")
        if lost := loss_of(answer, facts):
            unread = JobPosture(kind=KINDS[operation][0], arn=arn or name, name=name, unread=unread_of(lost[0]))
            return NodePosture((unread,), lost)
        payload = answer.payload or {}
        found = postures_of(operation, arn or text(payload, _arn_member(operation)) or name, name, payload)
        return NodePosture(await self._named(found))

    async def _named(self, postures: tuple[JobPosture, ...]) -> tuple[JobPosture, ...]:
        """Return postures whose keys have their full names, and have the keys described."""
        account = (await self._identity).account
        naming = partial(full_name, region=self._region, account=account)
        named = tuple(with_full_keys(each, naming) for each in postures)
        for each in named:
            self._keys.want(*each.keys)
        return named

    async def _group(self, name: str, facts: tuple[Fact, ...]) -> NodePosture:
        return await self.describe(read(DESCRIBE_FEATURE_GROUP, self._region, FeatureGroupName=name), None, facts)

    async def _with_model(self, transform: NodePosture, answer: Payload, facts: tuple[Fact, ...]) -> NodePosture:
        """Return a transform with what it takes from its model; what could not be read of the model stays unknown."""
        name = text(answer, "ModelName")
        if name is None:
            return transform
        found = await self.describe(read(DESCRIBE_MODEL, self._region, ModelName=name), None, facts)
        if found.losses:
            why = found.jobs[0].unread
            return NodePosture(tuple(replace(each, model_unread=why) for each in transform.jobs), found.losses)
        return NodePosture(tuple(with_model(each, found.jobs[0]) for each in transform.jobs))


def _config_read(job: Job, region: str) -> AwsRead | None:
    """Return the read of an endpoint configuration that a step made: only posture asks for it."""
    if job.kind is None or job.kind.member != "EndpointConfig" or job.name is None:
        return None
    return read(DESCRIBE_ENDPOINT_CONFIG, region, EndpointConfigName=job.name)


def _arn_member(operation: Operation) -> str:
    """Return the member of an answer that holds the ARN of what is described."""
    return f"{operation.name.removeprefix('Describe')}Arn"


def _jobs(listed: NodeRecords) -> list[Job]:
    records = (listed.own, *listed.iterations) if listed.own else listed.iterations
    return [job_of(record) for record in records]
