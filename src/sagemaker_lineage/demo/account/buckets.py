"""The buckets of the demo account: every state a bucket's settings can be in."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sagemaker_lineage.demo.account.naming import ACCOUNT, HOME, kms_key
from sagemaker_lineage.demo.account.values import Bucket, Key, StoredObject

Json = dict[str, Any]
VENDOR = "999988887777"
"""The account of a supplier, whom nobody here has declared trustworthy."""
_DAY = 86400.0
DEFAULT = f"sagemaker-{HOME}-{ACCOUNT}"


_SECRET = {"data-classification": "confidential", "owner": "data-platform@example.com"}


def buckets(at: float) -> tuple[Bucket, ...]:
    """Return the buckets, made long before ``at``."""
    old = at - 640 * _DAY
    return (
        Bucket(name=DEFAULT, region=HOME, created=old),
        *_guarded(old),
        Bucket(
            name="acme-shared",
            region=HOME,
            created=old,
            block=None,
            ownership="ObjectWriter",
            policy=statements(allow("*", ["s3:GetObject", "s3:PutObject"], "acme-shared/ref/*")),
            tags={"data-classification": "public"},
        ),
        Bucket(name="acme-eu-reference", region="eu-west-1", created=old, versioning="Suspended"),
        Bucket(name="vendor-drop", region=HOME, created=old, denied=True, owner=VENDOR),
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
        policy=statements(tls_only("acme-ml-raw")),
        logs_to="acme-access-logs",
    )
    features = replace(raw, name="acme-ml-feat", kms_key=kms_key("feat"), tags=_SECRET, policy=None, logs_to=None)
    models = replace(
        raw,
        name="acme-ml-models",
        encryption="aws:kms:dsse",
        kms_key=kms_key("models"),
        bucket_key=False,
        tags={"team": "pricing"},
        policy=statements(tls_only("acme-ml-models")),
    )
    return raw, features, models


def statements(*those: Json) -> Json:
    """Return a bucket policy."""
    return {"Version": "2012-10-17", "Statement": list(those)}


def allow(principal: Any, actions: list[str], place: str) -> Json:
    """Return a statement that allows actions at a place (``bucket`` or ``bucket/key*``) to a principal."""
    return {"Effect": "Allow", "Principal": principal, "Action": actions, "Resource": f"arn:aws:s3:::{place}"}


def tls_only(bucket: str) -> Json:
    """Return the statement that refuses every request without TLS."""
    return {
        "Sid": "TlsOnly",
        "Effect": "Deny",
        "Principal": "*",
        "Action": "s3:*",
        "Resource": [f"arn:aws:s3:::{bucket}", f"arn:aws:s3:::{bucket}/*"],
        "Condition": {"Bool": {"aws:SecureTransport": "false"}},
    }


def keys(at: float) -> tuple[Key, ...]:
    """Return the keys of these buckets, made with them."""
    old = at - 640 * _DAY
    return tuple(
        Key(arn=kms_key(name), created=old, aliases=(f"alias/acme-{name}",)) for name in ("raw", "feat", "models")
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
