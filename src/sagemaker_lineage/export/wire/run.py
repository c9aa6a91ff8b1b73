"""What happened to a step, and the model it registered."""

from datetime import datetime

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from sagemaker_lineage.export.wire.fields import (
    Instant,
    Number,
    Seconds,
    Text,
    WireModel,
    is_finite,
    left_out,
    seconds_between,
)
from sagemaker_lineage.model import execution as domain_model

RUNNING_STEP = frozenset({"Starting", "Executing", "Stopping"})
"""The words of StepStatus that are not final."""

_JOB_ARN = "arn:aws:sagemaker:ap-northeast-2:111122223333:training-job/pipelines-0123456789ab-train"
_EXECUTION_ARN = "arn:aws:sagemaker:ap-northeast-2:111122223333:pipeline/mlops-pipeline/execution/abcdef012345"


class CacheHit(WireModel):
    """The step did not run: a result of an earlier execution was reused."""

    source_execution_arn: Text | None = Field(
        description="The execution whose result was reused.", examples=[_EXECUTION_ARN]
    )


class StepSelection(WireModel):
    """The step was not selected to run: a selective execution took over an earlier result."""

    source_execution_arn: Text = Field(
        description="The execution whose result was taken over.", examples=[_EXECUTION_ARN]
    )


class Iteration(WireModel):
    """One pass of a step in the body of a ForEach."""

    index: int = Field(description="The place of the item, from 0.", examples=[0])
    item: Text | None = Field(description="The item, as AWS gives it.", examples=["KR"])
    status: Text = Field(description="The status of this pass in AWS's words.", examples=["Succeeded"])
    start_time: Instant | None = Field(description="When this pass started.", examples=["2026-11-22T09:41:57Z"])
    end_time: Instant | None = Field(description="When this pass ended.", examples=["2026-11-22T09:45:12Z"])
    failure_reason: Text | None = Field(
        description="Why this pass failed, in AWS's words.", examples=["ClientError: no data below the prefix"]
    )
    job_arn: Text | None = Field(description="The job of this pass.", examples=[_JOB_ARN])


class Logs(WireModel):
    """Where CloudWatch keeps a job's logs."""

    group: Text = Field(description="The log group.", examples=["/aws/sagemaker/TrainingJobs"])
    stream_prefix: Text = Field(
        description="What the job's log streams begin with.", examples=["pipelines-0123456789ab-train/"]
    )
    url: Text = Field(
        description="The log group's page in the AWS console.",
        examples=[
            "https://ap-northeast-2.console.aws.amazon.com/cloudwatch/home?region=ap-northeast-2#logsV2:log-groups"
        ],
    )


class Run(WireModel):
    """What happened to a step in the execution laid over."""

    status: Text = Field(
        description="AWS's own word, or for a step AWS does not list: NotTaken, NotStarted or Skipped.",
        examples=["Succeeded"],
    )
    start_time: Instant | None = Field(description="When the step started.", examples=["2026-11-22T09:41:57Z"])
    end_time: Instant | None = Field(description="When the step ended.", examples=["2026-11-22T09:55:07Z"])
    elapsed_sec: Seconds | None = Field(
        description="Seconds from start to end; to now while the step runs.", examples=[790]
    )
    job_arn: Text | None = Field(description="What the step made: a job, a model, a package.", examples=[_JOB_ARN])
    job_name: Text | None = Field(description="The job's name.", examples=["pipelines-0123456789ab-train"])
    metrics: dict[Text, Number] = Field(
        description="Finite numbers by name: the job's final metrics, and those of its evaluation report as `eval.…`.",
        examples=[{"eval.regression_metrics.mse": 4.9, "validation:rmse": 2.1}],
    )
    report_object: Text | None = Field(
        description="The S3 object of the evaluation report.", examples=["s3://ml-artifacts/eval/evaluation.json"]
    )
    failure_reason: Text | None = Field(
        description="Why the step failed, in AWS's words.", examples=["AlgorithmError: the target column is missing"]
    )
    attempts: int | None = Field(description="How often AWS tried the step.", examples=[1])
    max_attempts: int | None = Field(
        description="The largest number of attempts that the step's retry policies state; null where they state none.",
        examples=[3],
    )
    cache_hit: CacheHit | None = Field(
        description="Where the result was reused from; null when the step ran.",
        examples=[{"sourceExecutionArn": _EXECUTION_ARN}],
    )
    outcome: Text | None = Field(description="What a condition decided: True or False.", examples=["True"])
    iterations: tuple[Iteration, ...] | SkipJsonSchema[None] = left_out(
        "On steps in the body of a ForEach only: the passes, by index.",
        [{"index": 0, "item": "KR", "status": "Succeeded", "startTime": "2026-11-22T09:41:57Z"}],
    )
    selective: StepSelection | SkipJsonSchema[None] = left_out(
        "In a selective execution, on steps that were not selected only: where the result was taken from.",
        {"sourceExecutionArn": _EXECUTION_ARN},
    )
    billable_sec: int | None = Field(description="The seconds AWS bills for the job.", examples=[612])
    logs: Logs | None = Field(
        description="Where the job's logs are.",
        examples=[{"group": "/aws/sagemaker/TrainingJobs", "streamPrefix": "train/", "url": "https://…"}],
    )
    console_url: Text | None = Field(
        description="The job's page in the AWS console.",
        examples=["https://ap-northeast-2.console.aws.amazon.com/sagemaker/home?region=ap-northeast-2#/jobs"],
    )


class Registry(WireModel):
    """The model package that a step registered."""

    model_package_arn: Text = Field(
        description="The model package's ARN.",
        examples=["arn:aws:sagemaker:ap-northeast-2:111122223333:model-package/claims/7"],
    )
    group: Text | None = Field(description="The model package group.", examples=["claims"])
    version: int | None = Field(description="The version within the group.", examples=[7])
    approval_status: Text | None = Field(
        description="Approved, Rejected or PendingManualApproval.", examples=["PendingManualApproval"]
    )
    status: Text | None = Field(description="The package's own status in AWS's words.", examples=["Completed"])


def run_of(run: domain_model.StepRun, now: datetime, *, iterated: bool) -> Run:
    """Return a step's run as it stands on the wire.

    A running step counts to ``now``. ``iterated`` says that the step is in the body of a ForEach
    and so lists its passes, be there any or not.
    """
    return Run(
        status=run.status,
        start_time=run.started_at,
        end_time=run.ended_at,
        elapsed_sec=elapsed_seconds(run, now),
        job_arn=run.job_arn,
        job_name=run.job_name,
        metrics={name: run.metrics[name] for name in sorted(run.metrics) if is_finite(run.metrics[name])},
        report_object=run.report_object,
        failure_reason=run.failure_reason,
        attempts=run.attempts,
        max_attempts=run.max_attempts,
        cache_hit=CacheHit(source_execution_arn=run.cache_hit.source_execution_arn) if run.cache_hit else None,
        outcome=run.outcome,
        iterations=tuple(map(_iteration, run.iterations)) if iterated or run.iterations else None,
        selective=StepSelection(source_execution_arn=run.selective_source_arn) if run.selective_source_arn else None,
        billable_sec=run.billable_seconds,
        logs=_logs(run.logs),
        console_url=run.console_url,
    )


def elapsed_seconds(run: domain_model.StepRun, now: datetime) -> int | float | None:
    """Return how long the step took, or has taken so far; None when it never started or its end is not known."""
    return seconds_between(run.started_at, now if is_running(run) else run.ended_at)


def is_running(run: domain_model.StepRun) -> bool:
    """Tell whether the step has not ended."""
    return run.ended_at is None and run.status in RUNNING_STEP


def registry_of(package: domain_model.ModelPackage | None) -> Registry | None:
    """Return a registered model as it stands on the wire."""
    if package is None:
        return None
    return Registry(
        model_package_arn=package.arn,
        group=package.group,
        version=package.version,
        approval_status=package.approval_status,
        status=package.status,
    )


def _iteration(iteration: domain_model.Iteration) -> Iteration:
    return Iteration(
        index=iteration.index,
        item=iteration.item,
        status=iteration.status,
        start_time=iteration.started_at,
        end_time=iteration.ended_at,
        failure_reason=iteration.failure_reason,
        job_arn=iteration.job_arn,
    )


def _logs(logs: domain_model.Logs | None) -> Logs | None:
    return Logs(group=logs.group, stream_prefix=logs.stream_prefix, url=logs.url) if logs else None
