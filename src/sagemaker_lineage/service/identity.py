"""Tell whose credentials are used, without making anybody wait for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sagemaker_lineage.enrich.plan import Plan
from sagemaker_lineage.enrich.sources.identity import read_identity
from sagemaker_lineage.service.engine import run

if TYPE_CHECKING:
    from sagemaker_lineage.model.identity import Identity
    from sagemaker_lineage.service.ports import WarmReader

IDENTITY_SECONDS = 2.0
"""How long the account is waited for; after that it is a gap."""


def tell_identity(region: str | None, reader: WarmReader, seconds: float = IDENTITY_SECONDS) -> Identity:
    """Return the region of the AWS configuration, and the account of its credentials.

    AWS is asked in that region, in ``region`` where the configuration names none: any region of the
    partition tells the same, so one answer can be kept. Nothing that AWS does is an error here.
    """
    asked = reader.region or region
    told = run(Plan(lambda flow: flow.start(read_identity(flow, asked))), reader, seconds)
    return replace(told, region=reader.region)
