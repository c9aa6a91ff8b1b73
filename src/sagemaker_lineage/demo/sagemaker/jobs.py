"""The Describe operations of jobs, models and model packages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sagemaker_lineage.demo.account.store import Account
from sagemaker_lineage.demo.sagemaker.lookups import chosen, required
from sagemaker_lineage.demo.sagemaker.paging import page
from sagemaker_lineage.demo.wire import Call, Refusal

if TYPE_CHECKING:
    from sagemaker_lineage.demo.account.values import Job

Json = dict[str, Any]
Handler = Callable[[Account, Call, float], Json]


@dataclass(frozen=True, slots=True)
class Missing:
    """How SageMaker words that a job of one kind is not there; ``{name}`` and ``{arn}`` are filled in."""

    code: str
    message: str


_COULD_NOT_FIND = Missing("ValidationException", "Could not find requested job with name: {name}")

MISSING = {
    "ProcessingJob": _COULD_NOT_FIND,
    "TransformJob": _COULD_NOT_FIND,
    "TrainingJob": Missing("ValidationException", "Requested resource not found."),
    "HyperParameterTuningJob": Missing(
        "ResourceNotFound", "Amazon SageMaker can't find a tuning job with the name {name}."
    ),
    "AutoMLJob": Missing("ResourceNotFound", "Could not find AutoML job with name {name}."),
    "Model": Missing("ValidationException", 'Could not find model "{arn}".'),
    "ModelPackage": Missing("ValidationException", "ModelPackage {name} does not exist."),
    "Endpoint": Missing("ValidationException", 'Could not find endpoint "{arn}".'),
    "EndpointConfig": Missing("ValidationException", 'Could not find endpoint configuration "{arn}".'),
    "FeatureGroup": Missing(
        "ResourceNotFound", "Resource Not Found: Amazon SageMaker can't find a FeatureGroup {name}"
    ),
}
_ARN_NOUN = {"Model": "model", "EndpointConfig": "endpoint-config", "FeatureGroup": "feature-group"}


def describe(kind: str, member: str, *, arn_is_name: bool = False) -> Handler:
    """Return the handler of ``Describe<kind>``; ``member`` is the request member with the name."""

    def answer(account: Account, call: Call, now: float) -> Json:
        name = required(call, member)
        bare = name if arn_is_name else name.rpartition("/")[2]
        return _found(account, call, kind, bare, now).answer_at(now)

    return answer


def _found(account: Account, call: Call, kind: str, name: str, now: float) -> Job:
    job = account.job(call.region, kind, name, now)
    if job is None:
        arn = f"arn:aws:sagemaker:{call.region}:{account.id}:{_ARN_NOUN.get(kind, kind.lower())}/{name}"
        missing = MISSING[kind]
        raise Refusal(missing.code, missing.message.format(name=name, arn=arn))
    return job


def describe_automl_v2(account: Account, call: Call, now: float) -> Json:
    """Answer DescribeAutoMLJobV2, which shows the same jobs under newer names."""
    answer = dict(_found(account, call, "AutoMLJob", required(call, "AutoMLJobName"), now).answer_at(now))
    answer["AutoMLJobInputDataConfig"] = [_channel_v2(channel) for channel in answer.pop("InputDataConfig")]
    for member in ("ProblemType", "AutoMLJobConfig", "GenerateCandidateDefinitionsOnly"):
        answer.pop(member, None)
    return answer | {"AutoMLProblemTypeConfigName": "Tabular"}


def _channel_v2(channel: Json) -> Json:
    kept = {k: v for k, v in channel.items() if k in {"DataSource", "CompressionType", "ContentType"}}
    return kept | {"ChannelType": channel.get("ChannelType", "training")}


def list_tuning_trainings(account: Account, call: Call, now: float) -> Json:
    """Answer ListTrainingJobsForHyperParameterTuningJob."""
    name = required(call, "HyperParameterTuningJobName")
    tuning = _found(account, call, "HyperParameterTuningJob", name, now)
    trained = [job for job in account.trainings_of(tuning.arn, now) if _wanted(call, job, now)]
    by = chosen(call, "SortBy", "Name", "CreationTime", "Status", "FinalObjectiveMetricValue")
    descending = chosen(call, "SortOrder", "Ascending", "Descending") == "Descending"
    entries = sorted((_tuned_summary(job, now) for job in trained), key=lambda e: _sort_key(e, by), reverse=descending)
    shown, more = page(call, entries, lambda entry: str(entry["TrainingJobName"]))
    return {"TrainingJobSummaries": list(shown), **more}


def _wanted(call: Call, job: Job, now: float) -> bool:
    wanted = call.parameters.get("StatusEquals")
    return wanted is None or job.answer_at(now)["TrainingJobStatus"] == wanted


def _sort_key(entry: Json, by: str) -> tuple[str | float, str]:
    metric = entry.get("FinalHyperParameterTuningJobObjectiveMetric", {}).get("Value", 0.0)
    keys: dict[str, str | float] = {
        "CreationTime": entry["CreationTime"],
        "Status": entry["TrainingJobStatus"],
        "FinalObjectiveMetricValue": metric,
    }
    return keys.get(by, ""), str(entry["TrainingJobName"])


_TUNED = (
    "TrainingJobName",
    "TrainingJobArn",
    "TrainingJobStatus",
    "CreationTime",
    "TrainingStartTime",
    "TrainingEndTime",
)


def _tuned_summary(job: Job, now: float) -> Json:
    answer = job.answer_at(now)
    entry = {member: answer[member] for member in _TUNED if member in answer}
    return entry | {"TunedHyperParameters": answer.get("HyperParameters", {})} | job.tuned_at(now)
