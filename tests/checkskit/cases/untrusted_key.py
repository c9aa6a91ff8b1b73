"""Cases of the rule ``untrusted-key``."""

from __future__ import annotations

from checkskit.case import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Case
from checkskit.lineages import ARN, DENIED, ENDPOINT, KEY, KEYS, OTHER, OTHER_KEY, bucket, endpoint, job, lineage
from sagemaker_lineage.model.posture import Encryption, KeyPosture, Owner

TRAIN = f"{ARN}:training/claims"
THEIR_BUCKET = bucket("scratch", encryption=Encryption(algorithm="aws:kms", key_id=OTHER_KEY))

CASES = (
    Case(
        verdict=FAIL,
        of=lineage(jobs={"Train": (job(output_key=OTHER_KEY),)}),
        resource=TRAIN,
        says=f"key of the account 999988887777: {OTHER_KEY}",
    ),
    Case(verdict=PASS, of=lineage(jobs={"Train": (job(),)}), resource=TRAIN, says="account 111122223333"),
    *(
        Case(
            verdict=FAIL,
            of=lineage(jobs={"Train": (job(kind, output_key=KEY, other_keys=(OTHER_KEY,)),)}),
            resource=f"{ARN}:{kind}/claims",
            says="account 999988887777",
        )
        for kind in ("processing", "training", "tuning", "automl", "transform", "feature-group")
    ),
    *(
        Case(
            verdict=FAIL,
            of=lineage(endpoints=(endpoint(config=job("endpoint", **keys)),)),
            resource=ENDPOINT,
            says="account 999988887777",
        )
        for keys in ({"output_key": OTHER_KEY}, {"other_keys": (OTHER_KEY,)})
    ),
    Case(
        verdict=FAIL,
        of=lineage(jobs={"Train": (job(output_key=DENIED, other_keys=(OTHER_KEY,)),)}),
        resource=TRAIN,
        says="account 999988887777",
    ),
    Case(verdict=UNKNOWN, of=lineage(jobs={"Train": (job(output_key=DENIED),)}), resource=TRAIN, says="denied"),
    Case(
        verdict=UNKNOWN,
        of=lineage(jobs={"Train": (job(output_key=None, unread=DENIED),)}),
        resource=TRAIN,
        says="denied",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(jobs={"Train": (job(output_key="1234"),)}, keys={**KEYS, "1234": DENIED}),
        resource=TRAIN,
        says="denied",
    ),
    Case(
        verdict=PASS,
        of=lineage(jobs={"Train": (job(output_key=OTHER_KEY),)}, trusted_accounts=frozenset({OTHER})),
        resource=TRAIN,
        says="account 999988887777",
    ),
    Case(
        verdict=NOT_APPLICABLE,
        of=lineage(THEIR_BUCKET, jobs={"Prep": (job("processing", output_key=KEY),)}),
        resource="scratch",
        says="keys that the jobs name",
    ),
    Case(
        verdict=FAIL,
        of=lineage(THEIR_BUCKET, jobs={"Prep": (job("processing", output_key=KEY), job("x", output_key=None))}),
        resource="scratch",
        says="account 999988887777",
    ),
    Case(
        verdict=FAIL,
        of=lineage(THEIR_BUCKET, jobs={"Prep": (job("processing", output_key=DENIED),)}),
        resource="scratch",
        says="account 999988887777",
    ),
    Case(
        verdict=FAIL,
        of=lineage(
            THEIR_BUCKET,
            jobs={"Prep": (job("processing", output_key=KEY),)},
            endpoints=(endpoint(capture_uri="s3://scratch/requests"),),
        ),
        resource="scratch",
        says="account 999988887777",
    ),
    Case(
        verdict=FAIL,
        of=lineage(bucket(encryption=Encryption(algorithm="aws:kms", key_id=OTHER_KEY)), jobs={"Prep": (job(),)}),
        resource="raw",
        says="account 999988887777",
    ),
    Case(verdict=PASS, of=lineage(), resource="raw", says="account 111122223333"),
    Case(
        verdict=FAIL,
        of=lineage(bucket(encryption=Encryption(algorithm="aws:kms", key_id=OTHER_KEY))),
        resource="raw",
        says="account 999988887777",
    ),
    Case(
        verdict=PASS,
        of=lineage(
            bucket(encryption=Encryption(algorithm="aws:kms", key_id=OTHER_KEY)), trusted_accounts=frozenset({OTHER})
        ),
        resource="raw",
        says="account 9999",
    ),
    Case(
        verdict=FAIL,
        of=lineage(
            bucket(encryption=Encryption(algorithm="aws:kms", key_id="alias/x")),
            keys={"alias/x": KeyPosture(id="alias/x", account=OTHER)},
        ),
        resource="raw",
        says="9999",
    ),
    Case(
        verdict=NOT_APPLICABLE,
        of=lineage(bucket(encryption=Encryption(algorithm="AES256"))),
        resource="raw",
        says="no key of its own",
    ),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket(encryption=None)), resource="raw", says="no key of its own"),
    Case(verdict=UNKNOWN, of=lineage(bucket(encryption=DENIED)), resource="raw", says="denied"),
    Case(
        verdict=UNKNOWN,
        of=lineage(bucket(encryption=Encryption(algorithm="aws:kms", key_id="alias/x"))),
        resource="raw",
        says="Nothing was read of the key",
    ),
    Case(
        verdict=UNKNOWN,
        of=lineage(
            bucket(encryption=Encryption(algorithm="aws:kms", key_id="alias/x")),
            keys={"alias/x": KeyPosture(id="alias/x")},
        ),
        resource="raw",
        says="Whose key",
    ),
    Case(verdict=UNKNOWN, of=lineage(account=None), resource="raw", says="Which account is ours"),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket(owner=Owner.AWS)), resource="raw", says="AWS's own"),
    Case(verdict=NOT_APPLICABLE, of=lineage(bucket(owner=Owner.NOBODY)), resource="raw", says="no such bucket"),
)
"""Whose account the key is of."""
