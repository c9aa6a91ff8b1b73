"""``country-fanout``: a loop over countries, checks with a violation report, a person who approves."""

from __future__ import annotations

import json
from typing import Any

from sagemaker_lineage.demo.account import flow_steps as flow
from sagemaker_lineage.demo.account import steps as sdk
from sagemaker_lineage.demo.account.naming import HOME, arn, image
from sagemaker_lineage.demo.account.people import STUDIO, created_by, domain_id
from sagemaker_lineage.demo.account.runs import Plan, Ran, run
from sagemaker_lineage.demo.account.values import Execution, Pipeline

Json = dict[str, Any]
NAME = "country-fanout"
_FORECASTING = image("forecasting-deepar:1")
_SKLEARN = image("sagemaker-scikit-learn:1.2-1-cpu-py3")
_CODE = "s3://acme-ml-feat/countries/code"
_HOUR, _DAY = 3600.0, 86400.0
_COUNTRIES = ("kr", "jp", "vn")
_BETWEEN_ITERATIONS = 5.0
_BASELINE = "s3://acme-ml-feat/countries/baseline"


def _of_country(bucket: str, name: str) -> Json:
    country = sdk.get("ForEach.CurrentItem.country")
    return sdk.below(bucket, "countries", sdk.get("Execution.PipelineExecutionId"), name, country)


def _body() -> list[Json]:
    prepare = sdk.processing(
        "PrepareCountry",
        sdk.Code(_SKLEARN, f"{_CODE}/prepare.py", ["--country", sdk.get("ForEach.CurrentItem.country")]),
        {"sales": sdk.below("acme-ml-raw", "sales", sdk.get("ForEach.CurrentItem.country"))},
        [sdk.s3_output("series", _of_country("acme-ml-feat", "series"))],
    )
    channels = {"train": sdk.output_of("PrepareCountry", "series")}
    arguments = sdk.training_arguments(_FORECASTING, channels, _of_country("acme-ml-models", "deepar"))
    hyper = {"time_freq": "D", "prediction_length": "28", "epochs": "60"}
    return [prepare, sdk.training("ForecastCountry", arguments, hyper=hyper, display="Forecast 28 days")]


def _checks() -> list[Json]:
    own = sdk.get("Execution.PipelineExecutionId")
    quality = flow.quality_check(
        "CheckDataQuality",
        sdk.below("acme-ml-feat", "countries", own, "series"),
        sdk.below("acme-ml-feat", "countries", own, "data-quality"),
        after=["PerCountry"],
        ModelPackageGroupName="country-forecasts",
        SkipCheck=False,
        FailOnViolation=False,
        RegisterNewBaseline=True,
        SuppliedBaselineStatistics=f"{_BASELINE}/statistics.json",
        SuppliedBaselineConstraints=f"{_BASELINE}/constraints.json",
    )
    bias = flow.clarify_check(
        "CheckBias",
        sdk.below("acme-ml-feat", "countries", own, "series"),
        f"{_CODE}/analysis_config.json",
        sdk.below("acme-ml-feat", "countries", own, "bias"),
        after=["PerCountry"],
        ModelPackageGroupName="country-forecasts",
        SkipCheck=False,
        FailOnViolation=False,
        RegisterNewBaseline=False,
        SuppliedBaselineConstraints=None,
    )
    return [quality, bias]


def definition() -> Json:
    """Return the definition."""
    countries = json.dumps([{"country": name, "weight": 1} for name in _COUNTRIES])
    plan = flow.function(
        "ListCountries", "list-countries", {"all": sdk.get("Parameters.Countries")}, {"countries": "String"}
    )
    loop = flow.for_each("PerCountry", flow.output_parameter("ListCountries", "countries"), _body())
    report = sdk.get("Steps.CheckDataQuality.CalculatedBaselineConstraints")
    approve = flow.callback(
        "ApproveForecasts",
        "forecast-approvals",
        {"constraints": report, "countries": flow.output_parameter("ListCountries", "countries")},
        {"approved": "Boolean", "approver": "String"},
        after=["CheckBias"],
    )
    facts = {
        "approved": flow.output_parameter("ApproveForecasts", "approved"),
        "done": sdk.get("Steps.PerCountry.Status"),
    }
    publish = flow.function("PublishForecasts", "publish-forecasts", facts, {"uri": "String"})
    parameters = [sdk.parameter("Countries", default=countries)]
    return sdk.definition(parameters, [plan, loop, *_checks(), approve, publish])


def _iteration(index: int, country: str, *, fails: bool) -> list[Ran]:
    item = {"country": country, "weight": 1}
    begin = 15.0 + _BETWEEN_ITERATIONS * index
    prepare = Ran(step="PrepareCountry", at=begin, lasts=110 + 9 * index, index=index, item=item)
    start = begin + prepare.lasts + 3
    facts = {"metrics": {"test:RMSE": round(4.2 + 0.7 * index, 3), "test:mean_wQuantileLoss": 0.081 + 0.01 * index}}
    if fails:
        reason = f"AlgorithmError: time series of {country} are shorter than prediction_length"
        broken = Ran(
            step="ForecastCountry", at=start, lasts=64, index=index, item=item, status="Failed", failure=reason
        )
        return [prepare, broken]
    return [prepare, Ran(step="ForecastCountry", at=start, lasts=260 + 20 * index, index=index, item=item, facts=facts)]


_LOOP_SECONDS = 480.0


def _looped(failing: str | None) -> list[Ran]:
    countries = {"countries": json.dumps([{"country": name, "weight": 1} for name in _COUNTRIES])}
    failed = 0 if failing is None else 1
    counts = {"items": len(_COUNTRIES), "SucceededStepCount": 2 * len(_COUNTRIES) - failed, "FailedStepCount": failed}
    begun = [Ran(step="ListCountries", lasts=6, facts={"outputs": countries})]
    status = "Failed" if failing else "Succeeded"
    reason = "ForEach: 1 of 3 iterations failed." if failing else None
    begun.append(Ran(step="PerCountry", at=12, lasts=_LOOP_SECONDS, status=status, failure=reason, facts=counts))
    for index, country in enumerate(_COUNTRIES):
        begun += _iteration(index, country, fails=country == failing)
    return begun


_VIOLATIONS = [
    {
        "feature_name": "units_sold",
        "constraint_check_type": "completeness_check",
        "description": "Completeness 0.974 is below the baseline's 0.998",
    },
    {
        "feature_name": "promotion",
        "constraint_check_type": "data_type_check",
        "description": "Data type match requirement is not met: expected 100.0 %, found 99.2 %",
    },
]


def _checked(*, violated: bool) -> list[Ran]:
    begin = 12 + _LOOP_SECONDS + 3
    quality: dict[tuple[str, str], Any] = {("quality_check_output", "statistics.json"): _STATISTICS}
    if violated:
        quality["quality_check_output", "constraint_violations.json"] = {"violations": _VIOLATIONS}
    bias = {("analysis_result", "analysis.json"): _BIAS}
    return [
        Ran(step="CheckDataQuality", at=begin, lasts=190, facts={"violations": violated}, reports=quality),
        Ran(step="CheckBias", at=begin, lasts=231, reports=bias),
    ]


_STATISTICS = {
    "version": 0.0,
    "dataset": {"item_count": 3288},
    "features": [
        {"name": "units_sold", "inferred_type": "Integral", "numerical_statistics": {"mean": 41.7, "std_dev": 9.2}}
    ],
}
_IMBALANCE = {"name": "CI", "description": "Class Imbalance (CI)", "value": 0.113}
_FACET = {"value_or_threshold": "vn", "metrics": [_IMBALANCE, {"name": "DPL", "description": "", "value": None}]}
_BIAS = {"version": "1.0", "pre_training_bias_metrics": {"label": "units_sold", "facets": {"country": [_FACET]}}}


def _approved() -> list[Ran]:
    facts = {"outputs": {"approved": True, "approver": "seo.yun"}}
    published = {"outputs": {"uri": "s3://acme-shared/forecasts/latest"}}
    return [
        Ran(step="ApproveForecasts", lasts=845, facts=facts),
        Ran(step="PublishForecasts", lasts=5, facts=published),
    ]


def _happened(number: int) -> tuple[list[Ran], str]:
    if number in _LOOP_FAILED:
        return _looped("jp"), "CompletedWithFailures"
    if number in _WITHDRAWN:
        return [
            *_looped(None),
            *_checked(violated=False),
            Ran(step="ApproveForecasts", lasts=7200, status="Stopped"),
        ], "Stopped"
    return [*_looped(None), *_checked(violated=number == _COUNT - 1), *_approved()], "Succeeded"


_COUNT = 12
_LOOP_FAILED = frozenset({3, 9})
_WITHDRAWN = frozenset({6})


def _execution(at: float, number: int) -> Execution:
    ran, status = _happened(number)
    began = at - 5 * _HOUR - (_COUNT - 1 - number) * 3 * _DAY
    plan = Plan(
        pipeline=NAME,
        number=number,
        began=began,
        definition=definition(),
        ran=ran,
        status=status,
        failure="Step failure: One or multiple steps failed." if status == "CompletedWithFailures" else None,
        user="seo.yun",
    )
    return run(plan)


def pipeline(at: float) -> Pipeline:
    """Return the pipeline with its last twelve executions, the newest five hours before ``at``."""
    people = created_by("seo.yun")
    return Pipeline(
        name=NAME,
        arn=arn("pipeline", NAME),
        region=HOME,
        definition=sdk.dump(definition()),
        created=at - 90 * _DAY,
        modified=at - 41 * _DAY,
        extras={
            "PipelineDescription": "Forecasts sales for each country, checks the data and asks for approval",
            "RoleArn": sdk.ROLE,
            "CreatedBy": people,
            "LastModifiedBy": people,
        },
        tags={"DomainId": domain_id(STUDIO), "owner": "seo.yun@example.com"},
        executions=tuple(_execution(at, number) for number in range(_COUNT)),
    )
