"""The buckets of the demo account: every state a bucket's settings can be in."""

from __future__ import annotations

from dataclasses import replace

from sagemaker_lineage.demo.account.naming import ACCOUNT, HOME, kms_key
from sagemaker_lineage.demo.account.values import Bucket, StoredObject

_DAY = 86400.0
DEFAULT = f"sagemaker-{HOME}-{ACCOUNT}"


_SECRET = {"data-classification": "confidential", "owner": "data-platform@example.com"}


def buckets(at: float) -> tuple[Bucket, ...]:
    """Return the buckets, made long before ``at``."""
    old = at - 640 * _DAY
    return (
        Bucket(name=DEFAULT, region=HOME, created=old),
        *_guarded(old),
        Bucket(name="acme-shared", region=HOME, created=old, block=None, tags={"data-classification": "public"}),
        Bucket(name="acme-eu-reference", region="eu-west-1", created=old, versioning="Suspended"),
        Bucket(name="vendor-drop", region=HOME, created=old, denied=True),
        Bucket(
            name="acme-us-churn",
            region="us-east-1",
            created=old,
            encryption=None,
            versioning="Suspended",
            block=(True, True, False, False),
        ),
    )


def _guarded(created: float) -> tuple[Bucket, ...]:
    """Return the buckets of a key of their own, versioned and fully blocked."""
    raw = Bucket(
        name="acme-ml-raw",
        region=HOME,
        created=created,
        encryption="aws:kms",
        kms_key=kms_key("raw"),
        bucket_key=True,
        versioning="Enabled",
        tags=_SECRET | {"retention": "7y"},
    )
    features = replace(raw, name="acme-ml-feat", kms_key=kms_key("feat"), tags=_SECRET)
    models = replace(
        raw,
        name="acme-ml-models",
        encryption="aws:kms:dsse",
        kms_key=kms_key("models"),
        bucket_key=False,
        tags={"team": "pricing"},
    )
    return raw, features, models


def objects(at: float) -> dict[tuple[str, str], StoredObject]:
    """Return the data that were there before any execution."""
    since = at - 30 * _DAY
    rows = {
        ("acme-ml-feat", "house-prices/features/part-00000.csv"): b"area,rooms,price\n84,3,612.5\n59,2,438.0\n",
        ("acme-ml-feat", "house-prices/features/part-00001.csv"): b"area,rooms,price\n114,4,901.0\n",
        ("acme-ml-raw", "claims/2026-11-15.csv"): b"claim_id,claim_code,amount\n1,A10,120.0\n",
        ("acme-shared", "ref/codes.csv"): b"claim_code,risk\nA10,0.2\nB20,0.7\n",
        ("acme-shared", "ref/postcodes.csv"): b"postcode,region\n03080,Seoul\n48058,Busan\n",
        ("acme-eu-reference", "regions/kr/2026/regions.csv"): b"region,index\nSeoul,1.41\nBusan,0.98\n",
    }
    return {place: StoredObject(body=body, since=since, content_type="text/csv") for place, body in rows.items()}
