"""The operations on pipelines and their executions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sagemaker_lineage.demo.sagemaker.lookups import chosen, named_execution, named_pipeline
from sagemaker_lineage.demo.sagemaker.paging import page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sagemaker_lineage.demo.account.store import Account
    from sagemaker_lineage.demo.account.values import Execution, Pipeline, StepRun
    from sagemaker_lineage.demo.wire import Call

Json = dict[str, Any]


def list_pipelines(account: Account, call: Call, now: float) -> Json:
    """Answer ListPipelines: newest first unless asked otherwise."""
    prefix = str(call.parameters.get("PipelineNamePrefix", ""))
    found = [p for p in account.pipelines if p.region == call.region and p.name.startswith(prefix)]
    found = [p for p in found if _within(call, p.created)]
    by_name = chosen(call, "SortBy", "CreationTime", "Name") == "Name"
    descending = chosen(call, "SortOrder", "Descending", "Ascending") == "Descending"
    found.sort(key=lambda p: (p.name if by_name else "", p.created, p.name), reverse=descending)
    shown, more = page(call, found, lambda p: p.arn)
    return {"PipelineSummaries": [pipeline_summary(p, now) for p in shown], **more}


def pipeline_summary(pipeline: Pipeline, now: float) -> Json:
    """Return a pipeline's entry in a list."""
    kept = {k: v for k, v in pipeline.extras.items() if k in _SUMMARY_EXTRAS}
    newest = pipeline.executions_at(now)[:1]
    ran = {"LastExecutionTime": newest[0].began} if newest else {}
    return _identity(pipeline) | kept | ran


_SUMMARY_EXTRAS = frozenset({"PipelineDisplayName", "PipelineDescription", "RoleArn"})


def _identity(pipeline: Pipeline) -> Json:
    return {
        "PipelineArn": pipeline.arn,
        "PipelineName": pipeline.name,
        "CreationTime": pipeline.created,
        "LastModifiedTime": pipeline.modified,
    }


def describe_pipeline(account: Account, call: Call, now: float) -> Json:
    """Answer DescribePipeline."""
    pipeline = named_pipeline(account, call)
    newest = pipeline.executions_at(now)[:1]
    ran = {"LastRunTime": newest[0].began} if newest else {}
    status = {"PipelineStatus": "Active", "PipelineDefinition": pipeline.definition}
    return _identity(pipeline) | status | pipeline.extras | ran


def list_pipeline_executions(account: Account, call: Call, now: float) -> Json:
    """Answer ListPipelineExecutions: newest first unless asked otherwise."""
    pipeline = named_pipeline(account, call)
    found = [run for run in pipeline.executions_at(now) if _within(call, run.began)]
    by_arn = chosen(call, "SortBy", "CreationTime", "PipelineExecutionArn") == "PipelineExecutionArn"
    descending = chosen(call, "SortOrder", "Descending", "Ascending") == "Descending"
    found.sort(key=lambda run: (0 if by_arn else run.began, run.arn), reverse=descending)
    shown, more = page(call, found, lambda run: run.arn)
    return {"PipelineExecutionSummaries": [_execution_summary(run, now) for run in shown], **more}


def _execution_summary(run: Execution, now: float) -> Json:
    summary: Json = {
        "PipelineExecutionArn": run.arn,
        "StartTime": run.began,
        "PipelineExecutionStatus": run.status_at(now),
        "PipelineExecutionDisplayName": run.display_name,
    }
    if "PipelineExecutionDescription" in run.extras:
        summary["PipelineExecutionDescription"] = run.extras["PipelineExecutionDescription"]
    if run.failure and now >= run.ended:
        summary["PipelineExecutionFailureReason"] = run.failure
    return summary


def describe_pipeline_execution(account: Account, call: Call, now: float) -> Json:
    """Answer DescribePipelineExecution."""
    run = named_execution(account, call, now)
    answer: Json = {
        "PipelineArn": run.pipeline_arn,
        "PipelineExecutionArn": run.arn,
        "PipelineExecutionDisplayName": run.display_name,
        "PipelineExecutionStatus": run.status_at(now),
        "CreationTime": run.began,
        "LastModifiedTime": run.changed_at(now),
    }
    if run.failure and now >= run.ended:
        answer["FailureReason"] = run.failure
    return answer | run.extras


def describe_definition_for_execution(account: Account, call: Call, now: float) -> Json:
    """Answer DescribePipelineDefinitionForExecution."""
    run = named_execution(account, call, now)
    return {"PipelineDefinition": run.definition, "CreationTime": run.began}


def list_pipeline_execution_steps(account: Account, call: Call, now: float) -> Json:
    """Answer ListPipelineExecutionSteps: newest first unless asked otherwise."""
    run = named_execution(account, call, now)
    begun = sorted((step for step in run.steps if step.began <= now), key=lambda step: step.began)
    steps: Sequence[StepRun] = begun
    if chosen(call, "SortOrder", "Descending", "Ascending") == "Descending":
        steps = begun[::-1]
    shown, more = page(call, steps, lambda step: str(step.summary["StepName"]))
    return {"PipelineExecutionSteps": [step.summary_at(now) for step in shown], **more}


def list_pipeline_parameters(account: Account, call: Call, now: float) -> Json:
    """Answer ListPipelineParametersForExecution."""
    run = named_execution(account, call, now)
    shown, more = page(call, run.parameters, lambda pair: pair[0])
    return {"PipelineParameters": [{"Name": name, "Value": value} for name, value in shown], **more}


def _within(call: Call, moment: float) -> bool:
    after = float(call.parameters.get("CreatedAfter", float("-inf")))
    before = float(call.parameters.get("CreatedBefore", float("inf")))
    return after <= moment <= before
