"""What the jobs say of themselves: described by their own calls, and by their steps' metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from sagemaker_lineage.enrich.flow import Flow
    from sagemaker_lineage.enrich.job_kinds import Job

_PORTS = ("/images", "/inputs", "/instance", "/outputs")
_REGISTRY = ("/registry/approvalStatus", "/registry/group", "/registry/status", "/registry/version")
_HAVE_METRICS = frozenset({DESCRIBE_TRAINING_JOB, DESCRIBE_HYPER_PARAMETER_TUNING_JOB, DESCRIBE_AUTO_ML_JOB})


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


async def read_job(flow: Flow, node: str, wanted: AwsRead, facts: Iterable[str]) -> JobReading:
    """Describe the job of a node; ``facts`` are the paths below the node that only its answer brings."""
    answer = await describe(flow, wanted)
    return JobReading(answer.payload or {}, loss_of(answer, node_facts(node, *facts)))


async def describe(flow: Flow, wanted: AwsRead) -> Answer:
    """Return the answer that describes a job, an AutoML job's by the version of the API that knows it."""
    answer = await flow.ask(wanted)
    if wanted.operation is DESCRIBE_AUTO_ML_JOB and _is_second_version(answer):
        return await flow.ask(read(DESCRIBE_AUTO_ML_JOB_V2, wanted.region, **dict(wanted.parameters)))
    return answer


def facts_of(wanted: AwsRead, shown: AbstractSet[str], *, locates: bool, iterated: bool) -> Iterator[str]:
    """Yield the facts of a node that only its job's answer brings, of those whose words are ``shown``.

    ``locates`` says that only the job tells where the step's reports are; the ports of an ``iterated``
    step are the planned ones in any case.
    """
    if "jobs" in shown and not iterated:
        yield from _PORTS
    if "jobs" in shown and wanted.operation is DESCRIBE_TRAINING_JOB:
        yield "/run/billableSec"
    if locates or ("metrics" in shown and has_metrics(wanted)):
        yield "/run/metrics"
    if locates:
        yield "/run/reportObject"
    if "registry" in shown and has_package(wanted):
        yield from _REGISTRY


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


def _in_set(metric: Payload) -> str | None:
    """Return the name of a candidate's metric with the data it was measured on: ``Validation:F1``."""
    name, data = text(metric, "MetricName"), text(metric, "Set")
    return f"{data}:{name}" if name and data else name
