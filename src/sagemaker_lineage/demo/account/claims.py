"""``claims-risk-weekly``: a tuned model that was registered, and a batch scoring that failed."""

from __future__ import annotations

from typing import Any

from sagemaker_lineage.demo.account import flow_steps as flow
from sagemaker_lineage.demo.account import steps as sdk
from sagemaker_lineage.demo.account.naming import HOME, arn, image
from sagemaker_lineage.demo.account.people import RESEARCH, created_by, domain_arn
from sagemaker_lineage.demo.account.runs import Plan, Ran, run
from sagemaker_lineage.demo.account.searches import Trial
from sagemaker_lineage.demo.account.values import Execution, Pipeline

Json = dict[str, Any]
NAME = "claims-risk-weekly"
_XGBOOST = image("sagemaker-xgboost:1.7-1")
_LINEAR = image("linear-learner:1")
_SKLEARN = image("sagemaker-scikit-learn:1.2-1-cpu-py3")
_CODE = "s3://acme-ml-feat/claims/code"
_HOUR, _WEEK = 3600.0, 7 * 86400.0
_FAILED = "Step failure: One or multiple steps failed."


def _features(name: str) -> Json:
    return sdk.below("acme-ml-feat", "claims", sdk.get("Execution.PipelineExecutionId"), name)


def _prepare() -> Json:
    inputs = {"claims": sdk.get("Parameters.ClaimsUrl"), "codes": sdk.get("Parameters.CodesUrl")}
    outputs = [sdk.s3_output(name, _features(name)) for name in ("train", "validation", "holdout")]
    code = sdk.Code(_SKLEARN, f"{_CODE}/prepare.py")
    return sdk.processing("PrepareClaims", code, inputs, outputs, description="Join the week's claims with their codes")


def _tune() -> Json:
    ranges = {
        "ContinuousParameterRanges": [{"Name": "eta", "MinValue": "0.01", "MaxValue": "0.4", "ScalingType": "Auto"}],
        "IntegerParameterRanges": [{"Name": "max_depth", "MinValue": "3", "MaxValue": "10", "ScalingType": "Auto"}],
    }
    config = {
        "Strategy": "Bayesian",
        "ResourceLimits": {"MaxNumberOfTrainingJobs": sdk.get("Parameters.TuningJobs"), "MaxParallelTrainingJobs": 4},
        "TrainingJobEarlyStoppingType": "Auto",
        "HyperParameterTuningJobObjective": {"Type": "Maximize", "MetricName": "validation:auc"},
        "ParameterRanges": ranges,
    }
    channels = {name: sdk.output_of("PrepareClaims", name) for name in ("train", "validation")}
    trained = sdk.training_arguments(
        _XGBOOST, channels, "s3://acme-ml-models/claims/xgb", instance=("ml.m5.2xlarge", 1)
    )
    trained["StaticHyperParameters"] = {"objective": "binary:logistic", "num_round": "200"}
    return sdk.tuning("TuneXgb", config, trained, display="Tune gradient boosting")


def _baseline() -> Json:
    channels = {"train": sdk.output_of("PrepareClaims", "train")}
    arguments = sdk.training_arguments(_LINEAR, channels, "s3://acme-ml-models/claims/linear")
    hyper = {"predictor_type": "binary_classifier", "feature_dim": "41"}
    return sdk.training("TrainBaseline", arguments, hyper=hyper, CacheConfig=sdk.cached(90))


def _best_model() -> Json:
    best = sdk.get("Steps.TuneXgb.TrainingJobSummaries[0].TrainingJobName")
    return sdk.join("s3:/", "acme-ml-models/claims/xgb", best, "output/model.tar.gz")


def _evaluate() -> Json:
    inputs = {
        "tuned": _best_model(),
        "baseline": sdk.model_of("TrainBaseline"),
        "holdout": sdk.output_of("PrepareClaims", "holdout"),
    }
    return sdk.processing(
        "EvaluateModels",
        sdk.Code(_XGBOOST, f"{_CODE}/evaluate.py"),
        inputs,
        [sdk.s3_output("evaluation", _features("evaluation"))],
        PropertyFiles=[sdk.property_file("Evaluation", "evaluation", "evaluation.json")],
    )


def _decide() -> Json:
    auc = flow.report_value("EvaluateModels", "Evaluation", "binary_classification_metrics.auc.value")
    container = sdk.model_container(_XGBOOST, _best_model())
    statistics = sdk.join(sdk.output_of("EvaluateModels", "evaluation"), "evaluation.json")
    register = sdk.register("RegisterModel", "claims-risk", container, approval="Approved", metrics=statistics)
    create = sdk.model("CreateModel", container)
    score = sdk.transform(
        "BatchScore",
        sdk.get("Steps.CreateModel.ModelName"),
        "s3://acme-shared/claims/open",
        "s3://vendor-drop/claims/scores",
        RetryPolicies=sdk.retried(2),
        display="Score open claims",
    )
    publish = flow.function("PublishScores", "publish-scores", {"week": "current"}, {}, after=["BatchScore"])
    stop = flow.fail("StopLowAuc", sdk.join("AUC below", sdk.get("Parameters.MinimumAuc"), on=" "))
    tests = [flow.compare("GreaterThanOrEqualTo", auc, sdk.get("Parameters.MinimumAuc"))]
    return flow.condition("AucAtLeast090", tests, [register, create, score, publish], [stop])


def definition() -> Json:
    """Return the definition."""
    parameters = [
        sdk.parameter("ClaimsUrl", default="s3://acme-ml-raw/claims"),
        sdk.parameter("CodesUrl", default="s3://acme-shared/ref/codes.csv"),
        sdk.parameter("TuningJobs", "Integer", 24),
        sdk.parameter("MinimumAuc", "Float", 0.9),
    ]
    return sdk.definition(parameters, [_prepare(), _tune(), _baseline(), _evaluate(), _decide()])


def _trials(count: int, best: float) -> list[Trial]:
    """Return trials that approach the best value and fall behind again."""
    turn = count * 3 // 4

    def trial(number: int) -> Trial:
        value = best - 0.0031 * abs(number - turn) ** 0.8
        return Trial({"eta": f"{0.03 + 0.012 * number:.3f}", "max_depth": str(4 + number % 6)}, round(value, 4))

    return [trial(number) for number in range(count)]


def _report(auc: float) -> Json:
    def metric(value: float) -> Json:
        return {"value": round(value, 4), "standard_deviation": "NaN"}

    curve = {"false_positive_rates": [0.0, 0.07, 0.31, 1.0], "true_positive_rates": [0.0, 0.62, 0.93, 1.0]}
    confusion = {"0": {"0": 8123, "1": 402}, "1": {"0": 361, "1": 1514}}
    metrics = {"auc": metric(auc), "accuracy": metric(auc + 0.014), "f1": metric(auc - 0.109)}
    more = {"confusion_matrix": confusion, "receiver_operating_characteristic_curve": curve}
    return {"binary_classification_metrics": metrics | more}


def _to_condition(auc: float, jobs: int, *, cached: Execution | None, minutes: float = 31) -> list[Ran]:
    baseline = {"metrics": {"train:objective_loss": 0.3312, "validation:roc_auc_score": round(auc - 0.031, 4)}}
    reports = {("evaluation", "evaluation.json"): _report(auc)}
    lasts = 1.0 if cached else 540.0
    return [
        Ran(step="PrepareClaims", lasts=252),
        Ran(step="TuneXgb", at=258, lasts=minutes * 60 + 8, facts={"trials": _trials(jobs, auc + 0.004)}),
        Ran(step="TrainBaseline", at=259, lasts=lasts, cached_from=cached, facts=baseline),
        Ran(step="EvaluateModels", at=264 + minutes * 60 + 8, lasts=160, attempts=2, reports=reports),
        Ran(step="AucAtLeast090", lasts=1, facts={"outcome": auc >= _MINIMUM}),
    ]


_MINIMUM = 0.9
_UNSEEN = "AlgorithmError: unseen category 'Z99' in column claim_code (row 18,204)"


def _scored(version: int, *, failure: str | None = None) -> list[Ran]:
    register = Ran(step="RegisterModel", lasts=2, facts={"version": version})
    create = Ran(step="CreateModel", lasts=2)
    if failure:
        broken = Ran(step="BatchScore", lasts=411, status="Failed", failure=failure, attempts=2)
        return [register, create, broken]
    return [register, create, Ran(step="BatchScore", lasts=655), Ran(step="PublishScores", lasts=4)]


def _history(at: float) -> tuple[Execution, ...]:
    begins = [at - 3 * _HOUR - (12 - number) * _WEEK for number in range(13)]
    aucs = [0.871, 0.902, 0.904, 0.907, 0.899, 0.905, 0.908, 0.911, 0.907, 0.909, 0.884, 0.907, 0.912]
    runs: list[Execution] = []
    versions = 0
    for number, auc in enumerate(aucs):
        newest = number == len(aucs) - 1
        cached = runs[_CACHE_SOURCE] if number > _CACHE_SOURCE else None
        ran = _to_condition(auc, 24 if newest else 6, cached=cached)
        status, failure = "Succeeded", None
        if auc < _MINIMUM:
            status, failure = "Failed", _FAILED
            ran.append(Ran(step="StopLowAuc", lasts=1, status="Failed", failure="AUC below 0.9"))
        else:
            versions += 1
            ran += _scored(versions, failure=_UNSEEN if newest else None)
        if newest:
            status, failure = "Failed", _FAILED
        plan = Plan(
            pipeline=NAME,
            number=number,
            began=begins[number],
            definition=definition(),
            ran=ran,
            values={} if newest else {"TuningJobs": "6"},
            status=status,
            failure=failure,
            user="seo.yun" if number % 3 else "minji.kim",
        )
        runs.append(run(plan))
    return tuple(runs)


_CACHE_SOURCE = 5


def pipeline(at: float) -> Pipeline:
    """Return the pipeline with its last thirteen executions, the newest three hours before ``at``."""
    people = created_by("seo.yun")
    return Pipeline(
        name=NAME,
        arn=arn("pipeline", NAME),
        region=HOME,
        definition=sdk.dump(definition()),
        created=at - 40 * _WEEK,
        modified=at - 20 * _WEEK,
        extras={
            "PipelineDisplayName": "claims-risk-weekly",
            "PipelineDescription": "Tunes the risk model every week and scores the open claims",
            "RoleArn": sdk.ROLE,
            "CreatedBy": people,
            "LastModifiedBy": people,
            "ParallelismConfiguration": {"MaxParallelExecutionSteps": 8},
        },
        tags={"sagemaker:domain-arn": domain_arn(RESEARCH), "owner": "seo.yun@example.com", "team": "insurance"},
        executions=_history(at),
    )
