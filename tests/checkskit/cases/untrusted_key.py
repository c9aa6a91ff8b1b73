"""Cases of the rule ``untrusted-key``."""

from __future__ import annotations

from checkskit.case import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Case
from checkskit.lineages import DENIED, OTHER, OTHER_KEY, bucket, lineage
from sagemaker_lineage.model.posture import Encryption, KeyPosture, Owner

CASES = (
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
