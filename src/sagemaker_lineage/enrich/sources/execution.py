"""The execution laid over the graph: which one, and what it says of itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.enrich.arns import ExecutionArn, PipelineArn, parse_execution_arn
from sagemaker_lineage.enrich.links import execution_url
from sagemaker_lineage.enrich.losses import Loss, document_facts, loss_of
from sagemaker_lineage.enrich.members import Payload, moment, structure, structures, text
from sagemaker_lineage.enrich.operations import (
    DESCRIBE_PIPELINE_EXECUTION,
    LIST_PIPELINE_EXECUTION_STEPS,
    LIST_PIPELINE_EXECUTIONS,
    LIST_PIPELINE_PARAMETERS_FOR_EXECUTION,
    read,
)
from sagemaker_lineage.enrich.refusals import refusal
from sagemaker_lineage.errors import AwsError, ExecutionNotFound
from sagemaker_lineage.model.execution import Execution, SelectiveExecution
from sagemaker_lineage.model.request import Answer, AwsRead, GapCode

if TYPE_CHECKING:
    from datetime import datetime

    from sagemaker_lineage.enrich.flow import Flow

UNKNOWN = "Unknown"
"""The status of what is not known to have any: our word, AWS has none."""
RUNNING = frozenset({"Executing", "Stopping"})
"""The words of PipelineExecutionStatus that are not final."""
MOST_LISTED = 1_000
"""How many executions are searched for one that may not be described."""

_SUMMARISED = ("/execution/displayName", "/execution/failureReason", "/execution/startTime", "/execution/status")
_DESCRIBED = ("/execution/selective", "/execution/startedBy")


class ChosenExecution(NamedTuple):
    """The execution to lay over: its ARN, and the summary that led to it (empty if it was named)."""

    arn: ExecutionArn
    summary: Payload


class ExecutionReading(NamedTuple):
    """An execution without its end, which its steps decide; ``modified_at`` is when it last changed."""

    execution: Execution
    modified_at: datetime | None = None
    losses: tuple[Loss, ...] = ()


def steps_read(execution: str, region: str) -> AwsRead:
    """Return the read of everything that happened to an execution's steps, oldest first."""
    return read(LIST_PIPELINE_EXECUTION_STEPS, region, PipelineExecutionArn=execution, SortOrder="Ascending")


def parameters_read(execution: str, region: str) -> AwsRead:
    """Return the read of an execution's parameter values."""
    return read(LIST_PIPELINE_PARAMETERS_FOR_EXECUTION, region, PipelineExecutionArn=execution)


def describe_read(execution: str, region: str) -> AwsRead:
    """Return the read of an execution."""
    return read(DESCRIBE_PIPELINE_EXECUTION, region, PipelineExecutionArn=execution)


def newest(answer: Answer) -> ChosenExecution | None:
    """Return the newest execution of a list, None for a pipeline that never ran.

    Raises:
        AwsError: the list could not be read.
    """
    if answer.payload is None:
        raise refusal(answer)
    for summary in structures(answer.payload, "PipelineExecutionSummaries"):
        arn = parse_execution_arn(text(summary, "PipelineExecutionArn"))
        if arn is None:
            raise AwsError("AWS listed an execution without a proper ARN.", resource=answer.read.resource)
        return ChosenExecution(arn, summary)
    return None


def named(wanted: str, pipeline: PipelineArn | None) -> ChosenExecution:
    """Return the execution of that id or ARN.

    Raises:
        ExecutionNotFound: the ARN is that of another pipeline's execution.
    """
    given = parse_execution_arn(wanted)
    arn = given or parse_execution_arn(f"{pipeline.text}/execution/{wanted}" if pipeline else None)
    if arn is None or (pipeline and not pipeline.is_same(arn.pipeline)):
        raise _not_found(wanted)
    return ChosenExecution(arn, {})


async def read_execution(flow: Flow, region: str, pipeline: str, chosen: ChosenExecution) -> ExecutionReading:
    """Read an execution; where it may not be described, what the list of executions says.

    Raises:
        ExecutionNotFound: there is none of that id or ARN.
    """
    answer = await flow.ask(describe_read(chosen.arn.text, region))
    if answer.payload is not None:
        return _described(answer.payload, chosen, region, pipeline)
    if _says_there_is_none(answer) and not chosen.summary:
        raise _not_found(chosen.arn.text)
    listed = await _summary(flow, region, pipeline, chosen)
    execution = _execution(listed, chosen, region, pipeline)
    lost = _DESCRIBED if listed else (*_DESCRIBED, *_SUMMARISED, "/summary/overallStatus")
    return ExecutionReading(execution, None, loss_of(answer, document_facts(*lost)))


def end_of(reading: ExecutionReading, last_end: datetime | None) -> datetime | None:
    """Return when an execution ended: with its last step, else when it last changed; None while it runs."""
    if reading.execution.status in RUNNING:
        return None
    return last_end or reading.modified_at


def _says_there_is_none(answer: Answer) -> bool:
    return answer.failure is not None and answer.failure.code in {GapCode.NOT_FOUND, GapCode.INVALID}


async def _summary(flow: Flow, region: str, pipeline: str, chosen: ChosenExecution) -> Payload:
    """Return the execution's summary, looked for in the list if need be; empty where it cannot be had."""
    if chosen.summary:
        return chosen.summary
    answer = await flow.ask(replace(read(LIST_PIPELINE_EXECUTIONS, region, PipelineName=pipeline), limit=MOST_LISTED))
    listed = structures(answer.payload or {}, "PipelineExecutionSummaries")
    found = next((each for each in listed if text(each, "PipelineExecutionArn") == chosen.arn.text), None)
    if found is None and answer.failure is None and answer.truncated is None and len(listed) < MOST_LISTED:
        raise _not_found(chosen.arn.text)
    return found or {}


def _described(payload: Payload, chosen: ChosenExecution, region: str, pipeline: str) -> ExecutionReading:
    summary = {
        "StartTime": payload.get("CreationTime"),
        **{name: payload.get(name) for name in ("PipelineExecutionStatus", "PipelineExecutionDisplayName")},
        "PipelineExecutionFailureReason": payload.get("FailureReason"),
    }
    execution = _execution(summary, chosen, region, pipeline, payload)
    return ExecutionReading(execution, moment(payload, "LastModifiedTime"))


def _execution(
    summary: Payload, chosen: ChosenExecution, region: str, pipeline: str, described: Payload | None = None
) -> Execution:
    return Execution(
        arn=chosen.arn.text,
        id=chosen.arn.id,
        status=text(summary, "PipelineExecutionStatus") or UNKNOWN,
        display_name=text(summary, "PipelineExecutionDisplayName"),
        started_at=moment(summary, "StartTime"),
        failure_reason=text(summary, "PipelineExecutionFailureReason"),
        started_by=starter_of(structure(described or {}, "CreatedBy")),
        selective=_selective(structure(described or {}, "SelectiveExecutionConfig")),
        console_url=execution_url(region, pipeline, chosen.arn.id),
    )


def starter_of(created_by: Payload) -> str | None:
    """Return who started an execution: a Studio user, else an IAM identity's ARN."""
    return text(created_by, "UserProfileName") or text(structure(created_by, "IamIdentity"), "Arn")


def _selective(configured: Payload) -> SelectiveExecution | None:
    if not configured:
        return None
    steps = (text(each, "StepName") for each in structures(configured, "SelectedSteps"))
    return SelectiveExecution(
        source_execution_arn=text(configured, "SourcePipelineExecutionArn"),
        steps=tuple(step for step in steps if step),
    )


def _not_found(wanted: str) -> ExecutionNotFound:
    return ExecutionNotFound(f"The pipeline has no execution {wanted!r}.", resource=wanted)
