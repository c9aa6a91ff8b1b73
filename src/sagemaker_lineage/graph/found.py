"""A port while the graph is being built: what the definition plans, and what the job says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.definition.names import short_name
from sagemaker_lineage.definition.pointer import pointer_text
from sagemaker_lineage.definition.steps import Link
from sagemaker_lineage.graph.location import read_location
from sagemaker_lineage.model.graph import Port

if TYPE_CHECKING:
    from sagemaker_lineage.definition.pointer import Place
    from sagemaker_lineage.definition.resolved import Resolved
    from sagemaker_lineage.graph.select import Slot
    from sagemaker_lineage.model.graph import Role


class FoundPort:
    """One port of one step.

    ``place`` and ``slots`` say where the definition has it, ``beside`` that this is not in the arguments.
    ``sources`` are the identities of the JSON values it was read from; by them references find the port
    they feed. ``settled`` says that a reference to a step names what the port holds. ``answered`` is the
    same port in the job's own answer.
    """

    __slots__ = (
        "_pointer",
        "answered",
        "artifact",
        "beside",
        "expression",
        "link",
        "location",
        "name",
        "place",
        "role",
        "settled",
        "slots",
        "sources",
        "text",
        "value",
    )

    def __init__(  # noqa: PLR0913 - what a port is
        self,
        *,
        name: str,
        role: Role,
        text: Resolved,
        place: Place | str | None = None,
        slots: tuple[Slot, ...] = (),
        beside: bool = False,
        expression: str | None = None,
        value: str | None = None,
        link: Link = Link.NEVER,
        sources: tuple[int, ...] = (),
        settled: bool = False,
    ) -> None:
        self.name = short_name(name)
        self.role = role
        self.text = text
        self.place = place
        self.slots = slots
        self.beside = beside
        self.expression = expression
        self.value = value
        self.link = link
        self.sources = sources
        self.settled = settled
        self.answered: FoundPort | None = None
        self.artifact: int | None = None
        self.location = read_location(text, id(self))
        self._pointer: str | None = None

    @property
    def evidence(self) -> list[str]:
        """Return the JSON pointer of the port, none if the definition does not have it."""
        if self._pointer is None and self.place is not None:
            self._pointer = pointer_text(self.place)
        return [] if self._pointer is None else [self._pointer]

    @property
    def shown(self) -> FoundPort:
        """Return the port as it is to be shown: the job's own, where there is one."""
        return self.answered or self

    def port(self) -> Port:
        """Return the finished port."""
        uri, value = self._uri(), self.value
        if value is None and uri is None and self.text.complete:
            value = self.text.encoded or None
        return Port(
            name=self.name,
            role=self.role,
            uri=uri,
            value=value,
            resolved=self.text.complete,
            expression=self.expression,
            artifact=self.artifact,
        )

    def _uri(self) -> str | None:
        if self.location is None:
            return None
        return self.text.encoded if self.text.complete else self.location.prefix


class StepPorts(NamedTuple):
    """The ports of a step. ``planned`` are the inputs of the definition, also those a job's answer replaced."""

    inputs: list[FoundPort]
    outputs: list[FoundPort]
    planned: list[FoundPort]
    planned_outputs: list[FoundPort]
