"""What AWS says of the security of a bucket that is as safe as can be, and of who we are."""

from __future__ import annotations

from typing import Any

from fakes.reader import ABSENT

CANONICAL = "c0ffee" * 10 + "c0fe"


def identity_answers(account: str, *names: str, region: str) -> dict[tuple[str, ...], Any]:
    """Return who we are, and that these buckets are ours."""
    return {
        ("sts:GetCallerIdentity",): {"Account": account, "Arn": f"arn:aws:iam::{account}:user/ada"},
        ("s3:ListBuckets",): {"Buckets": [{"Name": name, "BucketRegion": region} for name in names]},
    }


def security_answers(bucket: str, region: str) -> dict[tuple[str, ...], Any]:
    """Return what findings are drawn from, of a bucket with a lifecycle rule, a replica and a log."""
    owner = {"Owner": {"ID": CANONICAL}, "Grants": [{"Grantee": {"ID": CANONICAL}, "Permission": "FULL_CONTROL"}]}
    rule = {"ID": "old", "Status": "Enabled", "Filter": {"Prefix": "tmp/"}, "Expiration": {"Days": 30}}
    copy = {"Status": "Enabled", "Destination": {"Bucket": "arn:aws:s3:::copies", "Account": "999988887777"}}
    said = {
        "GetBucketPolicyStatus": {"PolicyStatus": {"IsPublic": False}},
        "GetBucketPolicy": {"Policy": '{"Statement": []}'},
        "GetBucketAcl": owner,
        "GetBucketOwnershipControls": {"OwnershipControls": {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]}},
        "GetBucketLogging": {"LoggingEnabled": {"TargetBucket": "logs", "TargetPrefix": ""}},
        "GetObjectLockConfiguration": {"ObjectLockConfiguration": {"ObjectLockEnabled": "Enabled"}},
        "GetBucketLifecycleConfiguration": {"Rules": [rule]},
        "GetBucketReplication": {"ReplicationConfiguration": {"Rules": [copy]}},
    }
    return {(f"s3:{operation}", bucket, region): answer for operation, answer in said.items()}


def nothing_configured(bucket: str, region: str) -> dict[tuple[str, ...], Any]:
    """Return what S3 says of a bucket of which nothing is configured."""
    answers: dict[tuple[str, ...], Any] = dict.fromkeys(security_answers(bucket, region), ABSENT)
    answers["s3:GetBucketAcl", bucket, region] = {"Owner": {"ID": CANONICAL}, "Grants": []}
    answers["s3:GetBucketLogging", bucket, region] = {}
    return answers


def key_answers(name: str, state: str = "Enabled") -> dict[tuple[str, ...], Any]:
    """Return what KMS says of a customer's key, by the ARN or the name it is asked by."""
    account = name.split(":")[4] if name.startswith("arn:") else "111122223333"
    metadata = {"KeyId": "k", "Arn": name, "AWSAccountId": account, "KeyManager": "CUSTOMER", "KeyState": state}
    return {("kms:DescribeKey", name): {"KeyMetadata": metadata}}
