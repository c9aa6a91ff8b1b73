"""The trainings of a tuning job by rank: what a reference to the second best model, and so on, leads to."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.enrich.losses import loss_of, node_facts
from sagemaker_lineage.enrich.members import structure, structures, text
from sagemaker_lineage.enrich.operations import LIST_TRAINING_JOBS_FOR_TUNING_JOB, read
from sagemaker_lineage.enrich.sources.jobs import JobReading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sagemaker_lineage.enrich.flow import Flow
    from sagemaker_lineage.enrich.members import Payload
    from sagemaker_lineage.model.pipeline import Json, Pipeline
    from sagemaker_lineage.model.request import AwsRead

MOST_RANKS = 50
"""How many of the best trainings can be referred to: as many as the SDK offers."""
_RANKED = re.compile(r"Steps\.([A-Za-z0-9_-]{1,256})\.TrainingJobSummaries\[([0-9]{1,4})\]")
_SUMMARIES = "TrainingJobSummaries"


class Ranks(NamedTuple):
    """The worst rank that anything refers to (0 is the best), and the steps that do."""

    worst: int
    steps: tuple[str, ...]


def ranks_of(pipeline: Pipeline) -> dict[str, Ranks]:
    """Return by tuning step which ranks beyond the best are referred to.

    The best one is not looked for: the jobs that use it say which it was, and it is nearly always alone.
    """
    if all(step.type != "Tuning" for step in pipeline.steps):
        return {}
    found: dict[str, Ranks] = {}
    for step in pipeline.steps:
        for tuning, rank in _references(step.body):
            if 0 < rank < MOST_RANKS:
                known = found.get(tuning, Ranks(0, ()))
                found[tuning] = Ranks(max(known.worst, rank), tuple(dict.fromkeys((*known.steps, step.id))))
    return found


def trainings_read(tuning: Payload, region: str, ranks: Ranks) -> AwsRead | None:
    """Return the read of a tuning job's best trainings; None where its answer does not say which is better."""
    name = text(tuning, "HyperParameterTuningJobName")
    kind = text(structure(tuning, "HyperParameterTuningJobConfig", "HyperParameterTuningJobObjective"), "Type")
    if name is None or kind not in {"Minimize", "Maximize"}:
        return None
    order = {"SortBy": "FinalObjectiveMetricValue", "SortOrder": "Ascending" if kind == "Minimize" else "Descending"}
    wanted = read(
        LIST_TRAINING_JOBS_FOR_TUNING_JOB, region, HyperParameterTuningJobName=name, StatusEquals="Completed", **order
    )
    return replace(wanted, limit=ranks.worst + 1)


async def with_trainings(flow: Flow, region: str, reading: JobReading, ranks: Ranks) -> JobReading:
    """Return a tuning job's answer with its best trainings, by rank."""
    wanted = trainings_read(reading.answer, region, ranks)
    if wanted is None:
        return reading
    answer = await flow.ask(wanted)
    facts = tuple(fact for step in ranks.steps for fact in node_facts(step, "/inputs"))
    ranked = structures(answer.payload or {}, _SUMMARIES)
    known = {**reading.answer, **({_SUMMARIES: ranked} if ranked else {})}
    return JobReading(known, (*reading.losses, *loss_of(answer, facts)))


def _references(body: Json) -> Iterator[tuple[str, int]]:
    """Yield the step and rank of every reference to a training of a tuning step."""
    waiting: list[Json] = [body]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, dict):
            target = value.get("Get")
            if isinstance(target, str) and (found := _RANKED.match(target)):
                yield found[1], int(found[2])
            waiting.extend(value.values())
