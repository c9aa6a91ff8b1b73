"""``us-store-forecasts``: a fan of thirty-six trainings, one for each store, and one step that compares them."""

from __future__ import annotations

from typing import Any

from sagemaker_lineage.demo.account import steps as sdk
from sagemaker_lineage.demo.account.naming import arn, image
from sagemaker_lineage.demo.account.people import created_by
from sagemaker_lineage.demo.account.runs import Plan, Ran, run
from sagemaker_lineage.demo.account.values import Execution, Pipeline

Json = dict[str, Any]
NAME = "us-store-forecasts"
US = "us-east-1"
STORES = tuple(f"{number:02d}" for number in range(1, 37))
_BUCKET = "acme-us-churn"
_SKLEARN = image("sagemaker-scikit-learn:1.2-1-cpu-py3", US)
_FORECASTING = image("forecasting-deepar:1", US)
_CODE = f"s3://{_BUCKET}/stores/code"
_DAY = 86400.0
_MOST_MODELS = 9
"""A processing job has ten inputs at most, and one of them is its script."""
_COUNT = 12
_BROKEN = 8


def _forecast(store: str) -> Json:
    parts = [sdk.output_of("SplitByStore", _area(store)), store]
    channels = {"train": {"Std:Join": {"On": "/", "Values": parts}}}
    target = sdk.below(_BUCKET, "stores", sdk.get("Execution.PipelineExecutionId"), "models", store)
    arguments = sdk.training_arguments(_FORECASTING, channels, target)
    return sdk.training(f"Forecast{store}", arguments, hyper={"time_freq": "W", "prediction_length": "12"})


def _area(store: str) -> str:
    """Return the output that a store's sales are written to: a processing job has ten outputs at most."""
    return f"area-{(int(store) - 1) // _MOST_MODELS + 1}"


def definition() -> Json:
    """Return the definition: one step that splits, one for each store, one that waits for them all."""
    own = sdk.get("Execution.PipelineExecutionId")
    areas = sorted(set(map(_area, STORES)))
    split = sdk.processing(
        "SplitByStore",
        sdk.Code(_SKLEARN, f"{_CODE}/split.py"),
        {"sales": sdk.get("Parameters.SalesUrl")},
        [sdk.s3_output(area, sdk.below(_BUCKET, "stores", own, "train", area)) for area in areas],
    )
    compare = sdk.processing(
        "CompareForecasts",
        sdk.Code(_SKLEARN, f"{_CODE}/compare.py"),
        {f"model-{store}": sdk.model_of(f"Forecast{store}") for store in STORES[:_MOST_MODELS]},
        [sdk.s3_output("ranking", sdk.below(_BUCKET, "stores", own, "ranking"))],
        after=[f"Forecast{store}" for store in STORES],
    )
    parameters = [sdk.parameter("SalesUrl", default=f"s3://{_BUCKET}/stores/sales")]
    return sdk.definition(parameters, [split, *map(_forecast, STORES), compare])


def _forecasts(*, broken: bool) -> list[Ran]:
    return [_forecast_run(place, store, broken=broken and store == "17") for place, store in enumerate(STORES)]


def _forecast_run(place: int, store: str, *, broken: bool) -> Ran:
    metrics = {"metrics": {"test:RMSE": round(3.1 + 0.11 * place, 3)}}
    return Ran(
        step=f"Forecast{store}",
        at=130.0 + place % 12,
        lasts=200.0 + 7 * place,
        status="Failed" if broken else "Succeeded",
        failure=f"AlgorithmError: store {store} has 9 weeks of sales, too few to forecast 12" if broken else None,
        facts={} if broken else metrics,
    )


def _execution(at: float, number: int, defined: Json) -> Execution:
    broken = number == _BROKEN
    ran = [Ran(step="SplitByStore", lasts=118), *_forecasts(broken=broken)]
    ran += [] if broken else [Ran(step="CompareForecasts", at=600, lasts=74)]
    plan = Plan(
        pipeline=NAME,
        number=number,
        began=at - 30 * 3600 - (_COUNT - 1 - number) * 7 * _DAY,
        definition=defined,
        ran=ran,
        status="Failed" if broken else "Succeeded",
        failure="Step failure: One or multiple steps failed." if broken else None,
        user="seo.yun",
        region=US,
    )
    return run(plan)


def pipeline(at: float) -> Pipeline:
    """Return the pipeline with its last twelve executions, a week apart."""
    people = created_by("seo.yun", US)
    defined = definition()
    return Pipeline(
        name=NAME,
        arn=arn("pipeline", NAME, US),
        region=US,
        definition=sdk.dump(defined),
        created=at - 120 * _DAY,
        modified=at - 88 * _DAY,
        extras={
            "PipelineDescription": "Forecasts each of thirty-six stores and compares the forecasts",
            "RoleArn": sdk.ROLE,
            "CreatedBy": people,
            "LastModifiedBy": people,
        },
        tags={"Owner": "seo.yun@example.com", "team": "retail"},
        executions=tuple(_execution(at, number, defined) for number in range(_COUNT)),
    )
