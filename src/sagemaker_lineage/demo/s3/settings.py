"""The settings of a bucket and of the account, as S3's XML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.demo.account.values import BLOCK_FLAGS, Bucket
from sagemaker_lineage.demo.wire import Call, Refusal, Reply, element, xml_reply

if TYPE_CHECKING:
    from sagemaker_lineage.demo.account.store import Account

NAMESPACE = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"'
_CONTROL_NAMESPACE = 'xmlns="http://awss3control.amazonaws.com/doc/2018-08-20/"'


def location(bucket: Bucket) -> Reply:
    """Answer GetBucketLocation: an empty constraint stands for us-east-1."""
    text = "" if bucket.region == "us-east-1" else bucket.region
    return xml_reply(f"<LocationConstraint {NAMESPACE}>{text}</LocationConstraint>")


def encryption(bucket: Bucket) -> Reply:
    """Answer GetBucketEncryption."""
    if bucket.encryption is None:
        code = "ServerSideEncryptionConfigurationNotFoundError"
        raise absent(bucket, code, "The server side encryption configuration was not found")
    key = element("KMSMasterKeyID", bucket.kms_key) if bucket.kms_key else ""
    default = f"<ApplyServerSideEncryptionByDefault>{element('SSEAlgorithm', bucket.encryption)}{key}"
    rule = f"{default}</ApplyServerSideEncryptionByDefault>{element('BucketKeyEnabled', bucket.bucket_key)}"
    root = "ServerSideEncryptionConfiguration"
    return xml_reply(f"<{root} {NAMESPACE}><Rule>{rule}</Rule></{root}>")


def versioning(bucket: Bucket) -> Reply:
    """Answer GetBucketVersioning: nothing inside if it was never set."""
    status = element("Status", bucket.versioning) if bucket.versioning else ""
    status += element("MfaDelete", "Enabled") if bucket.mfa_delete else ""
    return xml_reply(f"<VersioningConfiguration {NAMESPACE}>{status}</VersioningConfiguration>")


def tagging(bucket: Bucket) -> Reply:
    """Answer GetBucketTagging."""
    if not bucket.tags:
        raise absent(bucket, "NoSuchTagSet", "The TagSet does not exist")
    tags = "".join(f"<Tag>{element('Key', k)}{element('Value', v)}</Tag>" for k, v in sorted(bucket.tags.items()))
    return xml_reply(f"<Tagging {NAMESPACE}><TagSet>{tags}</TagSet></Tagging>")


def public_access_block(bucket: Bucket) -> Reply:
    """Answer GetPublicAccessBlock of a bucket."""
    if bucket.block is None:
        code = "NoSuchPublicAccessBlockConfiguration"
        raise absent(bucket, code, "The public access block configuration was not found")
    return _flags(bucket.block, NAMESPACE)


def account_public_access_block(account: Account, call: Call) -> Reply:
    """Answer GetPublicAccessBlock of the account (S3 Control)."""
    if call.operation == "Unsupported":
        raise Refusal("UnsupportedOperation", "The requested operation is not supported.", 501)
    asked = str(call.parameters["AccountId"])
    if asked != account.id:
        raise Refusal("AccessDenied", "Access Denied", 403)
    if account.account_block is None:
        code = "NoSuchPublicAccessBlockConfiguration"
        raise Refusal(code, "The public access block configuration was not found", 404, extra={"AccountId": asked})
    return _flags(account.account_block, _CONTROL_NAMESPACE)


def _flags(flags: tuple[bool, ...], namespace: str) -> Reply:
    inner = "".join(element(name, value) for name, value in zip(BLOCK_FLAGS, flags, strict=True))
    root = "PublicAccessBlockConfiguration"
    return xml_reply(f"<{root} {namespace}>{inner}</{root}>")


def absent(bucket: Bucket, code: str, message: str) -> Refusal:
    """Return how S3 says that nothing is configured."""
    return Refusal(code, message, 404, extra={"BucketName": bucket.name})
