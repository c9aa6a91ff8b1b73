"""Cases of the rule ``encryption-weakened``."""

from __future__ import annotations

from checkskit.case import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Case
from checkskit.lineages import DENIED, KEYS, bucket, job, lineage
from sagemaker_lineage.model.posture import Encryption, KeyPosture, Owner

CASES = (
    Case(
        verdict=UNKNOWN,
        of=lineage(jobs={"Prep": (job("processing", output_key=None, unread=DENIED),)}),
        resource="scratch",
        says="denied",
    ),
    Case(verdict=UNKNOWN, of=lineage(jobs_unread=DENIED), resource="scratch", says="denied"),
    Case(
        verdict=UNKNOWN,
        of=lineage(
            bucket("scratch", encryption=Encryption(algorithm="aws:kms", key_id="odd")),
            keys={**KEYS, "odd": KeyPosture(id="odd", manager="someone")},
        ),
        resource="scratch",
        says="Who manages the key odd",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(jobs={"Prep": (job("processing", output_key=DENIED),)}),
        resource="scratch",
        says="denied",
    ),
    Case(verdict=PASS, of=lineage(), resource="scratch", says="no weaker"),
    Case(
        verdict=FAIL,
        of=lineage(bucket("scratch", encryption=Encryption(algorithm="AES256"))),
        resource="scratch",
        says="Prep brings data from raw: encryption: AES256 instead of a customer-managed key",
    ),
    Case(
        verdict=FAIL,
        of=lineage(bucket("scratch", encryption=Encryption(algorithm="aws:kms", key_id="alias/aws/s3"))),
        resource="scratch",
        says="a key that AWS manages",
    ),
    Case(
        verdict=FAIL,
        of=lineage(
            bucket("scratch", encryption=Encryption(algorithm="aws:kms", key_id="theirs")),
            keys={**KEYS, "theirs": KeyPosture(id="theirs", manager="AWS")},
        ),
        resource="scratch",
        says="a key that AWS manages",
    ),
    Case(
        verdict=FAIL, of=lineage(bucket("scratch", encryption=None)), resource="scratch", says="no default encryption"
    ),
    Case(
        verdict=PASS,
        of=lineage(
            bucket("scratch", encryption=Encryption(algorithm="AES256")),
            jobs={"Prep": (job("processing", output_key="ours"),)},
            keys={**KEYS, "ours": KeyPosture(id="ours", manager="CUSTOMER")},
        ),
        resource="scratch",
        says="no weaker",
    ),
    Case(
        verdict=FAIL,
        of=lineage(jobs={"Prep": (job("processing", output_key="alias/aws/s3"),)}),
        resource="scratch",
        says="Prep brings data from raw: encryption: a key that AWS manages",
    ),
    Case(
        verdict=FAIL,
        of=lineage(
            bucket("scratch", encryption=Encryption(algorithm="AES256")),
            jobs={"Prep": (job("processing", output_key="ours"), job("processing", output_key=None))},
            keys={**KEYS, "ours": KeyPosture(id="ours", manager="CUSTOMER")},
        ),
        resource="scratch",
        says="AES256 instead of a customer-managed key",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(jobs={"Prep": (job("processing", output_key="gone"),)}),
        resource="scratch",
        says="Nothing was read of the key gone",
    ),
    Case(
        verdict=NOT_APPLICABLE,
        of=lineage(bucket("raw", encryption=Encryption(algorithm="AES256"))),
        resource="scratch",
        says="None of the sources",
    ),
    Case(
        verdict=NOT_APPLICABLE,
        of=lineage(bucket("raw", owner=Owner.AWS)),
        resource="scratch",
        says="None of the sources",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(
            bucket("raw", encryption=Encryption(algorithm="aws:kms", key_id="gone")),
            bucket("scratch", encryption=Encryption(algorithm="AES256")),
        ),
        resource="scratch",
        says="Nothing was read of the key gone",
    ),
    Case(verdict=UNKNOWN, of=lineage(bucket("scratch", encryption=DENIED)), resource="scratch", says="denied"),
    Case(verdict=UNKNOWN, of=lineage(bucket("raw", encryption=DENIED)), resource="scratch", says="denied"),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket("scratch", owner=Owner.AWS)), resource="scratch", says="AWS's own"),
)
"""Each pair of ranks that a step may join."""
