"""Lists: which pipelines there are, and how often each ran. One page at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sagemaker_lineage.model.request import Gap


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedExecution:
    """An execution as a list shows it."""

    arn: str
    id: str
    status: str
    display_name: str | None = None
    description: str | None = None
    started_at: datetime | None = None
    failure_reason: str | None = None
    console_url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPipeline:
    """A pipeline as a list shows it.

    ``last_execution`` and ``tags`` are None where they were not asked for, could not be read, or (the
    execution) where there is none.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class PipelinePage:
    """Pipelines by name. ``cursor`` asks for the next page, None after the last.

    The gaps' pointers are into a document ``{"pipelines": [...]}``.
    """

    pipelines: tuple[ListedPipeline, ...] = ()
    cursor: str | None = None
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecutionPage:
    """Executions of one pipeline, newest first. ``cursor`` asks for the next page, None after the last."""

    executions: tuple[ListedExecution, ...] = ()
    cursor: str | None = None
