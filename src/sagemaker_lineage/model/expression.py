"""What a definition writes where a value is only known later: a closed union of expressions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Keys = tuple[str | int, ...]
"""A property path: names of members and list elements as text, positions as numbers."""


@dataclass(frozen=True, slots=True)
class Literal:
    """A JSON value as written; objects and lists in it are data, not expressions."""

    value: Any


@dataclass(frozen=True, slots=True)
class ParameterReference:
    """``Parameters.NAME``."""

    name: str


@dataclass(frozen=True, slots=True)
class ExecutionVariable:
    """``Execution.NAME``: only a run has a value for it."""

    name: str


@dataclass(frozen=True, slots=True)
class PropertyReference:
    """``Steps.STEP.PATH``; ``text`` is the reference as written, ``step`` the id of the step."""

    step: str
    path: Keys
    text: str


@dataclass(frozen=True, slots=True)
class OpenReference:
    """A reference that only the run can follow, or that nobody can: ``text`` is as written."""

    text: str


@dataclass(frozen=True, slots=True)
class Join:
    """``Std:Join``: the values' texts with ``separator`` between them.

    ``is_path`` says that the values are parts of a location: a slash at the end of one is not doubled.
    """

    separator: str
    values: tuple[Any, ...]
    is_path: bool = False


@dataclass(frozen=True, slots=True)
class JsonGet:
    """``Std:JsonGet``: the value at ``path`` of a file, either a step's property file or an S3 object."""

    property_file: str | None
    uri: Any
    path: str


Expression = Literal | ParameterReference | ExecutionVariable | PropertyReference | OpenReference | Join | JsonGet
