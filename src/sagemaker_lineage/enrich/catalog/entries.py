"""What AWS's lists, searches and descriptions say, as entries of our lists."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sagemaker_lineage.enrich.arns import parse_execution_arn
from sagemaker_lineage.enrich.links import execution_url
from sagemaker_lineage.enrich.members import Payload, moment, pairs, structure, text
from sagemaker_lineage.enrich.sources.execution import RUNNING, UNKNOWN, starter_of
from sagemaker_lineage.model.catalog import ListedExecution, ListedPipeline

if TYPE_CHECKING:
    from datetime import datetime


def listed_pipeline(summary: Payload) -> ListedPipeline:
    """Return a pipeline as ListPipelines, Search or DescribePipeline tells it: the times have two names."""
    return ListedPipeline(
        name=text(summary, "PipelineName") or "",
        arn=text(summary, "PipelineArn"),
        display_name=text(summary, "PipelineDisplayName"),
        description=text(summary, "PipelineDescription"),
        created_at=moment(summary, "CreationTime"),
        last_modified_at=moment(summary, "LastModifiedTime"),
        last_execution_at=moment(summary, "LastExecutionTime") or moment(summary, "LastRunTime"),
    )


def listed_execution(summary: Payload, region: str, pipeline: str) -> ListedExecution | None:
    """Return an execution as ListPipelineExecutions tells it, None for what has no proper ARN."""
    arn = parse_execution_arn(text(summary, "PipelineExecutionArn"))
    if arn is None:
        return None
    return ListedExecution(
        arn=arn.text,
        id=arn.id,
        status=text(summary, "PipelineExecutionStatus") or UNKNOWN,
        display_name=text(summary, "PipelineExecutionDisplayName"),
        description=text(summary, "PipelineExecutionDescription"),
        started_at=moment(summary, "StartTime"),
        failure_reason=text(summary, "PipelineExecutionFailureReason"),
        console_url=execution_url(region, pipeline, arn.id),
    )


def found_execution(found: Payload, region: str, pipeline: str) -> ListedExecution | None:
    """Return an execution as Search tells it, None for what has no proper ARN."""
    summary = {
        **found,
        "StartTime": found.get("CreationTime"),
        "PipelineExecutionFailureReason": found.get("FailureReason"),
    }
    execution = listed_execution(summary, region, pipeline)
    return execution and with_found(execution, found)


def with_found(execution: ListedExecution, found: Payload) -> ListedExecution:
    """Return an execution with what only Search tells of it.

    Search may lag behind: where it does not know yet that the execution is over, its last change is
    not the end.
    """
    return replace(
        execution,
        ended_at=_end(execution.status, found),
        started_by=starter_of(structure(found, "CreatedBy")),
        parameters=pairs(found, "PipelineParameters", "Name"),
    )


def _end(status: str, found: Payload) -> datetime | None:
    over = status not in RUNNING and status == text(found, "PipelineExecutionStatus")
    return moment(found, "LastModifiedTime") if over else None
