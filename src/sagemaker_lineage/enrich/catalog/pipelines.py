"""Pipelines of a region: which of them a page has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.enrich.catalog.details import with_details
from sagemaker_lineage.enrich.catalog.domains import pipelines_of_domain
from sagemaker_lineage.enrich.catalog.entries import listed_pipeline
from sagemaker_lineage.enrich.catalog.named import named_pipelines
from sagemaker_lineage.enrich.catalog.orders import Order
from sagemaker_lineage.enrich.catalog.pages import MOST_PAGES, PIPELINES, ask_page
from sagemaker_lineage.enrich.catalog.rows import Chosen, cut, scope_of, whole_list
from sagemaker_lineage.enrich.cursors import from_cursor, to_cursor
from sagemaker_lineage.enrich.losses import gaps_of
from sagemaker_lineage.enrich.members import structures, text
from sagemaker_lineage.enrich.operations import read
from sagemaker_lineage.model.catalog import ListedPipeline, PipelinePage
from sagemaker_lineage.model.graph import LineageGraph

if TYPE_CHECKING:
    from sagemaker_lineage.enrich.flow import Flow
    from sagemaker_lineage.enrich.question import PipelineQuery


async def pipeline_page(flow: Flow, query: PipelineQuery) -> PipelinePage:
    """Read one page of a region's pipelines.

    Raises:
        InvalidRequest: the cursor is none of this list.
        AwsError: the list could not be read.
    """
    chosen = await _choose(flow, query)
    rows, losses = await with_details(flow, query, chosen.rows)
    return PipelinePage(
        pipelines=tuple(rows),
        cursor=chosen.cursor,
        total=chosen.total,
        gaps=gaps_of([*chosen.losses, *losses], LineageGraph()),
    )


async def _choose(flow: Flow, query: PipelineQuery) -> Chosen:
    order = Order(word=query.sort)
    if query.names:
        rows, losses = await named_pipelines(flow, query)
        return Chosen(order.sort(rows), None, len(rows), losses)
    if query.domain is not None:
        return await pipelines_of_domain(flow, query, query.domain)
    if order.by_name:
        return await _by_name(flow, query, descending=order.descending)
    return cut(query, *await whole_list(flow, query))


async def _by_name(flow: Flow, query: PipelineQuery, *, descending: bool) -> Chosen:
    """Take a page as AWS gives it, and the next ones while they are empty and not the last."""
    scope, order = scope_of(query), "Descending" if descending else "Ascending"
    wanted = read(PIPELINES, query.region, MaxResults=query.limit, SortBy="Name", SortOrder=order)
    token, rows = from_cursor(query.cursor, *scope), list[ListedPipeline]()
    for _ in range(MOST_PAGES):
        answer = await ask_page(flow, wanted, token)
        token = text(answer.payload or {}, "NextToken")
        rows = [listed_pipeline(each) for each in structures(answer.payload or {}, "PipelineSummaries")]
        if rows or token is None:
            break
    whole = query.cursor is None and token is None
    return Chosen(rows, to_cursor(token, *scope) if token else None, len(rows) if whole else None)
