"""Artifacts: one for each S3 location that steps read or write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.definition.resolved import Resolved
from sagemaker_lineage.model.graph import Artifact, Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sagemaker_lineage.definition.resolve import Resolver
    from sagemaker_lineage.graph.found import FoundPort, StepPorts
    from sagemaker_lineage.graph.location import Location
    from sagemaker_lineage.model.pipeline import Step


class _Draft:
    __slots__ = ("consumed_by", "location", "produced_by", "role", "written", "written_by_role")

    def __init__(self, location: Location, written: str | None) -> None:
        self.location = location
        self.written = written
        self.role = Role.DATA
        self.written_by_role: Role | None = None
        self.produced_by: dict[str, None] = {}
        self.consumed_by: dict[str, None] = {}


def collect_artifacts(
    order: Sequence[Step], ports: Mapping[str, StepPorts], resolver: Resolver
) -> tuple[Artifact, ...]:
    """Return the artifacts by first appearance, inputs before outputs, and give each port its artifact's id.

    An artifact has the first role that says more than ``data``, a writer's before a reader's; ports that only
    say ``data`` take the role over.
    """
    drafts: dict[tuple[str, int], _Draft] = {}
    numbers: dict[tuple[str, int], int] = {}
    stepwise = [(step, found) for step in order if (found := ports[step.id]).inputs or found.outputs]
    for step, found in stepwise:
        for port, is_output in _both(found):
            location = port.location
            if location is None:
                continue
            draft = drafts.get(location.identity)
            if draft is None:
                numbers[location.identity] = len(drafts)
                draft = drafts[location.identity] = _new(port, location, resolver)
            port.artifact = numbers[location.identity]
            _take(draft, step, port, is_output=is_output)
    for _, found in stepwise:
        for port, _ in _both(found):
            if port.location is not None and port.role is Role.DATA:
                port.role = _role(drafts[port.location.identity])
    return tuple(_finish(number, draft) for number, draft in enumerate(drafts.values()))


def _both(ports: StepPorts) -> list[tuple[FoundPort, bool]]:
    return [*((port, False) for port in ports.inputs), *((port, True) for port in ports.outputs)]


def _new(port: FoundPort, location: Location, resolver: Resolver) -> _Draft:
    return _Draft(location, None if port.text.complete else resolver.written(Resolved(location.encoded)))


def _take(draft: _Draft, step: Step, port: FoundPort, *, is_output: bool) -> None:
    (draft.produced_by if is_output else draft.consumed_by)[step.id] = None
    if port.role is Role.DATA:
        return
    if is_output and draft.written_by_role is None:
        draft.written_by_role = port.role
    if draft.role is Role.DATA:
        draft.role = port.role


def _role(draft: _Draft) -> Role:
    return draft.written_by_role or draft.role


def _finish(number: int, draft: _Draft) -> Artifact:
    return Artifact(
        id=number,
        uri=draft.location.prefix,
        bucket=draft.location.bucket,
        key=draft.location.key,
        role=_role(draft),
        resolved=draft.written is None,
        expression=draft.written,
        produced_by=tuple(draft.produced_by),
        consumed_by=tuple(draft.consumed_by),
    )
