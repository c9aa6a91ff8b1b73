"""What the definition of a row tells: how many steps it has, which buckets it names, and how safe those are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.definition import parse_definition
from sagemaker_lineage.enrich.arns import parse_pipeline_arn
from sagemaker_lineage.enrich.bucket_readings import buckets_of
from sagemaker_lineage.enrich.catalog.named import described_read
from sagemaker_lineage.enrich.losses import Fact, Loss, document_facts, loss_of
from sagemaker_lineage.enrich.members import text
from sagemaker_lineage.errors import DefinitionError
from sagemaker_lineage.graph import Bindings, build_graph
from sagemaker_lineage.model.request import GapCode

if TYPE_CHECKING:
    from sagemaker_lineage.enrich.bucket_readings import BucketReadings
    from sagemaker_lineage.enrich.flow import Flow
    from sagemaker_lineage.enrich.question import PipelineQuery
    from sagemaker_lineage.model.catalog import ListedPipeline
    from sagemaker_lineage.model.execution import BucketFacts
    from sagemaker_lineage.model.pipeline import Pipeline

LARGEST_DRAWN = 262_144
"""Characters of a definition that is drawn only to find the buckets of a row."""
_SHOWN = {
    "/region": "region",
    "/encryption": "encryption",
    "/versioning": "versioning",
    "/publicAccess": "publicAccess",
}


class Contents(NamedTuple):
    """The number of steps and the buckets by name, None where they were not asked for or are not known."""

    steps: int | None = None
    buckets: tuple[BucketFacts, ...] | None = None
    losses: tuple[Loss, ...] = ()


async def read_contents(
    flow: Flow, query: PipelineQuery, row: ListedPipeline, place: int, buckets: BucketReadings
) -> Contents:
    """Read the definition as it is now. Its buckets are those that its own default values lead to."""
    names = [name for name, asked in (("stepCount", query.steps), ("buckets", query.buckets)) if asked]
    facts = document_facts(*(f"/pipelines/{place}/{name}" for name in names))
    answer = await flow.ask(described_read(row.name, query.region))
    definition = text(answer.payload or {}, "PipelineDefinition")
    if definition is None:
        return Contents(losses=loss_of(answer, facts))
    await flow.leisure()
    try:
        pipeline = parse_definition(definition)
    except DefinitionError as error:
        return Contents(losses=(_loss(GapCode.INVALID, error.message, row, facts),))
    steps = len(pipeline.steps) if query.steps else None
    if not query.buckets:
        return Contents(steps)
    if len(definition) > LARGEST_DRAWN:
        detail = (
            f"The definition has more than {LARGEST_DRAWN:,} characters; its buckets are looked for in its lineage."
        )
        return Contents(steps, None, (_loss(GapCode.TRUNCATED, detail, row, facts[-1:]),))
    found, losses = await _buckets(row, place, pipeline, buckets)
    return Contents(steps, found, losses)


async def _buckets(
    row: ListedPipeline, place: int, pipeline: Pipeline, buckets: BucketReadings
) -> tuple[tuple[BucketFacts, ...], tuple[Loss, ...]]:
    graph = build_graph(pipeline, Bindings(execution=_variables(row)))
    names = sorted(buckets_of(graph))
    readings = await buckets.named(names)
    losses = [
        Loss(code=loss.code, detail=loss.detail, read=loss.read, resource=loss.resource, facts=facts)
        for at, name in enumerate(names)
        for loss in readings[name].losses
        if (facts := _facts_of(loss, f"/pipelines/{place}/buckets/{at}"))
    ]
    return tuple(readings[name].facts for name in names), tuple(losses)


def _facts_of(loss: Loss, pointer: str) -> tuple[Fact, ...]:
    """Return those of the lost facts that a row shows."""
    return document_facts(*(f"{pointer}/{_SHOWN[fact.path]}" for fact in loss.facts if fact.path in _SHOWN))


def account_of(row: ListedPipeline) -> str | None:
    """Return the account of a row, None where its ARN tells none."""
    arn = parse_pipeline_arn(row.arn)
    return arn.account if arn is not None and arn.account.isdigit() else None


def _variables(row: ListedPipeline) -> dict[str, str]:
    return {"PipelineName": row.name, **({"PipelineArn": row.arn} if row.arn else {})}


def _loss(code: GapCode, detail: str, row: ListedPipeline, facts: tuple[Fact, ...]) -> Loss:
    return Loss(code=code, detail=detail, resource=row.name, facts=facts)
