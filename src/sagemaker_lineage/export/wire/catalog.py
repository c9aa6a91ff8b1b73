"""Lists: which pipelines there are, and how often each ran."""

from pydantic import Field

from sagemaker_lineage.export.wire.fields import Instant, Text, WireModel
from sagemaker_lineage.export.wire.gap import Gap, gaps_of
from sagemaker_lineage.model import catalog

_EXECUTION_ARN = "arn:aws:sagemaker:ap-northeast-2:111122223333:pipeline/mlops-pipeline/execution/0123456789ab"
_EXECUTION = {
    "arn": _EXECUTION_ARN,
    "id": "0123456789ab",
    "status": "Succeeded",
    "displayName": "execution-1763800000000",
    "description": "Weekly run",
    "startTime": "2026-11-22T09:41:57Z",
    "failureReason": "Step failure: One or multiple steps failed.",
    "consoleUrl": "https://ap-northeast-2.console.aws.amazon.com/sagemaker/home?region=ap-northeast-2#/pipelines",
}


class ListedExecution(WireModel):
    """An execution as a list shows it."""

    arn: Text = Field(description="The execution's ARN.", examples=[_EXECUTION_ARN])
    id: Text = Field(description="The last part of the ARN.", examples=["0123456789ab"])
    status: Text = Field(description="The execution's status in AWS's words.", examples=["Succeeded"])
    display_name: Text | None = Field(description="The execution's display name.", examples=["execution-1763800000000"])
    description: Text | None = Field(description="The execution's description.", examples=["Weekly run"])
    start_time: Instant | None = Field(description="When the execution started.", examples=["2026-11-22T09:41:57Z"])
    failure_reason: Text | None = Field(
        description="Why the execution failed, in AWS's words.", examples=[_EXECUTION["failureReason"]]
    )
    console_url: Text | None = Field(
        description="The execution's page in the AWS console.", examples=[_EXECUTION["consoleUrl"]]
    )


class ListedPipeline(WireModel):
    """A pipeline as a list shows it."""

    name: Text = Field(description="The pipeline's name.", examples=["mlops-pipeline"])
    arn: Text | None = Field(
        description="The pipeline's ARN.",
        examples=["arn:aws:sagemaker:ap-northeast-2:111122223333:pipeline/mlops-pipeline"],
    )
    display_name: Text | None = Field(description="The pipeline's display name.", examples=["MLOps pipeline"])
    description: Text | None = Field(description="The pipeline's description.", examples=["Trains the claims model."])
    created_time: Instant | None = Field(
        description="When the pipeline was created.", examples=["2026-01-07T12:00:00Z"]
    )
    last_modified_time: Instant | None = Field(
        description="When the pipeline was last changed.", examples=["2026-11-20T08:15:00Z"]
    )
    last_execution_time: Instant | None = Field(
        description="When the pipeline last ran; null when it never did.", examples=["2026-11-22T09:41:57Z"]
    )
    last_execution: ListedExecution | None = Field(
        description="The newest execution; null when it was not asked for, could not be read, or there is none.",
        examples=[_EXECUTION],
    )
    tags: dict[Text, Text] | None = Field(
        description="The tags by key; null when they were not asked for or could not be read.",
        examples=[{"DomainName": "studio-domain"}],
    )


class PipelineList(WireModel):
    """A page of a region's pipelines."""

    pipelines: tuple[ListedPipeline, ...] = Field(description="By name.", examples=[[{"name": "mlops-pipeline"}]])
    cursor: Text | None = Field(
        description="Asks for the next page; null after the last.", examples=["eyJuIjoiYWJjIn0"]
    )
    gaps: tuple[Gap, ...] = Field(
        description="What could not be had of the last executions and tags, by operation and resource.",
        examples=[[{"code": "access-denied", "operation": "sagemaker:ListTags", "resource": "mlops-pipeline"}]],
    )


class ExecutionList(WireModel):
    """A page of a pipeline's executions."""

    executions: tuple[ListedExecution, ...] = Field(description="Newest first.", examples=[[_EXECUTION]])
    cursor: Text | None = Field(
        description="Asks for the next page; null after the last.", examples=["eyJuIjoiYWJjIn0"]
    )


def pipeline_list_of(page: catalog.PipelinePage) -> PipelineList:
    """Return a page of pipelines as it stands on the wire."""
    return PipelineList(pipelines=tuple(map(_pipeline, page.pipelines)), cursor=page.cursor, gaps=gaps_of(page.gaps))


def execution_list_of(page: catalog.ExecutionPage) -> ExecutionList:
    """Return a page of executions as it stands on the wire."""
    return ExecutionList(executions=tuple(map(_execution, page.executions)), cursor=page.cursor)


def _pipeline(pipeline: catalog.ListedPipeline) -> ListedPipeline:
    return ListedPipeline(
        name=pipeline.name,
        arn=pipeline.arn,
        display_name=pipeline.display_name,
        description=pipeline.description,
        created_time=pipeline.created_at,
        last_modified_time=pipeline.last_modified_at,
        last_execution_time=pipeline.last_execution_at,
        last_execution=None if pipeline.last_execution is None else _execution(pipeline.last_execution),
        tags=None if pipeline.tags is None else dict(sorted(pipeline.tags.items())),
    )


def _execution(execution: catalog.ListedExecution) -> ListedExecution:
    return ListedExecution(
        arn=execution.arn,
        id=execution.id,
        status=execution.status,
        display_name=execution.display_name,
        description=execution.description,
        start_time=execution.started_at,
        failure_reason=execution.failure_reason,
        console_url=execution.console_url,
    )
