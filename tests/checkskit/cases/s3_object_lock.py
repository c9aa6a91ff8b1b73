"""Cases of the rule ``s3-object-lock``."""

from __future__ import annotations

from checkskit.case import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Case
from checkskit.lineages import DENIED, bucket, lineage
from sagemaker_lineage.model.posture import Owner

CASES = (
    Case(verdict=PASS, of=lineage(bucket(object_lock=True)), resource="raw", says="is on"),
    Case(verdict=FAIL, of=lineage(), resource="raw", says="is off"),
    Case(verdict=UNKNOWN, of=lineage(bucket(object_lock=DENIED)), resource="raw", says="denied"),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket(owner=Owner.AWS)), resource="raw", says="AWS's own"),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket(owner=Owner.NOBODY)), resource="raw", says="no such bucket"),
)
"""Object Lock on, off, not read."""
