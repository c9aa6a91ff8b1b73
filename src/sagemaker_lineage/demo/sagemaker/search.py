"""Search over pipelines, their executions, and models."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sagemaker_lineage.demo.sagemaker.lookups import chosen
from sagemaker_lineage.demo.sagemaker.paging import PageSize, constraint, invalid, page
from sagemaker_lineage.demo.sagemaker.pipelines import describe_pipeline, describe_pipeline_execution
from sagemaker_lineage.demo.wire import Call

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sagemaker_lineage.demo.account.store import Account
    from sagemaker_lineage.demo.account.values import Pipeline

Json = dict[str, Any]
_MOST_FILTERS = 20
_LONGEST_VALUE = 1024
_SORTABLE = {
    "Pipeline": ("LastModifiedTime", "CreationTime", "LastRunTime", "PipelineName"),
    "PipelineExecution": ("LastModifiedTime", "CreationTime"),
    "Model": ("LastModifiedTime", "CreationTime"),
}


def search(account: Account, call: Call, now: float) -> Json:
    """Answer Search over pipelines, their executions, and models: a hundred a page, last changed first unless asked.

    Understands filters of one member, all of which or any of which must fit; no nested ones, no
    expressions within expressions.
    """
    resource = chosen(call, "Resource", *_ROWS)
    here = [pipeline for pipeline in account.pipelines if pipeline.region == call.region]
    fits = _condition(call)
    rows = _ROWS[resource](account, call, here, now)
    found = [row for row in rows if fits(row)]
    by = chosen(call, "SortBy", *_SORTABLE[resource])
    descending = chosen(call, "SortOrder", "Descending", "Ascending") == "Descending"
    found.sort(key=lambda row: (row.get("Model", row).get(by, 0), _identity(row)), reverse=descending)
    shown, more = page(call, found, _identity, PageSize(100))
    total = {"Value": len(found), "Relation": "EqualTo"}
    return {"Results": [{resource: row} for row in shown], "TotalHits": total, **more}


def _identity(row: Json) -> str:
    if "Model" in row:
        return str(row["Model"]["ModelArn"])
    return str(row.get("PipelineExecutionArn", row["PipelineArn"]))


def _asking(call: Call, **parameters: str) -> Call:
    return Call(service=call.service, operation=call.operation, region=call.region, parameters=parameters)


def _pipelines(account: Account, call: Call, here: list[Pipeline], now: float) -> Iterable[Json]:
    for pipeline in here:
        row = describe_pipeline(account, _asking(call, PipelineName=pipeline.name), now)
        row.pop("PipelineDefinition")
        yield row | {"Tags": [{"Key": k, "Value": v} for k, v in pipeline.tags.items()]}


def _executions(account: Account, call: Call, here: list[Pipeline], now: float) -> Iterable[Json]:
    for pipeline in here:
        for run in pipeline.executions_at(now):
            row = describe_pipeline_execution(account, _asking(call, PipelineExecutionArn=run.arn), now)
            yield row | {"PipelineParameters": [{"Name": name, "Value": value} for name, value in run.parameters]}


def _models(account: Account, call: Call, here: list[Pipeline], now: float) -> Iterable[Json]:
    """Yield every model with the endpoints that serve it."""
    del here
    serving: dict[str, list[Json]] = {}
    configs = {config.name: config.answer for config in account.all_of(call.region, "EndpointConfig", now)}
    for endpoint in account.all_of(call.region, "Endpoint", now):
        shown = {member: endpoint.answer_at(now)[member] for member in _ENDPOINT}
        for variant in configs[endpoint.answer["EndpointConfigName"]]["ProductionVariants"]:
            serving.setdefault(variant["ModelName"], []).append(shown)
    for model in account.all_of(call.region, "Model", now):
        yield {"Model": model.answer_at(now), "Endpoints": serving.get(model.name, [])}


_ENDPOINT = ("EndpointName", "EndpointArn", "CreationTime", "LastModifiedTime", "EndpointStatus")
_ROWS: Mapping[str, Callable[[Account, Call, list[Pipeline], float], Iterable[Json]]] = {
    "Pipeline": _pipelines,
    "PipelineExecution": _executions,
    "Model": _models,
}


def _condition(call: Call) -> Callable[[Json], bool]:
    expression = call.parameters.get("SearchExpression", {})
    filters = expression.get("Filters", [])
    if unknown := sorted(expression.keys() - {"Filters", "Operator"}):
        raise invalid(f"The embedded AWS does not know the member {unknown[0]} of a search expression")
    if "SearchExpression" in call.parameters and not 1 <= len(filters) <= _MOST_FILTERS:
        raise constraint(filters, "searchExpression.filters", f"have length between 1 and {_MOST_FILTERS}")
    tests = [_test(each) for each in filters]
    if expression.get("Operator", "And") == "Or":
        return lambda row: any(test(row) for test in tests)
    return lambda row: all(test(row) for test in tests)


_COMPARISONS: Mapping[str, Callable[[str | None, str], bool]] = {
    "Equals": lambda have, wanted: have == wanted,
    "NotEquals": lambda have, wanted: have != wanted,
    "Contains": lambda have, wanted: have is not None and wanted in have,
    "In": lambda have, wanted: have in wanted.split(","),
    "Exists": lambda have, _: have is not None,
    "NotExists": lambda have, _: have is None,
    "GreaterThanOrEqualTo": lambda have, wanted: have is not None and float(have) >= _moment(wanted),
    "LessThanOrEqualTo": lambda have, wanted: have is not None and float(have) <= _moment(wanted),
}


def _test(condition: Json) -> Callable[[Json], bool]:
    name, value = str(condition.get("Name", "")), str(condition.get("Value", ""))
    compare = _COMPARISONS.get(str(condition.get("Operator", "Equals")))
    if compare is None:
        raise invalid(f"The operator of filter {name} is not supported")
    if len(value) > _LONGEST_VALUE:
        raise constraint(value, "searchExpression.filters.member.value", f"have length at most {_LONGEST_VALUE}")
    return lambda row: compare(_member(row, name), value)


def _moment(text: str) -> float:
    try:
        return datetime.fromisoformat(text if text.endswith("Z") or "+" in text else f"{text}+00:00").timestamp()
    except ValueError:
        raise invalid(f"{text} is no moment") from None


def _member(row: Json, name: str) -> str | None:
    if name.startswith("Tags."):
        tags = {tag["Key"]: tag["Value"] for tag in row.get("Tags", [])}
        return tags.get(name.removeprefix("Tags."))
    return str(row[name]) if name in row else None
