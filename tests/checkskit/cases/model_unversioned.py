"""Cases of the rule ``model-unversioned``."""

from __future__ import annotations

from checkskit.case import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Case
from checkskit.lineages import DENIED, bucket, lineage
from sagemaker_lineage.model.posture import Owner, Versioning

CASES = (
    Case(verdict=PASS, of=lineage(), resource="models", says="Enabled"),
    Case(
        verdict=FAIL,
        of=lineage(bucket("models", versioning=Versioning(status="Suspended"))),
        resource="models",
        says="Suspended",
    ),
    Case(verdict=FAIL, of=lineage(bucket("models", versioning=None)), resource="models", says="Disabled"),
    Case(verdict=UNKNOWN, of=lineage(bucket("models", versioning=DENIED)), resource="models", says="denied"),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket("models", owner=Owner.AWS)), resource="models", says="AWS's own"),
)
"""The bucket that training writes the model to."""
