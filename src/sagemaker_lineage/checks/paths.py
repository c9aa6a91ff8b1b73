"""The way of the data: which steps, artifacts, models and endpoints something leads to."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from sagemaker_lineage.checks.containment import enclosing
from sagemaker_lineage.checks.flows import Held, Stop, sources
from sagemaker_lineage.model.graph import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sagemaker_lineage.model.execution import Lineage
    from sagemaker_lineage.model.graph import Artifact, LineageGraph
    from sagemaker_lineage.model.posture import EndpointPosture

Place = str | int
"""A step by its id, or an artifact with all that lies in it, by its number."""

MODEL, PACKAGE, ENDPOINT = "model", "model-package", "endpoint"
_APPROVED = "Approved"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Target:
    """A model, model package or endpoint, itself and no other; ``ends`` are the places that a path to it ends at.

    ``approved`` says that it is an approved model package, ``unclear`` that this could not be read, ``deployed`` that
    it is an endpoint.
    """

    kind: str
    id: str
    ends: tuple[Place, ...]
    approved: bool = False
    unclear: bool = False
    deployed: bool = False


class Paths:
    """The ways through one lineage. Each target's region is walked once, when it is first asked for."""

    def __init__(self, lineage: Lineage) -> None:
        self._texts = dict(_texts(lineage.graph))
        self._sources = sources(lineage.graph)
        self.targets = tuple(sorted(_targets(lineage), key=lambda each: (each.kind, each.id)))
        self._next: dict[Target, Mapping[Stop, tuple[int, Stop | None]]] = {}

    def leads(self, starts: Iterable[Place], target: Target) -> bool:
        """Return True if there is a way to the target from any of the places."""
        ways = self._ways(target)
        return any(stop in ways for stop in _stops(starts))

    def leading_to(self, target: Target) -> frozenset[Place]:
        """Return every place with a way to the target; an artifact only if all that lies in it may have one."""
        return _places(self._ways(target))

    def shortest(self, starts: Iterable[Place], target: Target) -> tuple[str, ...] | None:
        """Return one shortest path from any of the places, None where there is none.

        It is of step ids, URIs of artifacts and names of resources. Several of these in a row lie one inside the
        other; those that are the same as far as they are known stand there once.
        """
        ways = self._ways(target)
        found = [stop for stop in _stops(starts) if stop in ways]
        if not found:
            return None
        stop: Stop | None = min(found, key=lambda each: (ways[each][0], self._text(each)))
        path: list[str] = []
        while stop is not None:
            path.append(self._text(stop))
            stop = ways[stop][1]
        return tuple(text for text, _ in groupby(path))

    def before(self, places: Iterable[Place]) -> frozenset[Place]:
        """Return every place that data comes from to any of these, themselves among them."""
        return _places(self._walk(places))

    def _text(self, stop: Stop) -> str:
        return stop if isinstance(stop, str) else self._texts[stop._replace(spread=False)]

    def _ways(self, target: Target) -> Mapping[Stop, tuple[int, Stop | None]]:
        """Return every stop with a way to the target: how far it is, and the next stop on a shortest way."""
        if target not in self._next:
            self._next[target] = self._walk(target.ends)
        return self._next[target]

    def _walk(self, ends: Iterable[Place]) -> dict[Stop, tuple[int, Stop | None]]:
        found: dict[Stop, tuple[int, Stop | None]] = dict.fromkeys(_stops(ends), (0, None))
        waiting = deque(found)
        while waiting:
            stop = waiting.popleft()
            for earlier in self._sources.get(stop, ()):
                if earlier not in found:
                    found[earlier] = (found[stop][0] + 1, stop)
                    waiting.append(earlier)
        return found


def _stops(places: Iterable[Place]) -> Iterator[Stop]:
    return (place if isinstance(place, str) else Held(place) for place in places)


def _places(stops: Iterable[Stop]) -> frozenset[Place]:
    """Return the steps among the stops, and the artifacts of which all data is."""
    artifacts = (stop.id for stop in stops if isinstance(stop, Held) and not stop.is_resource and not stop.spread)
    return frozenset((*(stop for stop in stops if isinstance(stop, str)), *artifacts))


def _texts(graph: LineageGraph) -> Iterator[tuple[Held, str]]:
    yield from ((Held(artifact.id), artifact.uri) for artifact in graph.artifacts)
    yield from ((Held(resource.id, is_resource=True), resource.name) for resource in graph.resources)


def _targets(lineage: Lineage) -> Iterator[Target]:
    by_uri: dict[str, list[Place]] = {}
    for artifact in _model_artifacts(lineage.graph):
        by_uri.setdefault(artifact.uri, []).append(artifact.id)
    for uri, artifacts in by_uri.items():
        yield Target(kind=MODEL, id=uri, ends=tuple(artifacts))
    yield from (Target(kind=MODEL, id=arn, ends=tuple(nodes)) for arn, nodes in _models(lineage).items())
    for arn, nodes in _packages(lineage).items():
        package = lineage.packages[str(nodes[0])]
        unread = package.approval_status is None and package.status is None
        approved = package.approval_status == _APPROVED
        yield Target(kind=PACKAGE, id=arn, ends=tuple(nodes), approved=approved, unclear=unread)
    yield from _endpoints(lineage)


def _model_artifacts(graph: LineageGraph) -> Iterator[Artifact]:
    """Yield the artifacts that are models; not one all of whose writers wrote a model inside it, which is the same."""
    artifacts = {artifact.id: artifact for artifact in graph.artifacts}
    models = [artifact for artifact in graph.artifacts if artifact.role is Role.MODEL]
    inside: dict[int, set[str]] = {}
    for model in models:
        for outer in enclosing(model, artifacts):
            inside.setdefault(outer.id, set()).update(model.produced_by)
    for model in models:
        if not model.produced_by or not inside.get(model.id, set()).issuperset(model.produced_by):
            yield model


def _models(lineage: Lineage) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for node, jobs in lineage.posture.jobs.items() if lineage.posture else ():
        for job in jobs:
            if job.kind == MODEL:
                found.setdefault(job.arn, []).append(node)
    return found


def _packages(lineage: Lineage) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for node, package in lineage.packages.items():
        found.setdefault(package.arn, []).append(node)
    return found


def _endpoints(lineage: Lineage) -> Iterator[Target]:
    if lineage.posture is None:
        return
    models = {job.name: node for node, jobs in lineage.posture.jobs.items() for job in jobs if job.kind == MODEL}
    packages = {package.arn: node for node, package in lineage.packages.items()}
    data: dict[str, list[Place]] = {}
    for artifact in lineage.graph.artifacts:
        data.setdefault(artifact.uri, []).append(artifact.id)
    for endpoint in lineage.posture.endpoints:
        ends = dict.fromkeys(_served(endpoint, models, packages, data))
        yield Target(kind=ENDPOINT, id=endpoint.arn, ends=tuple(ends), deployed=True)


def _served(
    endpoint: EndpointPosture, models: Mapping[str, str], packages: Mapping[str, str], data: Mapping[str, list[Place]]
) -> Iterator[Place]:
    """Yield the places of what an endpoint serves."""
    yield from (packages[arn] for arn in endpoint.model_packages if arn in packages)
    yield from (models[name] for name in endpoint.models if name in models)
    for uri in endpoint.model_data:
        yield from data.get(uri.rstrip("/"), ())
