"""Cases of the rule ``nobodys-bucket``."""

from __future__ import annotations

from checkskit.case import FAIL, PASS, UNKNOWN, Case
from checkskit.lineages import DENIED, bucket, lineage
from sagemaker_lineage.model.posture import Owner

CASES = (
    Case(verdict=PASS, of=lineage(bucket(owner=Owner.AWS)), resource="raw", says="exists"),
    Case(verdict=FAIL, of=lineage(bucket(owner=Owner.NOBODY)), resource="raw", says="anybody can make it"),
    Case(verdict=UNKNOWN, of=lineage(bucket(owner=DENIED)), resource="raw", says="denied"),
)
"""Whether the bucket exists."""
