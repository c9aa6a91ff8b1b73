"""The way of the data: which steps, artifacts, models and endpoints something leads to.

Data flows from an artifact to the steps that read it, from a step to what it writes, and along references, the
branches of conditions and the items of loops. That a step merely waits for another one moves no data.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sagemaker_lineage.model.graph import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sagemaker_lineage.model.execution import Lineage
    from sagemaker_lineage.model.posture import EndpointPosture

Place = str | int
"""A step by its id, or an artifact by its number."""

_WITHOUT_DATA = ("dependsOn", "trigger:")
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
        self._uris = {artifact.id: artifact.uri for artifact in lineage.graph.artifacts}
        self._before = _before(lineage)
        self.targets = tuple(sorted(_targets(lineage), key=lambda each: (each.kind, each.id)))
        self._next: dict[Target, Mapping[Place, tuple[int, Place | None]]] = {}

    def leading_to(self, target: Target) -> Mapping[Place, tuple[int, Place | None]]:
        """Return every place with a way to the target: how far it is, and the next place on a shortest way."""
        if target not in self._next:
            self._next[target] = self._walk(target.ends)
        return self._next[target]

    def shortest(self, starts: Iterable[Place], target: Target) -> tuple[str, ...] | None:
        """Return one shortest path from any of the places: URIs and step ids in turn; None where there is none."""
        leading = self.leading_to(target)
        found = [place for place in starts if place in leading]
        if not found:
            return None
        place: Place | None = min(found, key=lambda each: (leading[each][0], self._text(each)))
        path: list[str] = []
        while place is not None:
            path.append(self._text(place))
            place = leading[place][1]
        return tuple(path)

    def before(self, places: Iterable[Place]) -> Mapping[Place, object]:
        """Return every place that data comes from to any of these, themselves among them."""
        return self._walk(places)

    def _text(self, place: Place) -> str:
        return place if isinstance(place, str) else self._uris[place]

    def _walk(self, ends: Iterable[Place]) -> dict[Place, tuple[int, Place | None]]:
        found: dict[Place, tuple[int, Place | None]] = dict.fromkeys(ends, (0, None))
        waiting = deque(found)
        while waiting:
            place = waiting.popleft()
            for earlier in self._before.get(place, ()):
                if earlier not in found:
                    found[earlier] = (found[place][0] + 1, place)
                    waiting.append(earlier)
        return found


def _before(lineage: Lineage) -> dict[Place, tuple[Place, ...]]:
    """Return what each place has its data from, in a stable order and each once."""
    before: dict[Place, dict[Place, None]] = {}
    for source, target in _flows(lineage):
        before.setdefault(target, {})[source] = None
    return {place: tuple(sources) for place, sources in before.items()}


def _flows(lineage: Lineage) -> Iterator[tuple[Place, Place]]:
    for artifact in lineage.graph.artifacts:
        yield from ((step, artifact.id) for step in artifact.produced_by)
        yield from ((artifact.id, step) for step in artifact.consumed_by)
    for edge in lineage.graph.edges:
        if edge.via.startswith(_WITHOUT_DATA):
            continue
        if edge.artifact is None:
            yield edge.source, edge.target
        else:
            yield edge.source, edge.artifact
            yield edge.artifact, edge.target


def _targets(lineage: Lineage) -> Iterator[Target]:
    by_uri: dict[str, list[Place]] = {}
    for artifact in lineage.graph.artifacts:
        if artifact.role is Role.MODEL:
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
