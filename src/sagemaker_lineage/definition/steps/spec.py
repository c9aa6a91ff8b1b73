"""What a step type is, as data: where its inputs and outputs stand, and what others may reference.

Paths are relative to ``Arguments``; a leading ``^`` starts at the step itself. ``[]`` goes through
every element of a list, ``*`` through every member of an object.
"""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.model.graph import ResourceKind, Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sagemaker_lineage.model.expression import Keys


class Link(StrEnum):
    """How a port may be joined to others by its URI alone."""

    DATA = "data"
    PREFIX = "prefix"
    """A job writes somewhere below: nothing links below it, what equals or contains it does."""
    NEVER = "never"


_NO_ROLES: Mapping[str, Role] = MappingProxyType({})


class PortSpec(NamedTuple):
    """One place where ports stand.

    ``name`` is the key beside it, in the innermost list element, that names the port; without it the
    port is called ``label`` (each ``{}`` in it filled with the key that a ``*`` of the path stands for) or,
    without that, by the last key of its path. ``roles`` gives the role by port name. ``kind`` is the kind of
    thing that the text names, None for a setting through which no data flows. ``described`` are the keys of an
    object that the port's text is put together from, when it is no URI. ``quoted`` says that the text is
    JSON-encoded once more, as the SDK does with hyperparameters; ``text_only`` that a value which is not text is
    well-formed, and not a port.
    """

    path: str
    name: str | None = None
    label: str | None = None
    role: Role = Role.DATA
    link: Link = Link.DATA
    kind: ResourceKind | None = ResourceKind.LOCATION
    roles: Mapping[str, Role] = _NO_ROLES
    described: tuple[str, ...] = ()
    quoted: bool = False
    text_only: bool = False


class ProducedSpec(NamedTuple):
    """An output that only the run names, below a prefix the definition gives (``""``: none).

    ``path`` is the property path by which others reference it; ``*`` stands for any one key.
    """

    path: str
    below: str
    role: Role
    kind: ResourceKind | None = ResourceKind.LOCATION

    def matches(self, keys: Keys) -> bool:
        """Tell whether a property path is one of these."""
        pattern = self.path.split(".")
        return len(pattern) == len(keys) and all(part in ("*", key) for part, key in zip(pattern, keys, strict=True))


class StepSpec(NamedTuple):
    """One step type.

    ``arguments`` are the known keys of ``Arguments``, ``envelope`` the keys that stand beside it for
    this type. Below the keys named by ``silent`` nothing is read or written, whatever stands there; everywhere else
    an S3 location that no port describes is a port as well, its direction read from the words around it.
    ``free_arguments`` says that ``Arguments`` is a map of any keys. ``documents`` are arguments that hold JSON as text.
    ``output_parameters`` says that the outputs are the declared ``OutputParameters``. ``used`` are the properties by
    which others reference what the step read. ``is_job`` says that the step runs code that may find its data by itself.
    """

    type: str
    arguments: frozenset[str] = frozenset()
    envelope: frozenset[str] = frozenset()
    inputs: tuple[PortSpec, ...] = ()
    outputs: tuple[PortSpec, ...] = ()
    produced: tuple[ProducedSpec, ...] = ()
    images: tuple[str, ...] = ()
    instance_type: tuple[str, ...] = ()
    instance_count: tuple[str, ...] = ()
    silent: frozenset[str] = frozenset()
    free_arguments: bool = False
    documents: frozenset[str] = frozenset()
    output_parameters: bool = False
    used: frozenset[str] = frozenset()
    is_job: bool = False

    def output_kind(self, path: Keys) -> ResourceKind | None:
        """Return the kind of thing that a property path to an output names, None if it leads to no output."""
        kinds = (spec.kind for spec in self.produced if spec.matches(path))
        declared = (spec.kind for spec in self.outputs if _leads_to(spec.path, path))
        return next(iter((*kinds, *declared)), None)

    def names_element(self, path: Keys) -> bool:
        """Return True if a property path leads through an element of a list in which ports of this type stand."""
        return any("[]" in spec.path and _leads_to(spec.path, path) for spec in (*self.outputs, *self.inputs))


def _leads_to(pattern: str, path: Keys) -> bool:
    keys = pattern.replace("[]", ".*").split(".")
    return len(keys) == len(path) and all(key in ("*", actual) for key, actual in zip(keys, path, strict=True))


ENVELOPE = frozenset(
    {
        "Name",
        "Type",
        "Arguments",
        "DependsOn",
        "DisplayName",
        "CustomerMetadataProperties",
        "Description",
        "CacheConfig",
        "RetryPolicies",
        "PropertyFiles",
    }
)
"""The keys any step may have."""


SILENT = frozenset(
    {
        "CustomerMetadataProperties",
        "Description",
        "DisplayName",
        "ErrorMessage",
        "MetadataProperties",
        "ModelCard",
        "ModelPackageDescription",
        "QueryString",
        "Tags",
    }
)
"""The keys below which nothing is read or written in any step type: descriptions, metadata, tags and queries."""


def words(text: str) -> frozenset[str]:
    """Return the words of ``text``; key lists read better without quotes."""
    return frozenset(text.split())
