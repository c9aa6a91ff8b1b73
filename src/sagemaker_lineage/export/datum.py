"""What steps read and write: artifacts and resources, by ids that no two of them share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.export.wire.artifact import Artifact
from sagemaker_lineage.export.wire.resource import Resource

if TYPE_CHECKING:
    from sagemaker_lineage.export.wire.graph import Edge, Port

Datum = Artifact | Resource
_PREFIXES: dict[type[Datum], str] = {Artifact: "d", Resource: "r"}


def datum_id(datum: Datum) -> str:
    """Return the id of an artifact, ``d`` before its place in the list, or of a resource, ``r`` before it."""
    return f"{_PREFIXES[type(datum)]}{datum.id}"


def whole_id(datum: Datum) -> str | None:
    """Return the id of what an artifact or a resource is a part of."""
    return None if datum.within is None else f"{_PREFIXES[type(datum)]}{datum.within}"


def port_id(port: Port) -> str | None:
    """Return the id of what a port names; None for a port that is neither a location nor a named resource."""
    if port.artifact_id is not None:
        return f"d{port.artifact_id}"
    return None if port.resource_id is None else f"r{port.resource_id}"


def edge_ids(edge: Edge) -> tuple[str, ...]:
    """Return the ids of what flows along an edge."""
    artifacts = dict.fromkeys((*edge.artifact_ids, *(() if edge.artifact_id is None else (edge.artifact_id,))))
    return (*(f"d{each}" for each in artifacts), *(f"r{each}" for each in edge.resource_ids))


def text_of(datum: Datum) -> str:
    """Return the location or name, open parts as ``${…}``."""
    return datum.name if isinstance(datum, Resource) else datum.expression or datum.uri
