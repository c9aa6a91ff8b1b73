"""What the jobs say of themselves: described by their own calls, and by their steps' metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sagemaker_lineage.enrich.job_kinds import job_of
from sagemaker_lineage.enrich.losses import Loss, loss_of, node_facts
from sagemaker_lineage.enrich.members import Payload, integer, number, structure, structures, text
from sagemaker_lineage.enrich.operations import (
    DESCRIBE_AUTO_ML_JOB,
    DESCRIBE_AUTO_ML_JOB_V2,
    DESCRIBE_HYPER_PARAMETER_TUNING_JOB,
    DESCRIBE_MODEL_PACKAGE,
    DESCRIBE_TRAINING_JOB,
    read,
)
from sagemaker_lineage.model.execution import ModelPackage
from sagemaker_lineage.model.request import Answer, AwsRead, GapCode

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from sagemaker_lineage.enrich.flow import Flow
    from sagemaker_lineage.enrich.job_kinds import Job
    from sagemaker_lineage.enrich.steps import NodeRecords, StepRecord

_PORTS = ("/images", "/inputs", "/instance", "/outputs")
_HAVE_METRICS = frozenset({DESCRIBE_TRAINING_JOB, DESCRIBE_HYPER_PARAMETER_TUNING_JOB, DESCRIBE_AUTO_ML_JOB})
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


class JobReading(NamedTuple):
    """A job's own answer, empty where none came, and what that cost."""

    answer: Payload
    losses: tuple[Loss, ...] = ()


def describe_read(job: Job, region: str) -> AwsRead | None:
    """Return the read that describes a job; None for what is not described."""
    if job.kind is None or job.kind.operation is None or job.arn is None or job.name is None:
        return None
    return read(job.kind.operation, region, **{job.kind.name: job.arn if job.kind.by_arn else job.name})


def has_metrics(wanted: AwsRead) -> bool:
    """Tell whether the answer of a read holds metrics."""
    return wanted.operation in _HAVE_METRICS


def has_package(wanted: AwsRead) -> bool:
    """Tell whether the answer of a read is a registered model."""
    return wanted.operation is DESCRIBE_MODEL_PACKAGE


async def read_job(flow: Flow, node: str, wanted: AwsRead, shown: AbstractSet[str], *, locates: bool) -> JobReading:
    """Describe the job of a node.

    ``shown`` are the words of the facts asked for. ``locates`` says that only the job tells where
    the step's reports are.
    """
    answer = await flow.ask(wanted)
    if wanted.operation is DESCRIBE_AUTO_ML_JOB and _is_second_version(answer):
        answer = await flow.ask(read(DESCRIBE_AUTO_ML_JOB_V2, wanted.region, **dict(wanted.parameters)))
    return JobReading(answer.payload or {}, loss_of(answer, node_facts(node, *_lost(wanted, shown, locates=locates))))


def properties_of(record: StepRecord | None) -> dict[str, Any]:
    """Return the properties of a step that its metadata alone tells, by the names others reference them by."""
    if record is None:
        return {}
    said: dict[str, Any] = {}
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


def iteration_outputs(body: Iterable[tuple[str, NodeRecords]]) -> list[dict[str, Any]]:
    """Return what the metadata of a ForEach's iterations tells, by index and body step."""
    found: dict[int, dict[str, Any]] = {}
    for node, records in body:
        for record in records.iterations:
            found.setdefault(record.index or 0, {})[node] = properties_of(record)
    return [found.get(index, {}) for index in range(max(found, default=-1) + 1)]


def job_metrics(answer: Payload) -> dict[str, float]:
    """Return a job's own metrics: final training metrics, a tuning job's or an AutoML job's best result."""
    best = structure(answer, "BestTrainingJob", "FinalHyperParameterTuningJobObjectiveMetric")
    candidate = structure(answer, "BestCandidate")
    named = [
        *((text(each, "MetricName"), each) for each in structures(answer, "FinalMetricDataList")),
        (text(best, "MetricName"), best),
        (
            text(structure(candidate, "FinalAutoMLJobObjectiveMetric"), "MetricName"),
            structure(candidate, "FinalAutoMLJobObjectiveMetric"),
        ),
        *(
            (_in_set(each), each)
            for each in structures(structure(candidate, "CandidateProperties"), "CandidateMetrics")
        ),
    ]
    found = {name: number(each.get("Value")) for name, each in named if name}
    return {name: value for name, value in found.items() if value is not None}


def package_of(job: Job, answer: Payload) -> ModelPackage | None:
    """Return the registered model; what could not be read of it is None. None for a step that registers none."""
    if job.kind is None or job.kind.operation is not DESCRIBE_MODEL_PACKAGE or job.arn is None:
        return None
    return ModelPackage(
        arn=text(answer, "ModelPackageArn") or job.arn,
        group=text(answer, "ModelPackageGroupName"),
        version=integer(answer, "ModelPackageVersion"),
        approval_status=text(answer, "ModelApprovalStatus"),
        status=text(answer, "ModelPackageStatus"),
    )


def _is_second_version(answer: Answer) -> bool:
    """Tell whether an AutoML job may be one that only the second version of the API describes."""
    return answer.failure is not None and answer.failure.code in {GapCode.INVALID, GapCode.NOT_FOUND}


def _lost(wanted: AwsRead, shown: AbstractSet[str], *, locates: bool) -> list[str]:
    lost = ["/run/metrics", "/run/reportObject"] if locates else []
    lost += _PORTS if "jobs" in shown else ()
    if "jobs" in shown and wanted.operation is DESCRIBE_TRAINING_JOB:
        lost.append("/run/billableSec")
    if "metrics" in shown and has_metrics(wanted):
        lost.append("/run/metrics")
    if "registry" in shown and has_package(wanted):
        lost += ["/registry/approvalStatus", "/registry/group", "/registry/status", "/registry/version"]
    return lost


def _in_set(metric: Payload) -> str | None:
    """Return the name of a candidate's metric with the data it was measured on: ``Validation:F1``."""
    name, data = text(metric, "MetricName"), text(metric, "Set")
    return f"{data}:{name}" if name and data else name
