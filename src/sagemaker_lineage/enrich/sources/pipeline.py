"""The pipeline itself: its facts and its definition, also where it may not be described."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.enrich.arns import PipelineArn, parse_execution_arn, parse_pipeline_arn
from sagemaker_lineage.enrich.losses import Loss, document_facts, loss_of
from sagemaker_lineage.enrich.members import Payload, moment, structures, text
from sagemaker_lineage.enrich.operations import (
    DESCRIBE_PIPELINE,
    DESCRIBE_PIPELINE_DEFINITION_FOR_EXECUTION,
    LIST_PIPELINE_EXECUTIONS,
    LIST_PIPELINES,
    read,
)
from sagemaker_lineage.enrich.refusals import refusal
from sagemaker_lineage.errors import AccessDenied, PipelineNotFound
from sagemaker_lineage.model.execution import PipelineFacts
from sagemaker_lineage.model.request import Answer, AwsRead, GapCode

if TYPE_CHECKING:
    from sagemaker_lineage.enrich.flow import Flow

MOST_RECENT = 20
"""How many executions are listed to find the newest one: the last good one is nearly always among them."""
_LISTED = ("/pipeline/createdTime", "/pipeline/description", "/pipeline/displayName")
_LISTED_TOO = ("/pipeline/lastModifiedTime", "/pipeline/roleArn")


class PipelineReading(NamedTuple):
    """The pipeline: its facts without tags, its ARN if AWS gave a proper one, its definition.

    ``source`` is ``pipeline``, or ``execution`` where the definition is that of the newest execution.
    """

    facts: PipelineFacts
    arn: PipelineArn | None
    definition: str
    source: str = "pipeline"
    losses: tuple[Loss, ...] = ()


def newest_execution_read(pipeline: str, region: str) -> AwsRead:
    """Return the read of a pipeline's newest execution."""
    return replace(recent_executions_read(pipeline, region), limit=1)


def recent_executions_read(pipeline: str, region: str) -> AwsRead:
    """Return the read of a pipeline's last executions, newest first."""
    order = {"SortBy": "CreationTime", "SortOrder": "Descending"}
    return replace(read(LIST_PIPELINE_EXECUTIONS, region, PipelineName=pipeline, **order), limit=MOST_RECENT)


def definition_read(execution: str, region: str) -> AwsRead:
    """Return the read of the definition that an execution used."""
    return read(DESCRIBE_PIPELINE_DEFINITION_FOR_EXECUTION, region, PipelineExecutionArn=execution)


async def read_pipeline(flow: Flow, region: str, pipeline: str, *, overlaid: bool) -> PipelineReading:
    """Read a pipeline by name or ARN.

    Where DescribePipeline is denied, the facts come from ListPipelines and the definition from the
    newest execution. ``overlaid`` says that an execution is laid over the graph, which then takes
    that execution's definition anyway.

    Raises:
        PipelineNotFound: there is none of that name or ARN.
        AwsError: it can neither be described nor be put together from what may be read.
    """
    answer = await flow.ask(read(DESCRIBE_PIPELINE, region, PipelineName=pipeline))
    payload = answer.payload or {}
    definition = text(payload, "PipelineDefinition")
    if definition is not None:
        return PipelineReading(_facts(payload, pipeline), parse_pipeline_arn(text(payload, "PipelineArn")), definition)
    if answer.failure is not None and answer.failure.code is GapCode.NOT_FOUND:
        raise _not_found(pipeline, region)
    error = refusal(answer)
    if not isinstance(error, AccessDenied):
        raise error
    return await _without_describing(flow, region, pipeline, answer, overlaid=overlaid)


async def _without_describing(
    flow: Flow, region: str, pipeline: str, denied: Answer, *, overlaid: bool
) -> PipelineReading:
    asked = parse_pipeline_arn(pipeline)
    every = read(LIST_PIPELINES, region)
    listing = flow.ask(every if asked else read(LIST_PIPELINES, region, PipelineNamePrefix=pipeline))
    newest = await flow.ask(recent_executions_read(pipeline, region))
    listed = await listing
    found = _find(listed, pipeline, asked)
    if found is None and listed.failure is None and listed.truncated is None:
        raise _not_found(pipeline, region)
    execution = next((text(each, "PipelineExecutionArn") for each in _executions(newest)), None)
    used = await flow.ask(definition_read(execution, region)) if execution else None
    definition = text(used.payload, "PipelineDefinition") if used is not None and used.payload else None
    if definition is None:
        raise refusal(denied)
    own = parse_execution_arn(execution)
    arn = parse_pipeline_arn(text(found or {}, "PipelineArn") or (own.pipeline if own else None))
    lost = document_facts("/pipeline/status", *(() if overlaid else ("/pipeline/definition", "/pipeline/parameters")))
    losses = (*loss_of(denied, lost), *_unlisted(listed, found))
    return PipelineReading(_facts(found or _named(arn, pipeline), pipeline), arn, definition, "execution", losses)


def _executions(answer: Answer) -> list[Payload]:
    return structures(answer.payload or {}, "PipelineExecutionSummaries")


def _find(listed: Answer, pipeline: str, asked: PipelineArn | None) -> Payload | None:
    for summary in structures(listed.payload or {}, "PipelineSummaries"):
        if text(summary, "PipelineName") == pipeline or (asked and asked.is_same(text(summary, "PipelineArn"))):
            return summary
    return None


def _unlisted(listed: Answer, found: Payload | None) -> tuple[Loss, ...]:
    return () if found is not None else loss_of(listed, document_facts(*_LISTED, *_LISTED_TOO))


def _named(arn: PipelineArn | None, pipeline: str) -> Payload:
    asked = parse_pipeline_arn(pipeline)
    return {"PipelineArn": arn.text if arn else None, "PipelineName": asked.name if asked else pipeline}


def _facts(payload: Payload, pipeline: str) -> PipelineFacts:
    return PipelineFacts(
        name=text(payload, "PipelineName") or pipeline,
        arn=text(payload, "PipelineArn"),
        display_name=text(payload, "PipelineDisplayName"),
        description=text(payload, "PipelineDescription"),
        created_at=moment(payload, "CreationTime"),
        last_modified_at=moment(payload, "LastModifiedTime"),
        role_arn=text(payload, "RoleArn"),
        status=text(payload, "PipelineStatus"),
    )


def _not_found(pipeline: str, region: str) -> PipelineNotFound:
    return PipelineNotFound(
        f"There is no pipeline {pipeline!r} in {region}.",
        resource=pipeline,
        hint="Check the name, the region and the account; `sagemaker-lineage list` shows what there is.",
    )
