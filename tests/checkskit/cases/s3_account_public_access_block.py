"""Cases of the rule ``s3-account-public-access-block``."""

from __future__ import annotations

from dataclasses import replace

from checkskit.case import FAIL, PASS, UNKNOWN, Case
from checkskit.lineages import ACCOUNT, BLOCKED, DENIED, lineage

CASES = (
    Case(verdict=PASS, of=lineage(), resource=ACCOUNT, says="all four flags on"),
    Case(verdict=FAIL, of=lineage(account_block=None), resource=ACCOUNT, says="no Block Public Access"),
    Case(
        verdict=FAIL,
        of=lineage(account_block=replace(BLOCKED, restrict_public_buckets=False)),
        resource=ACCOUNT,
        says="RestrictPublicBuckets: off",
    ),
    Case(verdict=UNKNOWN, of=lineage(account_block=DENIED), resource=ACCOUNT, says="denied"),
    Case(verdict=UNKNOWN, of=replace(lineage(), posture=None), resource="account", says="Nothing was read"),
)
"""The account has all four flags, some, none, or they were not read."""
