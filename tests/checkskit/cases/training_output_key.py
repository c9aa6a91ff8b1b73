"""Cases of the rule ``training-output-key``."""

from __future__ import annotations

from checkskit.case import FAIL, PASS, UNKNOWN, Case
from checkskit.lineages import ARN, DENIED, job, lineage
from sagemaker_lineage.model.posture import KeyPosture

CASES = (
    Case(
        verdict=FAIL,
        of=lineage(jobs={"Train": (job("training", output_key="alias/aws/s3"),)}),
        resource=f"{ARN}:training/claims",
        says="which AWS manages",
    ),
    Case(
        verdict=FAIL,
        of=lineage(
            jobs={"Train": (job("training", output_key="1234"),)},
            keys={"1234": KeyPosture(id="1234", manager="AWS")},
        ),
        resource=f"{ARN}:training/claims",
        says="which AWS manages",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(jobs={"Train": (job("training", output_key="1234"),)}, keys={"1234": DENIED}),
        resource=f"{ARN}:training/claims",
        says="denied",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(jobs={"Train": (job("training", output_key=DENIED),)}),
        resource=f"{ARN}:training/claims",
        says="denied",
    ),
    Case(
        verdict=PASS,
        of=lineage(jobs={"Train": (job("training"),)}),
        resource=f"{ARN}:training/claims",
        says="output key arn",
    ),
    Case(
        verdict=FAIL,
        of=lineage(jobs={"Train": (job("training", output_key=None),)}),
        resource=f"{ARN}:training/claims",
        says="no customer key: the account's default applies",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(jobs={"Train": (job("training", output_key=None, unread=DENIED),)}),
        resource=f"{ARN}:training/claims",
        says="denied",
    ),
)
"""What the Describe answer says, and what it leaves open."""
