"""How the last executions of the rows went: of all rows together by one search."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.enrich.catalog.entries import found_execution, listed_execution
from sagemaker_lineage.enrich.losses import Fact, Loss, document_facts, loss_of
from sagemaker_lineage.enrich.members import structures, text
from sagemaker_lineage.enrich.searches import EXECUTION, equals, results_of, search_read, searches_for
from sagemaker_lineage.enrich.sources.pipeline import recent_executions_read
from sagemaker_lineage.model.request import GapCode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sagemaker_lineage.enrich.flow import Flow
    from sagemaker_lineage.enrich.question import PipelineQuery
    from sagemaker_lineage.model.catalog import ListedExecution, ListedPipeline
    from sagemaker_lineage.model.request import Answer

MOST_OUTCOMES = 20
"""How many executions a row shows."""
MOST_SEARCHED = 500
"""How many executions of all rows together are looked through: five pages of Search."""


class Outcomes(NamedTuple):
    """Executions of each row, newest first; None where nothing is known of them."""

    of_rows: list[tuple[ListedExecution, ...] | None]
    losses: tuple[Loss, ...] = ()


async def read_outcomes(flow: Flow, query: PipelineQuery, rows: list[ListedPipeline]) -> Outcomes:
    """Return the last executions of each row.

    A busy pipeline may take all the places of the common search: named rows then have a search of
    their own, others show what was found, with a gap. Without Search named rows show what
    ListPipelineExecutions tells, which knows no end.
    """
    arns = [row.arn for row in rows if row.arn]
    reads = searches_for(EXECUTION, query.region, "PipelineArn", arns, MOST_SEARCHED)
    answers = [await promise for promise in [flow.ask(each) for each in reads]]
    found = _by_pipeline(query.region, answers)
    short = [place for place, row in enumerate(rows) if _has_more(row, found.get(_key(row), []))]
    failed = [loss for answer in answers for loss in loss_of(answer, _facts(short))]
    searched = all(answer.failure is None for answer in answers)
    known = [tuple(found.get(_key(row), ())) if searched or _key(row) in found else None for row in rows]
    unsure = short if failed or any(_is_full(answer) for answer in answers) else []
    if not unsure:
        return Outcomes(known)
    if query.names:
        return await _one_by_one(flow, query, rows, Outcomes(known, tuple(failed)), unsure)
    return Outcomes(known, tuple(failed) or _cut_off(answers, unsure))


async def _one_by_one(
    flow: Flow, query: PipelineQuery, rows: list[ListedPipeline], sofar: Outcomes, unsure: list[int]
) -> Outcomes:
    """Ask about each unsure row by itself: Search, or the list of executions where Search failed."""
    known, failed = list(sofar.of_rows), sofar.losses
    reads = {
        place: recent_executions_read(rows[place].name, query.region)
        if failed
        else search_read(EXECUTION, query.region, [equals("PipelineArn", rows[place].arn or "")], MOST_OUTCOMES)
        for place in unsure
    }
    asked = {place: flow.ask(each) for place, each in reads.items()}
    losses = list(failed)
    for place, promise in asked.items():
        answer = await promise
        losses += loss_of(answer, _facts([place]))
        if answer.payload is not None:
            known[place] = _listed(answer, query.region, rows[place]) if failed else _found(answer, query.region)
    return Outcomes(known, tuple(losses))


def _listed(answer: Answer, region: str, row: ListedPipeline) -> tuple[ListedExecution, ...]:
    summaries = structures(answer.payload or {}, "PipelineExecutionSummaries")
    listed = (listed_execution(each, region, row.name) for each in summaries)
    return tuple(each for each in listed if each is not None)


def _found(answer: Answer, region: str) -> tuple[ListedExecution, ...]:
    found = (found_execution(each, region, _name(text(each, "PipelineArn"))) for each in results_of(answer, EXECUTION))
    return tuple(each for each in found if each is not None)


def _by_pipeline(region: str, answers: Iterable[Answer]) -> dict[str, list[ListedExecution]]:
    """Return the newest executions found of each pipeline, by its ARN in lower case."""
    found: dict[str, list[ListedExecution]] = {}
    for answer in answers:
        for result in results_of(answer, EXECUTION):
            arn = text(result, "PipelineArn") or ""
            execution = found_execution(result, region, _name(arn))
            listed = found.setdefault(arn.lower(), [])
            if execution is not None and len(listed) < MOST_OUTCOMES:
                listed.append(execution)
    return found


def _has_more(row: ListedPipeline, found: list[ListedExecution]) -> bool:
    """Tell whether there may be more than was found: not of a pipeline that never ran."""
    return len(found) < MOST_OUTCOMES and bool(found or row.last_execution_at)


def _key(row: ListedPipeline) -> str:
    return (row.arn or "").lower()


def _name(arn: str | None) -> str:
    return (arn or "").rpartition("/")[2]


def _is_full(answer: Answer) -> bool:
    return len(results_of(answer, EXECUTION)) >= MOST_SEARCHED


def _cut_off(answers: list[Answer], places: list[int]) -> tuple[Loss, ...]:
    detail = f"Only the last {MOST_SEARCHED} executions of all pipelines of the page together were looked through."
    return (Loss(code=GapCode.TRUNCATED, detail=detail, read=answers[0].read, facts=_facts(places)),)


def _facts(places: Iterable[int]) -> tuple[Fact, ...]:
    return document_facts(*(f"/pipelines/{place}/outcomes" for place in places))
