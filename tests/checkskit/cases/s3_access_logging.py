"""Cases of the rule ``s3-access-logging``."""

from __future__ import annotations

from checkskit.case import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Case
from checkskit.lineages import DENIED, bucket, lineage
from sagemaker_lineage.model.posture import Owner

CASES = (
    Case(verdict=PASS, of=lineage(), resource="raw", says="logs go to access-logs"),
    Case(verdict=FAIL, of=lineage(bucket(logging_target=None)), resource="raw", says="no access logging"),
    Case(verdict=UNKNOWN, of=lineage(bucket(logging_target=DENIED)), resource="raw", says="denied"),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket(owner=Owner.AWS)), resource="raw", says="AWS's own"),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket(owner=Owner.NOBODY)), resource="raw", says="no such bucket"),
)
"""Logging on, off, not read."""
