"""Cases of the rule ``endpoint-instance-count``."""

from __future__ import annotations

from checkskit.case import FAIL, PASS, UNKNOWN, Case
from checkskit.lineages import ARN, DENIED, endpoint, job, lineage

CASES = (
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
        says="does not say",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(endpoints=(endpoint(config=job("endpoint", instance_count=None, unread=DENIED)),)),
        resource=f"{ARN}:endpoint/claims",
        says="denied",
    ),
)
"""How many instances the configuration asks for."""
