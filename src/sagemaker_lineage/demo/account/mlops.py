"""``mlops-pipeline``: house prices, from features to a registered model, every night."""

from __future__ import annotations

from typing import Any

from sagemaker_lineage.demo.account import flow_steps as flow
from sagemaker_lineage.demo.account import steps as sdk
from sagemaker_lineage.demo.account.naming import ACCOUNT, HOME, arn, image
from sagemaker_lineage.demo.account.people import STUDIO, created_by
from sagemaker_lineage.demo.account.runs import Plan, Ran, run
from sagemaker_lineage.demo.account.values import Execution, Pipeline

Json = dict[str, Any]
NAME = "mlops-pipeline"
FEATURES = "s3://acme-ml-feat/house-prices/features"
_BUCKET = f"sagemaker-{HOME}-{ACCOUNT}"
_CODE = f"s3://{_BUCKET}/{NAME}/code"
_XGBOOST = image("sagemaker-xgboost:1.7-1")
_SKLEARN = image("sagemaker-scikit-learn:1.2-1-cpu-py3")
_HOUR, _DAY = 3600.0, 86400.0


def _own(*parts: Any) -> Json:
    """Return a URI below this execution's prefix in the default bucket."""
    return sdk.below(_BUCKET, NAME, sdk.get("Execution.PipelineExecutionId"), *parts)


def _parameters(threshold: float) -> list[Json]:
    sizes = ("ml.m5.large", "ml.m5.xlarge", "ml.m5.2xlarge")
    return [
        sdk.parameter("InputDataUrl", default=FEATURES),
        sdk.parameter("ProcessingInstanceType", default="ml.m5.xlarge", choices=sizes),
        sdk.parameter("ProcessingInstanceCount", "Integer", 1),
        sdk.parameter("TrainingInstanceType", default="ml.m5.xlarge"),
        sdk.parameter("MaxDepth", "Integer", 6),
        sdk.parameter("MseThreshold", "Float", threshold),
        sdk.parameter("DropOutliers", "Boolean", default=True),
        sdk.parameter("ModelApprovalStatus", default="PendingManualApproval", choices=_APPROVALS),
    ]


_APPROVALS = ("PendingManualApproval", "Approved", "Rejected")


def _preprocess(*, reference: bool) -> Json:
    inputs: Json = {"features": sdk.get("Parameters.InputDataUrl")}
    if reference:
        inputs["regions"] = "s3://acme-eu-reference/regions/kr/2026"
    outliers = sdk.join(sdk.get("Parameters.DropOutliers"), on="")
    outputs = [sdk.s3_output(name, _own("Preprocess", name)) for name in ("train", "validation", "test")]
    return sdk.processing(
        "Preprocess",
        sdk.Code(_SKLEARN, f"{_CODE}/5f7b1c1d2a/preprocess.py", ["--drop-outliers", outliers]),
        inputs,
        outputs,
        instance=(sdk.get("Parameters.ProcessingInstanceType"), sdk.get("Parameters.ProcessingInstanceCount")),
        display="Split house prices",
        description="Clean the features and split them 80/10/10",
        CacheConfig=sdk.cached(),
    )


def _train() -> Json:
    channels = {name: sdk.output_of("Preprocess", name) for name in ("train", "validation")}
    target = sdk.below("acme-ml-models", NAME, sdk.get("Execution.PipelineExecutionId"))
    arguments = sdk.training_arguments(
        _XGBOOST, channels, target, instance=(sdk.get("Parameters.TrainingInstanceType"), 1)
    )
    depth = sdk.join(sdk.get("Parameters.MaxDepth"), on="")
    hyper = {"objective": "reg:squarederror", "num_round": "120", "eta": "0.2", "max_depth": depth}
    return sdk.training(
        "Train", arguments, hyper=hyper, display="Train XGBoost", CacheConfig=sdk.cached(), RetryPolicies=sdk.retried()
    )


def _evaluate() -> Json:
    return sdk.processing(
        "Evaluate",
        sdk.Code(_XGBOOST, f"{_CODE}/91c0de77aa/evaluate.py"),
        {"model": sdk.model_of("Train"), "test": sdk.output_of("Preprocess", "test")},
        [sdk.s3_output("evaluation", _own("Evaluate", "evaluation"))],
        instance=(sdk.get("Parameters.ProcessingInstanceType"), 1),
        PropertyFiles=[sdk.property_file("EvaluationReport", "evaluation", "evaluation.json")],
    )


def _check() -> Json:
    mse = flow.report_value("Evaluate", "EvaluationReport", "regression_metrics.mse.value")
    register = sdk.register(
        "RegisterModel",
        "house-prices",
        sdk.model_container(_XGBOOST, sdk.model_of("Train")),
        approval=sdk.get("Parameters.ModelApprovalStatus"),
        metrics=sdk.join(sdk.output_of("Evaluate", "evaluation"), "evaluation.json"),
        display="Register the model",
    )
    refuse = flow.fail("FailMSE", sdk.join("Execution failed: MSE above", sdk.get("Parameters.MseThreshold"), on=" "))
    tests = [flow.compare("LessThanOrEqualTo", mse, sdk.get("Parameters.MseThreshold"))]
    return flow.condition("CheckMSE", tests, [register], [refuse], display="Good enough?")


def definition(*, current: bool = True) -> Json:
    """Return the definition; the earlier one reads no regional reference data and asks less."""
    parameters = _parameters(6.0 if current else 8.0)
    return sdk.definition(parameters, [_preprocess(reference=current), _train(), _evaluate(), _check()])


def _report(mse: float) -> Json:
    def metric(value: float, deviation: float) -> Json:
        return {"value": round(value, 4), "standard_deviation": round(deviation, 4)}

    metrics = {
        "mse": metric(mse, mse * 0.45),
        "rmse": metric(mse**0.5, mse**0.5 * 0.2),
        "mae": metric(mse**0.5 * 0.74, 0.31),
        "r2": metric(1 - mse / 58, 0.02),
    }
    return {"regression_metrics": metrics}


def _trained(mse: float) -> Json:
    rmse = round(mse**0.5, 4)
    return {"metrics": {"train:rmse": round(rmse * 0.81, 4), "validation:rmse": rmse}}


def _to_evaluation(mse: float, *, cached: Execution | None = None) -> list[Ran]:
    prepare = Ran(step="Preprocess", lasts=1.0, cached_from=cached) if cached else Ran(step="Preprocess", lasts=187)
    reports = {("evaluation", "evaluation.json"): _report(mse)}
    return [
        prepare,
        Ran(step="Train", lasts=424, facts=_trained(mse)),
        Ran(step="Evaluate", lasts=158, reports=reports),
    ]


def _registered(mse: float, version: int, **how: Any) -> list[Ran]:
    check = Ran(step="CheckMSE", lasts=1, facts={"outcome": True})
    return [*_to_evaluation(mse, **how), check, Ran(step="RegisterModel", lasts=2, facts={"version": version})]


def _rejected(mse: float) -> list[Ran]:
    check = Ran(step="CheckMSE", lasts=1, facts={"outcome": False})
    reason = "Execution failed: MSE above 6.0"
    return [*_to_evaluation(mse), check, Ran(step="FailMSE", lasts=1, status="Failed", failure=reason)]


_OUT_OF_MEMORY = "AlgorithmError: ExitCode 137, the training container ran out of memory"


def _broken() -> list[Ran]:
    failure = f"ClientError: {_OUT_OF_MEMORY}"
    train = Ran(step="Train", lasts=95, status="Failed", failure=failure, facts={"job_failure": _OUT_OF_MEMORY})
    return [Ran(step="Preprocess", lasts=201), train]


def _stopped() -> list[Ran]:
    return [Ran(step="Preprocess", lasts=176), Ran(step="Train", lasts=60, status="Stopped")]


def _history(at: float) -> tuple[Execution, ...]:
    begins = [at - 2 * _HOUR - (13 - number) * _DAY for number in range(14)]
    runs: list[Execution] = []

    def add(ran: list[Ran], **how: Any) -> None:
        number = len(runs)
        plan = Plan(
            pipeline=NAME,
            number=number,
            began=begins[number],
            definition=definition(current=number > _LAST_OLD),
            ran=ran,
            **how,
        )
        runs.append(run(plan))

    add(_registered(7.3121, 1), user="jun.park")
    add(_registered(7.0544, 2), user="jun.park")
    add(_broken(), status="Failed", failure="Step failure: One or multiple steps failed.", values={"MaxDepth": "14"})
    add(_registered(6.6409, 3))
    add(_registered(6.2127, 4), values={"MaxDepth": "8"})
    add(_rejected(6.4418), status="Failed", failure="Step failure: One or multiple steps failed.")
    add(_registered(5.8806, 5))
    add(_stopped(), status="Stopped", user="jun.park", values={"ProcessingInstanceCount": "2"})
    add(_registered(5.6632, 6), values={"TrainingInstanceType": "ml.m5.2xlarge"})
    add(_registered(5.3079, 7), values={"DropOutliers": "false"})
    add(_registered(5.1284, 8, cached=runs[8]), description="Same features, deeper trees", values={"MaxDepth": "7"})
    add(_again(runs[10]), selective=(runs[10], ("CheckMSE", "RegisterModel")), user="jun.park")
    add(_registered(5.0213, 10))
    add(_registered(4.9163, 11), values={"MseThreshold": "5.5"})
    return tuple(runs)


_LAST_OLD = 4


def _again(source: Execution) -> list[Ran]:
    taken = [Ran(step=step, lasts=1, selected_from=source) for step in ("Preprocess", "Train", "Evaluate")]
    check = Ran(step="CheckMSE", lasts=1, facts={"outcome": True})
    return [*taken, check, Ran(step="RegisterModel", lasts=2, facts={"version": 9})]


def pipeline(at: float) -> Pipeline:
    """Return the pipeline with its last fourteen executions, the newest two hours before ``at``."""
    people = created_by("minji.kim")
    return Pipeline(
        name=NAME,
        arn=arn("pipeline", NAME),
        region=HOME,
        definition=sdk.dump(definition()),
        created=at - 64 * _DAY,
        modified=at - 8.6 * _DAY,
        extras={
            "PipelineDisplayName": "house-prices",
            "PipelineDescription": "Predicts house prices; registers a model when it is good enough",
            "RoleArn": sdk.ROLE,
            "CreatedBy": people,
            "LastModifiedBy": people,
        },
        tags={"DomainName": STUDIO, "owner": "minji.kim@example.com", "team": "pricing", "cost-center": "ml-4711"},
        executions=_history(at),
    )
