"""Pipelines by SageMaker domain: which belong to one, by the tags that also filter a lineage."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sagemaker_lineage.enrich.arns import name_of
from sagemaker_lineage.enrich.catalog.entries import listed_pipeline
from sagemaker_lineage.enrich.catalog.orders import Order, rank_of_cursor, to_rank_cursor
from sagemaker_lineage.enrich.catalog.rows import MOST_SORTED, Chosen, cut, cut_short, scope_of, whole_list
from sagemaker_lineage.enrich.losses import Loss, document_facts, loss_of
from sagemaker_lineage.enrich.members import pairs, structures, text
from sagemaker_lineage.enrich.searches import PIPELINE, equals, results_of, search_read
from sagemaker_lineage.enrich.sources.domain import ARN_TAG, ID_TAG, NAME_TAG, domains_read, tags_of, tags_read

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sagemaker_lineage.enrich.flow import Flow
    from sagemaker_lineage.enrich.members import Payload
    from sagemaker_lineage.enrich.question import PipelineQuery
    from sagemaker_lineage.enrich.searches import Filter
    from sagemaker_lineage.model.request import Answer

MOST_TAGS_READ = 100
"""How many pipelines are asked for their tags, for one page, where Search may not be used."""
_MOST_DOMAINS = 9


async def pipelines_of_domain(flow: Flow, query: PipelineQuery, domain: str) -> Chosen:
    """Return a page of the pipelines that are tagged as a domain's.

    Search finds them all. Where it may not be used the tags of one pipeline after the other are read,
    so many for one page, and the next page goes on behind them.

    Raises:
        AwsError: the pipelines could not be listed.
    """
    domains = await flow.ask(domains_read(query.region))
    named = [each for each in structures(domains.payload or {}, "Domains") if text(each, "DomainName") == domain]
    identities = {text(each, "DomainId") or "" for each in named} - {""}
    losses = loss_of(domains, document_facts("/pipelines"))
    answer = await flow.ask(search_read(PIPELINE, query.region, _filters(domain, named), MOST_SORTED))
    if answer.payload is None:
        return await _one_by_one(flow, query, domain, identities, (*losses, *loss_of(answer, ())))
    results = results_of(answer, PIPELINE)
    found = [replace(listed_pipeline(each), tags=pairs(each, "Tags")) for each in results]
    mine = [each for each in found if belongs(each.tags or {}, domain, identities)]
    return cut(query, mine, (*losses, *cut_short(answer, len(results))))


def belongs(tags: Mapping[str, str], domain: str, identities: set[str]) -> bool:
    """Tell whether a pipeline with these tags is in the domain of that name and one of these ids."""
    if NAME_TAG in tags:
        return tags[NAME_TAG] == domain
    return any(name_of(tags.get(tag, "")) in identities for tag in (ID_TAG, ARN_TAG))


def domain_name(tags: Mapping[str, str], domains: Answer | None) -> str | None:
    """Return the name of the domain that tags tell, by the list of domains where they tell only its id."""
    if NAME_TAG in tags or domains is None:
        return tags.get(NAME_TAG)
    ids = {name_of(tags.get(tag, "")) for tag in (ID_TAG, ARN_TAG)} - {""}
    listed = structures(domains.payload or {}, "Domains")
    return next((text(each, "DomainName") for each in listed if text(each, "DomainId") in ids), None)


def needs_domains(tags: Mapping[str, str]) -> bool:
    """Tell whether only the list of domains says what a domain is called."""
    return NAME_TAG not in tags and bool(tags.get(ID_TAG) or tags.get(ARN_TAG))


def _filters(domain: str, named: list[Payload]) -> list[Filter]:
    members = ((ID_TAG, "DomainId"), (ARN_TAG, "DomainArn"))
    values = ((tag, text(each, member)) for each in named[:_MOST_DOMAINS] for tag, member in members)
    return [equals(f"Tags.{NAME_TAG}", domain), *(equals(f"Tags.{tag}", value) for tag, value in values if value)]


async def _one_by_one(
    flow: Flow, query: PipelineQuery, domain: str, identities: set[str], losses: tuple[Loss, ...]
) -> Chosen:
    listed, cut_off = await whole_list(flow, query)
    order, scope = Order(word=query.sort), scope_of(query)
    left = order.after(order.sort(listed), rank_of_cursor(query.cursor, *scope))
    looked_at = left[:MOST_TAGS_READ]
    asked = [(each, flow.ask(tags_read(each.arn or each.name, query.region))) for each in looked_at]
    answers = [(each, await promise) for each, promise in asked]
    tagged = [replace(each, tags=tags_of(answer)) for each, answer in answers]
    mine = [each for each in tagged if belongs(each.tags or {}, domain, identities)]
    rows, last = mine[: query.limit], looked_at[-1:]
    if len(mine) > query.limit:
        last = rows[-1:]
    more = len(mine) > query.limit or len(left) > len(looked_at)
    cursor = to_rank_cursor(order.rank(last[0]), *scope) if more and last else None
    unread = (loss for _, answer in answers for loss in loss_of(answer, document_facts("/pipelines")))
    return Chosen(rows, cursor, None, (*losses, *cut_off, *unread))
