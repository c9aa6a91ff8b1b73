"""How long an answer stays true: the policy of keeping, as data beside the registry of operations. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from math import inf
from typing import TYPE_CHECKING

from sagemaker_lineage.enrich.lineage_operations import DESCRIBE_ARTIFACT, DESCRIBE_TRIAL_COMPONENT, QUERY_LINEAGE
from sagemaker_lineage.enrich.members import structure, structures, text
from sagemaker_lineage.enrich.operations import (
    DESCRIBE_AUTO_ML_JOB,
    DESCRIBE_AUTO_ML_JOB_V2,
    DESCRIBE_HYPER_PARAMETER_TUNING_JOB,
    DESCRIBE_MODEL,
    DESCRIBE_MODEL_PACKAGE,
    DESCRIBE_PIPELINE,
    DESCRIBE_PIPELINE_DEFINITION_FOR_EXECUTION,
    DESCRIBE_PIPELINE_EXECUTION,
    DESCRIBE_PROCESSING_JOB,
    DESCRIBE_TRAINING_JOB,
    DESCRIBE_TRANSFORM_JOB,
    GET_ACCOUNT_PUBLIC_ACCESS_BLOCK,
    GET_BUCKET_ENCRYPTION,
    GET_BUCKET_LOCATION,
    GET_BUCKET_TAGGING,
    GET_BUCKET_VERSIONING,
    GET_CALLER_IDENTITY,
    GET_OBJECT,
    GET_PUBLIC_ACCESS_BLOCK,
    LIST_DOMAINS,
    LIST_OBJECTS_ONE_PAGE,
    LIST_PIPELINE_EXECUTION_STEPS,
    LIST_PIPELINE_EXECUTIONS,
    LIST_PIPELINE_PARAMETERS_FOR_EXECUTION,
    LIST_PIPELINES,
    LIST_TAGS,
    LIST_TRAINING_JOBS_FOR_TUNING_JOB,
    SEARCH,
)
from sagemaker_lineage.enrich.posture_operations import POSTURE_OPERATIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sagemaker_lineage.enrich.members import Payload
    from sagemaker_lineage.model.request import Answer, AwsRead, Operation


class Kept(StrEnum):
    """For how long an answer is kept."""

    FOREVER = "forever"
    FACTS = "facts"
    LISTS = "lists"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifetimes:
    """The seconds behind the words: facts that seldom change, lists that grow, and what is changing now."""

    facts_seconds: float = 300.0
    lists_seconds: float = 15.0
    moment_seconds: float = 2.0

    def seconds(self, kept: Kept) -> float:
        """Return for how many seconds an answer is kept, infinity for one that cannot change any more."""
        return {
            Kept.FOREVER: inf,
            Kept.FACTS: self.facts_seconds,
            Kept.LISTS: self.lists_seconds,
            Kept.MOMENT: self.moment_seconds,
        }[kept]


BY_OPERATION: Mapping[Operation, Kept] = {
    DESCRIBE_PIPELINE: Kept.MOMENT,
    LIST_PIPELINES: Kept.LISTS,
    SEARCH: Kept.LISTS,
    LIST_TRAINING_JOBS_FOR_TUNING_JOB: Kept.LISTS,
    LIST_OBJECTS_ONE_PAGE: Kept.LISTS,
    DESCRIBE_PIPELINE_DEFINITION_FOR_EXECUTION: Kept.FOREVER,
    LIST_PIPELINE_PARAMETERS_FOR_EXECUTION: Kept.FOREVER,
    DESCRIBE_MODEL: Kept.FOREVER,
    GET_CALLER_IDENTITY: Kept.FOREVER,
    LIST_TAGS: Kept.FACTS,
    LIST_DOMAINS: Kept.FACTS,
    GET_OBJECT: Kept.FACTS,
    GET_BUCKET_LOCATION: Kept.FACTS,
    GET_BUCKET_ENCRYPTION: Kept.FACTS,
    GET_BUCKET_VERSIONING: Kept.FACTS,
    GET_PUBLIC_ACCESS_BLOCK: Kept.FACTS,
    GET_BUCKET_TAGGING: Kept.FACTS,
    GET_ACCOUNT_PUBLIC_ACCESS_BLOCK: Kept.FACTS,
    QUERY_LINEAGE: Kept.FACTS,
    DESCRIBE_ARTIFACT: Kept.FACTS,
    **dict.fromkeys(POSTURE_OPERATIONS, Kept.FACTS),
}
"""Operations whose answers are kept equally long whatever they say."""

JOB_STATUSES: Mapping[Operation, str] = {
    DESCRIBE_PROCESSING_JOB: "ProcessingJobStatus",
    DESCRIBE_TRAINING_JOB: "TrainingJobStatus",
    DESCRIBE_TRANSFORM_JOB: "TransformJobStatus",
    DESCRIBE_HYPER_PARAMETER_TUNING_JOB: "HyperParameterTuningJobStatus",
    DESCRIBE_AUTO_ML_JOB: "AutoMLJobStatus",
    DESCRIBE_AUTO_ML_JOB_V2: "AutoMLJobStatus",
}
"""Where the answer about a job says whether the job is over."""

BY_EXECUTION = frozenset({DESCRIBE_PIPELINE_EXECUTION, LIST_PIPELINE_EXECUTION_STEPS})
"""Operations whose answers change with the status of the execution they are asked about."""

_JOB_IS_OVER = frozenset({"Completed", "Failed", "Stopped"})
_RUNS = frozenset({"Executing", "Stopping"})
_DECIDED = frozenset({"Approved", "Rejected"})


def kept(answer: Answer, execution_status: str | None = None) -> Kept | None:
    """Return for how long an answer is kept, None for not at all: failures, and lists that were cut short.

    ``execution_status`` is the status of the execution that the read is about, as known *before* it
    was read: the steps of an execution that ends meanwhile may be listed without their end.
    """
    if answer.failure is not None or answer.truncated is not None:
        return None
    label = answer.read.operation.label
    if label == LIST_PIPELINE_EXECUTION_STEPS.label:
        return _of_execution(execution_status)
    told = _TELLING.get(label)
    return told(answer) if told else _SETTLED.get(label)


def execution_of(read: AwsRead) -> str | None:
    """Return the ARN of the execution on whose status the answer depends, None where it depends on none."""
    if read.operation not in BY_EXECUTION:
        return None
    found = dict(read.parameters).get("PipelineExecutionArn")
    return found if isinstance(found, str) else None


def execution_statuses(answer: Answer) -> dict[str, str]:
    """Return the statuses of executions, by ARN, that an answer tells."""
    payload = answer.payload or {}
    if answer.read.operation.label == LIST_PIPELINE_EXECUTIONS.label:
        told = structures(payload, "PipelineExecutionSummaries")
    elif answer.read.operation is DESCRIBE_PIPELINE_EXECUTION:
        told = [payload]
    else:
        return {}
    found = ((text(each, "PipelineExecutionArn"), _status(each)) for each in told)
    return {arn: status for arn, status in found if arn is not None and status is not None}


def _by_job(answer: Answer) -> Kept:
    over = text(answer.payload or {}, JOB_STATUSES[answer.read.operation]) in _JOB_IS_OVER
    return Kept.FOREVER if over else Kept.MOMENT


def _by_recording(answer: Answer) -> Kept:
    """Return how long a trial component is kept: one may still be made, or be added to while its job runs."""
    if answer.absent:
        return Kept.LISTS
    status = text(structure(answer.payload or {}, "Status"), "PrimaryStatus")
    return Kept.FACTS if status in _JOB_IS_OVER else Kept.MOMENT


def _by_approval(answer: Answer) -> Kept:
    return Kept.FACTS if text(answer.payload or {}, "ModelApprovalStatus") in _DECIDED else Kept.LISTS


def _by_status(answer: Answer) -> Kept:
    return _of_execution(_status(answer.payload or {}))


def _by_time(answer: Answer) -> Kept:
    return Kept.FACTS if _is_past(answer) else Kept.MOMENT


def _is_past(answer: Answer) -> bool:
    """Tell whether a list of executions is of a time that is over, and nothing in it runs any more."""
    before = dict(answer.read.parameters).get("CreatedBefore")
    if not isinstance(before, str) or answer.read_at is None or datetime.fromisoformat(before) > answer.read_at:
        return False
    return _RUNS.isdisjoint(execution_statuses(answer).values())


def _status(execution: Payload) -> str | None:
    return text(execution, "PipelineExecutionStatus")


def _of_execution(status: str | None) -> Kept:
    """Only what succeeded stays as it is: an execution that failed or was stopped can be retried."""
    if status == "Succeeded":
        return Kept.FOREVER
    return Kept.MOMENT if status is None or status in _RUNS else Kept.FACTS


BY_CONTENT: Mapping[Operation, Callable[[Answer], Kept]] = {
    **dict.fromkeys(JOB_STATUSES, _by_job),
    DESCRIBE_MODEL_PACKAGE: _by_approval,
    DESCRIBE_TRIAL_COMPONENT: _by_recording,
    DESCRIBE_PIPELINE_EXECUTION: _by_status,
    LIST_PIPELINE_EXECUTIONS: _by_time,
}
"""Operations whose answers are kept the longer the less can change in them."""
_SETTLED = {operation.label: kept for operation, kept in BY_OPERATION.items()}
_TELLING = {operation.label: told for operation, told in BY_CONTENT.items()}
"""The same by label: an operation that is asked for a page at a time is kept alike."""
