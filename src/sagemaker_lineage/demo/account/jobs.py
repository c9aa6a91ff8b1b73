"""Processing, training and transform jobs, with the Describe answers SageMaker would give."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sagemaker_lineage.demo.account.making import Made, Making, Running, picked
from sagemaker_lineage.demo.account.naming import arn, job_name

if TYPE_CHECKING:
    from sagemaker_lineage.demo.account.values import Job

Json = dict[str, Any]
_PROVISIONING_SHARE = 0.25
_PROVISIONING_LIMIT = 90.0


def work_began(began: float, ended: float) -> float:
    """Return when instances were ready: provisioning takes a quarter of the time, 90 s at most."""
    return round(began + min((ended - began) * _PROVISIONING_SHARE, _PROVISIONING_LIMIT), 3)


def make_processing(making: Making) -> Made:
    """Make a processing job."""
    job = processing_job(making, making.arguments)
    return Made(metadata={"ProcessingJob": {"Arn": job.arn}}, jobs=(job,), properties=job.answer)


def processing_job(making: Making, arguments: Json) -> Job:
    """Return the processing job of a step, also of a check."""
    name = job_name(making.execution, making.name)
    job_arn = arn("processing-job", name, making.region)
    members = ("ProcessingInputs", "ProcessingOutputConfig", "ProcessingResources", "AppSpecification", "RoleArn")
    answer = picked(arguments, *members, "Environment", "NetworkConfig") | {
        "StoppingCondition": arguments.get("StoppingCondition", {"MaxRuntimeInSeconds": 86400}),
        "ProcessingJobName": name,
        "ProcessingJobArn": job_arn,
        "ProcessingJobStatus": making.job_status,
        "CreationTime": making.began,
        "ProcessingStartTime": work_began(making.began, making.ended),
        "ProcessingEndTime": making.ended,
        "LastModifiedTime": making.ended,
    }
    if "exit_message" in making.facts:
        answer["ExitMessage"] = making.facts["exit_message"]
    running = {"ProcessingJobStatus": "InProgress", "LastModifiedTime": making.began}
    at_end = frozenset({"ProcessingEndTime", "ExitMessage", "FailureReason"})
    return making.job("ProcessingJob", name, job_arn, making.with_failure(answer), Running(running, at_end))


def make_training(making: Making) -> Made:
    """Make a training job; the fact ``metrics`` holds its final metrics."""
    name = job_name(making.execution, making.name)
    job = training_job(making, name, making.arguments, making.facts.get("metrics", {}))
    return Made(metadata={"TrainingJob": {"Arn": job.arn}}, jobs=(job,), properties=job.answer)


def training_job(making: Making, name: str, arguments: Json, metrics: Json) -> Job:
    """Return a training job of a step, also one of a tuning."""
    job_arn = arn("training-job", name, making.region)
    started = work_began(making.began, making.ended)
    seconds = round(making.ended - started)
    status = making.job_status
    target = str(arguments["OutputDataConfig"]["S3OutputPath"]).rstrip("/")
    members = ("HyperParameters", "AlgorithmSpecification", "RoleArn", "InputDataConfig", "OutputDataConfig")
    more = ("ResourceConfig", "CheckpointConfig", "DebugHookConfig", "ProfilerConfig", "Environment", "VpcConfig")
    answer = picked(arguments, *members, *more, "RetryStrategy") | {
        "TrainingJobName": name,
        "TrainingJobArn": job_arn,
        "ModelArtifacts": {"S3ModelArtifacts": f"{target}/{name}/output/model.tar.gz"},
        "TrainingJobStatus": status,
        "SecondaryStatus": {"InProgress": "Training"}.get(status, status),
        "StoppingCondition": arguments.get("StoppingCondition", {"MaxRuntimeInSeconds": 86400}),
        "CreationTime": making.began,
        "TrainingStartTime": started,
        "TrainingEndTime": making.ended,
        "LastModifiedTime": making.ended,
        "EnableNetworkIsolation": arguments.get("EnableNetworkIsolation", False),
        "EnableInterContainerTrafficEncryption": arguments.get("EnableInterContainerTrafficEncryption", False),
        "EnableManagedSpotTraining": False,
        "TrainingTimeInSeconds": seconds,
        "BillableTimeInSeconds": seconds,
    }
    if metrics and status == "Completed":
        answer["FinalMetricDataList"] = [_metric(key, value, making.ended) for key, value in metrics.items()]
    running = {"TrainingJobStatus": "InProgress", "SecondaryStatus": "Training", "LastModifiedTime": making.began}
    times = {"TrainingEndTime", "TrainingTimeInSeconds", "BillableTimeInSeconds"}
    at_end = frozenset({*times, "FinalMetricDataList", "FailureReason"})
    return making.job("TrainingJob", name, job_arn, making.with_failure(answer), Running(running, at_end))


def _metric(name: str, value: float, at: float) -> Json:
    return {"MetricName": name, "Value": value, "Timestamp": at}


def make_transform(making: Making) -> Made:
    """Make a batch transform job."""
    name = job_name(making.execution, making.name)
    job_arn = arn("transform-job", name, making.region)
    members = ("ModelName", "TransformInput", "TransformOutput", "TransformResources", "DataProcessing", "Environment")
    answer = picked(making.arguments, *members, "DataCaptureConfig", "BatchStrategy", "MaxPayloadInMB") | {
        "TransformJobName": name,
        "TransformJobArn": job_arn,
        "TransformJobStatus": making.job_status,
        "CreationTime": making.began,
        "TransformStartTime": work_began(making.began, making.ended),
        "TransformEndTime": making.ended,
    }
    running = {"TransformJobStatus": "InProgress"}
    at_end = frozenset({"TransformEndTime", "FailureReason"})
    job = making.job("TransformJob", name, job_arn, making.with_failure(answer), Running(running, at_end))
    return Made(metadata={"TransformJob": {"Arn": job_arn}}, jobs=(job,), properties=answer)
