"""What is known of every step after its run, in the shape by which other steps reference it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sagemaker_lineage.enrich.job_kinds import job_of
from sagemaker_lineage.enrich.members import integer, structure, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sagemaker_lineage.enrich.sources.jobs import JobReading
    from sagemaker_lineage.enrich.steps import Records, StepRecord
    from sagemaker_lineage.model.graph import LineageGraph

_SAID_AS_IT_IS = (
    "Callback",
    "Lambda",
    "QualityCheck",
    "ClarifyCheck",
    "Condition",
    "Lineage",
    "ForEach",
    "Athena",
    "EMR",
    "EMRServerless",
)

Answer = dict[str, Any]


def answers_of(graph: LineageGraph, records: Records, jobs: Mapping[str, JobReading]) -> dict[str, Answer]:
    """Return by step what its job and its metadata say of it; of an iterated step, what the chosen iteration says.

    A ForEach step also has the results of its iterations, as far as metadata tells them.
    """
    answers: dict[str, Answer] = {}
    bodies: dict[str, list[str]] = {}
    for node in graph.nodes:
        answer = jobs[node.id].answer if node.id in jobs else {}
        said = {**properties_of(records.of(node.id).chosen), **answer}
        if said:
            answers[node.id] = said
        if node.branch == "body" and node.parent is not None:
            bodies.setdefault(node.parent, []).append(node.id)
    for loop, body in bodies.items():
        if loop in answers:
            answers[loop] |= _results(body, records, answers, records.of(loop).own)
    return answers


def properties_of(record: StepRecord | None) -> Answer:
    """Return the properties of a step that its metadata alone tells, by the names others reference them by."""
    if record is None:
        return {}
    said: Answer = {}
    for member in _SAID_AS_IT_IS:
        said.update(record.said(member))
    if cluster_step := text(record.said("EMR"), "StepId"):
        said["Id"] = cluster_step
    job = job_of(record)
    if job.kind is not None and job.kind.name:
        said[job.kind.name.replace("Name", "Arn")] = job.arn
        if not job.kind.by_arn:
            said[job.kind.name] = job.name
    return said


def _results(body: Iterable[str], records: Records, answers: Mapping[str, Answer], loop: StepRecord | None) -> Answer:
    """Return ``IterationOutputs`` by index and body step, and ``Selected``: the selected step's own answer."""
    found: dict[int, Answer] = {}
    selector = structure(loop.metadata, "ForEach", "Selector") if loop else {}
    selected: Answer = {}
    for node in body:
        listed = records.of(node)
        for record in listed.iterations:
            index = record.index or 0
            own = answers.get(node, {}) if record is listed.chosen else properties_of(record)
            found.setdefault(index, {})[node] = own
            if index == integer(selector, "Index") and text(selector, "StepName") in (node, record.name):
                selected = own
    outputs = [found.get(index, {}) for index in range(max(found, default=-1) + 1)]
    return {"IterationOutputs": outputs, **({"Selected": selected} if selected else {})}
