"""Cases of the rule ``writable-code``."""

from __future__ import annotations

from checkskit.case import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Case
from checkskit.lineages import DENIED, OTHER, allow, bucket, lineage, opened, policy
from sagemaker_lineage.model.posture import Owner

CASES = (
    Case(verdict=PASS, of=lineage(), resource="s3://code/prep.py", says="nobody else"),
    Case(
        verdict=PASS,
        of=lineage(opened("code", allow("*", "s3:PutObject", Resource="arn:aws:s3:::code/drop/*"))),
        resource="s3://code/prep.py",
        says="nobody else",
    ),
    Case(
        verdict=FAIL,
        of=lineage(opened("code", allow("*", "s3:PutObject", Resource="arn:aws:s3:::code/prep*"))),
        resource="s3://code/prep.py",
        says="s3:PutObject to everybody",
    ),
    Case(
        verdict=FAIL,
        of=lineage(opened("models", allow("*"))),
        resource="s3://models/claims/model.tar.gz",
        says="to everybody",
    ),
    Case(
        verdict=FAIL,
        of=lineage(bucket("code", policy=policy(allow({"AWS": OTHER}, "s3:PutObject"), bucket="code"))),
        resource="s3://code/prep.py",
        says="the account 999988887777",
    ),
    Case(
        verdict=FAIL,
        of=lineage(bucket("code", owner=Owner.SOMEONE, policy=DENIED)),
        resource="s3://code/prep.py",
        says="belongs to another account",
    ),
    Case(
        verdict=FAIL,
        of=lineage(bucket("code", owner=Owner.NOBODY)),
        resource="s3://code/prep.py",
        says="anybody can make it",
    ),
    Case(verdict=UNKNOWN, of=lineage(bucket("code", owner=DENIED)), resource="s3://code/prep.py", says="denied"),
    Case(
        verdict=UNKNOWN,
        of=lineage(bucket("code", owner=Owner.TRUSTED, policy=DENIED)),
        resource="s3://code/prep.py",
        says="denied",
    ),
    Case(
        verdict=NOT_APPLICABLE,
        of=lineage(bucket("code", owner=Owner.AWS)),
        resource="s3://code/prep.py",
        says="AWS's own",
    ),
)
"""Scripts and model artifacts: by policy, ACL and owner."""
