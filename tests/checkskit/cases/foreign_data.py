"""Cases of the rule ``foreign-data``."""

from __future__ import annotations

from checkskit.case import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Case
from checkskit.lineages import DENIED, bucket, lineage
from sagemaker_lineage.model.posture import Owner

CASES = (
    Case(verdict=PASS, of=lineage(), resource="raw", says="our own bucket"),
    Case(verdict=PASS, of=lineage(bucket(owner=Owner.AWS)), resource="raw", says="AWS's own bucket"),
    Case(verdict=PASS, of=lineage(bucket(owner=Owner.TRUSTED)), resource="raw", says="trusted account"),
    Case(verdict=FAIL, of=lineage(bucket(owner=Owner.SOMEONE)), resource="raw", says="belongs to another account"),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket(owner=Owner.NOBODY)), resource="raw", says="no such bucket"),
    Case(verdict=UNKNOWN, of=lineage(bucket(owner=DENIED)), resource="raw", says="denied"),
)
"""Whose bucket the data is read from."""
