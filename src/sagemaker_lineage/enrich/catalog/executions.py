"""Executions of one pipeline, newest first, those that fit the filters."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sagemaker_lineage.enrich.catalog.entries import listed_execution, with_found
from sagemaker_lineage.enrich.catalog.pages import EXECUTIONS, MOST_PAGES, ask_page
from sagemaker_lineage.enrich.catalog.places import Place
from sagemaker_lineage.enrich.cursors import from_cursor, to_cursor
from sagemaker_lineage.enrich.losses import Loss, document_facts, gaps_of, loss_of
from sagemaker_lineage.enrich.members import Payload, pairs, structures, text
from sagemaker_lineage.enrich.operations import read
from sagemaker_lineage.enrich.question import LARGEST_PAGE
from sagemaker_lineage.enrich.searches import EXECUTION, results_of, searches_for
from sagemaker_lineage.enrich.sources.execution import parameters_read
from sagemaker_lineage.model.catalog import ExecutionPage, ListedExecution
from sagemaker_lineage.model.graph import LineageGraph
from sagemaker_lineage.model.request import Answer, GapCode

if TYPE_CHECKING:
    from sagemaker_lineage.enrich.flow import Flow
    from sagemaker_lineage.enrich.question import ExecutionQuery
    from sagemaker_lineage.model.request import AwsRead

MOST_SINGLE_READS = 100
"""How many executions are asked about one by one, for one page, where Search may not be used."""
_EARLIEST, _LATEST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
_FOUND = ("elapsedSec", "endTime", "parameters", "startedBy")


@dataclass(slots=True)
class Rows:
    """The rows taken so far and where to go on (None: nowhere), and what was looked up of all looked at."""

    place: Place | None
    taken: list[ListedExecution] = field(default_factory=list)
    found: dict[str, Payload] = field(default_factory=dict)
    searched: set[str] = field(default_factory=set)
    answers: list[Answer] = field(default_factory=list)
    values: dict[str, Answer] = field(default_factory=dict)


async def execution_page(flow: Flow, query: ExecutionQuery) -> ExecutionPage:
    """Read one page of a pipeline's executions: pages of AWS until it is full, at most so many.

    Raises:
        InvalidRequest: the cursor is none of this list.
        PipelineNotFound: there is no such pipeline.
        AwsError: the list could not be read.
    """
    rows = Rows(Place.from_text(from_cursor(query.cursor, *_scope(query))))
    for _ in range(MOST_PAGES):
        if rows.place is None or len(rows.taken) >= query.limit or (rows.taken and not query.filtered):
            break
        if len(rows.values) >= MOST_SINGLE_READS:
            break
        await _take_page(flow, query, rows, rows.place)
    await _search(flow, query, rows, rows.taken)
    return ExecutionPage(
        executions=tuple(_whole(each, rows) for each in rows.taken),
        cursor=to_cursor(rows.place.to_text(), *_scope(query)) if rows.place else None,
        gaps=gaps_of(_losses(rows), LineageGraph()),
    )


async def _take_page(flow: Flow, query: ExecutionQuery, rows: Rows, place: Place) -> None:
    """Read a page of AWS and take the rows that fit; the place moves behind the last one looked at."""
    answer = await ask_page(flow, _page_read(query), place.token)
    summaries = structures(answer.payload or {}, "PipelineExecutionSummaries")
    listed = [each for each in (listed_execution(one, query.region, query.pipeline) for one in summaries) if each]
    new = [each for each in listed if place.precedes(each)]
    fitting = [each for each in new if _fits(query, each)]
    if query.parameter is not None:
        fitting = await _with_value(flow, query, fitting, rows)
    wanted = {each.arn for each in fitting}
    for execution in new:
        if len(rows.taken) >= query.limit:
            rows.place = place
            return
        place = place.past(execution)
        if execution.arn in wanted:
            rows.taken.append(execution)
    token = text(answer.payload or {}, "NextToken")
    rows.place = replace(place, token=token) if token else None


def _page_read(query: ExecutionQuery) -> AwsRead:
    """Return the read of a page.

    AWS takes moments by the second, so the window is a little wider there; and no further away than any
    execution can be, lest AWS refuse them.
    """
    size = LARGEST_PAGE if query.filtered else query.limit
    window = {}
    if query.began_from is not None:
        window["CreatedAfter"] = _second_of(query.began_from).isoformat()
    if query.began_to is not None:
        window["CreatedBefore"] = (_second_of(query.began_to) + timedelta(seconds=1)).isoformat()
    order = {"SortBy": "CreationTime", "SortOrder": "Descending"}
    return read(EXECUTIONS, query.region, PipelineName=query.pipeline, MaxResults=size, **order, **window)


def _second_of(moment: datetime) -> datetime:
    return min(max(moment, _EARLIEST), _LATEST).replace(microsecond=0)


def _fits(query: ExecutionQuery, execution: ListedExecution) -> bool:
    """Tell whether an execution fits the filters that the list itself can answer."""
    began = execution.started_at
    if query.statuses and execution.status not in query.statuses:
        return False
    if began is None:
        return query.began_from is None and query.began_to is None
    return not (query.began_from and began < query.began_from) and not (query.began_to and began > query.began_to)


async def _with_value(
    flow: Flow, query: ExecutionQuery, listed: list[ListedExecution], rows: Rows
) -> list[ListedExecution]:
    """Return those with the parameter value asked for; what Search does not find is asked about by itself."""
    await _search(flow, query, rows, listed)
    unknown = [each.arn for each in listed if each.arn not in rows.found]
    asked = {arn: flow.ask(parameters_read(arn, query.region)) for arn in unknown}
    rows.values |= {arn: await promise for arn, promise in asked.items()}
    return [each for each in listed if _has_value(_whole(each, rows), query)]


def _has_value(execution: ListedExecution, query: ExecutionQuery) -> bool:
    name, value = query.parameter or ("", "")
    return (execution.parameters or {}).get(name) == value


async def _search(flow: Flow, query: ExecutionQuery, rows: Rows, listed: list[ListedExecution]) -> None:
    """Look up what only Search tells, end, starter and parameter values, of those not looked up yet."""
    arns = [each.arn for each in listed if each.arn not in rows.searched]
    reads = searches_for(EXECUTION, query.region, "PipelineExecutionArn", arns)
    answers = [await promise for promise in [flow.ask(each) for each in reads]]
    rows.searched |= set(arns)
    rows.answers += answers
    found = (each for answer in answers for each in results_of(answer, EXECUTION))
    rows.found |= {arn: each for each in found if (arn := text(each, "PipelineExecutionArn"))}


def _whole(execution: ListedExecution, rows: Rows) -> ListedExecution:
    if execution.arn in rows.found:
        return with_found(execution, rows.found[execution.arn])
    answer = rows.values.get(execution.arn)
    if answer is None or answer.payload is None:
        return execution
    return replace(execution, parameters=pairs(answer.payload, "PipelineParameters", "Name"))


def _losses(rows: Rows) -> list[Loss]:
    """Return what the rows lack, and which executions could not be told to fit."""
    unknown = [(place, each) for place, each in enumerate(rows.taken) if each.arn not in rows.found]
    named = ((place, name) for place, each in unknown for name in _FOUND if _lacks(each, name, rows))
    facts = document_facts(*(f"/executions/{place}/{name}" for place, name in named))
    failed = [loss for answer in rows.answers for loss in loss_of(answer, facts)]
    unread = [loss for answer in rows.values.values() for loss in loss_of(answer, document_facts("/executions"))]
    if failed or not unknown:
        return [*failed, *unread]
    detail = "Search does not know executions that began a moment ago."
    return [Loss(code=GapCode.NOT_FOUND, detail=detail, facts=facts), *unread]


def _lacks(execution: ListedExecution, name: str, rows: Rows) -> bool:
    return name != "parameters" or execution.arn not in rows.values


def _scope(query: ExecutionQuery) -> tuple[str, ...]:
    moments = [moment.isoformat() if moment else None for moment in (query.began_from, query.began_to)]
    filters = json.dumps([sorted(query.statuses), *moments, *(query.parameter or ())])
    return ("executions", query.region, query.pipeline, filters)
