"""Tags and domains."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sagemaker_lineage.demo.sagemaker.lookups import required
from sagemaker_lineage.demo.sagemaker.paging import PageSize, page
from sagemaker_lineage.demo.wire import Call, Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sagemaker_lineage.demo.account.store import Account
    from sagemaker_lineage.demo.account.values import Domain

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
