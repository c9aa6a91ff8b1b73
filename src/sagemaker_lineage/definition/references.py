"""Every reference of a step, wherever it stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.definition.expressions import is_expression
from sagemaker_lineage.definition.notes import Notes, shown
from sagemaker_lineage.model.expression import (
    Join,
    JsonGet,
    Literal,
    OpenReference,
    ParameterReference,
    PropertyReference,
)
from sagemaker_lineage.model.gap import GapCode

if TYPE_CHECKING:
    from sagemaker_lineage.definition.pointer import Place
    from sagemaker_lineage.definition.resolve import Resolver
    from sagemaker_lineage.model.expression import Expression
    from sagemaker_lineage.model.pipeline import Json, Step


class Reference(NamedTuple):
    """A reference to another step. ``inside`` are the identities of the expressions it stands in."""

    target: PropertyReference
    via: str
    place: Place
    inside: tuple[int, ...]


class FileRead(NamedTuple):
    """A ``Std:JsonGet``: a file the step looks into."""

    expression: JsonGet
    place: Place
    identity: int


class Found(NamedTuple):
    """What a scan of one step found, in the order of the definition.

    ``settled`` are the identities of the expressions that name a step, whether it is there or not; ``missing`` of
    those that lead nowhere: the step or its output does not exist, or they are malformed.
    """

    references: tuple[Reference, ...]
    files: tuple[FileRead, ...]
    settled: frozenset[int]
    missing: frozenset[int] = frozenset()


_CONTAINERS = (dict, list)
_OPERANDS = (str, int, float)
_Waiting = tuple["Json", "Place | str", tuple[int, ...], str]


class ReferenceScan:
    """Scans steps for references; what refers to nothing becomes a gap."""

    def __init__(self, resolver: Resolver, notes: Notes) -> None:
        self._resolver = resolver
        self._notes = notes

    def scan(self, step: Step) -> Found:
        """Return the references of the whole step, beside ``Arguments`` too, without those of nested steps."""
        references: list[Reference] = []
        files: list[FileRead] = []
        settled: set[int] = set()
        missing: set[int] = set()
        waiting: list[_Waiting] = [(step.body, step.pointer, (), "ref:Get")]
        while waiting:
            value, place, inside, via = waiting.pop()
            if is_expression(value) and not isinstance(place, str):
                inside = (*inside[:1], id(value)) if "Std:JsonGet" in value or not inside else inside
                expression = self._resolver.expression(value)
                if isinstance(expression, PropertyReference):
                    references.append(Reference(expression, via, place, (*inside, id(value))))
                    settled.update(inside, (id(value),))
                    if self._resolver.lacks(expression):
                        missing.update(inside, (id(value),))
                        detail = f"{shown(expression.text)} refers to an output that the step does not have."
                        self._notes.add(GapCode.UNRESOLVED, place, detail)
                    continue
                if _names_a_step(expression):
                    settled.update(inside, (id(value),))
                if _names_a_step(expression) or isinstance(expression, Literal):
                    missing.update(inside, (id(value),))
                if isinstance(expression, JsonGet):
                    files.append(FileRead(expression, place, id(value)))
                via = "ref:JsonGet" if "Std:JsonGet" in value else via
                self._check(expression, value, place)
            waiting.extend((child, (place, key), inside, via) for key, child in reversed(_members(value)))
        return Found(tuple(references), tuple(files), frozenset(settled), frozenset(missing))

    def _check(self, expression: Expression, value: Json, place: Place) -> None:
        """Note an expression that leads nowhere."""
        match expression:
            case ParameterReference(name) if not self._resolver.has_parameter(name):
                self._notes.add(GapCode.UNRESOLVED, place, f"The parameter {shown(name)} is not declared.")
            case OpenReference(text) if _names_a_step(expression):
                self._notes.add(GapCode.UNRESOLVED, place, f"{shown(text)} refers to a step that does not exist.")
            case OpenReference(text) if self._resolver.is_left_open(text):
                return  # one gap for each name is in the pipeline's gaps
            case OpenReference(text) if not text.startswith(("ForEach.", "IterationOutput.")):
                self._notes.add(GapCode.UNSUPPORTED, place, f"The reference {shown(text)} is of no known kind.")
            case Literal():
                detail = f"The expression {shown(next(iter(value)))} is not of the shape it must have."
                self._notes.add(GapCode.INVALID, place, detail)
            case Join(values=values) if not all(map(_is_operand, values)):
                detail = "Std:Join has an operand that is neither text, number, boolean nor expression."
                self._notes.add(GapCode.INVALID, place, detail)


def _names_a_step(expression: Expression) -> bool:
    return isinstance(expression, OpenReference) and expression.text.startswith("Steps.")


def _is_operand(value: Json) -> bool:
    return isinstance(value, _OPERANDS) or is_expression(value)


def _members(value: dict[str, Json] | list[Json]) -> list[tuple[str | int, Json]]:
    if isinstance(value, dict):
        return [(key, child) for key, child in value.items() if isinstance(child, _CONTAINERS)]
    return [(index, child) for index, child in enumerate(value) if isinstance(child, _CONTAINERS)]
