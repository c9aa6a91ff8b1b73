"""Cases of the rule ``s3-versioning``."""

from __future__ import annotations

from checkskit.case import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Case
from checkskit.lineages import DENIED, bucket, lineage
from sagemaker_lineage.model.posture import Owner, Versioning

CASES = (
    Case(verdict=PASS, of=lineage(), resource="raw", says="versioning Enabled"),
    Case(verdict=FAIL, of=lineage(bucket(versioning=Versioning(status="Suspended"))), resource="raw", says="Suspended"),
    Case(verdict=FAIL, of=lineage(bucket(versioning=None)), resource="raw", says="Disabled"),
    Case(verdict=UNKNOWN, of=lineage(bucket(versioning=DENIED)), resource="raw", says="denied"),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket(owner=Owner.AWS)), resource="raw", says="AWS's own"),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket(owner=Owner.NOBODY)), resource="raw", says="no such bucket"),
)
"""Versioning enabled, suspended, never enabled, not read."""
