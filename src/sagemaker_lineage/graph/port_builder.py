"""A port while the graph is being built: what the definition plans, and what the job says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.definition.credentials import without_credentials
from sagemaker_lineage.definition.names import short_name
from sagemaker_lineage.definition.pointer import pointer_text
from sagemaker_lineage.definition.resolved import MOST_TEXT, Resolved
from sagemaker_lineage.definition.steps import Link
from sagemaker_lineage.graph.location import read_location
from sagemaker_lineage.model.graph import Planned, Port, ResourceKind, Role

if TYPE_CHECKING:
    from sagemaker_lineage.definition.pointer import Place
    from sagemaker_lineage.graph.select import Slot

_EMPTY = Resolved("")
_NEVER_LINKED = frozenset({Role.CODE, Role.CONFIG, Role.DEBUG})


class FoundPort:
    """One port of one step.

    ``place`` and ``slots`` say where the definition has it, ``beside`` that this is not in the arguments, ``whole``
    that it is a whole value there. ``sources`` are the identities of the JSON values it was read from; by them
    references find the port they feed. ``settled`` says that a reference to a step names what the port holds:
    ``targets`` are the steps that it refers to, and ``origin`` is the one whose property the location begins with.
    ``missing`` says that it refers to an output that does not exist. ``answered`` is the same port in the job's own
    answer.

    ``kind`` is the kind of thing that the port names, None for a mere setting, and ``names`` are kind and name of a
    resource. ``only_if_written`` says that just the words around the name suggest the kind, so that the port counts
    only if another step writes a thing of that name.
    """

    __slots__ = (
        "_pointer",
        "answered",
        "artifact",
        "beside",
        "derived",
        "expression",
        "guessed",
        "kind",
        "link",
        "location",
        "missing",
        "name",
        "names",
        "only_if_written",
        "origin",
        "place",
        "resource",
        "role",
        "settled",
        "slots",
        "sources",
        "targets",
        "text",
        "value",
        "whole",
    )

    def __init__(  # noqa: PLR0913 - what a port is
        self,
        *,
        name: str,
        role: Role,
        text: Resolved,
        kind: ResourceKind | None = ResourceKind.LOCATION,
        place: Place | str | None = None,
        slots: tuple[Slot, ...] = (),
        beside: bool = False,
        expression: str | None = None,
        value: str | None = None,
        link: Link = Link.NEVER,
        sources: tuple[int, ...] = (),
        settled: bool = False,
        guessed: bool = False,
        derived: bool = False,
        missing: bool = False,
        only_if_written: bool = False,
        whole: bool = False,
    ) -> None:
        self.name = short_name(without_credentials(name[:MOST_TEXT]))
        self.role = role
        self.text = text
        self.kind = kind
        self.place = place
        self.slots = slots
        self.beside = beside
        self.expression = expression and without_credentials(expression)
        self.value = value
        self.link = Link.NEVER if role in _NEVER_LINKED else link
        self.sources = sources
        self.settled = settled
        self.guessed = guessed
        self.derived = derived
        self.missing = missing
        self.only_if_written = only_if_written
        self.whole = whole
        self.answered: FoundPort | None = None
        self.artifact: int | None = None
        self.resource: int | None = None
        self.location = (
            read_location(text, id(self), is_location=True) if kind is ResourceKind.LOCATION and not missing else None
        )
        self.names = (kind, without_credentials(text.encoded)) if kind is not None and self._is_named else None
        self.origin: str | None = None
        self.targets: frozenset[str] = frozenset()
        self._pointer: str | None = None

    @property
    def _is_named(self) -> bool:
        is_resource = self.kind not in (None, ResourceKind.LOCATION)
        return is_resource and not self.missing and not self.text.cut and bool(self.text.encoded)

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

    @property
    def is_empty(self) -> bool:
        """Return True if the port names nothing: an empty text, or a parameter whose default is one."""
        return self.text == _EMPTY and not self.value

    @property
    def is_data(self) -> bool:
        """Return True unless the port is code, configuration or debug output."""
        return self.role not in _NEVER_LINKED

    @property
    def carries_data(self) -> bool:
        """Return True if the location may lie in another one, or hold another one, as data does."""
        if self.location is None or not self.is_data:
            return False
        return self.link is not Link.NEVER or self.settled or self.derived

    def answered_by(self, text: Resolved) -> FoundPort:
        """Return the same port with the text that the job's own answer has for it."""
        return FoundPort(
            name=self.name,
            role=self.role,
            text=text,
            kind=self.kind,
            expression=self.expression,
            link=self.link,
            guessed=self.guessed,
        ).with_targets_of(self)

    def with_targets_of(self, planned: FoundPort) -> FoundPort:
        """Let the port refer to the steps that the same port of the definition refers to, if it is where that is."""
        if self._deviation(planned) is None:
            self.settled, self.targets = planned.settled, planned.targets
        return self

    def port(self, planned: FoundPort | None = None) -> Port:
        """Return the finished port; ``planned`` is the same port as the definition plans it."""
        uri, value = self._uri(), self.value
        if value is None and uri is None and self.text.complete and not self.missing:
            value = without_credentials(self.text.encoded) or None
        return Port(
            name=self.name,
            role=self.role,
            uri=uri,
            value=value,
            resolved=self.text.complete and not self.missing,
            expression=self.expression,
            artifact=self.artifact,
            guessed=self.guessed,
            resource=self.resource,
            planned=None if planned is None else self._deviation(planned),
            version_id=self.location.version_id if self.location else None,
        )

    def _uri(self) -> str | None:
        location = self.location
        if location is None or location.bucket is None:
            return None
        if not self.text.complete:
            return location.prefix
        return f"{location.encoded}/" if self.text.encoded.endswith("/") else location.encoded

    def _deviation(self, planned: FoundPort) -> Planned | None:
        """Return the planned location if this one is neither equal to it nor what its open end has become."""
        here, there = self.location, planned.location
        if here is None or there is None or there.bucket is None or here.identity == there.identity:
            return None
        if not planned.text.complete and here.encoded.startswith(there.prefix):
            return None
        return Planned(planned._uri(), planned.expression)


class StepPorts(NamedTuple):
    """The ports of a step. ``planned`` are the inputs of the definition, also those a job's answer replaced."""

    inputs: list[FoundPort]
    outputs: list[FoundPort]
    planned: list[FoundPort]
    planned_outputs: list[FoundPort]
