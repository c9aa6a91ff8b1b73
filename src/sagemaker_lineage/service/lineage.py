"""Read the lineage of one pipeline."""

from __future__ import annotations

from dataclasses import dataclass

from sagemaker_lineage.model.execution import Lineage
from sagemaker_lineage.service.ports import Clock, Reader

INCLUDE_WORDS = ("run", "jobs", "metrics", "registry", "s3")
"""The facts a caller can ask for, all of them by default."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineageRequest:
    """What is asked: a pipeline by name or ARN, and which facts about it.

    ``execution`` is an execution's id or ARN and implies the overlay. ``include`` holds words of
    :data:`INCLUDE_WORDS`. ``strict`` is for the caller to apply with :func:`require_complete`.
    """

    region: str
    pipeline: str
    domain: str | None = None
    include_latest_execution: bool = False
    execution: str | None = None
    include: frozenset[str] = frozenset(INCLUDE_WORDS)
    strict: bool = False


def read_lineage(request: LineageRequest, reader: Reader, clock: Clock) -> Lineage:
    """Read everything that was asked for and lay it over the graph."""
    raise NotImplementedError(request, reader, clock)
