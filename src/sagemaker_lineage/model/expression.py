"""What a definition writes where a value is only known later: a closed union of expressions."""

from __future__ import annotations

from typing import Any, NamedTuple, TypeVar

Keys = tuple[str | int, ...]
"""A property path: names of members and list elements as text, positions as numbers."""


_Kind = TypeVar("_Kind", bound=type[tuple[Any, ...]])


def _apart(kind: _Kind) -> _Kind:
    """Make a kind of expression equal to its own kind only: as tuples, all that hold one text would be equal."""
    equal = {
        "__eq__": lambda one, other: type(other) is kind and tuple.__eq__(one, other),
        "__ne__": lambda one, other: type(other) is not kind or tuple.__ne__(one, other),
        "__hash__": tuple.__hash__,
    }
    for name, method in equal.items():
        setattr(kind, name, method)
    return kind


@_apart
class Literal(NamedTuple):
    """A JSON value as written; objects and lists in it are data, not expressions."""

    value: Any


@_apart
class ParameterReference(NamedTuple):
    """``Parameters.NAME``."""

    name: str


@_apart
class ExecutionVariable(NamedTuple):
    """``Execution.NAME``: only a run has a value for it."""

    name: str


@_apart
class PropertyReference(NamedTuple):
    """``Steps.STEP.PATH``; ``text`` is the reference as written, ``step`` the id of the step."""

    step: str
    path: Keys
    text: str


@_apart
class OpenReference(NamedTuple):
    """A reference that only the run can follow, or that nobody can: ``text`` is as written."""

    text: str


@_apart
class Join(NamedTuple):
    """``Std:Join``: the values' texts with ``separator`` between them.

    ``is_path`` says that the values are parts of a location: a slash at the end of one is not doubled.
    """

    separator: str
    values: tuple[Any, ...]
    is_path: bool = False


@_apart
class JsonGet(NamedTuple):
    """``Std:JsonGet``: the value at ``path`` of a file, either a step's property file or an S3 object."""

    property_file: str | None
    uri: Any
    path: str


Expression = Literal | ParameterReference | ExecutionVariable | PropertyReference | OpenReference | Join | JsonGet
