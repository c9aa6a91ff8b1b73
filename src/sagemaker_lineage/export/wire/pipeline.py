"""The pipeline, the domain it was filtered by, and the execution laid over it."""

from datetime import datetime
from typing import Literal, cast

from pydantic import Field

from sagemaker_lineage.export.wire.fields import Instant, Seconds, Text, Value, WireModel, is_finite, seconds_between
from sagemaker_lineage.model import execution as domain_model
from sagemaker_lineage.model import pipeline as definition_model
from sagemaker_lineage.model.execution import Lineage

RUNNING_EXECUTION = frozenset({"Executing", "Stopping"})
"""The words of PipelineExecutionStatus that are not final."""

_SOURCE = "arn:aws:sagemaker:ap-northeast-2:111122223333:pipeline/mlops-pipeline/execution/abcdef012345"

Source = Literal["pipeline", "execution", "file"]


class Domain(WireModel):
    """The SageMaker domain that the answer was filtered by."""

    name: Text = Field(description="The domain's name.", examples=["studio-domain"])
    id: Text | None = Field(description="The domain's id; null when domains may not be listed.", examples=["d-abc123"])
    arn: Text | None = Field(
        description="The domain's ARN; null when domains may not be listed.",
        examples=["arn:aws:sagemaker:ap-northeast-2:111122223333:domain/d-abc123"],
    )
    status: Text | None = Field(
        description="The domain's status in AWS's words; null when domains may not be listed.", examples=["InService"]
    )


class Parameter(WireModel):
    """A parameter of the pipeline."""

    name: Text = Field(description="The parameter's name.", examples=["InputUri"])
    type: Text = Field(description="String, Integer, Float or Boolean, as in the definition.", examples=["String"])
    default: Value = Field(
        description="The default of the definition; null when there is none.", examples=["s3://raw-data/claims"]
    )
    value: Value = Field(
        description="The value of the execution laid over, else the default.", examples=["s3://raw-data/claims/2026-11"]
    )
    enum: tuple[Text, ...] = Field(description="The values allowed; empty when any is.", examples=[["small", "large"]])


class Definition(WireModel):
    """The definition that the graph was read from."""

    source: Source = Field(
        description="Where it came from: the pipeline, the execution laid over, or a file.", examples=["execution"]
    )
    version: Text | None = Field(description="The definition's schema version.", examples=["2020-12-01"])
    sha256: Text = Field(
        description="Digest of the definition's text, in hexadecimal.",
        examples=["9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"],
    )


class Pipeline(WireModel):
    """The pipeline. What only AWS knows is null when the definition was read from a file."""

    name: Text = Field(description="The pipeline's name.", examples=["mlops-pipeline"])
    arn: Text | None = Field(
        description="The pipeline's ARN; null when read from a file.",
        examples=["arn:aws:sagemaker:ap-northeast-2:111122223333:pipeline/mlops-pipeline"],
    )
    last_modified_time: Instant | None = Field(
        description="When the pipeline was last changed; null when read from a file.", examples=["2026-11-20T08:15:00Z"]
    )
    display_name: Text | None = Field(description="The pipeline's display name.", examples=["MLOps pipeline"])
    description: Text | None = Field(description="The pipeline's description.", examples=["Trains the claims model."])
    created_time: Instant | None = Field(
        description="When the pipeline was created; null when read from a file.", examples=["2026-01-07T12:00:00Z"]
    )
    role_arn: Text | None = Field(
        description="The role that the pipeline runs with.", examples=["arn:aws:iam::111122223333:role/pipeline-runner"]
    )
    status: Text | None = Field(description="The pipeline's status in AWS's words.", examples=["Active"])
    tags: dict[Text, Text] | None = Field(
        description="The pipeline's tags by key; null when they were not read.",
        examples=[{"DomainName": "studio-domain"}],
    )
    parameters: tuple[Parameter, ...] = Field(
        description="The parameters, in the order of the definition.",
        examples=[[{"name": "Rounds", "type": "Integer", "default": 50, "value": "80", "enum": []}]],
    )
    definition: Definition = Field(
        description="Where the graph's definition came from, and which it is.",
        examples=[{"source": "pipeline", "version": "2020-12-01", "sha256": "9f86d081884c7d65"}],
    )


class Selective(WireModel):
    """A selective execution: which steps ran again, and where the rest came from."""

    source_execution_arn: Text | None = Field(
        description="The execution whose results the other steps reuse.",
        examples=[_SOURCE],
    )
    steps: tuple[Text, ...] = Field(description="The steps selected to run.", examples=[["Train", "Evaluate"]])


class LastGood(WireModel):
    """An execution to compare with."""

    id: Text = Field(description="The last part of the execution's ARN.", examples=["abcdef012345"])
    start_time: Instant = Field(description="When it started.", examples=["2026-11-15T09:41:57Z"])


class Execution(WireModel):
    """The execution laid over the graph."""

    arn: Text = Field(
        description="The execution's ARN.",
        examples=["arn:aws:sagemaker:ap-northeast-2:111122223333:pipeline/mlops-pipeline/execution/0123456789ab"],
    )
    id: Text = Field(description="The last part of the ARN.", examples=["0123456789ab"])
    display_name: Text | None = Field(description="The execution's display name.", examples=["execution-1763800000000"])
    status: Text = Field(description="The execution's status in AWS's words.", examples=["Succeeded"])
    start_time: Instant | None = Field(description="When the execution started.", examples=["2026-11-22T09:41:57Z"])
    end_time: Instant | None = Field(
        description="The end of the last step, else the last change once the status is final; null while running.",
        examples=["2026-11-22T10:02:31Z"],
    )
    elapsed_sec: Seconds | None = Field(
        description="Seconds from start to end; to now while the execution runs.", examples=[1234]
    )
    failure_reason: Text | None = Field(
        description="Why the execution failed, in AWS's words.",
        examples=["Step failure: One or multiple steps failed."],
    )
    started_by: Text | None = Field(description="Who started the execution.", examples=["data-scientist"])
    selective: Selective | None = Field(
        description="How the execution was selective; null for a whole one.",
        examples=[{"sourceExecutionArn": _SOURCE, "steps": ["Train"]}],
    )
    last_good: LastGood | None = Field(
        description="The newest execution before this one that succeeded; null when there is none or it was not found.",
        examples=[{"id": "abcdef012345", "startTime": "2026-11-15T09:41:57Z"}],
    )
    console_url: Text | None = Field(
        description="The execution's page in the AWS console.",
        examples=["https://ap-northeast-2.console.aws.amazon.com/sagemaker/home?region=ap-northeast-2#/pipelines"],
    )


def domain_of(domain: domain_model.Domain | None) -> Domain | None:
    """Return the domain as it stands on the wire."""
    return Domain(name=domain.name, id=domain.id, arn=domain.arn, status=domain.status) if domain else None


def pipeline_of(lineage: Lineage) -> Pipeline:
    """Return the pipeline with its parameters, as it stands on the wire."""
    facts = lineage.pipeline
    return Pipeline(
        name=facts.name,
        arn=facts.arn,
        last_modified_time=facts.last_modified_at,
        display_name=facts.display_name,
        description=facts.description,
        created_time=facts.created_at,
        role_arn=facts.role_arn,
        status=facts.status,
        tags=None if facts.tags is None else dict(sorted(facts.tags.items())),
        parameters=tuple(_parameter(each, lineage) for each in lineage.definition.parameters),
        definition=Definition(
            source=cast("Source", lineage.source),
            version=lineage.definition.version,
            sha256=lineage.definition.sha256,
        ),
    )


def execution_of(execution: domain_model.Execution | None, now: datetime) -> Execution | None:
    """Return the execution as it stands on the wire; a running one counts to ``now``."""
    if execution is None:
        return None
    selective = execution.selective
    return Execution(
        arn=execution.arn,
        id=execution.id,
        display_name=execution.display_name,
        status=execution.status,
        start_time=execution.started_at,
        end_time=None if is_running(execution) else execution.ended_at,
        elapsed_sec=seconds_between(execution.started_at, now if is_running(execution) else execution.ended_at),
        failure_reason=execution.failure_reason,
        started_by=execution.started_by,
        selective=Selective(source_execution_arn=selective.source_execution_arn, steps=selective.steps)
        if selective
        else None,
        last_good=_last_good(execution.last_good),
        console_url=execution.console_url,
    )


def _last_good(execution: domain_model.LastGood | None) -> LastGood | None:
    return LastGood(id=execution.id, start_time=execution.started_at) if execution else None


def is_running(execution: domain_model.Execution | None) -> bool:
    """Tell whether the execution's status is not final."""
    return execution is not None and execution.status in RUNNING_EXECUTION


def _parameter(parameter: definition_model.Parameter, lineage: Lineage) -> Parameter:
    default = parameter.default
    if isinstance(default, float) and not is_finite(default):
        default = None
    return Parameter(
        name=parameter.name,
        type=parameter.type,
        default=default,
        value=lineage.parameter_values.get(parameter.name, default),
        enum=parameter.enum,
    )
