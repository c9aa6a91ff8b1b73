"""Cases of the rule ``personal-data-weaker``."""

from __future__ import annotations

from checkskit.case import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Case
from checkskit.lineages import DENIED, KEY, bucket, job, lineage
from sagemaker_lineage.checks.options import Options
from sagemaker_lineage.model.posture import Encryption, Owner

WEAK = bucket("scratch", encryption=Encryption(algorithm="AES256"))

CASES = (
    Case(
        verdict=PASS,
        of=lineage(bucket(tags={"PII": "true"}), WEAK, jobs={"Prep": (job("processing", output_key=KEY),)}),
        resource="scratch",
        says="as safe as",
    ),
    Case(
        verdict=FAIL,
        of=lineage(bucket(tags={"PII": "true"}), jobs={"Prep": (job("processing", output_key="alias/aws/s3"),)}),
        resource="scratch",
        says="a key that AWS manages",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(bucket(tags={"PII": "true"}), WEAK, jobs={"Prep": (job("processing", output_key=DENIED),)}),
        resource="scratch",
        says="denied",
    ),
    Case(
        verdict=FAIL,
        of=lineage(
            bucket(tags={"PII": "true"}),
            bucket("scratch", encryption=None),
            jobs={"Prep": (job("processing", output_key=None), job("processing", output_key=DENIED))},
        ),
        resource="scratch",
        says="no default encryption",
    ),
    Case(verdict=PASS, of=lineage(bucket(tags={"PII": "true"})), resource="scratch", says="as safe as"),
    Case(
        verdict=FAIL,
        of=lineage(bucket(tags={"PII": "true"}), bucket("models", encryption=Encryption(algorithm="AES256"))),
        resource="models",
        says="data comes from raw: encryption: AES256",
    ),
    Case(
        verdict=FAIL,
        of=lineage(bucket(tags={"PII": "true"}), bucket("scratch", encryption=Encryption(algorithm="AES256"))),
        resource="scratch",
        says="data comes from raw",
    ),
    Case(
        verdict=FAIL,
        of=lineage(bucket(tags={"secret": "much"}), bucket("scratch", effective_block=None)),
        resource="scratch",
        says="public access",
        options=Options(personal_data=("secret=*",)),
    ),
    Case(verdict=NOT_APPLICABLE, of=lineage(), resource="scratch", says="No bucket upstream"),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket(tags={"PII": "true"})), resource="raw", says="No bucket upstream"),
    Case(verdict=UNKNOWN, of=lineage(bucket(tags=DENIED)), resource="scratch", says="denied"),
    Case(
        verdict=UNKNOWN,
        of=lineage(bucket(tags={"PII": "true"}), bucket("scratch", encryption=DENIED)),
        resource="scratch",
        says="denied",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(bucket(tags={"PII": "true"}), bucket("scratch", policy=DENIED)),
        resource="scratch",
        says="denied",
    ),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket("scratch", owner=Owner.AWS)), resource="scratch", says="AWS's own"),
)
"""A tagged bucket upstream, near and far."""
