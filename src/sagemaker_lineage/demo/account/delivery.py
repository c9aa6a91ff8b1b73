"""``delivery-times``: the build pipeline of a SageMaker project, whose raw data is only an argument of a script."""

from __future__ import annotations

from typing import Any

from sagemaker_lineage.demo.account import flow_steps as flow
from sagemaker_lineage.demo.account import steps as sdk
from sagemaker_lineage.demo.account.buckets import DEFAULT
from sagemaker_lineage.demo.account.naming import HOME, arn, image, token
from sagemaker_lineage.demo.account.people import STUDIO, created_by
from sagemaker_lineage.demo.account.runs import Plan, Ran, run
from sagemaker_lineage.demo.account.values import Execution, Pipeline, StoredObject

Json = dict[str, Any]
NAME = "delivery-times"
DELIVERIES = "deliveries/deliveries.csv"
"""The key of the raw data in the bucket ``acme-ml-raw``."""

_CODE = f"s3://{DEFAULT}/{NAME}/code"
_MODELS = f"s3://{DEFAULT}/{NAME}/models"
_XGBOOST = image("sagemaker-xgboost:1.7-1")
_SKLEARN = image("sagemaker-scikit-learn:1.2-1-cpu-py3")
_HOUR, _WEEK = 3600.0, 7 * 86400.0
_LARGEST_MSE = 30.0


def _own(*parts: Any) -> Json:
    """Return a URI below this execution's prefix in the default bucket."""
    return sdk.below(DEFAULT, NAME, sdk.get("Execution.PipelineExecutionId"), *parts)


def _parameters() -> list[Json]:
    return [
        sdk.parameter("ProcessingInstanceType", default="ml.m5.xlarge"),
        sdk.parameter("ProcessingInstanceCount", "Integer", 1),
        sdk.parameter("TrainingInstanceType", default="ml.m5.xlarge"),
        sdk.parameter("ModelApprovalStatus", default="PendingManualApproval"),
        sdk.parameter("InputDataUrl", default=f"s3://acme-ml-raw/{DELIVERIES}"),
    ]


def _preprocess() -> Json:
    arguments = ["--input-data", sdk.get("Parameters.InputDataUrl")]
    parts = ("train", "validation", "test")
    return sdk.processing(
        "PreprocessDeliveries",
        sdk.Code(_SKLEARN, f"{_CODE}/c41f0e8b77/preprocess.py", arguments),
        {},
        [sdk.s3_output(part, _own("PreprocessDeliveries", "output", part)) for part in parts],
        instance=(sdk.get("Parameters.ProcessingInstanceType"), sdk.get("Parameters.ProcessingInstanceCount")),
    )


def _train() -> Json:
    channels = {name: sdk.output_of("PreprocessDeliveries", name) for name in ("train", "validation")}
    arguments = sdk.training_arguments(
        _XGBOOST, channels, _MODELS, instance=(sdk.get("Parameters.TrainingInstanceType"), 1)
    )
    arguments["DebugHookConfig"] = {"S3OutputPath": _MODELS, "CollectionConfigurations": []}
    hyper = {"objective": "reg:squarederror", "num_round": "80", "max_depth": "6", "eta": "0.15", "subsample": "0.8"}
    return sdk.training("TrainDeliveryTimes", arguments, hyper=hyper, profile=_MODELS)


def _evaluate() -> Json:
    return sdk.processing(
        "EvaluateDeliveryTimes",
        sdk.Code(_XGBOOST, f"{_CODE}/a90d3f2c15/evaluate.py"),
        {"model": sdk.model_of("TrainDeliveryTimes"), "test": sdk.output_of("PreprocessDeliveries", "test")},
        [sdk.s3_output("evaluation", _own("EvaluateDeliveryTimes", "output", "evaluation"))],
        instance=(sdk.get("Parameters.ProcessingInstanceType"), 1),
        PropertyFiles=[sdk.property_file("DeliveryEvaluation", "evaluation", "evaluation.json")],
    )


def _check() -> Json:
    mse = flow.report_value("EvaluateDeliveryTimes", "DeliveryEvaluation", "regression_metrics.mse.value")
    register = sdk.register(
        "RegisterDeliveryTimes-RegisterModel",
        NAME,
        sdk.model_container(_XGBOOST, sdk.model_of("TrainDeliveryTimes")),
        approval=sdk.get("Parameters.ModelApprovalStatus"),
        metrics=_own("EvaluateDeliveryTimes", "output", "evaluation", "evaluation.json"),
    )
    refuse = flow.fail("MseTooHigh", f"The mean squared error is above {_LARGEST_MSE}")
    tests = [flow.compare("LessThanOrEqualTo", mse, _LARGEST_MSE)]
    return flow.condition("CheckMseDeliveryTimes", tests, [register], [refuse])


def definition() -> Json:
    """Return the definition."""
    return sdk.definition(_parameters(), [_preprocess(), _train(), _evaluate(), _check()])


def _report(mse: float) -> Json:
    return {"regression_metrics": {"mse": {"value": mse, "standard_deviation": round(mse**0.5 * 0.97, 4)}}}


def _ran(mse: float, version: int) -> list[Ran]:
    passed = mse <= _LARGEST_MSE
    rmse = round(mse**0.5, 4)
    metrics = {"train:rmse": round(rmse * 0.86, 4), "validation:rmse": round(rmse * 1.01, 4)}
    register = Ran(step="RegisterDeliveryTimes-RegisterModel", lasts=2, facts={"version": version})
    refuse = Ran(step="MseTooHigh", lasts=1, status="Failed", failure=f"The mean squared error is above {_LARGEST_MSE}")
    return [
        Ran(step="PreprocessDeliveries", lasts=246),
        Ran(step="TrainDeliveryTimes", lasts=312, facts={"metrics": metrics}),
        Ran(step="EvaluateDeliveryTimes", lasts=171, reports={("evaluation", "evaluation.json"): _report(mse)}),
        Ran(step="CheckMseDeliveryTimes", lasts=1, facts={"outcome": passed}),
        register if passed else refuse,
    ]


def _history(at: float) -> tuple[Execution, ...]:
    mses = [28.114, 27.902, 27.455, 27.61, 26.983, 26.721, 26.804, 33.547, 26.312, 26.077, 25.918, 25.64, 25.733]
    runs: list[Execution] = []
    versions = 0
    for number, mse in enumerate(mses):
        passed = mse <= _LARGEST_MSE
        versions += passed
        plan = Plan(
            pipeline=NAME,
            number=number,
            began=at - 30 * _HOUR - (len(mses) - 1 - number) * _WEEK,
            definition=definition(),
            ran=_ran(mse, versions),
            values={} if number else {"ProcessingInstanceType": "ml.m5.2xlarge"},
            status="Succeeded" if passed else "Failed",
            failure=None if passed else "Step failure: One or multiple steps failed.",
            user="jun.park",
        )
        runs.append(run(plan))
    return tuple(runs)


def pipeline(at: float) -> Pipeline:
    """Return the pipeline with its last thirteen executions, a week apart."""
    people = created_by("jun.park")
    return Pipeline(
        name=NAME,
        arn=arn("pipeline", NAME),
        region=HOME,
        definition=sdk.dump(definition()),
        created=at - 20 * _WEEK,
        modified=at - 13 * _WEEK,
        extras={
            "PipelineDescription": "Predicts how many minutes a delivery takes",
            "RoleArn": sdk.ROLE,
            "CreatedBy": people,
            "LastModifiedBy": people,
        },
        tags={
            "sagemaker:project-name": NAME,
            "sagemaker:project-id": f"p-{token(NAME, 12)}",
            "DomainName": STUDIO,
            "owner": "jun.park@example.com",
            "team": "logistics",
        },
        executions=_history(at),
    )


def objects(at: float) -> dict[tuple[str, str], StoredObject]:
    """Return the raw data: no job declares it as an input, so nothing else puts it there."""
    rows = b"order_id,distance_km,items,weekday,minutes\n7201,4.2,3,5,31\n7202,1.1,1,5,17\n7203,8.6,2,6,52\n"
    raw = StoredObject(body=rows, since=at - 13 * _WEEK, content_type="text/csv")
    return {("acme-ml-raw", DELIVERIES): raw}
