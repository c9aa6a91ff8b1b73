"""Cases of the rule ``encryption-weakened``."""

from __future__ import annotations

from checkskit.case import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Case
from checkskit.lineages import DENIED, KEYS, bucket, lineage
from sagemaker_lineage.model.posture import Encryption, KeyPosture, Owner

CASES = (
    Case(verdict=PASS, of=lineage(), resource="work", says="no weaker"),
    Case(
        verdict=FAIL,
        of=lineage(bucket("work", encryption=Encryption(algorithm="AES256"))),
        resource="work",
        says="Prep brings data from raw: encryption: AES256 instead of a customer-managed key",
    ),
    Case(
        verdict=FAIL,
        of=lineage(bucket("work", encryption=Encryption(algorithm="aws:kms", key_id="alias/aws/s3"))),
        resource="work",
        says="a key that AWS manages",
    ),
    Case(
        verdict=FAIL,
        of=lineage(
            bucket("work", encryption=Encryption(algorithm="aws:kms", key_id="theirs")),
            keys={**KEYS, "theirs": KeyPosture(id="theirs", manager="AWS")},
        ),
        resource="work",
        says="a key that AWS manages",
    ),
    Case(verdict=FAIL, of=lineage(bucket("work", encryption=None)), resource="work", says="no default encryption"),
    Case(
        verdict=NOT_APPLICABLE,
        of=lineage(bucket("raw", encryption=Encryption(algorithm="AES256"))),
        resource="work",
        says="None of the sources",
    ),
    Case(
        verdict=NOT_APPLICABLE, of=lineage(bucket("raw", owner=Owner.AWS)), resource="work", says="None of the sources"
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(
            bucket("raw", encryption=Encryption(algorithm="aws:kms", key_id="gone")),
            bucket("work", encryption=Encryption(algorithm="AES256")),
        ),
        resource="work",
        says="Nothing was read of the key gone",
    ),
    Case(verdict=UNKNOWN, of=lineage(bucket("work", encryption=DENIED)), resource="work", says="denied"),
    Case(verdict=UNKNOWN, of=lineage(bucket("raw", encryption=DENIED)), resource="work", says="denied"),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket("work", owner=Owner.AWS)), resource="work", says="AWS's own"),
)
"""Each pair of ranks that a step may join."""
