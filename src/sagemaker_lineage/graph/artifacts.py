"""Artifacts and resources: one for each S3 location and each named thing that steps read or write."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.definition.resolved import Resolved
from sagemaker_lineage.graph.containment import contain
from sagemaker_lineage.graph.resource_names import ResourceName
from sagemaker_lineage.model.gap import Gap, GapCode
from sagemaker_lineage.model.graph import Artifact, Resource, ResourceKind, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sagemaker_lineage.definition.resolve import Resolver
    from sagemaker_lineage.graph.location import Location
    from sagemaker_lineage.graph.port_builder import FoundPort, StepPorts
    from sagemaker_lineage.graph.resource_names import ResourceNames
    from sagemaker_lineage.graph.run_conditions import RunConditions
    from sagemaker_lineage.model.pipeline import Step

MOST_ARTIFACTS = 20_000


class Use(NamedTuple):
    """One port at a location: the position of its step, and whether it is written."""

    step: int
    port: FoundPort
    is_output: bool


class Thing:
    """A location or a named resource while the graph is being built.

    ``within`` is the location that it is a part of; ``id`` its place among the artifacts, or among the resources.
    """

    __slots__ = ("consumed_by", "id", "location", "produced_by", "role", "uses", "within", "written_by_role")

    def __init__(self, location: Location | None) -> None:
        self.location = location
        self.role = Role.DATA
        self.written_by_role: Role | None = None
        self.produced_by: dict[str, None] = {}
        self.consumed_by: dict[str, None] = {}
        self.uses: list[Use] = []
        self.within: Thing | None = None
        self.id = -1

    @property
    def is_artifact(self) -> bool:
        """Return True for a location whose bucket is known."""
        return self.location is not None and self.location.bucket is not None

    @property
    def within_id(self) -> int | None:
        """Return the id of what it is a part of."""
        return None if self.within is None else self.within.id

    @property
    def final_role(self) -> Role:
        """Return the first role that says more than ``data``, a writer's before a reader's."""
        return self.written_by_role or self.role

    def around(self) -> Iterator[Thing]:
        """Yield the thing itself, then what it is a part of, from the inside out."""
        thing: Thing | None = self
        while thing is not None:
            yield thing
            thing = thing.within

    def leads(self, source: str, target: str, *, read: bool) -> bool:
        """Return True if the source writes it or one around it, and the target reads it or one around it.

        With ``read`` it is enough that the source reads it: the target refers to an input of the source.
        """
        around = list(self.around())
        written = any(source in thing.produced_by or (read and source in thing.consumed_by) for thing in around)
        return written and any(target in thing.consumed_by for thing in around)

    def take(self, step: Step, port: FoundPort, *, is_output: bool) -> None:
        """Add a port that names it."""
        (self.produced_by if is_output else self.consumed_by)[step.id] = None
        self.uses.append(Use(step.position, port, is_output))
        if port.role is Role.DATA:
            return
        if is_output and self.written_by_role is None:
            self.written_by_role = port.role
        if self.role is Role.DATA:
            self.role = port.role


class Things:
    """All locations and resources of one graph, in order of first appearance: by node, inputs before outputs."""

    def __init__(self, order: Sequence[Step], ports: Mapping[str, StepPorts], names: ResourceNames) -> None:
        self._names = names
        self._locations: dict[tuple[str, int], Thing] = {}
        self._named: dict[ResourceName, Thing] = {}
        self._of_port: dict[int, list[Thing]] = {}
        self._ids = [0, 0]
        self.left_out = 0
        stepwise = [(step, found) for step in order if (found := ports[step.id]).inputs or found.outputs]
        for step, found in stepwise:
            for port, is_output in _both(found):
                for thing in self._things(port):
                    thing.take(step, port, is_output=is_output)

    def of(self, port: FoundPort) -> list[Thing]:
        """Return what a port names."""
        return self._of_port.get(id(port), [])

    def shows(self, port: FoundPort) -> bool:
        """Return True if the port is one of those that the graph shows."""
        return id(port) in self._of_port

    def contain(self, linked: Iterable[tuple[FoundPort, FoundPort]], conditions: RunConditions) -> None:
        """Find out which location is a part of which; ``linked`` are the ports that links have joined."""
        contain(list(self._locations.values()), linked, conditions)

    def share_roles(self) -> None:
        """Let ports whose own role is ``data`` have that of their location."""
        for thing in self._locations.values():
            for port in (use.port for use in thing.uses if use.port.role is Role.DATA):
                port.role = thing.final_role

    def artifacts(self, resolver: Resolver) -> tuple[Artifact, ...]:
        """Return the artifacts by id."""
        located = ((thing, thing.location) for thing in self._locations.values() if thing.location is not None)
        return tuple(
            _artifact(thing, location, location.bucket, resolver)
            for thing, location in located
            if location.bucket is not None
        )

    def resources(self, resolver: Resolver) -> tuple[Resource, ...]:
        """Return the resources by id."""
        named = [
            (thing, ResourceName(ResourceKind.LOCATION, thing.location.encoded, complete=False))
            for thing in self._locations.values()
            if thing.location is not None and not thing.is_artifact
        ]
        named += [(thing, name) for name, thing in self._named.items()]
        named.sort(key=lambda pair: pair[0].id)
        return tuple(_resource(thing, name, resolver) for thing, name in named)

    def gaps(self) -> list[Gap]:
        """Return what was left out, as a gap."""
        if not self.left_out:
            return []
        detail = f"A graph holds at most {MOST_ARTIFACTS:,} artifacts; {self.left_out:,} ports name others."
        return [Gap(code=GapCode.TRUNCATED, detail=detail, resource="", affects=("/graph/artifacts",))]

    def _things(self, port: FoundPort) -> list[Thing]:
        found = [thing for thing in (self._location(port), self._resource(port)) if thing is not None]
        self._of_port[id(port)] = found
        for thing in found:
            if thing.is_artifact:
                port.artifact = thing.id
            else:
                port.resource = thing.id
        return found

    def _location(self, port: FoundPort) -> Thing | None:
        location = port.location
        if location is None:
            return None
        thing = self._locations.get(location.identity)
        if thing is None:
            if len(self._locations) >= MOST_ARTIFACTS:
                self.left_out += 1
                return None
            thing = self._locations[location.identity] = Thing(location)
            self._number(thing)
        return thing

    def _resource(self, port: FoundPort) -> Thing | None:
        name = self._names.of(port)
        if name is None:
            return None
        thing = self._named.get(name)
        if thing is None:
            thing = self._named[name] = Thing(None)
            self._number(thing)
        return thing

    def _number(self, thing: Thing) -> None:
        thing.id = self._ids[thing.is_artifact]
        self._ids[thing.is_artifact] += 1


def _both(ports: StepPorts) -> list[tuple[FoundPort, bool]]:
    return [*((port, False) for port in ports.inputs), *((port, True) for port in ports.outputs)]


def _artifact(thing: Thing, location: Location, bucket: str, resolver: Resolver) -> Artifact:
    known = not location.unknown_end and location.encoded == location.prefix
    return Artifact(
        id=thing.id,
        uri=location.prefix,
        bucket=bucket,
        key=location.key,
        role=thing.final_role,
        resolved=known,
        expression=None if known else resolver.written(Resolved(location.encoded)),
        produced_by=tuple(thing.produced_by),
        consumed_by=tuple(thing.consumed_by),
        within=thing.within_id,
    )


def _resource(thing: Thing, name: ResourceName, resolver: Resolver) -> Resource:
    written = (use.port.expression for use in thing.uses if use.port.expression is not None)
    return Resource(
        id=thing.id,
        kind=name.kind,
        name=resolver.written(Resolved(name.text)),
        arn=name.arn,
        expression=None if name.complete else next(written, None),
        produced_by=tuple(thing.produced_by),
        consumed_by=tuple(thing.consumed_by),
        within=thing.within_id,
    )
