"""Lists: which pipelines there are, and how each of them ran."""

from typing import cast

from pydantic import Field

from sagemaker_lineage.export.wire.artifact import Access
from sagemaker_lineage.export.wire.fields import Instant, Seconds, Text, WireModel, seconds_between
from sagemaker_lineage.export.wire.gap import Gap, gaps_of
from sagemaker_lineage.model import catalog
from sagemaker_lineage.model.execution import BucketFacts

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
    "endTime": "2026-11-22T10:02:31Z",
    "elapsedSec": 1234,
    "startedBy": "minji-kim",
    "parameters": {"Year": "2026"},
}
_OUTCOME = {
    "id": "0123456789ab",
    "status": "Succeeded",
    "startTime": "2026-11-22T09:41:57Z",
    "elapsedSec": 1234,
}
_BUCKET = {
    "bucket": "raw-data",
    "region": "ap-northeast-2",
    "encryption": "aws:kms",
    "versioning": "Enabled",
    "publicAccess": "Blocked",
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
    end_time: Instant | None = Field(
        description="When a finished execution last changed; null while it runs, and where it was not read.",
        examples=[_EXECUTION["endTime"]],
    )
    elapsed_sec: Seconds | None = Field(
        description="Seconds from start to end; null while one of them is not known.",
        examples=[_EXECUTION["elapsedSec"]],
    )
    started_by: Text | None = Field(
        description="Who started it: a Studio user, else an IAM identity; null where it was not read.",
        examples=[_EXECUTION["startedBy"]],
    )
    parameters: dict[Text, Text] | None = Field(
        description="The parameter values it was started with, by name; null where they were not read.",
        examples=[_EXECUTION["parameters"]],
    )


class Outcome(WireModel):
    """How one execution went, as short as it can be said."""

    id: Text = Field(description="The last part of the execution's ARN.", examples=[_OUTCOME["id"]])
    status: Text = Field(description="The execution's status in AWS's words.", examples=[_OUTCOME["status"]])
    start_time: Instant | None = Field(description="When it started.", examples=[_OUTCOME["startTime"]])
    elapsed_sec: Seconds | None = Field(
        description="Seconds from start to end; null while it runs.", examples=[_OUTCOME["elapsedSec"]]
    )


class ListedBucket(WireModel):
    """A bucket that a pipeline names. Every `Unknown` has a gap that says why."""

    bucket: Text = Field(description="The bucket's name.", examples=[_BUCKET["bucket"]])
    region: Text | None = Field(description="The region the bucket lives in.", examples=[_BUCKET["region"]])
    encryption: Text = Field(
        description="Default encryption: AES256, aws:kms, aws:kms:dsse, None (not configured) or Unknown.",
        examples=[_BUCKET["encryption"]],
    )
    versioning: Text = Field(
        description="Enabled, Suspended, Disabled (never enabled) or Unknown.", examples=[_BUCKET["versioning"]]
    )
    public_access: Access = Field(
        description="Block Public Access, bucket or account: Blocked (all four flags), Partial, Open or Unknown.",
        examples=[_BUCKET["publicAccess"]],
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
    domain: Text | None = Field(
        description="The name of the SageMaker domain that the tags tell; null when they tell none or were not read.",
        examples=["studio-domain"],
    )
    owner: Text | None = Field(
        description="The value of the owner's tag (`ownerTag` of the settings); null when there is none.",
        examples=["claims-team"],
    )
    outcomes: tuple[Outcome, ...] | None = Field(
        description="The last 20 executions, newest first; null when they were not asked for or could not be read.",
        examples=[[_OUTCOME]],
    )
    step_count: int | None = Field(
        description="How many steps the definition has, those of branches and loops included; null when not read.",
        examples=[6],
    )
    buckets: tuple[ListedBucket, ...] | None = Field(
        description="The buckets that the definition names with its default values, by name; null when not read.",
        examples=[[_BUCKET]],
    )


class PipelineList(WireModel):
    """A page of a region's pipelines."""

    pipelines: tuple[ListedPipeline, ...] = Field(
        description="In the order asked for.", examples=[[{"name": "mlops-pipeline"}]]
    )
    cursor: Text | None = Field(
        description="Asks for the next page; null after the last.", examples=["eyJuIjoiYWJjIn0"]
    )
    total: int | None = Field(
        description="How many pipelines there are on all pages; null when that is not known.", examples=[42]
    )
    gaps: tuple[Gap, ...] = Field(
        description="What could not be had of the rows, by operation and resource.",
        examples=[[{"code": "access-denied", "operation": "sagemaker:ListTags", "resource": "mlops-pipeline"}]],
    )


class ExecutionList(WireModel):
    """A page of a pipeline's executions."""

    executions: tuple[ListedExecution, ...] = Field(description="Newest first.", examples=[[_EXECUTION]])
    cursor: Text | None = Field(
        description="Asks for the next page; null after the last.", examples=["eyJuIjoiYWJjIn0"]
    )
    gaps: tuple[Gap, ...] = Field(
        description="What could not be had of the rows, by operation and resource.",
        examples=[[{"code": "access-denied", "operation": "sagemaker:Search", "resource": "PipelineExecution"}]],
    )


def pipeline_list_of(page: catalog.PipelinePage) -> PipelineList:
    """Return a page of pipelines as it stands on the wire."""
    return PipelineList(
        pipelines=tuple(map(_pipeline, page.pipelines)),
        cursor=page.cursor,
        total=page.total,
        gaps=gaps_of(page.gaps),
    )


def execution_list_of(page: catalog.ExecutionPage) -> ExecutionList:
    """Return a page of executions as it stands on the wire."""
    return ExecutionList(
        executions=tuple(map(_execution, page.executions)), cursor=page.cursor, gaps=gaps_of(page.gaps)
    )


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
        domain=pipeline.domain,
        owner=pipeline.owner,
        outcomes=None if pipeline.outcomes is None else tuple(map(_outcome, pipeline.outcomes)),
        step_count=pipeline.steps,
        buckets=None if pipeline.buckets is None else tuple(map(_bucket, pipeline.buckets)),
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
        end_time=execution.ended_at,
        elapsed_sec=seconds_between(execution.started_at, execution.ended_at),
        started_by=execution.started_by,
        parameters=None if execution.parameters is None else dict(sorted(execution.parameters.items())),
    )


def _outcome(execution: catalog.ListedExecution) -> Outcome:
    return Outcome(
        id=execution.id,
        status=execution.status,
        start_time=execution.started_at,
        elapsed_sec=seconds_between(execution.started_at, execution.ended_at),
    )


def _bucket(facts: BucketFacts) -> ListedBucket:
    return ListedBucket(
        bucket=facts.bucket,
        region=facts.region,
        encryption=facts.encryption,
        versioning=facts.versioning,
        public_access=cast("Access", facts.public_access),
    )
