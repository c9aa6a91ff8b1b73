"""The rows of a page of pipelines, cut from a list that was read whole."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.enrich.catalog.entries import listed_pipeline
from sagemaker_lineage.enrich.catalog.orders import Order, rank_of_cursor, to_rank_cursor
from sagemaker_lineage.enrich.losses import Loss, document_facts, loss_of
from sagemaker_lineage.enrich.members import structures
from sagemaker_lineage.enrich.operations import LIST_PIPELINES, read
from sagemaker_lineage.enrich.refusals import refusal
from sagemaker_lineage.model.request import GapCode

if TYPE_CHECKING:
    from sagemaker_lineage.enrich.flow import Flow
    from sagemaker_lineage.enrich.question import PipelineQuery
    from sagemaker_lineage.model.catalog import ListedPipeline
    from sagemaker_lineage.model.request import Answer

MOST_SORTED = 5_000
"""How many pipelines are read to put them in an order that AWS does not know."""
_FACTS = document_facts("/pipelines", "/total")


class Chosen(NamedTuple):
    """The rows of a page before their details, where to go on, and how many there are in all."""

    rows: list[ListedPipeline]
    cursor: str | None = None
    total: int | None = None
    losses: tuple[Loss, ...] = ()


def scope_of(query: PipelineQuery) -> tuple[str, ...]:
    """Return what a cursor of this list belongs to."""
    return ("pipelines", query.region, query.sort, query.domain or "")


async def whole_list(flow: Flow, query: PipelineQuery) -> tuple[list[ListedPipeline], tuple[Loss, ...]]:
    """Return every pipeline of the region, at most :data:`MOST_SORTED`, and what is missing of them.

    Raises:
        AwsError: the list could not be read.
    """
    answer = await flow.ask(replace(read(LIST_PIPELINES, query.region), limit=MOST_SORTED))
    if answer.payload is None:
        raise refusal(answer)
    listed = [listed_pipeline(each) for each in structures(answer.payload, "PipelineSummaries")]
    return listed, cut_short(answer, len(listed))


def cut_short(answer: Answer, count: int) -> tuple[Loss, ...]:
    """Return what it costs that a whole list was not read to its end."""
    if count < MOST_SORTED:
        return loss_of(answer, _FACTS)
    detail = f"Only the first {MOST_SORTED:,} pipelines were put in order; by name there is no such limit."
    return (Loss(code=GapCode.TRUNCATED, detail=detail, read=answer.read, facts=_FACTS),)


def cut(query: PipelineQuery, listed: list[ListedPipeline], losses: tuple[Loss, ...]) -> Chosen:
    """Return the page of a whole list that the cursor leads to."""
    order, scope = Order(word=query.sort), scope_of(query)
    left = order.after(order.sort(listed), rank_of_cursor(query.cursor, *scope))
    rows = left[: query.limit]
    cursor = to_rank_cursor(order.rank(rows[-1]), *scope) if len(left) > query.limit else None
    return Chosen(rows, cursor, None if losses else len(listed), losses)
