"""Cases of the rule ``s3-encryption``."""

from __future__ import annotations

from checkskit.case import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Case
from checkskit.lineages import DENIED, bucket, lineage
from sagemaker_lineage.model.posture import Encryption, Owner

CASES = (
    Case(verdict=PASS, of=lineage(bucket(encryption=Encryption(algorithm="AES256"))), resource="raw", says="AES256"),
    Case(
        verdict=FAIL,
        of=lineage(bucket(encryption=Encryption(algorithm="None"))),
        resource="raw",
        says="no default encryption",
    ),
    Case(verdict=FAIL, of=lineage(bucket(encryption=None)), resource="raw", says="no default encryption"),
    Case(verdict=UNKNOWN, of=lineage(bucket(encryption=DENIED)), resource="raw", says="denied"),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket(owner=Owner.AWS)), resource="raw", says="AWS's own"),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket(owner=Owner.NOBODY)), resource="raw", says="no such bucket"),
)
"""Any default encryption, and none."""
