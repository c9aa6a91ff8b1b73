"""Objects and lists: GetObject, HeadObject, ListObjectsV2, ListBuckets."""

from __future__ import annotations

import base64
import re
from datetime import UTC, datetime
from email.utils import format_datetime
from hashlib import md5
from typing import TYPE_CHECKING
from urllib.parse import quote

from sagemaker_lineage.demo.account.values import canonical_id
from sagemaker_lineage.demo.s3.settings import NAMESPACE
from sagemaker_lineage.demo.wire import REQUEST_ID, Call, Refusal, Reply, element, xml_reply

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sagemaker_lineage.demo.account.store import Account
    from sagemaker_lineage.demo.account.values import Bucket, StoredObject

_RANGE = re.compile(r"bytes=(\d*)-(\d*)")


def etag(stored: StoredObject) -> str:
    """Return an object's quoted ETag: with a number behind it, as S3 has it for what came in parts."""
    suffix = "" if stored.times == 1 else f"-{stored.times}"
    return f'"{md5(stored.body, usedforsecurity=False).hexdigest()}{suffix}"'


def get_object(bucket: Bucket, call: Call, stored: StoredObject) -> Reply:
    """Answer GetObject or HeadObject, whole or in a range."""
    headers = {
        "x-amz-request-id": REQUEST_ID,
        "ETag": etag(stored),
        "Last-Modified": format_datetime(datetime.fromtimestamp(stored.since, UTC), usegmt=True),
        "Accept-Ranges": "bytes",
        "x-amz-server-side-encryption": bucket.encryption or "AES256",
    }
    if bucket.kms_key:
        headers["x-amz-server-side-encryption-aws-kms-key-id"] = bucket.kms_key
    status, body = 200, stored.content
    wanted = _range(str(call.parameters.get("Range", "")), len(body))
    if wanted:
        first, last = wanted
        headers["Content-Range"] = f"bytes {first}-{last}/{len(body)}"
        status, body = 206, body[first : last + 1]
    return Reply(status=status, body=body, content_type=stored.content_type, headers=headers)


def _range(text: str, size: int) -> tuple[int, int] | None:
    found = _RANGE.fullmatch(text)
    if not found or not any(found.groups()):
        return None
    first, last = found.groups()
    start = int(first) if first else max(size - int(last), 0)
    end = min(int(last), size - 1) if first and last else size - 1
    if start > end:
        extra = {"RangeRequested": text, "ActualObjectSize": str(size)}
        raise Refusal("InvalidRange", "The requested range is not satisfiable", 416, extra=extra)
    return start, end


def list_objects(bucket: Bucket, call: Call, objects: Mapping[str, StoredObject]) -> Reply:
    """Answer ListObjectsV2: keys in order, common prefixes counted like keys."""
    asked = call.parameters
    prefix, delimiter = str(asked.get("Prefix", "")), str(asked.get("Delimiter", ""))
    after = _continued(str(asked["ContinuationToken"])) if "ContinuationToken" in asked else asked.get("StartAfter", "")
    size = min(int(asked.get("MaxKeys", 1000)), 1000)
    entries = _entries(sorted(objects), prefix, delimiter, str(after))
    shown, more = entries[:size], entries[size:]
    coded = quote if asked.get("EncodingType") == "url" else str
    inner = element("Name", bucket.name) + element("Prefix", coded(prefix)) + element("MaxKeys", size)
    inner += element("Delimiter", coded(delimiter)) if delimiter else ""
    inner += element("EncodingType", "url") if coded is quote else ""
    inner += element("KeyCount", len(shown)) + element("IsTruncated", bool(more))
    inner += element("NextContinuationToken", _token(shown[-1])) if more and shown else ""
    inner += "".join(_contents(objects[key], coded(key)) for key in shown if key in objects)
    common = [key for key in shown if key not in objects]
    inner += "".join(f"<CommonPrefixes>{element('Prefix', coded(key))}</CommonPrefixes>" for key in common)
    return xml_reply(f"<ListBucketResult {NAMESPACE}>{inner}</ListBucketResult>")


def _entries(keys: Sequence[str], prefix: str, delimiter: str, after: str) -> list[str]:
    entries: dict[str, None] = {}
    for key in keys:
        if not key.startswith(prefix):
            continue
        head, found, _ = key[len(prefix) :].partition(delimiter) if delimiter else (key, "", "")
        entry = prefix + head + delimiter if found else key
        if entry > after:
            entries[entry] = None
    return list(entries)


def _contents(stored: StoredObject, shown: str) -> str:
    inner = element("Key", shown) + element("LastModified", iso(stored.since)) + element("ETag", etag(stored))
    inner += element("Size", stored.size) + element("StorageClass", "STANDARD")
    return f"<Contents>{inner}</Contents>"


def list_buckets(account: Account, call: Call) -> Reply:
    """Answer ListBuckets, by name."""
    asked = call.parameters
    after = _continued(str(asked["ContinuationToken"])) if "ContinuationToken" in asked else ""
    prefix, region = str(asked.get("Prefix", "")), asked.get("BucketRegion")
    own = sorted((b for b in account.buckets if b.owner == account.id), key=lambda b: b.name)
    names = [b for b in own if b.name.startswith(prefix) and b.name > after and region in {None, b.region}]
    size = int(asked.get("MaxBuckets", 10_000))
    shown, more = names[:size], names[size:]
    rows = "".join(f"<Bucket>{_bucket(b)}</Bucket>" for b in shown)
    token = element("ContinuationToken", _token(shown[-1].name)) if more else ""
    owner = f"<Owner>{element('ID', canonical_id(account.id))}</Owner>"
    root = "ListAllMyBucketsResult"
    return xml_reply(f"<{root} {NAMESPACE}>{owner}<Buckets>{rows}</Buckets>{token}</{root}>")


def _bucket(bucket: Bucket) -> str:
    created = element("CreationDate", iso(bucket.created))
    return element("Name", bucket.name) + created + element("BucketRegion", bucket.region)


def iso(moment: float) -> str:
    """Return a time as S3's XML writes it."""
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def _token(last: str) -> str:
    return base64.urlsafe_b64encode(last.encode()).decode()


def _continued(token: str) -> str:
    try:
        return base64.b64decode(token, altchars=b"-_", validate=True).decode()
    except ValueError:
        raise Refusal("InvalidArgument", "The continuation token provided is incorrect") from None
