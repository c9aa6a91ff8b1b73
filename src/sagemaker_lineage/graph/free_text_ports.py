"""Ports in free places: container arguments, hyperparameters, environments, Lambda payloads, unknown step types.

Nothing declares what stands there. A value is a port if it is an S3 location, refers to one, or names a feature group;
:mod:`~sagemaker_lineage.graph.direction` says whether it is read or written.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sagemaker_lineage.definition.conventions import read_conventions
from sagemaker_lineage.definition.expressions import expression_text
from sagemaker_lineage.definition.notes import shown
from sagemaker_lineage.definition.resolve import MOST_SPLICED
from sagemaker_lineage.definition.resolved import MARK, Resolved
from sagemaker_lineage.definition.s3_address import read_address
from sagemaker_lineage.definition.s3_properties import is_s3_property
from sagemaker_lineage.definition.steps import Link, spec_of
from sagemaker_lineage.graph.direction import is_written
from sagemaker_lineage.graph.free_text import MOST_DEPTH, Budget, Piece, may_be_location, names_around, pieces_of
from sagemaker_lineage.graph.free_values import free_values, unknown_keys
from sagemaker_lineage.graph.named import is_name, kind_of_name, role_of_value, writes_named
from sagemaker_lineage.graph.port_builder import FoundPort
from sagemaker_lineage.model.expression import PropertyReference
from sagemaker_lineage.model.gap import GapCode
from sagemaker_lineage.model.graph import ResourceKind, Role

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from sagemaker_lineage.definition.document_text import Document
    from sagemaker_lineage.definition.notes import Notes
    from sagemaker_lineage.definition.references import Found
    from sagemaker_lineage.definition.resolve import Resolver
    from sagemaker_lineage.graph.declared_ports import PortReader
    from sagemaker_lineage.graph.free_values import FreeValue
    from sagemaker_lineage.graph.select import Slot
    from sagemaker_lineage.model.pipeline import Json, Step

MOST_PORTS = 2_000
"""Ports in free places of one step."""
MOST_JSON = 256 * 1024
"""Characters of JSON carried as text that are read in one step."""
_SLOT = re.compile(rf"{MARK}(\d+){MARK}")
_KEYED = re.compile(r"([^=\s]+)=(\S+)")
_OUTPUT_PARAMETERS = "OutputParameters"
Ports = tuple[list[FoundPort], list[FoundPort]]
"""Inputs and outputs."""


class FreeTextReader:
    """Finds the ports in free places, one step after the other."""

    def __init__(self, resolver: Resolver, reader: PortReader, notes: Notes) -> None:
        self._resolver = resolver
        self._reader = reader
        self._notes = notes

    def read(self, step: Step, taken: AbstractSet[Slot], found: Found) -> Ports:
        """Return the ports in the free places of ``step``; ``taken`` are the slots of the declared ones."""
        self._note_what_is_unknown(step)
        inputs: list[FoundPort] = []
        outputs: list[FoundPort] = []
        budget = Budget(MOST_JSON)
        for port, is_output in self._ports(step, taken, found, budget):
            if len(inputs) + len(outputs) >= MOST_PORTS:
                self._note_more(step, f"Only the first {MOST_PORTS:,} locations in free places of the step are shown.")
                break
            (outputs if is_output else inputs).append(port)
        if budget.spent:
            self._note_more(step, f"Only {MOST_JSON:,} characters of the JSON in texts of the step are read.")
        if budget.too_deep:
            self._note_more(step, f"JSON in texts of the step is read {MOST_DEPTH} levels deep; there is more below.")
        return (_merged(inputs) if read_conventions(step).is_function else inputs), outputs

    def _ports(
        self, step: Step, taken: AbstractSet[Slot], found: Found, budget: Budget
    ) -> Iterator[tuple[FoundPort, bool]]:
        for free in free_values(step, taken, lambda value: self._resolver.spliced(value, step).value):
            document = self._resolver.spliced(free.value, step)
            if document.cut:
                self._note_more(step, f"Only the first {MOST_SPLICED:,} characters of one text are searched.")
            named = self._named(step, free, document)
            if named is not None:
                yield named
            elif may_be_location(document.value):
                for piece in pieces_of(document, free.names, budget):
                    port = self._location(step, free, piece, found)
                    if port is not None:
                        yield port

    def _location(self, step: Step, free: FreeValue, piece: Piece, found: Found) -> tuple[FoundPort, bool] | None:
        """Return the port of a piece that is a location, and whether it is written."""
        spliced = piece.document.expressions(piece.text)
        target = self._leading_reference(piece, spliced)
        if piece.text.startswith(MARK) and (target is None or _OUTPUT_PARAMETERS in target.path):
            return None
        value = piece.document.written(piece.text)
        text = self._reader.text(step, value, free.place)
        if read_address(text.encoded) is None and (target is None or not is_s3_property(target.path)):
            return None
        sources = (*((id(free.value),) if piece.is_whole else ()), *map(id, spliced))
        name, role = self._name_and_role(step, free, piece, target, text)
        port = FoundPort(
            name=name,
            role=role,
            text=text,
            place=free.place,
            expression=expression_text(free.value if piece.is_whole else value),
            link=Link.DATA,
            sources=sources,
            settled=not found.settled.isdisjoint(sources),
            missing=not found.missing.isdisjoint(sources),
            guessed=target is None,
            whole=piece.is_whole,
        )
        return port, target is None and is_written(names_around(piece.names))

    def _name_and_role(
        self, step: Step, free: FreeValue, piece: Piece, target: PropertyReference | None, text: Resolved
    ) -> tuple[str, Role]:
        """Return name and role; the results that a function step is given are called after the steps they are of."""
        name = free.title or piece.names[1]
        if target is None or not self._resolver.hides_data(target.step):
            return name, role_of_value(piece.names[1], text.encoded)
        return target.step if read_conventions(step).is_function else name, Role.RESULT

    def _leading_reference(self, piece: Piece, spliced: list[Json]) -> PropertyReference | None:
        """Return the reference to a step that the piece begins with."""
        if not piece.text.startswith(MARK):
            return None
        expression = self._resolver.expression(spliced[0])
        return expression if isinstance(expression, PropertyReference) else None

    def _named(self, step: Step, free: FreeValue, document: Document) -> tuple[FoundPort, bool] | None:
        """Return the port of a named resource, if the flag before a name says its kind or a reference does."""
        if _SLOT.fullmatch(document.value):
            return self._produced(step, free, document.spliced[0])
        keyed = _KEYED.fullmatch(document.value)
        name, value = keyed.groups() if keyed else (free.names[1], document.value)
        kind, value = kind_of_name(name), value.strip('"')  # the SDK writes hyperparameters as JSON
        if kind is None or not is_name(value):
            return None
        port = FoundPort(
            name=name,
            role=_ROLE_OF_KIND.get(kind, Role.DATA),
            text=Resolved(value),
            kind=kind,
            place=free.place,
            expression=expression_text(free.value),
            guessed=True,
            only_if_written=kind is not ResourceKind.FEATURE_GROUP,
        )
        return port, writes_named((name, *names_around(free.names)))

    def _produced(self, step: Step, free: FreeValue, value: Json) -> tuple[FoundPort, bool] | None:
        """Return the port of a reference to a named resource that another step makes."""
        expression = self._resolver.expression(value)
        kind = None
        if isinstance(expression, PropertyReference):
            kind = self._resolver.produced_kind(self._resolver.followed(expression))
        if kind in (None, ResourceKind.LOCATION):
            return None
        port = FoundPort(
            name=free.title or free.names[1],
            role=_ROLE_OF_KIND.get(kind, Role.DATA),
            text=self._reader.text(step, value, free.place),
            kind=kind,
            place=free.place,
            expression=expression_text(value),
            sources=(id(free.value), id(value)),
            settled=True,
        )
        return port, False

    def _note_what_is_unknown(self, step: Step) -> None:
        for place, key in unknown_keys(step):
            detail = f"{step.type} steps are not known to have {shown(key)}; S3 locations in it are shown as guesses."
            self._notes.add(GapCode.UNSUPPORTED, place, detail)
        for key in sorted(spec_of(step.type).documents & step.arguments.keys()):
            if step.arguments[key] is not None and self._resolver.document(step, key).value is None:
                detail = "This text is not JSON; the locations in it cannot be shown."
                self._notes.add(GapCode.INVALID, ((step.pointer, "Arguments"), key), detail)

    def _note_more(self, step: Step, detail: str) -> None:
        self._notes.add_at_any_rate(GapCode.TRUNCATED, f"{step.pointer}/Arguments", detail)


_ROLE_OF_KIND = {
    ResourceKind.MODEL: Role.MODEL,
    ResourceKind.MODEL_PACKAGE: Role.MODEL,
    ResourceKind.MODEL_PACKAGE_GROUP: Role.MODEL,
    ResourceKind.ENDPOINT: Role.MODEL,
}


def _merged(ports: list[FoundPort]) -> list[FoundPort]:
    """Return the inputs of a function step, results that several of its arguments hold once."""
    merged: dict[tuple[str, str], FoundPort] = {}
    for port in ports:
        known = merged.setdefault((port.name, port.text.encoded), port)
        if known is not port:
            known.sources += port.sources
    return list(merged.values())
