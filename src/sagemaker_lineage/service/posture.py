"""Judge pipelines: one by name, or those of a region, a few at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from sagemaker_lineage.enrich.cursors import from_cursor, to_cursor
from sagemaker_lineage.enrich.question import DEFAULT_WORDS, FINDINGS, LARGEST_PAGE, LineageRequest, PipelineQuery
from sagemaker_lineage.errors import AccessDenied, LineageError, NotFound, Throttled, TimedOut, Unreachable
from sagemaker_lineage.model.checked import CheckedPage
from sagemaker_lineage.model.execution import Lineage
from sagemaker_lineage.model.request import Gap, GapCode

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sagemaker_lineage.model.catalog import PipelinePage

LARGEST_CHECK = 20
"""How many pipelines one page judges at most."""
MOST_LISTED = 5_000
"""How many pipelines of a region are counted; of more there is no total."""
_SECONDS = 20.0
"""After so long no further pipeline is begun, and the cursor goes on there."""
_CODES: tuple[tuple[type[LineageError], GapCode], ...] = (
    (NotFound, GapCode.NOT_FOUND),
    (AccessDenied, GapCode.ACCESS_DENIED),
    (Throttled, GapCode.THROTTLED),
    (TimedOut, GapCode.TIMEOUT),
    (Unreachable, GapCode.TIMEOUT),
)


class Source(Protocol):
    """Where lineages and lists come from, with credentials already chosen."""

    def lineage(self, request: LineageRequest) -> Lineage:
        """Return a lineage. Raises :class:`~sagemaker_lineage.errors.LineageError`."""
        ...

    def pipelines(self, query: PipelineQuery) -> PipelinePage:
        """Return a page of pipelines. Raises :class:`~sagemaker_lineage.errors.LineageError`."""
        ...

    def now(self) -> datetime:
        """Return the present moment, aware."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckQuery:
    """Which pipelines to judge: one by name or ARN, else those of the region after ``cursor``, ``limit`` at most."""

    region: str
    pipeline: str | None = None
    cursor: str | None = None
    limit: int = 5


def check_request(region: str, pipeline: str, execution: str | None = None) -> LineageRequest:
    """Return what to read to judge a pipeline: everything, and its newest execution unless another is named.

    Raises :class:`~sagemaker_lineage.errors.InvalidRequest`.
    """
    return LineageRequest(
        region=region,
        pipeline=pipeline,
        include_latest_execution=True,
        execution=execution,
        include=frozenset({*DEFAULT_WORDS, FINDINGS}),
    )


def check_pipelines(query: CheckQuery, source: Source) -> CheckedPage:
    """Judge what is asked for. A pipeline of a region that cannot be read is a gap, one asked for by name an error.

    Raises :class:`~sagemaker_lineage.errors.LineageError`.
    """
    if query.pipeline is not None:
        lineage = source.lineage(check_request(query.region, query.pipeline))
        return CheckedPage(lineages=(lineage,), done=1, total=1)
    return _of_region(query, source)


def gap_of_error(error: LineageError, pipeline: str) -> Gap:
    """Return the gap that a pipeline leaves which could not be read."""
    code = next((code for kind, code in _CODES if isinstance(error, kind)), GapCode.INVALID)
    return Gap(code=code, detail=error.message, iam_action=error.iam_action, resource=pipeline)


def _of_region(query: CheckQuery, source: Source) -> CheckedPage:
    scope = ("posture", query.region)
    last = from_cursor(query.cursor, *scope)
    names, complete = _names(query.region, source.pipelines)
    waiting = [name for name in names if last is None or name > last]
    began, lineages, gaps, judged = source.now(), list[Lineage](), list[Gap](), 0
    for name in waiting[: query.limit]:
        if judged and (source.now() - began).total_seconds() > _SECONDS:
            break
        judged += 1
        try:
            lineages.append(source.lineage(check_request(query.region, name)))
        except LineageError as error:
            gaps.append(gap_of_error(error, name))
    going_on = judged < len(waiting)
    return CheckedPage(
        lineages=tuple(lineages),
        done=len(names) - len(waiting) + judged,
        total=len(names) if complete else None,
        cursor=to_cursor(waiting[judged - 1], *scope) if going_on and judged else None,
        gaps=tuple(gaps),
    )


def _names(region: str, list_page: Callable[[PipelineQuery], PipelinePage]) -> tuple[list[str], bool]:
    """Return the names of a region's pipelines in order, and whether they are all."""
    names: set[str] = set()
    cursor: str | None = None
    while len(names) < MOST_LISTED:
        page = list_page(PipelineQuery(region=region, cursor=cursor, limit=LARGEST_PAGE))
        names.update(pipeline.name for pipeline in page.pipelines)
        cursor = page.cursor
        if cursor is None:
            return sorted(names), True
    return sorted(names), False
