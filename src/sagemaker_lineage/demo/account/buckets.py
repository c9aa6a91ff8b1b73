"""The buckets of the demo account: every state a bucket's settings can be in."""

from __future__ import annotations

from sagemaker_lineage.demo.account.naming import ACCOUNT, HOME, kms_key
from sagemaker_lineage.demo.account.values import Bucket, StoredObject

_DAY = 86400.0
DEFAULT = f"sagemaker-{HOME}-{ACCOUNT}"


def buckets(at: float) -> tuple[Bucket, ...]:
    """Return the buckets, made long before ``at``."""
    old = at - 640 * _DAY
    secret = {"data-classification": "confidential", "owner": "data-platform@example.com"}
    return (
        Bucket(name=DEFAULT, region=HOME, created=old),
        Bucket(
            name="acme-ml-raw",
            region=HOME,
            created=old,
            encryption="aws:kms",
            kms_key=kms_key("raw"),
            bucket_key=True,
            versioning="Enabled",
            tags=secret | {"retention": "7y"},
        ),
        Bucket(
            name="acme-ml-feat",
            region=HOME,
            created=old,
            encryption="aws:kms",
            kms_key=kms_key("feat"),
            bucket_key=True,
            versioning="Enabled",
            tags=secret,
        ),
        Bucket(
            name="acme-ml-models",
            region=HOME,
            created=old,
            encryption="aws:kms:dsse",
            kms_key=kms_key("models"),
            versioning="Enabled",
            tags={"team": "pricing"},
        ),
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
