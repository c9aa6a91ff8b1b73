"""The settings of a bucket that its security hangs on, as S3's XML."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sagemaker_lineage.demo.account.values import GROUPS, canonical_id
from sagemaker_lineage.demo.s3.settings import NAMESPACE, absent
from sagemaker_lineage.demo.wire import REQUEST_ID, Reply, element, xml_reply

if TYPE_CHECKING:
    from sagemaker_lineage.demo.account.values import Bucket, Expiry, Json, Replica

_XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
_FIXED = ("SourceIp", "SourceVpc", "SourceVpce", "SourceArn", "SourceAccount", "SourceOwner", "PrincipalOrgID")
"""What a public statement may be limited to and then is not called public, by the ends of the condition keys."""


def policy(bucket: Bucket) -> Reply:
    """Answer GetBucketPolicy: the policy's own text."""
    if bucket.policy is None:
        raise absent(bucket, "NoSuchBucketPolicy", "The bucket policy does not exist")
    body = json.dumps(bucket.policy).encode()
    return Reply(body=body, content_type="application/json", headers={"x-amz-request-id": REQUEST_ID})


def policy_status(bucket: Bucket) -> Reply:
    """Answer GetBucketPolicyStatus."""
    if bucket.policy is None:
        raise absent(bucket, "NoSuchBucketPolicy", "The bucket policy does not exist")
    public = any(_is_public(statement) for statement in bucket.policy["Statement"])
    return xml_reply(f"<PolicyStatus {NAMESPACE}>{element('IsPublic', public)}</PolicyStatus>")


def _is_public(statement: Json) -> bool:
    everybody = statement.get("Principal") in ("*", {"AWS": "*"}, {"AWS": ["*"]})
    keys = [key for condition in statement.get("Condition", {}).values() for key in condition]
    return everybody and statement["Effect"] == "Allow" and not any(key.endswith(_FIXED) for key in keys)


def acl(bucket: Bucket) -> Reply:
    """Answer GetBucketAcl: the owner may do everything, and the grants beside that."""
    owner = canonical_id(bucket.owner)
    grants = "".join(_grant(grantee, permission) for grantee, permission in ((owner, "FULL_CONTROL"), *bucket.grants))
    inner = f"<Owner>{element('ID', owner)}</Owner><AccessControlList>{grants}</AccessControlList>"
    return xml_reply(f"<AccessControlPolicy {NAMESPACE}>{inner}</AccessControlPolicy>")


def _grant(grantee: str, permission: str) -> str:
    if grantee in GROUPS:
        kind, named = "Group", element("URI", GROUPS[grantee])
    else:
        kind, named = "CanonicalUser", element("ID", grantee)
    return f'<Grant><Grantee {_XSI} xsi:type="{kind}">{named}</Grantee>{element("Permission", permission)}</Grant>'


def ownership_controls(bucket: Bucket) -> Reply:
    """Answer GetBucketOwnershipControls."""
    if bucket.ownership is None:
        raise absent(bucket, "OwnershipControlsNotFoundError", "The bucket ownership controls were not found")
    rule = f"<Rule>{element('ObjectOwnership', bucket.ownership)}</Rule>"
    return xml_reply(f"<OwnershipControls {NAMESPACE}>{rule}</OwnershipControls>")


def logging(bucket: Bucket) -> Reply:
    """Answer GetBucketLogging: nothing inside where nothing is logged."""
    inner = ""
    if bucket.logs_to:
        target = element("TargetBucket", bucket.logs_to) + element("TargetPrefix", f"{bucket.name}/")
        inner = f"<LoggingEnabled>{target}</LoggingEnabled>"
    return xml_reply(f"<BucketLoggingStatus {NAMESPACE}>{inner}</BucketLoggingStatus>")


def object_lock(bucket: Bucket) -> Reply:
    """Answer GetObjectLockConfiguration."""
    if not bucket.object_lock:
        code = "ObjectLockConfigurationNotFoundError"
        raise absent(bucket, code, "Object Lock configuration does not exist for this bucket")
    root = "ObjectLockConfiguration"
    return xml_reply(f"<{root} {NAMESPACE}>{element('ObjectLockEnabled', 'Enabled')}</{root}>")


def lifecycle(bucket: Bucket) -> Reply:
    """Answer GetBucketLifecycleConfiguration."""
    if not bucket.expiry:
        raise absent(bucket, "NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist")
    root = "LifecycleConfiguration"
    return xml_reply(f"<{root} {NAMESPACE}>{''.join(_expiry(rule) for rule in bucket.expiry)}</{root}>")


def _expiry(rule: Expiry) -> str:
    action = element("Days", rule.days)
    kept = f"<Expiration>{action}</Expiration>" if rule.expires else _transition(rule)
    filtered = f"<Filter>{element('Prefix', rule.prefix)}</Filter>"
    status = element("Status", "Enabled" if rule.enabled else "Disabled")
    return f"<Rule>{element('ID', rule.id)}{filtered}{status}{kept}</Rule>"


def _transition(rule: Expiry) -> str:
    return f"<Transition>{element('Days', rule.days)}{element('StorageClass', 'STANDARD_IA')}</Transition>"


def replication(bucket: Bucket) -> Reply:
    """Answer GetBucketReplication."""
    if not bucket.replicas:
        message = "The replication configuration was not found"
        raise absent(bucket, "ReplicationConfigurationNotFoundError", message)
    role = element("Role", f"arn:aws:iam::{bucket.owner}:role/replication")
    rules = "".join(_replica(number, rule) for number, rule in enumerate(bucket.replicas, 1))
    return xml_reply(f"<ReplicationConfiguration {NAMESPACE}>{role}{rules}</ReplicationConfiguration>")


def _replica(number: int, rule: Replica) -> str:
    target = element("Bucket", f"arn:aws:s3:::{rule.bucket}") + (
        element("Account", rule.account) if rule.account else ""
    )
    named = element("ID", f"copy-{number}") + element("Priority", number) + "<Filter><Prefix></Prefix></Filter>"
    status = element("Status", "Enabled" if rule.enabled else "Disabled")
    markers = f"<DeleteMarkerReplication>{element('Status', 'Disabled')}</DeleteMarkerReplication>"
    return f"<Rule>{named}{status}<Destination>{target}</Destination>{markers}</Rule>"
