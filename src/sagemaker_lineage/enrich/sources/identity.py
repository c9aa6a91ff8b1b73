"""The account that the credentials belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.enrich.losses import Loss, document_facts, gaps_of, loss_of
from sagemaker_lineage.enrich.members import text
from sagemaker_lineage.enrich.operations import GET_CALLER_IDENTITY, read
from sagemaker_lineage.model.graph import LineageGraph
from sagemaker_lineage.model.identity import Identity
from sagemaker_lineage.model.request import GapCode

if TYPE_CHECKING:
    from sagemaker_lineage.enrich.flow import Flow

_FACTS = document_facts("/account")
_NOWHERE = Loss(
    code=GapCode.UNRESOLVED,
    detail="No region is known in which to ask whose credentials these are.",
    facts=_FACTS,
)


async def read_identity(flow: Flow, region: str | None) -> Identity:
    """Ask whose credentials these are; whatever keeps AWS from answering is a gap."""
    if region is None:
        return Identity(gaps=gaps_of([_NOWHERE], LineageGraph()))
    answer = await flow.ask(read(GET_CALLER_IDENTITY, region))
    losses = loss_of(answer, _FACTS)
    return Identity(region=region, account=text(answer.payload or {}, "Account"), gaps=gaps_of(losses, LineageGraph()))
