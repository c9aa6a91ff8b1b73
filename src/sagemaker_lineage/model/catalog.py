"""Lists: which pipelines there are, and how each of them ran. One page at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sagemaker_lineage.model.execution import BucketFacts
from sagemaker_lineage.model.gap import Gap


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedExecution:
    """An execution as a list shows it.

    What no list of AWS tells is None where it was not read: ``ended_at`` (None while it runs, too),
    ``started_by`` and ``parameters``, the values by name.
    """

    arn: str
    id: str
    status: str
    display_name: str | None = None
    description: str | None = None
    started_at: datetime | None = None
    failure_reason: str | None = None
    console_url: str | None = None
    ended_at: datetime | None = None
    started_by: str | None = None
    parameters: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPipeline:
    """A pipeline as a list shows it.

    What costs further reads is None where it was not asked for or could not be read: ``last_execution``
    (None where there is none, too), ``tags`` and with them ``domain`` (a name) and ``owner``,
    ``outcomes`` (its last executions, newest first), ``steps`` (how many it has), ``buckets`` (by name).
    """

    name: str
    arn: str | None = None
    display_name: str | None = None
    description: str | None = None
    created_at: datetime | None = None
    last_modified_at: datetime | None = None
    last_execution_at: datetime | None = None
    last_execution: ListedExecution | None = None
    tags: Mapping[str, str] | None = None
    domain: str | None = None
    owner: str | None = None
    outcomes: tuple[ListedExecution, ...] | None = None
    steps: int | None = None
    buckets: tuple[BucketFacts, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PipelinePage:
    """Pipelines in the order asked for. ``cursor`` asks for the next page, None after the last.

    ``total`` is how many there are on all pages, None where that is not known. The gaps' pointers are
    into a document ``{"pipelines": [...]}``.
    """

    pipelines: tuple[ListedPipeline, ...] = ()
    cursor: str | None = None
    total: int | None = None
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecutionPage:
    """Executions of one pipeline, newest first. ``cursor`` asks for the next page, None after the last.

    The gaps' pointers are into a document ``{"executions": [...]}``.
    """

    executions: tuple[ListedExecution, ...] = ()
    cursor: str | None = None
    gaps: tuple[Gap, ...] = ()
