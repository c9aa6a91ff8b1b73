"""Every AWS operation the product may call: the one registry behind reads, paging, gaps and the IAM policy."""

from __future__ import annotations

from dataclasses import replace

from sagemaker_lineage.enrich.lineage_operations import LINEAGE_OPERATIONS
from sagemaker_lineage.enrich.posture_operations import POSTURE_OPERATIONS
from sagemaker_lineage.model.request import AwsRead, Operation, Pages, Structured

_NO_BLOCK = frozenset({"NoSuchPublicAccessBlockConfiguration"})

DESCRIBE_PIPELINE = Operation(
    service="sagemaker",
    name="DescribePipeline",
    iam_action="sagemaker:DescribePipeline",
    purpose="the pipeline and its definition",
)
LIST_PIPELINES = Operation(
    service="sagemaker",
    name="ListPipelines",
    iam_action="sagemaker:ListPipelines",
    purpose="the list of pipelines, and a pipeline's facts where it may not be described",
    pages=Pages(items="PipelineSummaries"),
)
LIST_PIPELINE_EXECUTIONS = Operation(
    service="sagemaker",
    name="ListPipelineExecutions",
    iam_action="sagemaker:ListPipelineExecutions",
    purpose="the newest execution, and the list of executions",
    pages=Pages(items="PipelineExecutionSummaries"),
)
DESCRIBE_PIPELINE_EXECUTION = Operation(
    service="sagemaker",
    name="DescribePipelineExecution",
    iam_action="sagemaker:DescribePipelineExecution",
    purpose="an execution's status, times, starter and selection of steps",
)
DESCRIBE_PIPELINE_DEFINITION_FOR_EXECUTION = Operation(
    service="sagemaker",
    name="DescribePipelineDefinitionForExecution",
    iam_action="sagemaker:DescribePipelineDefinitionForExecution",
    purpose="the definition that an execution really used",
)
LIST_PIPELINE_EXECUTION_STEPS = Operation(
    service="sagemaker",
    name="ListPipelineExecutionSteps",
    iam_action="sagemaker:ListPipelineExecutionSteps",
    purpose="what happened to each step",
    pages=Pages(items="PipelineExecutionSteps"),
)
LIST_PIPELINE_PARAMETERS_FOR_EXECUTION = Operation(
    service="sagemaker",
    name="ListPipelineParametersForExecution",
    iam_action="sagemaker:ListPipelineParametersForExecution",
    purpose="the parameter values of an execution",
    pages=Pages(items="PipelineParameters"),
)
LIST_TAGS = Operation(
    service="sagemaker",
    name="ListTags",
    iam_action="sagemaker:ListTags",
    purpose="a pipeline's tags, which also say its domain",
    pages=Pages(items="Tags"),
)
LIST_DOMAINS = Operation(
    service="sagemaker",
    name="ListDomains",
    iam_action="sagemaker:ListDomains",
    purpose="the domain an answer is filtered by",
    pages=Pages(items="Domains"),
)
SEARCH = Operation(
    service="sagemaker",
    name="Search",
    iam_action="sagemaker:Search",
    purpose="many pipelines or executions at once: tags, ends, starters, parameter values; what serves a model",
    pages=Pages(items="Results"),
)
DESCRIBE_PROCESSING_JOB = Operation(
    service="sagemaker",
    name="DescribeProcessingJob",
    iam_action="sagemaker:DescribeProcessingJob",
    purpose="a processing or check job: its real inputs and outputs",
)
DESCRIBE_TRAINING_JOB = Operation(
    service="sagemaker",
    name="DescribeTrainingJob",
    iam_action="sagemaker:DescribeTrainingJob",
    purpose="a training job: its real inputs, its model, its final metrics",
)
DESCRIBE_TRANSFORM_JOB = Operation(
    service="sagemaker",
    name="DescribeTransformJob",
    iam_action="sagemaker:DescribeTransformJob",
    purpose="a batch transform job: its real input and output",
)
DESCRIBE_HYPER_PARAMETER_TUNING_JOB = Operation(
    service="sagemaker",
    name="DescribeHyperParameterTuningJob",
    iam_action="sagemaker:DescribeHyperParameterTuningJob",
    purpose="a tuning job: its best training job and that job's metric",
)
LIST_TRAINING_JOBS_FOR_TUNING_JOB = Operation(
    service="sagemaker",
    name="ListTrainingJobsForHyperParameterTuningJob",
    iam_action="sagemaker:ListTrainingJobsForHyperParameterTuningJob",
    purpose="the second best model of a tuning job, and so on, where a step refers to one",
    pages=Pages(items="TrainingJobSummaries"),
)
DESCRIBE_AUTO_ML_JOB = Operation(
    service="sagemaker",
    name="DescribeAutoMLJob",
    iam_action="sagemaker:DescribeAutoMLJob",
    purpose="an AutoML job: its best candidate and that candidate's metrics",
)
DESCRIBE_AUTO_ML_JOB_V2 = Operation(
    service="sagemaker",
    name="DescribeAutoMLJobV2",
    iam_action="sagemaker:DescribeAutoMLJobV2",
    purpose="an AutoML job made with the second version of the API",
)
DESCRIBE_MODEL = Operation(
    service="sagemaker",
    name="DescribeModel",
    iam_action="sagemaker:DescribeModel",
    purpose="a model: its containers and their model data",
)
DESCRIBE_MODEL_PACKAGE = Operation(
    service="sagemaker",
    name="DescribeModelPackage",
    iam_action="sagemaker:DescribeModelPackage",
    purpose="a registered model: group, version, approval",
)
GET_OBJECT = Operation(
    service="s3",
    name="GetObject",
    iam_action="s3:GetObject",
    purpose="evaluation reports, at most 1 MiB of each",
)
LIST_OBJECTS = Operation(
    service="s3",
    name="ListObjectsV2",
    iam_action="s3:ListBucket",
    purpose="how many objects lie at a location now, their size and age; only when asked for",
    pages=Pages(
        items="Contents",
        request_token="ContinuationToken",
        answer_token="NextContinuationToken",
        size_parameter="MaxKeys",
        size=1_000,
    ),
)
LIST_OBJECTS_ONE_PAGE = replace(LIST_OBJECTS, pages=None)
"""The same operation, one page and no more."""
GET_BUCKET_LOCATION = Operation(
    service="s3",
    name="GetBucketLocation",
    iam_action="s3:GetBucketLocation",
    purpose="a bucket's region",
)
GET_BUCKET_ENCRYPTION = Operation(
    service="s3",
    name="GetBucketEncryption",
    iam_action="s3:GetEncryptionConfiguration",
    purpose="a bucket's default encryption and its key",
    absent=frozenset({"ServerSideEncryptionConfigurationNotFoundError"}),
)
GET_BUCKET_VERSIONING = Operation(
    service="s3",
    name="GetBucketVersioning",
    iam_action="s3:GetBucketVersioning",
    purpose="whether a bucket keeps versions",
)
GET_PUBLIC_ACCESS_BLOCK = Operation(
    service="s3",
    name="GetPublicAccessBlock",
    iam_action="s3:GetBucketPublicAccessBlock",
    purpose="a bucket's Block Public Access flags",
    absent=_NO_BLOCK,
)
GET_BUCKET_TAGGING = Operation(
    service="s3",
    name="GetBucketTagging",
    iam_action="s3:GetBucketTagging",
    purpose="a bucket's tags",
    absent=frozenset({"NoSuchTagSet"}),
)
GET_ACCOUNT_PUBLIC_ACCESS_BLOCK = Operation(
    service="s3control",
    name="GetPublicAccessBlock",
    iam_action="s3:GetAccountPublicAccessBlock",
    purpose="the account's Block Public Access flags",
    absent=_NO_BLOCK,
)
GET_CALLER_IDENTITY = Operation(
    service="sts",
    name="GetCallerIdentity",
    iam_action="sts:GetCallerIdentity",
    purpose="the account of the credentials; AWS asks no permission for it",
)

OPERATIONS: tuple[Operation, ...] = (
    DESCRIBE_PIPELINE,
    LIST_PIPELINES,
    LIST_PIPELINE_EXECUTIONS,
    DESCRIBE_PIPELINE_EXECUTION,
    DESCRIBE_PIPELINE_DEFINITION_FOR_EXECUTION,
    LIST_PIPELINE_EXECUTION_STEPS,
    LIST_PIPELINE_PARAMETERS_FOR_EXECUTION,
    LIST_TAGS,
    LIST_DOMAINS,
    SEARCH,
    DESCRIBE_PROCESSING_JOB,
    DESCRIBE_TRAINING_JOB,
    DESCRIBE_TRANSFORM_JOB,
    DESCRIBE_HYPER_PARAMETER_TUNING_JOB,
    LIST_TRAINING_JOBS_FOR_TUNING_JOB,
    DESCRIBE_AUTO_ML_JOB,
    DESCRIBE_AUTO_ML_JOB_V2,
    DESCRIBE_MODEL,
    DESCRIBE_MODEL_PACKAGE,
    GET_OBJECT,
    LIST_OBJECTS,
    GET_BUCKET_LOCATION,
    GET_BUCKET_ENCRYPTION,
    GET_BUCKET_VERSIONING,
    GET_PUBLIC_ACCESS_BLOCK,
    GET_BUCKET_TAGGING,
    GET_ACCOUNT_PUBLIC_ACCESS_BLOCK,
    GET_CALLER_IDENTITY,
    *POSTURE_OPERATIONS,
    *LINEAGE_OPERATIONS,
)
"""All of them; a read of anything else cannot be expressed."""


def read(operation: Operation, region: str, /, **parameters: str | int | bool | Structured) -> AwsRead:
    """Return the read of ``operation`` with these request members."""
    return AwsRead(operation=operation, region=region, parameters=tuple(sorted(parameters.items())))
