"""Data that the SageMaker lineage store recorded, laid into the graph as ports of their steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sagemaker_lineage.definition.resolved import MOST_TEXT, Resolved, without_marks
from sagemaker_lineage.graph.artifacts import MOST_ARTIFACTS
from sagemaker_lineage.graph.location import read_location
from sagemaker_lineage.model.gap import Gap, GapCode
from sagemaker_lineage.model.graph import Artifact, LineageGraph, Node, Port, Resource, ResourceKind, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sagemaker_lineage.graph.location import Location

SOURCE = "association"
"""The ``source`` of a port that only the lineage store knows."""


class FeatureGroup(NamedTuple):
    """A feature group; ``name`` is its ARN if it is of another account or region."""

    name: str
    arn: str


class RecordedPort(NamedTuple):
    """An input or output that was recorded for a step: an S3 address as recorded, or a feature group."""

    name: str
    is_output: bool
    place: str | FeatureGroup
    role: Role = Role.DATA


def with_associations(graph: LineageGraph, recorded: Mapping[str, Sequence[RecordedPort]]) -> LineageGraph:
    """Return the graph with the S3 locations and feature groups that were recorded for its steps.

    What a step shows already in that direction, and what is no S3 address, is left out. New ports, artifacts and
    resources follow the others; what was there changes only in naming one more writer or reader. There are no new
    edges and nothing is part of anything new: that would be a claim about the definition.
    """
    places = _Places(graph)
    nodes = tuple(_extended(node, recorded.get(node.id, ()), places) for node in graph.nodes)
    return graph._replace(
        nodes=nodes,
        artifacts=tuple(places.artifacts),
        resources=tuple(places.resources),
        gaps=(*graph.gaps, *places.gaps()),
    )


def _extended(node: Node, recorded: Sequence[RecordedPort], places: _Places) -> Node:
    if not recorded:
        return node
    ports = {False: list(node.inputs), True: list(node.outputs)}
    shown = {is_output: places.identities(known) for is_output, known in ports.items()}
    for each in recorded:
        place = each.place if isinstance(each.place, FeatureGroup) else _location(each.place)
        if place is None or (identity := _identity(place)) in shown[each.is_output]:
            continue
        shown[each.is_output].add(identity)
        ports[each.is_output].append(places.port(each, place, node.id))
    return node._replace(inputs=tuple(ports[False]), outputs=tuple(ports[True]))


def _location(address: str) -> Location | None:
    return read_location(Resolved(without_marks(address))) if len(address) <= MOST_TEXT else None


def _identity(place: Location | FeatureGroup) -> str:
    """Return what is equal for one place; AWS writes the names in ARNs in lower case."""
    return place.name.lower() if isinstance(place, FeatureGroup) else place.prefix


class _Places:
    """The artifacts and resources of a graph, with those that are added."""

    def __init__(self, graph: LineageGraph) -> None:
        self.artifacts = list(graph.artifacts)
        self.resources = list(graph.resources)
        self._left_out = 0
        self._order = {node.id: place for place, node in enumerate(graph.nodes)}
        self._located = {artifact.uri: artifact.id for artifact in graph.artifacts if artifact.resolved}
        groups = (each for each in graph.resources if each.kind is ResourceKind.FEATURE_GROUP)
        self._groups = {each.name.lower(): each.id for each in groups}

    def identities(self, ports: Iterable[Port]) -> set[str]:
        """Return what ports name, in the terms of :func:`_identity`."""
        artifacts = (self.artifacts[port.artifact] for port in ports if port.artifact is not None)
        resources = (self.resources[port.resource] for port in ports if port.resource is not None)
        locations = {artifact.uri for artifact in artifacts if artifact.resolved}
        return locations.union(each.name.lower() for each in resources if each.kind is ResourceKind.FEATURE_GROUP)

    def port(self, recorded: RecordedPort, place: Location | FeatureGroup, step: str) -> Port:
        """Return the port of a recorded place, with its artifact or resource."""
        port = Port(recorded.name, recorded.role, source=SOURCE)
        if isinstance(place, FeatureGroup):
            resource = self.resources[self._resource(place)]
            self.resources[resource.id] = resource._replace(**self._with_step(resource, step, recorded))
            return port._replace(value=place.name, resource=resource.id)
        port = port._replace(uri=place.prefix, version_id=place.version_id)
        number = self._artifact(place, recorded.role)
        if number is None:
            self._left_out += 1
            return port
        artifact = self.artifacts[number]
        self.artifacts[number] = artifact._replace(**self._with_step(artifact, step, recorded))
        return port._replace(artifact=number, role=artifact.role if port.role is Role.DATA else port.role)

    def gaps(self) -> tuple[Gap, ...]:
        """Return what was left out, as a gap."""
        if not self._left_out:
            return ()
        detail = f"A graph holds at most {MOST_ARTIFACTS:,} artifacts; {self._left_out:,} recorded ports name others."
        return (Gap(code=GapCode.TRUNCATED, detail=detail, resource="", affects=("/graph/artifacts",)),)

    def _artifact(self, location: Location, role: Role) -> int | None:
        known = self._located.get(location.prefix)
        if known is not None:
            return known
        number = len(self.artifacts)
        if number >= MOST_ARTIFACTS or location.bucket is None:
            return None
        self._located[location.prefix] = number
        self.artifacts.append(Artifact(number, location.prefix, location.bucket, location.key, role))
        return number

    def _resource(self, group: FeatureGroup) -> int:
        number = self._groups.setdefault(_identity(group), len(self.resources))
        if number == len(self.resources):
            self.resources.append(Resource(number, ResourceKind.FEATURE_GROUP, group.name, group.arn))
        return number

    def _with_step(self, place: Artifact | Resource, step: str, recorded: RecordedPort) -> dict[str, Any]:
        """Return the member of a place that names its writers, or its readers, with one step more."""
        member = "produced_by" if recorded.is_output else "consumed_by"
        return {member: tuple(sorted({*getattr(place, member), step}, key=self._order.__getitem__))}
