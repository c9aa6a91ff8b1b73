"""Everything learnt of a step, put together as its run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING

from sagemaker_lineage.enrich.job_kinds import job_of
from sagemaker_lineage.enrich.job_links import logs_of, page_of
from sagemaker_lineage.enrich.members import integer
from sagemaker_lineage.enrich.steps import NodeRecords, StepRecord
from sagemaker_lineage.model.execution import CacheHit, Iteration, StepRun

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from datetime import datetime

_JOB = frozenset({"job_arn", "job_name", "logs", "console_url"})
_FIELDS = {
    "run": frozenset(
        {
            "started_at",
            "ended_at",
            "failure_reason",
            "attempts",
            "cache_hit",
            "outcome",
            "iterations",
            "selective_source_arn",
        }
    )
    | _JOB,
    "jobs": frozenset({"billable_seconds"}) | _JOB,
    "metrics": frozenset({"metrics", "report_object"}),
}
"""The members of a run by the word that asks for them; the status comes with any of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt:
    """What is known of one node: its status, its records, its job's answer, its metrics."""

    status: str
    records: NodeRecords = field(default_factory=NodeRecords)
    answer: Mapping[str, object] = field(default_factory=dict)
    metrics: Mapping[str, float] = field(default_factory=dict)
    report_object: str | None = None


def shows_runs(shown: AbstractSet[str]) -> bool:
    """Tell whether any of the facts asked for is a member of a run."""
    return not shown.isdisjoint(_FIELDS)


def step_run(learnt: Learnt, shown: AbstractSet[str], region: str) -> StepRun:
    """Return a node's run; ``shown`` are the words of the facts asked for.

    The times of a ForEach body are those of all its iterations together; its job, its cache hit and
    its metrics are those of the iteration selected, else of the first.
    """
    everything = _whole_run(learnt, region)
    wanted = frozenset[str]().union(*(_FIELDS.get(word, ()) for word in shown))
    bare = StepRun(status=learnt.status)
    hidden = {each.name: getattr(bare, each.name) for each in fields(StepRun) if each.name not in wanted}
    return replace(everything, **hidden)


def _whole_run(learnt: Learnt, region: str) -> StepRun:
    records = learnt.records
    chosen, all_of_it = records.chosen, _all(records)
    job = job_of(chosen)
    return StepRun(
        status=learnt.status,
        started_at=min((each.started_at for each in all_of_it if each.started_at), default=None),
        ended_at=_end(all_of_it),
        job_arn=job.arn,
        job_name=job.name,
        metrics=dict(sorted(learnt.metrics.items())),
        report_object=learnt.report_object,
        failure_reason=next((each.failure_reason for each in all_of_it if each.failure_reason), None),
        attempts=max((each.attempts for each in all_of_it if each.attempts is not None), default=None),
        cache_hit=CacheHit(source_execution_arn=chosen.cache_source) if chosen and chosen.cached else None,
        outcome=chosen.outcome if chosen else None,
        iterations=tuple(map(_iteration, records.iterations)),
        billable_seconds=integer(learnt.answer, "BillableTimeInSeconds"),
        logs=logs_of(job, chosen, region),
        console_url=page_of(job, chosen, region),
        selective_source_arn=chosen.selective_source if chosen else None,
    )


def _all(records: NodeRecords) -> tuple[StepRecord, ...]:
    return (records.own,) if records.own else records.iterations


def _end(records: tuple[StepRecord, ...]) -> datetime | None:
    """Return when the last one ended, None while one has not."""
    ends = [each.ended_at for each in records if each.ended_at]
    return max(ends) if ends and len(ends) == len(records) else None


def _iteration(record: StepRecord) -> Iteration:
    return Iteration(
        index=record.index or 0,
        item=record.item,
        status=record.status,
        started_at=record.started_at,
        ended_at=record.ended_at,
        failure_reason=record.failure_reason,
        job_arn=job_of(record).arn,
    )
