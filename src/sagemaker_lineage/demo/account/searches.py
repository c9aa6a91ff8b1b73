"""Jobs that search for a model: hyperparameter tuning and AutoML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sagemaker_lineage.demo.account.jobs import training_job
from sagemaker_lineage.demo.account.making import Made, Making, Running, picked
from sagemaker_lineage.demo.account.naming import arn, short_job_name, token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sagemaker_lineage.demo.account.values import Job

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Trial:
    """One training of a tuning job: what was tried and what came out."""

    hyper: Mapping[str, str]
    value: float


def make_tuning(making: Making) -> Made:
    """Make a tuning job with its trainings; the fact ``trials`` lists them in order of their begin."""
    name = short_job_name(making.execution, making.name)
    tuning_arn = arn("hyper-parameter-tuning-job", name, making.region)
    trials: Sequence[Trial] = making.facts["trials"]
    trained = [_trained(making, tuning_arn, number, trial) for number, trial in enumerate(trials, start=1)]
    best_first = sorted((_summary(job) for job in trained), key=_objective, reverse=_maximizes(making))
    answer = picked(making.arguments, "HyperParameterTuningJobConfig", "TrainingJobDefinition") | {
        "HyperParameterTuningJobName": name,
        "HyperParameterTuningJobArn": tuning_arn,
        "HyperParameterTuningJobStatus": making.job_status,
        "CreationTime": making.began,
        "HyperParameterTuningEndTime": making.ended,
        "LastModifiedTime": making.ended,
        "TrainingJobStatusCounters": _counters(len(trials)),
        "ObjectiveStatusCounters": {"Succeeded": len(trials), "Pending": 0, "Failed": 0},
        "BestTrainingJob": best_first[0],
        "ConsumedResources": {"RuntimeInSeconds": round(sum(job.ended - job.began for job in trained))},
    }
    running = {
        "HyperParameterTuningJobStatus": "InProgress",
        "TrainingJobStatusCounters": _counters(0, in_progress=len(trials)),
        "ObjectiveStatusCounters": {"Succeeded": 0, "Pending": len(trials), "Failed": 0},
    }
    not_yet = frozenset({"HyperParameterTuningEndTime", "BestTrainingJob", "ConsumedResources", "FailureReason"})
    job = making.job("HyperParameterTuningJob", name, tuning_arn, answer, Running(running, not_yet))
    properties = answer | {"TrainingJobSummaries": best_first}
    return Made(metadata={"TuningJob": {"Arn": tuning_arn}}, jobs=(job, *trained), properties=properties)


def _maximizes(making: Making) -> bool:
    return _wanted(making)["Type"] == "Maximize"


def _wanted(making: Making) -> Mapping[str, str]:
    wanted: Mapping[str, str] = making.arguments["HyperParameterTuningJobConfig"]["HyperParameterTuningJobObjective"]
    return wanted


def _counters(completed: int, in_progress: int = 0) -> Json:
    return {
        "Completed": completed,
        "InProgress": in_progress,
        "RetryableError": 0,
        "NonRetryableError": 0,
        "Stopped": 0,
    }


def _trained(making: Making, tuning_arn: str, number: int, trial: Trial) -> Job:
    tuning = tuning_arn.rpartition("/")[2]
    name = f"{tuning}-{number:03d}-{token(f'{tuning}/{number}', 8)}"
    count = len(making.facts["trials"])
    slots = making.arguments["HyperParameterTuningJobConfig"]["ResourceLimits"]["MaxParallelTrainingJobs"]
    rounds = -(-count // slots)
    length = (making.ended - making.began - 20) / rounds
    began = round(making.began + 10 + (number - 1) // slots * length, 3)
    arguments = making.arguments["TrainingJobDefinition"]
    hyper = arguments.get("StaticHyperParameters", {}) | dict(trial.hyper)
    moment = replace(making, began=began, ended=round(began + length - 5, 3))
    wanted = _wanted(making)
    job = training_job(moment, name, arguments | {"HyperParameters": hyper}, {wanted["MetricName"]: trial.value})
    final = {"Type": wanted["Type"], "MetricName": wanted["MetricName"], "Value": trial.value}
    tuned = {
        "TunedHyperParameters": dict(trial.hyper),
        "FinalHyperParameterTuningJobObjectiveMetric": final,
        "ObjectiveStatus": "Succeeded",
    }
    return replace(job, answer=job.answer | {"TuningJobArn": tuning_arn}, tuned=tuned)


_SUMMARY = (
    "TrainingJobName",
    "TrainingJobArn",
    "CreationTime",
    "TrainingStartTime",
    "TrainingEndTime",
    "TrainingJobStatus",
)


def _summary(job: Job) -> Json:
    return picked(job.answer, *_SUMMARY) | job.tuned


def _objective(summary: Json) -> float:
    return float(summary["FinalHyperParameterTuningJobObjectiveMetric"]["Value"])


def make_automl(making: Making) -> Made:
    """Make an AutoML job; the fact ``value`` is its best candidate's objective."""
    target = str(making.arguments["OutputDataConfig"]["S3OutputPath"]).rstrip("/")
    name = short_job_name(making.execution, making.name)
    job_arn = arn("automl-job", name, making.region)
    best = _candidate(making, name, f"{target}/{name}")
    answer = making.arguments | {
        "AutoMLJobName": name,
        "AutoMLJobArn": job_arn,
        "CreationTime": making.began,
        "EndTime": making.ended,
        "LastModifiedTime": making.ended,
        "BestCandidate": best,
        "AutoMLJobStatus": making.job_status,
        "AutoMLJobSecondaryStatus": making.job_status,
    }
    running = {"AutoMLJobStatus": "InProgress", "AutoMLJobSecondaryStatus": "ModelTuning"}
    job = making.job(
        "AutoMLJob",
        name,
        job_arn,
        making.with_failure(answer),
        Running(running, frozenset({"EndTime", "BestCandidate", "FailureReason"})),
    )
    return Made(metadata={"AutoMLJob": {"Arn": job_arn}}, jobs=(job,), properties=answer)


def _candidate(making: Making, name: str, target: str) -> Json:
    metric, value = making.arguments["AutoMLJobObjective"]["MetricName"], making.facts["value"]
    container = {"Image": making.facts["image"], "ModelDataUrl": f"{target}/tuning/best/output/model.tar.gz"}
    locations = {"Explainability": f"{target}/explainability", "ModelInsights": f"{target}/insights"}
    measured = [
        {"MetricName": metric, "Value": value, "Set": "Validation"},
        {"MetricName": "Accuracy", "StandardMetricName": "Accuracy", "Value": 0.9403, "Set": "Validation"},
    ]
    return {
        "CandidateName": f"{name[:12]}-trial-7",
        "FinalAutoMLJobObjectiveMetric": {"Type": "Maximize", "MetricName": metric, "Value": value},
        "ObjectiveStatus": "Succeeded",
        "CandidateSteps": [],
        "CandidateStatus": "Completed",
        "InferenceContainers": [container],
        "CreationTime": making.began,
        "EndTime": making.ended,
        "LastModifiedTime": making.ended,
        "CandidateProperties": {"CandidateArtifactLocations": locations, "CandidateMetrics": measured},
    }
