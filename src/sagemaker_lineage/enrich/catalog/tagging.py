"""Tags of the rows, and what they tell: the domain and the owner."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sagemaker_lineage.enrich.catalog.domains import domain_name, needs_domains
from sagemaker_lineage.enrich.losses import Fact, Loss, document_facts, loss_of
from sagemaker_lineage.enrich.members import pairs, text
from sagemaker_lineage.enrich.searches import PIPELINE, results_of, searches_for
from sagemaker_lineage.enrich.sources.domain import domains_read, tags_of, tags_read

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sagemaker_lineage.enrich.flow import Flow
    from sagemaker_lineage.enrich.question import PipelineQuery
    from sagemaker_lineage.model.catalog import ListedPipeline

Rows = list["ListedPipeline"]


async def with_tags(flow: Flow, query: PipelineQuery, rows: Rows) -> tuple[Rows, list[Loss]]:
    """Return the rows with their tags, domain and owner: by one search, and one by one what that does not know."""
    if not query.tags:
        return await _with_meaning(flow, query, rows)
    unknown = [row.name for row in rows if row.tags is None]
    reads = searches_for(PIPELINE, query.region, "PipelineName", unknown)
    answers = [await promise for promise in [flow.ask(each) for each in reads]]
    found = {text(each, "PipelineName"): each for answer in answers for each in results_of(answer, PIPELINE)}
    known = [replace(row, tags=pairs(found[row.name], "Tags")) if row.name in found else row for row in rows]
    whole, losses = await _one_by_one(flow, query, known)
    shown, more = await _with_meaning(flow, query, whole)
    return shown, [*(loss for answer in answers for loss in loss_of(answer, ())), *losses, *more]


async def _one_by_one(flow: Flow, query: PipelineQuery, rows: Rows) -> tuple[Rows, list[Loss]]:
    asked = {
        place: flow.ask(tags_read(row.arn, query.region))
        for place, row in enumerate(rows)
        if row.tags is None and row.arn
    }
    answers = {place: await promise for place, promise in asked.items()}
    tagged = [replace(row, tags=tags_of(answers[p])) if p in answers else row for p, row in enumerate(rows)]
    return tagged, [
        loss for place, answer in answers.items() for loss in loss_of(answer, _facts(place, "tags", "domain", "owner"))
    ]


async def _with_meaning(flow: Flow, query: PipelineQuery, rows: Rows) -> tuple[Rows, list[Loss]]:
    """Return the rows with domain and owner where tags are known; the domains are listed only for ids."""
    by_id = [place for place, row in enumerate(rows) if needs_domains(row.tags or {})]
    domains = await flow.ask(domains_read(query.region)) if by_id else None
    shown = [
        row
        if row.tags is None
        else replace(row, domain=domain_name(row.tags, domains), owner=_owner(row.tags, query.owner_tag))
        for row in rows
    ]
    facts = tuple(fact for place in by_id for fact in _facts(place, "domain"))
    return shown, [*loss_of(domains, facts)] if domains else []


def _owner(tags: Mapping[str, str], name: str) -> str | None:
    """Return the owner's tag, whatever capitals it is written in; one written exactly so comes first."""
    if name in tags:
        return tags[name] or None
    return next((value for key, value in tags.items() if key.lower() == name.lower() and value), None)


def _facts(place: int, *names: str) -> tuple[Fact, ...]:
    return document_facts(*(f"/pipelines/{place}/{name}" for name in names))
