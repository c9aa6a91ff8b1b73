"""Tags, domains and Search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sagemaker_lineage.demo.sagemaker.lookups import chosen, required
from sagemaker_lineage.demo.sagemaker.paging import PageSize, invalid, page
from sagemaker_lineage.demo.sagemaker.pipelines import describe_pipeline, describe_pipeline_execution
from sagemaker_lineage.demo.wire import Call, Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sagemaker_lineage.demo.account.store import Account
    from sagemaker_lineage.demo.account.values import Domain, Pipeline

Json = dict[str, Any]


def list_tags(account: Account, call: Call, now: float) -> Json:
    """Answer ListTags: fifty a page, as many as a resource may have."""
    arn = required(call, "ResourceArn")
    items = sorted(_tags_of(account, arn, now).items())
    shown, more = page(call, items, lambda pair: pair[0], PageSize(50, 50, 10_000))
    return {"Tags": [{"Key": key, "Value": value} for key, value in shown], **more}


def _tags_of(account: Account, arn: str, now: float) -> Mapping[str, str]:
    pipeline = account.pipelines_by_arn.get(arn)
    if pipeline:
        return pipeline.tags
    known = account.execution(arn, now) or any(domain.arn == arn for domain in account.domains)
    if not known and ":pipeline/" in arn:
        raise Refusal("ResourceNotFound", f"Pipeline '{arn}' does not exist.")
    return {}


_DOMAIN_SUMMARY = ("DomainArn", "DomainId", "DomainName", "Status", "CreationTime", "LastModifiedTime", "Url")


def list_domains(account: Account, call: Call, now: float) -> Json:
    """Answer ListDomains."""
    del now
    found = [domain for domain in account.domains if domain.region == call.region]
    shown, more = page(call, found, lambda domain: domain.id)
    return {"Domains": [{m: domain.answer[m] for m in _DOMAIN_SUMMARY} for domain in shown], **more}


def describe_domain(account: Account, call: Call, now: float) -> Json:
    """Answer DescribeDomain."""
    del now
    asked = required(call, "DomainId")
    found: list[Domain] = [d for d in account.domains if d.id == asked and d.region == call.region]
    if not found:
        raise Refusal("ResourceNotFound", f"Domain [{asked}] does not exist")
    return found[0].answer


def search(account: Account, call: Call, now: float) -> Json:
    """Answer Search over pipelines and their executions: a hundred a page, newest first.

    Understands filters that compare one member by Equals, NotEquals, Contains, Exists or NotExists.
    """
    resource = chosen(call, "Resource", "Pipeline", "PipelineExecution")
    here = [pipeline for pipeline in account.pipelines if pipeline.region == call.region]
    rows = _pipelines(account, call, here, now) if resource == "Pipeline" else _executions(account, call, here, now)
    filters = call.parameters.get("SearchExpression", {}).get("Filters", [])
    found = [row for row in rows if all(_matches(row, one) for one in filters)]
    descending = chosen(call, "SortOrder", "Descending", "Ascending") == "Descending"
    found.sort(key=lambda row: (row["CreationTime"], str(row)), reverse=descending)
    shown, more = page(call, found, lambda row: str(row.get("PipelineExecutionArn", row["PipelineArn"])), PageSize(100))
    total = {"Value": len(found), "Relation": "EqualTo"}
    return {"Results": [{resource: row} for row in shown], "TotalHits": total, **more}


def _asking(call: Call, **parameters: str) -> Call:
    return Call(service=call.service, operation=call.operation, region=call.region, parameters=parameters)


def _pipelines(account: Account, call: Call, here: list[Pipeline], now: float) -> list[Json]:
    rows = []
    for pipeline in here:
        row = describe_pipeline(account, _asking(call, PipelineName=pipeline.name), now)
        row.pop("PipelineDefinition")
        rows.append(row | {"Tags": [{"Key": k, "Value": v} for k, v in pipeline.tags.items()]})
    return rows


def _executions(account: Account, call: Call, here: list[Pipeline], now: float) -> list[Json]:
    return [
        describe_pipeline_execution(account, _asking(call, PipelineExecutionArn=run.arn), now)
        for pipeline in here
        for run in pipeline.executions_at(now)
    ]


_COMPARISONS: Mapping[str, Callable[[str | None, str], bool]] = {
    "Equals": lambda have, wanted: have == wanted,
    "NotEquals": lambda have, wanted: have != wanted,
    "Contains": lambda have, wanted: have is not None and wanted in have,
    "Exists": lambda have, _: have is not None,
    "NotExists": lambda have, _: have is None,
}


def _matches(row: Json, condition: Json) -> bool:
    name = str(condition.get("Name", ""))
    compare = _COMPARISONS.get(str(condition.get("Operator", "Equals")))
    if compare is None:
        raise invalid(f"The operator of filter {name} is not supported")
    return compare(_member(row, name), str(condition.get("Value", "")))


def _member(row: Json, name: str) -> str | None:
    if name.startswith("Tags."):
        tags = {tag["Key"]: tag["Value"] for tag in row.get("Tags", [])}
        return tags.get(name.removeprefix("Tags."))
    return str(row[name]) if name in row else None
