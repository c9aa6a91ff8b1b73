"""A port while the graph is being built: what the definition plans, and what the job says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sagemaker_lineage.definition.steps import Link
from sagemaker_lineage.graph.location import read_location
from sagemaker_lineage.model.graph import Port, Role

if TYPE_CHECKING:
    from sagemaker_lineage.definition.resolved import Resolved
    from sagemaker_lineage.graph.location import Location


@dataclass(slots=True, kw_only=True)
class FoundPort:
    """One port of one step.

    ``sources`` are the identities of the JSON values it was read from; by them references find the port
    they feed. ``answered`` is the same port in the job's own answer. ``settled`` says that a reference to
    a step names what the port holds.
    """

    name: str
    role: Role
    text: Resolved
    pointer: str | None = None
    expression: str | None = None
    value: str | None = None
    link: Link = Link.NEVER
    sources: tuple[int, ...] = ()
    settled: bool = False
    guessed: bool = False
    answered: FoundPort | None = None
    artifact: int | None = None
    location: Location | None = field(init=False)

    def __post_init__(self) -> None:
        self.location = read_location(self.text, self.pointer or self.name)

    @property
    def shown(self) -> FoundPort:
        """Return the port as it is to be shown: the job's own, where there is one."""
        return self.answered or self

    def port(self) -> Port:
        """Return the finished port."""
        complete = self.text.complete
        uri = self._uri()
        return Port(
            name=self.name,
            role=self.role,
            uri=uri,
            value=self.value
            if self.value is not None
            else (self.text.encoded or None)
            if complete and not uri
            else None,
            resolved=complete,
            expression=self.expression,
            pointer=self.pointer,
            artifact=self.artifact,
        )

    def _uri(self) -> str | None:
        if self.location is None:
            return None
        return self.text.encoded if self.text.complete else self.location.prefix


@dataclass(frozen=True, slots=True)
class StepPorts:
    """The ports of a step. ``planned`` are the inputs of the definition, also those a job's answer replaced."""

    inputs: list[FoundPort]
    outputs: list[FoundPort]
    planned: list[FoundPort]
    planned_outputs: list[FoundPort]
