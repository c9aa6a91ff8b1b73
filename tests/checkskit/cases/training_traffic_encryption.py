"""Cases of the rule ``training-traffic-encryption``."""

from __future__ import annotations

from checkskit.case import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Case
from checkskit.lineages import ARN, DENIED, job, lineage
from sagemaker_lineage.model.posture import Instances

ONE, NOBODY_KNOWS = Instances(count=1), Instances()

CASES = (
    Case(
        verdict=FAIL,
        of=lineage(jobs={"Train": (job("training", encrypted_traffic=False, instances=(ONE, ONE)),)}),
        resource=f"{ARN}:training/claims",
        says="off over 2 instances",
    ),
    Case(
        verdict=FAIL,
        of=lineage(jobs={"Train": (job("training", encrypted_traffic=False, instances=(ONE, ONE, NOBODY_KNOWS)),)}),
        resource=f"{ARN}:training/claims",
        says="off over 2 instances",
    ),
    *(
        Case(
            verdict=UNKNOWN,
            of=lineage(jobs={"Train": (job("training", encrypted_traffic=False, instances=instances),)}),
            resource=f"{ARN}:training/claims",
            says="How many instances",
        )
        for instances in ((), (NOBODY_KNOWS,), (ONE, NOBODY_KNOWS))
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(jobs={"Train": (job("training", encrypted_traffic=DENIED),)}),
        resource=f"{ARN}:training/claims",
        says="denied",
    ),
    Case(verdict=PASS, of=lineage(jobs={"Train": (job("training"),)}), resource=f"{ARN}:training/claims", says="is on"),
    Case(
        verdict=PASS,
        of=lineage(jobs={"Train": (job("training", instance_count=1),)}),
        resource=f"{ARN}:training/claims",
        says="is on",
    ),
    Case(
        verdict=FAIL,
        of=lineage(jobs={"Train": (job("training", encrypted_traffic=False),)}),
        resource=f"{ARN}:training/claims",
        says="off over 2 instances",
    ),
    Case(
        verdict=NOT_APPLICABLE,
        of=lineage(jobs={"Train": (job("training", encrypted_traffic=False, instance_count=1),)}),
        resource=f"{ARN}:training/claims",
        says="single instance",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(jobs={"Train": (job("training", encrypted_traffic=False, instance_count=None),)}),
        resource=f"{ARN}:training/claims",
        says="not known",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(jobs={"Train": (job("training", encrypted_traffic=None, unread=DENIED),)}),
        resource=f"{ARN}:training/claims",
        says="denied",
    ),
)
"""What the Describe answer says, and what it leaves open."""
