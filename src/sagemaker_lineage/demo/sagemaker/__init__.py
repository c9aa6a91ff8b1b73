"""SageMaker's JSON 1.1 protocol: one handler an operation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.demo.sagemaker import catalog, jobs, pipelines, search, tracking
from sagemaker_lineage.demo.wire import Call, Refusal, Reply, json_reply

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sagemaker_lineage.demo.account.store import Account

OPERATIONS: Mapping[str, jobs.Handler] = {
    "ListPipelines": pipelines.list_pipelines,
    "DescribePipeline": pipelines.describe_pipeline,
    "ListPipelineExecutions": pipelines.list_pipeline_executions,
    "DescribePipelineExecution": pipelines.describe_pipeline_execution,
    "DescribePipelineDefinitionForExecution": pipelines.describe_definition_for_execution,
    "ListPipelineExecutionSteps": pipelines.list_pipeline_execution_steps,
    "ListPipelineParametersForExecution": pipelines.list_pipeline_parameters,
    "ListTags": catalog.list_tags,
    "ListDomains": catalog.list_domains,
    "DescribeDomain": catalog.describe_domain,
    "Search": search.search,
    "DescribeProcessingJob": jobs.describe("ProcessingJob", "ProcessingJobName"),
    "DescribeTrainingJob": jobs.describe("TrainingJob", "TrainingJobName"),
    "DescribeTransformJob": jobs.describe("TransformJob", "TransformJobName"),
    "DescribeHyperParameterTuningJob": jobs.describe("HyperParameterTuningJob", "HyperParameterTuningJobName"),
    "ListTrainingJobsForHyperParameterTuningJob": jobs.list_tuning_trainings,
    "DescribeAutoMLJob": jobs.describe("AutoMLJob", "AutoMLJobName"),
    "DescribeAutoMLJobV2": jobs.describe_automl_v2,
    "DescribeModel": jobs.describe("Model", "ModelName"),
    "DescribeModelPackage": jobs.describe("ModelPackage", "ModelPackageName", arn_is_name=True),
    "DescribeEndpoint": jobs.describe("Endpoint", "EndpointName"),
    "DescribeEndpointConfig": jobs.describe("EndpointConfig", "EndpointConfigName"),
    "DescribeFeatureGroup": jobs.describe("FeatureGroup", "FeatureGroupName"),
    "DescribeTrialComponent": tracking.describe_trial_component,
    "DescribeArtifact": tracking.describe_artifact,
    "QueryLineage": tracking.query_lineage,
}
"""Every SageMaker operation the embedded AWS answers."""


def answer(account: Account, call: Call, now: float) -> Reply:
    """Answer one SageMaker call; raises :class:`Refusal` as SageMaker refuses."""
    handler = OPERATIONS.get(call.operation)
    if handler is None:
        raise Refusal("UnknownOperationException", f"The requested operation {call.operation} is not supported.")
    return json_reply(handler(account, call, now))
