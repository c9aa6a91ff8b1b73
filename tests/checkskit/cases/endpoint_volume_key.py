"""Cases of the rule ``endpoint-volume-key``."""

from __future__ import annotations

from checkskit.case import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Case
from checkskit.lineages import ARN, DENIED, endpoint, job, lineage

CASES = (
    Case(
        verdict=PASS,
        of=lineage(endpoints=(endpoint(config=job("endpoint")),)),
        resource=f"{ARN}:endpoint/claims",
        says="volume key arn",
    ),
    Case(
        verdict=PASS,
        of=lineage(endpoints=(endpoint(config=job("endpoint", instance_type="ml.g5.xlarge")),)),
        resource=f"{ARN}:endpoint/claims",
        says="volume key",
    ),
    Case(
        verdict=FAIL,
        of=lineage(endpoints=(endpoint(config=job("endpoint", volume_key=None)),)),
        resource=f"{ARN}:endpoint/claims",
        says="no customer key",
    ),
    Case(
        verdict=NOT_APPLICABLE,
        of=lineage(endpoints=(endpoint(config=job("endpoint", volume_key=None, instance_type="ml.g5.xlarge")),)),
        resource=f"{ARN}:endpoint/claims",
        says="local storage",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(endpoints=(endpoint(config=job("endpoint", volume_key=None, instance_type="ml.new9.large")),)),
        resource=f"{ARN}:endpoint/claims",
        says="ml.new9.large takes a volume key is not known",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(endpoints=(endpoint(config=job("endpoint", volume_key=None, instance_type=None)),)),
        resource=f"{ARN}:endpoint/claims",
        says="the instance type takes",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(endpoints=(endpoint(config=job("endpoint", volume_key=None, instance_type="odd")),)),
        resource=f"{ARN}:endpoint/claims",
        says="odd takes",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(endpoints=(endpoint(config=job("endpoint", volume_key=None, unread=DENIED)),)),
        resource=f"{ARN}:endpoint/claims",
        says="denied",
    ),
    Case(
        verdict=PASS,
        of=lineage(jobs={"Notify": (job("endpoint"),)}, endpoints=(endpoint(config=None),)),
        resource=f"{ARN}:endpoint/claims",
        says="volume key",
    ),
)
"""The configuration of an endpoint, and one that a step made."""
