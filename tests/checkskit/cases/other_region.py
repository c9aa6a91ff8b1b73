"""Cases of the rule ``other-region``."""

from __future__ import annotations

from checkskit.case import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Case
from checkskit.lineages import DENIED, bucket, lineage
from sagemaker_lineage.model.posture import Owner

CASES = (
    Case(verdict=PASS, of=lineage(), resource="scratch", says="all in ap-northeast-2"),
    Case(
        verdict=FAIL,
        of=lineage(bucket(region="us-east-1")),
        resource="scratch",
        says="Prep brings data from raw: us-east-1 to ap-northeast-2",
    ),
    Case(verdict=NOT_APPLICABLE, of=lineage(), resource="models", says="Neither processing nor"),
    Case(verdict=UNKNOWN, of=lineage(bucket(region=DENIED)), resource="scratch", says="denied"),
    Case(verdict=UNKNOWN, of=lineage(bucket("scratch", region=DENIED)), resource="scratch", says="denied"),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket("scratch", owner=Owner.AWS)), resource="scratch", says="AWS's own"),
)
"""The regions on both sides of a processing step."""
