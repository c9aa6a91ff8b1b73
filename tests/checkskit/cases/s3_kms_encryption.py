"""Cases of the rule ``s3-kms-encryption``."""

from __future__ import annotations

from checkskit.case import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Case
from checkskit.lineages import DENIED, bucket, lineage
from sagemaker_lineage.model.posture import Encryption, Owner

CASES = (
    Case(verdict=PASS, of=lineage(), resource="raw", says="aws:kms with arn"),
    Case(
        verdict=PASS,
        of=lineage(bucket(encryption=Encryption(algorithm="aws:kms:dsse"))),
        resource="raw",
        says="the key that AWS manages",
    ),
    Case(verdict=FAIL, of=lineage(bucket(encryption=Encryption(algorithm="AES256"))), resource="raw", says="AES256"),
    Case(verdict=FAIL, of=lineage(bucket(encryption=None)), resource="raw", says="None"),
    Case(verdict=UNKNOWN, of=lineage(bucket(encryption=DENIED)), resource="raw", says="denied"),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket(owner=Owner.AWS)), resource="raw", says="AWS's own"),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket(owner=Owner.NOBODY)), resource="raw", says="no such bucket"),
)
"""A KMS key of anybody's, S3's own encryption, none."""
