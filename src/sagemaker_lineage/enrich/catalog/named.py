"""Pipelines by name: just these rows, the ones on a screen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sagemaker_lineage.enrich.catalog.entries import listed_pipeline
from sagemaker_lineage.enrich.losses import Loss, loss_of
from sagemaker_lineage.enrich.members import pairs, structures, text
from sagemaker_lineage.enrich.operations import DESCRIBE_PIPELINE, LIST_PIPELINES, read
from sagemaker_lineage.enrich.refusals import refusal
from sagemaker_lineage.enrich.searches import PIPELINE, results_of, searches_for
from sagemaker_lineage.model.request import GapCode

if TYPE_CHECKING:
    from sagemaker_lineage.enrich.flow import Flow
    from sagemaker_lineage.enrich.members import Payload
    from sagemaker_lineage.enrich.question import PipelineQuery
    from sagemaker_lineage.model.catalog import ListedPipeline
    from sagemaker_lineage.model.request import Answer, AwsRead


def described_read(pipeline: str, region: str) -> AwsRead:
    """Return the read of a pipeline with its definition."""
    return read(DESCRIBE_PIPELINE, region, PipelineName=pipeline)


async def named_pipelines(flow: Flow, query: PipelineQuery) -> tuple[list[ListedPipeline], tuple[Loss, ...]]:
    """Return the pipelines of these names, those that there are.

    Search knows most of them by one call, with their tags; the others are described.

    Raises:
        AwsError: nothing that may be used tells whether there is such a pipeline.
    """
    names = list(dict.fromkeys(query.names))
    reads = searches_for(PIPELINE, query.region, "PipelineName", names)
    answers = [await promise for promise in [flow.ask(each) for each in reads]]
    found = {text(each, "PipelineName"): each for answer in answers for each in results_of(answer, PIPELINE)}
    rows = [_tagged(found[name]) for name in names if name in found]
    others = [(name, flow.ask(described_read(name, query.region))) for name in names if name not in found]
    losses = [loss for answer in answers for loss in loss_of(answer, ())]
    for name, promise in others:
        answer = await promise
        summary = await _summary(flow, query.region, name, answer)
        rows += [listed_pipeline(summary)] if summary else []
        losses += loss_of(answer, ()) if summary else ()
    return rows, tuple(losses)


def _tagged(found: Payload) -> ListedPipeline:
    return replace(listed_pipeline(found), tags=pairs(found, "Tags"))


async def _summary(flow: Flow, region: str, name: str, described: Answer) -> Payload | None:
    """Return what the description says, else the list of pipelines; None where there is no such pipeline."""
    if described.payload is not None:
        return described.payload
    if described.failure is not None and described.failure.code is GapCode.NOT_FOUND:
        return None
    listing = await flow.ask(read(LIST_PIPELINES, region, PipelineNamePrefix=name))
    if listing.payload is None:
        raise refusal(listing)
    return next((each for each in structures(listing.payload, "PipelineSummaries") if _is(each, name)), None)


def _is(summary: Payload, name: str) -> bool:
    return text(summary, "PipelineName") == name
