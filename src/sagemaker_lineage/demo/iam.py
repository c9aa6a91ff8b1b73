"""The IAM action behind each operation, and a policy reduced to its allowed actions."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from sagemaker_lineage.demo.sts import caller_arn
from sagemaker_lineage.demo.wire import Call, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable

_ACTIONS = {
    "s3:GetBucketEncryption": "s3:GetEncryptionConfiguration",
    "s3:GetPublicAccessBlock": "s3:GetBucketPublicAccessBlock",
    "s3:HeadBucket": "s3:ListBucket",
    "s3:HeadObject": "s3:GetObject",
    "s3:ListObjectsV2": "s3:ListBucket",
    "s3:ListBuckets": "s3:ListAllMyBuckets",
    "s3:GetObjectLockConfiguration": "s3:GetBucketObjectLockConfiguration",
    "s3:GetBucketLifecycleConfiguration": "s3:GetLifecycleConfiguration",
    "s3:GetBucketReplication": "s3:GetReplicationConfiguration",
    "s3control:GetPublicAccessBlock": "s3:GetAccountPublicAccessBlock",
}
_JSON_SERVICES = frozenset({"sagemaker", "kms"})
_FREE = frozenset({"sts:GetCallerIdentity", "sts:AssumeRole"})


def action_of(call: Call) -> str:
    """Return the IAM action a call needs; most are named after the operation."""
    return _ACTIONS.get(call.label, call.label)


def allows(allowed: Iterable[str] | None, action: str) -> bool:
    """Say whether a list of actions (``*`` as in policies) holds one; None allows everything."""
    if allowed is None or action in _FREE:
        return True
    return any(fnmatchcase(action.lower(), pattern.lower()) for pattern in allowed)


def denial(call: Call, account_id: str, action: str | None = None, resource: str | None = None) -> Refusal:
    """Return how AWS refuses a call that no policy allows."""
    action = action or action_of(call)
    message = (
        f"User: {caller_arn(account_id)} is not authorized to perform: {action} on resource: "
        f"{resource or resource_arn(call, account_id)} because no identity-based policy allows the {action} action"
    )
    if call.service in _JSON_SERVICES:
        return Refusal("AccessDeniedException", message)
    return Refusal("AccessDenied", message, 403)


def resource_arn(call: Call, account_id: str) -> str:
    """Return the ARN a refusal names: the bucket, the object, the pipeline, or everything."""
    asked = call.parameters
    if call.service == "s3" and "Bucket" in asked:
        key = f"/{asked['Key']}" if "Key" in asked else ""
        return f'"arn:aws:s3:::{asked["Bucket"]}{key}"'
    named = next((v for k, v in asked.items() if k.endswith(("Arn", "Name")) and isinstance(v, str)), "*")
    if named.startswith("arn:") or call.service != "sagemaker" or named == "*":
        return named
    noun = "pipeline" if "PipelineName" in asked else call.operation.removeprefix("Describe").lower()
    noun = {"trialcomponent": "experiment-trial-component"}.get(noun, noun)
    return f"arn:aws:sagemaker:{call.region}:{account_id}:{noun}/{named}"
