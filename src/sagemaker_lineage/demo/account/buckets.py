"""The buckets of the demo account: every state a bucket's settings can be in."""

from __future__ import annotations

from sagemaker_lineage.demo.account.naming import ACCOUNT, HOME, kms_key
from sagemaker_lineage.demo.account.values import Bucket

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
    )
