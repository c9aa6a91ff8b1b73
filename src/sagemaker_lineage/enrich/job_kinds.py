"""What the metadata of an execution step names, as a table: which job, and how to ask for it.

Source: PipelineExecutionStepMetadata of the SageMaker service model in botocore 1.44.5.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.enrich import operations
from sagemaker_lineage.enrich.arns import name_of
from sagemaker_lineage.enrich.members import text
from sagemaker_lineage.model.request import Operation

if TYPE_CHECKING:
    from sagemaker_lineage.enrich.steps import StepRecord

PROCESSING_LOGS = "/aws/sagemaker/ProcessingJobs"
_FUNCTION = 6
TRAINING_LOGS = "/aws/sagemaker/TrainingJobs"
TRANSFORM_LOGS = "/aws/sagemaker/TransformJobs"


@dataclass(frozen=True, slots=True, kw_only=True)
class JobKind:
    """One member of the metadata that has an ARN, in its own member ``arn``.

    ``operation`` describes what it names; it takes ``name``, by which others may also reference it,
    or the ARN where ``by_arn``. ``page`` is the word for its pages in the SageMaker console, ``logs``
    its log group.
    """

    member: str
    name: str = ""
    arn: str = "Arn"
    operation: Operation | None = None
    by_arn: bool = False
    page: str | None = None
    logs: str | None = None


class Job(NamedTuple):
    """What a step made or ran: a job, a model, a package, an endpoint; all None if its metadata names nothing."""

    kind: JobKind | None
    arn: str | None
    name: str | None


def _check(member: str) -> JobKind:
    return JobKind(
        member=member,
        name="ProcessingJobName",
        arn="CheckJobArn",
        operation=operations.DESCRIBE_PROCESSING_JOB,
        page="processing-jobs",
        logs=PROCESSING_LOGS,
    )


KINDS: tuple[JobKind, ...] = (
    JobKind(
        member="TrainingJob",
        name="TrainingJobName",
        operation=operations.DESCRIBE_TRAINING_JOB,
        page="jobs",
        logs=TRAINING_LOGS,
    ),
    JobKind(
        member="ProcessingJob",
        name="ProcessingJobName",
        operation=operations.DESCRIBE_PROCESSING_JOB,
        page="processing-jobs",
        logs=PROCESSING_LOGS,
    ),
    JobKind(
        member="TransformJob",
        name="TransformJobName",
        operation=operations.DESCRIBE_TRANSFORM_JOB,
        page="transform-jobs",
        logs=TRANSFORM_LOGS,
    ),
    JobKind(
        member="TuningJob",
        name="HyperParameterTuningJobName",
        operation=operations.DESCRIBE_HYPER_PARAMETER_TUNING_JOB,
        page="hyper-tuning-jobs",
        logs=TRAINING_LOGS,
    ),
    JobKind(member="AutoMLJob", name="AutoMLJobName", operation=operations.DESCRIBE_AUTO_ML_JOB),
    JobKind(member="Model", name="ModelName", operation=operations.DESCRIBE_MODEL, page="models"),
    JobKind(
        member="RegisterModel",
        name="ModelPackageName",
        operation=operations.DESCRIBE_MODEL_PACKAGE,
        by_arn=True,
    ),
    _check("QualityCheck"),
    _check("ClarifyCheck"),
    JobKind(member="Endpoint", name="EndpointName", page="endpoints"),
    JobKind(member="EndpointConfig", name="EndpointConfigName", page="endpointConfig"),
    JobKind(member="InferenceComponent", name="InferenceComponentName"),
    JobKind(member="Lambda", name="FunctionName"),
    JobKind(member="Job", name="JobName"),
    JobKind(member="BedrockCustomModel"),
    JobKind(member="BedrockCustomModelDeployment"),
    JobKind(member="BedrockProvisionedModelThroughput"),
    JobKind(member="BedrockModelImport"),
    JobKind(member="HubContent", arn="HubContentArn"),
)
"""Every member that carries an ARN; the first one present counts."""

NAMELESS = (("EMR", "StepId"), ("EMRServerless", "JobRunId"), ("Athena", "QueryExecutionId"))
"""Members that say what they ran by an id alone."""


def job_of(record: StepRecord | None) -> Job:
    """Return what the metadata of a step names."""
    if record is None:
        return Job(None, None, None)
    for kind in KINDS:
        arn = text(record.said(kind.member), kind.arn)
        if arn is not None:
            return Job(kind, arn, _name(kind, arn))
    ids = (text(record.said(member), name) for member, name in NAMELESS)
    return Job(None, None, next(filter(None, ids), None))


def _name(kind: JobKind, arn: str) -> str:
    """Return the name in an ARN: a function's without version or alias, a package's with its version."""
    if kind.member == "Lambda":
        return (*arn.split(":")[_FUNCTION:], name_of(arn))[0]
    return arn.partition("/")[2] or name_of(arn) if kind.by_arn else name_of(arn)
