"""What each row of a page shows beyond its name and times, read for all rows at the same time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sagemaker_lineage.enrich.bucket_readings import BucketReadings
from sagemaker_lineage.enrich.catalog.contents import Contents, account_of, read_contents
from sagemaker_lineage.enrich.catalog.entries import listed_execution
from sagemaker_lineage.enrich.catalog.outcomes import MOST_OUTCOMES, Outcomes, read_outcomes
from sagemaker_lineage.enrich.catalog.tagging import with_tags
from sagemaker_lineage.enrich.losses import Loss, document_facts, loss_of
from sagemaker_lineage.enrich.members import structures
from sagemaker_lineage.enrich.sources.buckets import account_read
from sagemaker_lineage.enrich.sources.execution import RUNNING
from sagemaker_lineage.enrich.sources.pipeline import newest_execution_read

if TYPE_CHECKING:
    from sagemaker_lineage.enrich.flow import Flow, Promise
    from sagemaker_lineage.enrich.question import PipelineQuery
    from sagemaker_lineage.model.catalog import ListedExecution, ListedPipeline
    from sagemaker_lineage.model.request import Answer

Rows = list["ListedPipeline"]


async def with_details(flow: Flow, query: PipelineQuery, rows: Rows) -> tuple[Rows, list[Loss]]:
    """Return the rows with what was asked for, and what of it could not be had."""
    tagging = flow.start(with_tags(flow, query, rows))
    newest = [flow.ask(newest_execution_read(row.name, query.region)) for row in rows] if query.last_execution else []
    searching = flow.start(read_outcomes(flow, query, rows)) if query.outcomes else None
    drawing = _start_drawing(flow, query, rows)
    whole, losses = await tagging
    outcomes = await searching if searching else Outcomes([None] * len(rows))
    losses += outcomes.losses
    for place, row in enumerate(whole):
        last, unread = _last(await newest[place], query, row, place) if newest else (None, ())
        contents = await drawing[place] if drawing else Contents()
        losses += (*unread, *contents.losses)
        whole[place] = replace(
            _with_executions(row, last, outcomes.of_rows[place]),
            tags=row.tags if query.tags else None,
            steps=contents.steps,
            buckets=contents.buckets,
        )
    return whole, losses


def _start_drawing(flow: Flow, query: PipelineQuery, rows: Rows) -> list[Promise[Contents]]:
    if not (query.steps or query.buckets):
        return []
    buckets = BucketReadings(flow, query.region)
    account = next((found for row in rows if (found := account_of(row))), None)
    if account is not None and query.buckets:
        buckets.use_account(account_read(account, query.region))
    return [flow.start(read_contents(flow, query, row, place, buckets)) for place, row in enumerate(rows)]


def _last(
    answer: Answer, query: PipelineQuery, row: ListedPipeline, place: int
) -> tuple[ListedExecution | None, tuple[Loss, ...]]:
    summaries = structures(answer.payload or {}, "PipelineExecutionSummaries")
    found = (listed_execution(each, query.region, row.name) for each in summaries)
    return next(found, None), loss_of(answer, document_facts(f"/pipelines/{place}/lastExecution"))


def _with_executions(
    row: ListedPipeline, last: ListedExecution | None, outcomes: tuple[ListedExecution, ...] | None
) -> ListedPipeline:
    """Return the row with both, where the newest execution is as its own list tells it: Search may lag behind."""
    if last is None or outcomes is None:
        return replace(row, last_execution=last, outcomes=outcomes)
    known = next((each for each in outcomes if each.arn == last.arn), None)
    if known is None:
        return replace(row, last_execution=last, outcomes=(last, *outcomes)[:MOST_OUTCOMES])
    over = last.status == known.status and last.status not in RUNNING
    last = replace(
        last,
        ended_at=known.ended_at if over else None,
        started_by=known.started_by,
        parameters=known.parameters,
    )
    return replace(row, last_execution=last, outcomes=tuple(last if each is known else each for each in outcomes))
