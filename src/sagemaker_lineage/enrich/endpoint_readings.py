"""The endpoints of one lineage: each described once, as soon as it is known to serve a model of the path."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.enrich.bucket_readings import bucket_in
from sagemaker_lineage.enrich.flow import Promise
from sagemaker_lineage.enrich.losses import Loss, document_facts, loss_of, unread_of
from sagemaker_lineage.enrich.members import text
from sagemaker_lineage.enrich.operations import read
from sagemaker_lineage.enrich.posture_operations import DESCRIBE_ENDPOINT_CONFIG
from sagemaker_lineage.enrich.sources.endpoints import Served, capture_of, endpoint_read, search_read, served_models
from sagemaker_lineage.enrich.sources.settings import ODD
from sagemaker_lineage.model.posture import EndpointPosture, JobPosture, Unread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from collections.abc import Set as AbstractSet

    from sagemaker_lineage.enrich.flow import Flow
    from sagemaker_lineage.enrich.job_postures import JobPostures
    from sagemaker_lineage.enrich.members import Payload

_FACTS = document_facts("/findings", "/models")


class EndpointReading(NamedTuple):
    """What Describe answers tell of an endpoint, and what the reads that failed cost."""

    arn: str | None = None
    status: str | None = None
    capture: str | Unread | None = None
    config: JobPosture | None = None
    losses: tuple[Loss, ...] = ()


class EndpointsReading(NamedTuple):
    """All endpoints by name, why they could not all be looked for, and what the reads that failed cost."""

    endpoints: tuple[EndpointPosture, ...] = ()
    unread: Unread | None = None
    losses: tuple[Loss, ...] = ()


@dataclass(slots=True)
class _Found:
    """An endpoint being described, what Search says of it, and the models of the path that it serves."""

    reading: Promise[EndpointReading]
    arn: str | None = None
    status: str | None = None
    models: dict[str, Served] = field(default_factory=dict)


class EndpointReadings:
    """Finds and reads endpoints; ``want`` is told every bucket that captures data."""

    def __init__(self, flow: Flow, region: str, jobs: JobPostures, want: Callable[[Iterable[str]], None]) -> None:
        self._flow = flow
        self._region = region
        self._jobs = jobs
        self._want = want
        self._search = flow.ask(search_read(region))
        self._matching: list[Promise[None]] = []
        self._found: dict[str, _Found] = {}

    def serving(
        self, packages: AbstractSet[str] = frozenset(), models: AbstractSet[str] = frozenset(), data: Iterable[str] = ()
    ) -> None:
        """Read the endpoints that serve one of these model packages, models (ARNs) or model data (S3 URIs)."""
        places = frozenset(uri.rstrip("/") for uri in data)
        self._matching.append(self._flow.start(self._match(packages, models, places)))

    def guess(self, jobs: AbstractSet[str]) -> None:
        """Ask ahead for endpoints that serve what these jobs probably made: data below a job's name, or a child's."""
        self._flow.start(self._ask_ahead(jobs))

    def named(self, name: str) -> None:
        """Read an endpoint that the pipeline itself makes."""
        self._describe(name)

    async def all(self) -> EndpointsReading:
        """Return every endpoint found, by name."""
        for promise in self._matching:
            await promise
        losses = list(loss_of(await self._search, _FACTS))
        unread = unread_of(losses[0]) if losses else None
        endpoints = []
        for name, found in sorted(self._found.items()):
            reading = await found.reading
            losses += reading.losses
            endpoints.append(_posture(name, found, reading))
        return EndpointsReading(tuple(endpoints), unread, tuple(losses))

    async def _match(self, packages: AbstractSet[str], models: AbstractSet[str], data: AbstractSet[str]) -> None:
        for served in served_models(await self._search):
            if served.is_one_of(packages, models, data):
                for name, arn, status in served.endpoints:
                    found = self._describe(name)
                    found.arn, found.status = arn, status
                    found.models[served.name] = served

    async def _ask_ahead(self, jobs: AbstractSet[str]) -> None:
        children = tuple(f"{job}-" for job in jobs)
        for served in served_models(await self._search):
            if any(part in jobs or part.startswith(children) for uri in served.data for part in uri.split("/")):
                for name, _, _ in served.endpoints:
                    self._flow.ask(endpoint_read(name, self._region))

    def _describe(self, name: str) -> _Found:
        if name not in self._found:
            self._found[name] = _Found(self._flow.start(self._read(name)))
        return self._found[name]

    async def _read(self, name: str) -> EndpointReading:
        answer = await self._flow.ask(endpoint_read(name, self._region))
        if lost := loss_of(answer, _FACTS):
            why = unread_of(lost[0])
            unread = JobPosture(kind="endpoint", arn=name, name=name, unread=why)
            return EndpointReading(capture=why, config=unread, losses=lost)
        payload = answer.payload or {}
        capture = capture_of(payload)
        self._want(filter(None, [bucket_in(capture if isinstance(capture, str) else None)]))
        config, losses = await self._config(text(payload, "EndpointArn") or name, payload)
        return EndpointReading(text(payload, "EndpointArn"), text(payload, "EndpointStatus"), capture, config, losses)

    async def _config(self, serving: str, endpoint: Payload) -> tuple[JobPosture, tuple[Loss, ...]]:
        name = text(endpoint, "EndpointConfigName")
        if name is None:
            return JobPosture(kind="endpoint", arn=serving, name=serving, unread=ODD), ()
        wanted = read(DESCRIBE_ENDPOINT_CONFIG, self._region, EndpointConfigName=name)
        found = await self._jobs.describe(wanted, None, _FACTS)
        return found.jobs[0], found.losses


def _posture(name: str, found: _Found, reading: EndpointReading) -> EndpointPosture:
    served = [found.models[model] for model in sorted(found.models)]
    return EndpointPosture(
        name=name,
        arn=reading.arn or found.arn or name,
        status=reading.status or found.status,
        models=tuple(model.name for model in served),
        model_packages=tuple(dict.fromkeys(package for model in served for package in model.packages)),
        model_data=tuple(dict.fromkeys(uri for model in served for uri in model.data)),
        capture_uri=reading.capture,
        config=reading.config,
    )
