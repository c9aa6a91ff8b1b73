"""Cases of the rule ``endpoint-instance-count``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checkskit.case import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Case
from checkskit.lineages import ARN, DENIED, endpoint, job, lineage
from sagemaker_lineage.model.posture import Instances

if TYPE_CHECKING:
    from sagemaker_lineage.model.execution import Lineage

CONFIG = f"{ARN}:endpoint/claims"


def variants(*groups: Instances) -> Lineage:
    """Return a pipeline whose endpoint has these variants."""
    return lineage(endpoints=(endpoint(config=job("endpoint", instances=groups)),))


CASES = (
    Case(
        verdict=FAIL,
        of=variants(Instances(count=1), Instances(count=4)),
        resource=CONFIG,
        says="a variant with a single instance",
    ),
    Case(
        verdict=PASS, of=variants(Instances(count=3), Instances(count=2)), resource=CONFIG, says="2 instances or more"
    ),
    Case(
        verdict=PASS,
        of=variants(Instances(count=2), Instances(count=1, shadow=True)),
        resource=CONFIG,
        says="2 instances",
    ),
    Case(verdict=UNKNOWN, of=variants(Instances(count=2), Instances()), resource=CONFIG, says="not known"),
    Case(verdict=FAIL, of=variants(Instances(count=1), Instances()), resource=CONFIG, says="a single instance"),
    Case(verdict=UNKNOWN, of=variants(), resource=CONFIG, says="not known"),
    Case(verdict=NOT_APPLICABLE, of=variants(Instances(serverless=True)), resource=CONFIG, says="Serverless"),
    Case(
        verdict=PASS,
        of=lineage(endpoints=(endpoint(config=job("endpoint")),)),
        resource=f"{ARN}:endpoint/claims",
        says="2 instances",
    ),
    Case(
        verdict=FAIL,
        of=lineage(endpoints=(endpoint(config=job("endpoint", instance_count=1)),)),
        resource=f"{ARN}:endpoint/claims",
        says="a single instance",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(endpoints=(endpoint(config=job("endpoint", instance_count=None)),)),
        resource=f"{ARN}:endpoint/claims",
        says="not known",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(endpoints=(endpoint(config=job("endpoint", instance_count=None, unread=DENIED)),)),
        resource=f"{ARN}:endpoint/claims",
        says="denied",
    ),
)
"""How many instances the configuration asks for."""
