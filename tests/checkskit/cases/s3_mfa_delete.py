"""Cases of the rule ``s3-mfa-delete``."""

from __future__ import annotations

from checkskit.case import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Case
from checkskit.lineages import DENIED, bucket, lineage
from sagemaker_lineage.model.posture import LifecycleRule, Owner, Versioning

CASES = (
    Case(
        verdict=PASS,
        of=lineage(bucket(versioning=Versioning(status="Enabled", mfa_delete=True), lifecycle=DENIED)),
        resource="raw",
        says="is on",
    ),
    Case(verdict=FAIL, of=lineage(), resource="raw", says="is off"),
    Case(verdict=FAIL, of=lineage(bucket(versioning=None)), resource="raw", says="is off"),
    Case(
        verdict=NOT_APPLICABLE,
        of=lineage(bucket(lifecycle=(LifecycleRule(id="old", enabled=True),))),
        resource="raw",
        says="cannot have MFA delete",
    ),
    Case(verdict=UNKNOWN, of=lineage(bucket(versioning=DENIED)), resource="raw", says="denied"),
    Case(verdict=UNKNOWN, of=lineage(bucket(lifecycle=DENIED)), resource="raw", says="denied"),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket(owner=Owner.AWS)), resource="raw", says="AWS's own"),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket(owner=Owner.NOBODY)), resource="raw", says="no such bucket"),
)
"""MFA delete on, off, not possible."""
