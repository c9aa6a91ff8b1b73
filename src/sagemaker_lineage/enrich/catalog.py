"""Lists of pipelines and executions, page by page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sagemaker_lineage.enrich.arns import parse_execution_arn
from sagemaker_lineage.enrich.cursors import bad_cursor, from_cursor, to_cursor
from sagemaker_lineage.enrich.links import execution_url
from sagemaker_lineage.enrich.losses import Loss, document_facts, gaps_of, loss_of
from sagemaker_lineage.enrich.members import Payload, moment, structures, text
from sagemaker_lineage.enrich.operations import LIST_PIPELINE_EXECUTIONS, LIST_PIPELINES, read
from sagemaker_lineage.enrich.refusals import refusal
from sagemaker_lineage.enrich.sources.domain import tags_of, tags_read
from sagemaker_lineage.enrich.sources.pipeline import newest_execution_read
from sagemaker_lineage.errors import PipelineNotFound
from sagemaker_lineage.model.catalog import ExecutionPage, ListedExecution, ListedPipeline, PipelinePage
from sagemaker_lineage.model.graph import LineageGraph
from sagemaker_lineage.model.request import GapCode

if TYPE_CHECKING:
    from sagemaker_lineage.enrich.flow import Flow
    from sagemaker_lineage.enrich.question import ExecutionQuery, PipelineQuery
    from sagemaker_lineage.model.request import Answer, AwsRead

MOST_EMPTY_PAGES = 10
_LISTS = ("PipelineSummaries", "PipelineExecutionSummaries")
_PIPELINES = replace(LIST_PIPELINES, pages=None)
_EXECUTIONS = replace(LIST_PIPELINE_EXECUTIONS, pages=None)
"""The same operations, one page at a time."""


async def pipeline_page(flow: Flow, query: PipelineQuery) -> PipelinePage:
    """Read one page of a region's pipelines.

    Raises:
        InvalidRequest: the cursor is none of this list.
        AwsError: the list could not be read.
    """
    scope = ("pipelines", query.region)
    order = {"SortBy": "Name", "SortOrder": "Ascending"}
    wanted = read(_PIPELINES, query.region, MaxResults=query.limit, **order)
    answer = await _page(flow, wanted, from_cursor(query.cursor, *scope))
    listed = [_pipeline(each) for each in structures(answer.payload or {}, "PipelineSummaries")]
    started = [flow.start(_with_details(flow, query, each, place)) for place, each in enumerate(listed)]
    detailed = [await promise for promise in started]
    return PipelinePage(
        pipelines=tuple(pipeline for pipeline, _ in detailed),
        cursor=_next(answer, *scope),
        gaps=gaps_of([loss for _, each in detailed for loss in each], LineageGraph()),
    )


async def execution_page(flow: Flow, query: ExecutionQuery) -> ExecutionPage:
    """Read one page of a pipeline's executions.

    Raises:
        InvalidRequest: the cursor is none of this list.
        PipelineNotFound: there is no such pipeline.
        AwsError: the list could not be read.
    """
    scope = ("executions", query.region, query.pipeline)
    order = {"SortBy": "CreationTime", "SortOrder": "Descending"}
    wanted = read(_EXECUTIONS, query.region, PipelineName=query.pipeline, MaxResults=query.limit, **order)
    answer = await _page(flow, wanted, from_cursor(query.cursor, *scope))
    summaries = structures(answer.payload or {}, "PipelineExecutionSummaries")
    found = (_execution(each, query.region, query.pipeline) for each in summaries)
    return ExecutionPage(executions=tuple(each for each in found if each), cursor=_next(answer, *scope))


async def _page(flow: Flow, wanted: AwsRead, token: str | None) -> Answer:
    """Read a page, and the next ones while AWS gives empty pages that are not the last."""
    answer = await _ask(flow, wanted, token)
    for _ in range(MOST_EMPTY_PAGES):
        token = text(answer.payload or {}, "NextToken")
        if token is None or any(structures(answer.payload or {}, name) for name in _LISTS):
            break
        answer = await _ask(flow, wanted, token)
    return answer


async def _ask(flow: Flow, wanted: AwsRead, token: str | None) -> Answer:
    parameters = {**dict(wanted.parameters), **({"NextToken": token} if token else {})}
    answer = await flow.ask(read(wanted.operation, wanted.region, **parameters))
    if answer.failure is None:
        return answer
    name = parameters.get("PipelineName")
    if answer.failure.code is GapCode.NOT_FOUND and name is not None:
        raise PipelineNotFound(f"There is no pipeline {name!r} in {wanted.region}.", resource=str(name))
    raise bad_cursor() if answer.failure.code is GapCode.INVALID and token else refusal(answer)


def _next(answer: Answer, *scope: str) -> str | None:
    token = text(answer.payload or {}, "NextToken")
    return to_cursor(token, *scope) if token else None


async def _with_details(
    flow: Flow, query: PipelineQuery, pipeline: ListedPipeline, place: int
) -> tuple[ListedPipeline, tuple[Loss, ...]]:
    newest = flow.ask(newest_execution_read(pipeline.name, query.region)) if query.last_execution else None
    tagging = flow.ask(tags_read(pipeline.arn, query.region)) if query.tags and pipeline.arn else None
    losses: tuple[Loss, ...] = ()
    if newest is not None:
        answer = await newest
        losses += loss_of(answer, document_facts(f"/pipelines/{place}/lastExecution"))
        summaries = structures(answer.payload or {}, "PipelineExecutionSummaries")
        found = (_execution(each, query.region, pipeline.name) for each in summaries)
        pipeline = replace(pipeline, last_execution=next(found, None))
    if tagging is not None:
        answer = await tagging
        losses += loss_of(answer, document_facts(f"/pipelines/{place}/tags"))
        pipeline = replace(pipeline, tags=tags_of(answer))
    return pipeline, losses


def _pipeline(summary: Payload) -> ListedPipeline:
    return ListedPipeline(
        name=text(summary, "PipelineName") or "",
        arn=text(summary, "PipelineArn"),
        display_name=text(summary, "PipelineDisplayName"),
        description=text(summary, "PipelineDescription"),
        created_at=moment(summary, "CreationTime"),
        last_modified_at=moment(summary, "LastModifiedTime"),
        last_execution_at=moment(summary, "LastExecutionTime"),
    )


def _execution(summary: Payload, region: str, pipeline: str) -> ListedExecution | None:
    arn = parse_execution_arn(text(summary, "PipelineExecutionArn"))
    if arn is None:
        return None
    return ListedExecution(
        arn=arn.text,
        id=arn.id,
        status=text(summary, "PipelineExecutionStatus") or "Unknown",
        display_name=text(summary, "PipelineExecutionDisplayName"),
        description=text(summary, "PipelineExecutionDescription"),
        started_at=moment(summary, "StartTime"),
        failure_reason=text(summary, "PipelineExecutionFailureReason"),
        console_url=execution_url(region, pipeline, arn.id),
    )
