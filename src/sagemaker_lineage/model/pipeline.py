"""A pipeline as its definition says it: parameters and steps, in the order of the definition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sagemaker_lineage.model.gap import Gap

Json = Any
"""A parsed JSON value. Steps keep theirs as read, so that nothing unknown is dropped."""


class Parameter(NamedTuple):
    """A pipeline parameter. ``default`` is the JSON value of the definition, None if there is none.

    ``open_default`` is the expression of a default for which a template gives only a part of the value.
    """

    name: str
    type: str = "String"
    default: str | int | float | bool | None = None
    enum: tuple[str, ...] = ()
    description: str | None = None
    open_default: Json | None = None


class Dependency(NamedTuple):
    """An entry of ``DependsOn``. ``trigger`` is None for a plain name."""

    step: str
    trigger: str | None
    pointer: str


class PropertyFile(NamedTuple):
    """A file a Processing step declares: ``path`` below its output ``output``."""

    name: str
    output: str
    path: str


class Step(NamedTuple):
    """One step, nested ones included.

    ``id`` is the name, made unique; ``pointer`` the step's JSON pointer; ``body`` the whole step
    object without its nested step lists. ``parent`` and ``branch`` (``if``, ``else``, ``body``)
    place a nested step; ``position`` is its place in definition order. ``max_attempts`` is the largest
    number that the retry policies state.
    """

    id: str
    name: str
    type: str
    position: int
    pointer: str
    body: Mapping[str, Json]
    display_name: str | None = None
    description: str | None = None
    parent: str | None = None
    branch: str | None = None
    depends_on: tuple[Dependency, ...] = ()
    property_files: tuple[PropertyFile, ...] = ()
    cache_enabled: bool = False
    max_attempts: int | None = None

    @property
    def arguments(self) -> Mapping[str, Json]:
        """Return ``Arguments`` without nested step lists, empty where there are none."""
        found = self.body.get("Arguments")
        return found if isinstance(found, dict) else {}


class Pipeline(NamedTuple):
    """A definition, read. ``gaps`` say what in it could not be understood.

    ``open_names`` are names that the template around it gives no value for; in expressions they are ``Template.NAME``.
    """

    version: str | None
    sha256: str
    parameters: tuple[Parameter, ...] = ()
    steps: tuple[Step, ...] = ()
    gaps: tuple[Gap, ...] = ()
    open_names: tuple[str, ...] = ()
