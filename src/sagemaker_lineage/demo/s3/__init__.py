"""S3's REST-XML protocol: where a bucket lives, who may ask, then the operation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.demo.s3 import objects, security, settings
from sagemaker_lineage.demo.wire import Call, Refusal, Reply

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sagemaker_lineage.demo.account.store import Account
    from sagemaker_lineage.demo.account.values import Bucket

SETTINGS: Mapping[str, Callable[[Bucket], Reply]] = {
    "GetBucketLocation": settings.location,
    "GetBucketEncryption": settings.encryption,
    "GetBucketVersioning": settings.versioning,
    "GetBucketTagging": settings.tagging,
    "GetPublicAccessBlock": settings.public_access_block,
    "GetBucketPolicyStatus": security.policy_status,
    "GetBucketPolicy": security.policy,
    "GetBucketAcl": security.acl,
    "GetBucketOwnershipControls": security.ownership_controls,
    "GetBucketLogging": security.logging,
    "GetObjectLockConfiguration": security.object_lock,
    "GetBucketLifecycleConfiguration": security.lifecycle,
    "GetBucketReplication": security.replication,
}
"""The operations that read one setting of a bucket."""

OPERATIONS = frozenset({*SETTINGS, "HeadBucket", "GetObject", "HeadObject", "ListObjectsV2", "ListBuckets"})
"""Every S3 operation the embedded AWS answers."""


def answer(account: Account, call: Call, now: float, *, may_list: bool = True) -> Reply:
    """Answer one S3 call; raises :class:`Refusal` as S3 refuses.

    ``may_list`` says whether the caller has ``s3:ListBucket``; without it S3 hides whether a key
    exists.
    """
    if call.operation not in OPERATIONS:
        raise Refusal("NotImplemented", "A header you provided implies functionality that is not implemented", 501)
    if call.operation == "ListBuckets":
        return objects.list_buckets(account, call)
    bucket = _bucket(account, call)
    if bucket.denied or call.headers.get("x-amz-expected-bucket-owner", bucket.owner) != bucket.owner:
        headers = {"x-amz-bucket-region": bucket.region} if call.operation in _NAMING_REGION else {}
        raise Refusal("AccessDenied", "Access Denied", 403, headers=headers)
    if call.operation in SETTINGS:
        return SETTINGS[call.operation](bucket)
    return _contents(account, call, bucket, now, may_list=may_list)


_NAMING_REGION = frozenset({"HeadBucket", "ListObjectsV2"})


def _bucket(account: Account, call: Call) -> Bucket:
    bucket = require_bucket(account, call)
    if call.region != bucket.region and call.operation != "GetBucketLocation":
        raise elsewhere(bucket, call)
    return bucket


def require_bucket(account: Account, call: Call) -> Bucket:
    """Return the bucket a call names. Raises :class:`Refusal` where there is none."""
    name = str(call.parameters["Bucket"])
    bucket = account.buckets_by_name.get(name)
    if bucket is None:
        extra = {"BucketName": name}
        raise Refusal("NoSuchBucket", "The specified bucket does not exist", 404, extra=extra)
    return bucket


def elsewhere(bucket: Bucket, call: Call) -> Refusal:
    """Return how S3 sends a caller to the bucket's own region.

    The global endpoint (us-east-1) finds fault with the signature, every other one redirects.
    """
    headers = {"x-amz-bucket-region": bucket.region}
    if call.region == "us-east-1":
        message = (
            f"The authorization header is malformed; the region '{call.region}' is wrong; expecting '{bucket.region}'"
        )
        return Refusal("AuthorizationHeaderMalformed", message, 400, headers=headers, extra={"Region": bucket.region})
    message = (
        "The bucket you are attempting to access must be addressed using the specified endpoint. "
        "Please send all future requests to this endpoint."
    )
    extra = {"Endpoint": f"{bucket.name}.s3.{bucket.region}.amazonaws.com", "Bucket": bucket.name}
    return Refusal("PermanentRedirect", message, 301, headers=headers, extra=extra)


def _contents(account: Account, call: Call, bucket: Bucket, now: float, *, may_list: bool) -> Reply:
    if call.operation == "HeadBucket":
        return Reply(headers={"x-amz-bucket-region": bucket.region, "x-amz-access-point-alias": "false"})
    if call.operation == "ListObjectsV2":
        return objects.list_objects(bucket, call, account.objects_in(bucket.name, now))
    key = str(call.parameters["Key"])
    stored = account.stored(bucket.name, key, now)
    if stored is None and not may_list:
        raise Refusal("AccessDenied", "Access Denied", 403)
    if stored is None:
        raise Refusal("NoSuchKey", "The specified key does not exist.", 404, extra={"Key": key})
    return objects.get_object(bucket, call, stored)
