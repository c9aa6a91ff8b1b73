"""The newest execution before the one shown that succeeded: what a failure is compared with."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.enrich.arns import parse_execution_arn
from sagemaker_lineage.enrich.losses import Loss, document_facts, loss_of
from sagemaker_lineage.enrich.members import moment, structures, text
from sagemaker_lineage.enrich.operations import LIST_PIPELINE_EXECUTIONS, read
from sagemaker_lineage.enrich.sources.pipeline import MOST_RECENT
from sagemaker_lineage.model.execution import LastGood
from sagemaker_lineage.model.request import AwsRead, GapCode

if TYPE_CHECKING:
    from datetime import datetime

    from sagemaker_lineage.enrich.flow import Flow
    from sagemaker_lineage.model.request import Answer

MOST_EARLIER = 100
"""How many executions before the one shown are looked through, beyond the recent ones: one page."""
_FACTS = document_facts("/execution/lastGood")
_UNDATED = Loss(
    code=GapCode.UNRESOLVED,
    detail="When the execution began is not known, so neither is which ones came before it.",
    facts=_FACTS,
)


class LastGoodReading(NamedTuple):
    """The execution, None where there is none or it was not found, and what that costs."""

    found: LastGood | None
    losses: tuple[Loss, ...] = ()


def earlier_read(pipeline: str, region: str, before: datetime) -> AwsRead:
    """Return the read of the executions that began before a moment, and of those in the same second."""
    end = (before.replace(microsecond=0) + timedelta(seconds=1)).isoformat()
    order = {"SortBy": "CreationTime", "SortOrder": "Descending"}
    listed = read(LIST_PIPELINE_EXECUTIONS, region, PipelineName=pipeline, CreatedBefore=end, **order)
    return replace(listed, limit=MOST_EARLIER)


async def read_last_good(
    flow: Flow, region: str, pipeline: str, shown: datetime | None, recent: Answer | None
) -> LastGoodReading:
    """Look for it among the recent executions, if they were listed, and then in one page of earlier ones.

    ``shown`` is when the execution laid over began.
    """
    if shown is None:
        return LastGoodReading(None, (_UNDATED,))
    before = shown
    if recent is not None:
        found = _good(recent, shown)
        if found is not None or _is_whole(recent, MOST_RECENT):
            return LastGoodReading(found)
        before = min(shown, *_starts(recent))
    earlier = await flow.ask(earlier_read(pipeline, region, before))
    found = _good(earlier, shown)
    if found is not None or _is_whole(earlier, MOST_EARLIER):
        return LastGoodReading(found)
    return LastGoodReading(None, loss_of(earlier, _FACTS) or _unsearched(earlier.read))


def _good(answer: Answer, shown: datetime) -> LastGood | None:
    for summary in structures(answer.payload or {}, "PipelineExecutionSummaries"):
        began, arn = moment(summary, "StartTime"), parse_execution_arn(text(summary, "PipelineExecutionArn"))
        good = text(summary, "PipelineExecutionStatus") == "Succeeded"
        if good and arn is not None and began is not None and began < shown:
            return LastGood(id=arn.id, started_at=began)
    return None


def _starts(answer: Answer) -> list[datetime]:
    listed = structures(answer.payload or {}, "PipelineExecutionSummaries")
    return [began for each in listed if (began := moment(each, "StartTime"))]


def _is_whole(answer: Answer, most: int) -> bool:
    listed = structures(answer.payload or {}, "PipelineExecutionSummaries")
    return answer.failure is None and answer.truncated is None and len(listed) < most


def _unsearched(made: AwsRead) -> tuple[Loss, ...]:
    detail = f"None of the last {MOST_EARLIER} executions before this one succeeded; older ones were not looked at."
    return (Loss(code=GapCode.TRUNCATED, detail=detail, read=made, resource=made.resource, facts=_FACTS),)
