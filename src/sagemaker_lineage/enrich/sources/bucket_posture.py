"""The security of one bucket: policy, access control list, logging, lifecycle and the like, each as a fact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sagemaker_lineage.enrich.losses import Loss, bucket_facts, loss_of, unread_of
from sagemaker_lineage.enrich.members import Payload, entries, integer, structure, structures, text
from sagemaker_lineage.enrich.posture_operations import (
    GET_BUCKET_ACL,
    GET_BUCKET_LIFECYCLE_CONFIGURATION,
    GET_BUCKET_LOGGING,
    GET_BUCKET_OWNERSHIP_CONTROLS,
    GET_BUCKET_POLICY,
    GET_BUCKET_POLICY_STATUS,
    GET_BUCKET_REPLICATION,
    GET_OBJECT_LOCK_CONFIGURATION,
)
from sagemaker_lineage.model.posture import AclGrant, BucketAcl, LifecycleRule, ReplicationTarget
from sagemaker_lineage.model.request import Answer, GapCode, Operation

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Fact = Any
"""What one answer says."""
_NARROWING = frozenset({"Tag", "Tags", "ObjectSizeGreaterThan", "ObjectSizeLessThan"})
_SOMEBODY = "somebody whom the answer does not name"
_ODD = object()
"""The answer makes no sense."""


def _policy_status(payload: Payload) -> Fact:
    public = structure(payload, "PolicyStatus").get("IsPublic")
    return public if isinstance(public, bool) else _ODD


def _policy(payload: Payload) -> Fact:
    return text(payload, "Policy") or _ODD


def _acl(payload: Payload) -> Fact:
    if "Grants" not in payload:
        return _ODD
    owner = text(structure(payload, "Owner"), "ID")
    return BucketAcl(owner=owner, grants=tuple(_grant(each) for each in entries(payload, "Grants")))


def _grant(grant: Payload) -> AclGrant:
    """Return a grant, as wide as it could be meant where the answer does not say whom or what it grants."""
    grantee = structure(grant, "Grantee")
    uri = text(grantee, "URI")
    named = uri or text(grantee, "ID") or text(grantee, "EmailAddress")
    return AclGrant(
        grantee=named or _SOMEBODY, permission=text(grant, "Permission") or "FULL_CONTROL", group=uri is not None
    )


def _ownership(payload: Payload) -> Fact:
    rules = structures(structure(payload, "OwnershipControls"), "Rules")
    found = (text(rule, "ObjectOwnership") for rule in rules)
    return next(filter(None, found), None)


def _logging(payload: Payload) -> Fact:
    return text(structure(payload, "LoggingEnabled"), "TargetBucket")


def _object_lock(payload: Payload) -> Fact:
    return text(structure(payload, "ObjectLockConfiguration"), "ObjectLockEnabled") == "Enabled"


def _lifecycle(payload: Payload) -> Fact:
    rules = entries(payload, "Rules")
    return tuple(_lifecycle_rule(rule) for rule in rules) if all(rules) else _ODD


def _lifecycle_rule(rule: Payload) -> LifecycleRule:
    """Return a rule; one that asks for tags or sizes besides a prefix concerns some of what lies below the prefix."""
    expiry, filtered = structure(rule, "Expiration"), structure(rule, "Filter")
    both = structure(filtered, "And")
    prefix = text(rule, "Prefix") or text(filtered, "Prefix") or text(both, "Prefix")
    return LifecycleRule(
        id=text(rule, "ID"),
        enabled=_is_enabled(rule),
        prefix=prefix or "",
        expires="Days" in expiry or "Date" in expiry,
        days=integer(expiry, "Days"),
        narrowed=not _NARROWING.isdisjoint({*filtered, *both}),
    )


def _is_enabled(rule: Payload) -> bool:
    """Tell whether a rule is in force: every one that does not say that it is not."""
    return text(rule, "Status") != "Disabled"


def _replication(payload: Payload) -> Fact:
    rules = entries(structure(payload, "ReplicationConfiguration"), "Rules")
    found = [_target(rule) for rule in rules]
    return _ODD if None in found else tuple(found)


def _target(rule: Payload) -> ReplicationTarget | None:
    """Return where a rule copies to; None where it does not say, which AWS does not allow."""
    destination = structure(rule, "Destination")
    bucket = (text(destination, "Bucket") or "").rpartition(":")[2]
    if not bucket:
        return None
    return ReplicationTarget(bucket=bucket, account=text(destination, "Account"), enabled=_is_enabled(rule))


SETTINGS: Mapping[Operation, tuple[str, str, Fact, Callable[[Payload], Fact]]] = {
    GET_BUCKET_POLICY_STATUS: ("public_by_policy", "policyPublic", False, _policy_status),
    GET_BUCKET_POLICY: ("policy", "tlsOnly", None, _policy),
    GET_BUCKET_ACL: ("acl", "aclPublic", None, _acl),
    GET_BUCKET_OWNERSHIP_CONTROLS: ("object_ownership", "objectOwnership", None, _ownership),
    GET_BUCKET_LOGGING: ("logging_target", "logging", None, _logging),
    GET_OBJECT_LOCK_CONFIGURATION: ("object_lock", "objectLock", False, _object_lock),
    GET_BUCKET_LIFECYCLE_CONFIGURATION: ("lifecycle", "lifecycle", (), _lifecycle),
    GET_BUCKET_REPLICATION: ("replication", "replication", (), _replication),
}
"""By operation: the member of the posture, its place on the wire, "not configured", and how an answer is read."""


def setting_of(answer: Answer, bucket: str) -> tuple[Fact, tuple[Loss, ...]]:
    """Return what one answer says, and what it costs that it could not be read.

    "Not configured" is a fact, "not allowed to look" an ``Unread``.
    """
    _, place, absent, understand = SETTINGS[answer.read.operation]
    lost = loss_of(answer, bucket_facts(bucket, f"/{place}"))
    fact = absent if answer.absent or lost else understand(answer.payload or {})
    if fact is _ODD:
        lost = (_not_understood(answer, bucket, place),)
    return (unread_of(lost[0]) if lost else fact), lost


def _not_understood(answer: Answer, bucket: str, place: str) -> Loss:
    detail = f"The answer to {answer.read.operation.label} is not of the shape AWS documents."
    return Loss(
        code=GapCode.INVALID,
        detail=detail,
        read=answer.read,
        resource=bucket,
        facts=bucket_facts(bucket, f"/{place}"),
    )
