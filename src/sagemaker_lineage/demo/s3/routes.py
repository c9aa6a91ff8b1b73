"""Which S3 or S3 Control operation a request is."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote

from sagemaker_lineage.demo.wire import Call, HttpRequest

if TYPE_CHECKING:
    from collections.abc import Mapping

_SUBRESOURCES = {
    "location": "GetBucketLocation",
    "encryption": "GetBucketEncryption",
    "versioning": "GetBucketVersioning",
    "publicAccessBlock": "GetPublicAccessBlock",
    "tagging": "GetBucketTagging",
    "policyStatus": "GetBucketPolicyStatus",
    "policy": "GetBucketPolicy",
    "acl": "GetBucketAcl",
    "ownershipControls": "GetBucketOwnershipControls",
    "logging": "GetBucketLogging",
    "object-lock": "GetObjectLockConfiguration",
    "lifecycle": "GetBucketLifecycleConfiguration",
    "replication": "GetBucketReplication",
}
_QUERY_MEMBERS = {
    "prefix": "Prefix",
    "delimiter": "Delimiter",
    "max-keys": "MaxKeys",
    "continuation-token": "ContinuationToken",
    "start-after": "StartAfter",
    "encoding-type": "EncodingType",
    "max-buckets": "MaxBuckets",
    "bucket-region": "BucketRegion",
}


def s3_call(request: HttpRequest, region: str) -> Call:
    """Return the call a request to S3 makes; path style, or ``bucket.localhost`` as the host."""
    query = dict(parse_qsl(request.query, keep_blank_values=True))
    bucket, key = _place(request.headers.get("host", ""), request.path)
    parameters = {member: query[name] for name, member in _QUERY_MEMBERS.items() if name in query}
    parameters |= {name: value for name, value in (("Bucket", bucket), ("Key", key)) if value}
    if "range" in request.headers:
        parameters["Range"] = request.headers["range"]
    return Call(
        service="s3",
        operation=_operation(request.method, bucket, key, query),
        region=region,
        parameters=parameters,
        headers=request.headers,
        method=request.method,
    )


def _place(host: str, path: str) -> tuple[str, str]:
    name = host.rpartition(":")[0] or host
    if name.endswith(".localhost"):
        return name.removesuffix(".localhost"), unquote(path[1:])
    bucket, _, key = path[1:].partition("/")
    return unquote(bucket), unquote(key)


def _operation(method: str, bucket: str, key: str, query: Mapping[str, str]) -> str:
    if method not in {"GET", "HEAD"}:
        return "Unsupported"
    if not bucket:
        return "ListBuckets"
    if key:
        return _on_object(method, query)
    if method == "HEAD":
        return "HeadBucket"
    named = [operation for name, operation in _SUBRESOURCES.items() if name in query]
    if named:
        return named[0]
    return "ListObjectsV2" if query.get("list-type") == "2" else "Unsupported"


def _on_object(method: str, query: Mapping[str, str]) -> str:
    if set(query) - {"x-id", "partNumber"}:
        return "Unsupported"
    return "HeadObject" if method == "HEAD" else "GetObject"


def s3control_call(request: HttpRequest, region: str) -> Call:
    """Return the call a request to S3 Control makes; the account stands in a header."""
    known = request.method == "GET" and request.path == "/v20180820/configuration/publicAccessBlock"
    return Call(
        service="s3control",
        operation="GetPublicAccessBlock" if known else "Unsupported",
        region=region,
        parameters={"AccountId": request.headers.get("x-amz-account-id", "")},
        headers=request.headers,
        method=request.method,
    )
