"""Who else gets at a bucket: the public, and accounts that nobody said to trust."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.checks.grants import Access, Actions, Grant, grants_of
from sagemaker_lineage.checks.logic import Known, all_of, any_of, negation
from sagemaker_lineage.model.posture import BucketAcl, Owner, Unread
from sagemaker_lineage.model.request import GapCode

if TYPE_CHECKING:
    from sagemaker_lineage.checks.scene import Bucket, Scene

ENFORCED = "BucketOwnerEnforced"
UNCLEAR = "public, access unclear"
_GROUPS = {
    "http://acs.amazonaws.com/groups/global/AllUsers": "everybody",
    "http://acs.amazonaws.com/groups/global/AuthenticatedUsers": "everybody with an AWS account",
}
_PERMISSIONS = {
    Access.READ: frozenset({"READ", "READ_ACP", "FULL_CONTROL"}),
    Access.WRITE: frozenset({"WRITE", "WRITE_ACP", "FULL_CONTROL"}),
}
_MOST_ACTIONS_NAMED = 5
_STRANGERS = {
    Owner.SOMEONE: "the bucket belongs to another account that nobody said to trust",
    Owner.NOBODY: "no bucket of this name exists: anybody can make it",
}


class Exposed(NamedTuple):
    """Whether somebody gets at it, as far as known, and what shows it."""

    fact: Known
    evidence: str = ""


def public(bucket: Bucket, access: Access, key: str = "") -> Exposed:
    """Return whether the public may read or write a bucket, or a place in it."""
    ways = (_public_by_acl(bucket, access), _public_by_policy(bucket, access, key))
    return _together(ways)


def is_public_by_policy(bucket: Bucket) -> Known:
    """Return whether the policy makes the bucket public: S3's own word, and no effective RestrictPublicBuckets."""
    return all_of(_called_public(bucket), negation(_flag(bucket, "restrict_public_buckets")))


def untrusted(bucket: Bucket, scene: Scene, access: Access | None, key: str = "") -> Exposed:
    """Return whether the policy or the ACL grants the access (None: any at all) to somebody not trusted."""
    return _together((_untrusted_by_policy(bucket, scene, access, key), _untrusted_by_acl(bucket, scene, access)))


def writable(bucket: Bucket, scene: Scene, key: str) -> Exposed:
    """Return whether the public, an account that is not trusted, or a foreign owner can write a place in a bucket."""
    ways = (_by_owner(bucket), public(bucket, Access.WRITE, key), untrusted(bucket, scene, Access.WRITE, key))
    return _together(ways)


def others_by_policy(bucket: Bucket, scene: Scene, wanted: Actions) -> Exposed:
    """Return whether the policy's text grants any of the actions to other accounts, everybody among them."""
    if isinstance(bucket.policy, Unread):
        return Exposed(bucket.policy)
    grants = list(grants_of(bucket.policy, bucket.name, wanted))
    named = tuple(named_strangers(bucket, scene, grant) for grant in grants)
    everybody = tuple(_as_everybody(grant) for grant in grants if grant.grantees.everybody)
    return _together((*everybody, *named))


def named_strangers(bucket: Bucket, scene: Scene, grant: Grant) -> Exposed:
    """Return whether one grant of a policy names somebody who is not trusted."""
    acl = bucket.posture.acl
    owners = {bucket.posture.account, acl.owner if isinstance(acl, BucketAcl) else None} - {None}
    trusted = scene.trusted | owners
    strangers = sorted(grant.grantees.accounts - trusted)
    who = f"{grant.statement} grants {_actions(grant)} to"
    if strangers and not (scene.posture.account or bucket.posture.account):
        return Exposed(_open(f"{who} {', '.join(strangers)}; which account is ours is not known."))
    if strangers:
        fact: Known = True if grant.certain else _open(f"{who} {strangers[0]}; a denial may take it back.")
        return Exposed(fact, f"{who} the account {', '.join(strangers)}")
    unclear = sorted(each for each in grant.grantees.unclear if each.rpartition(" ")[2] not in trusted)
    return Exposed(_open(f"{who} {unclear[0]}; nothing says whether to trust it.") if unclear else False)


def _let_in(bucket: Bucket, grant: Grant) -> Exposed:
    """Return whether everybody is let in whom S3 does not call public: by conditions that are not placed here."""
    if not grant.grantees.everybody or bucket.posture.public_by_policy is not False:
        return Exposed(fact=False)
    who = f"{grant.statement} grants {_actions(grant)} to everybody whom its conditions let in"
    return Exposed(_open(f"{who}; S3 does not call that public, and nothing says whether to trust them."))


def _by_owner(bucket: Bucket) -> Exposed:
    owner = bucket.posture.owner
    if isinstance(owner, Unread):
        return Exposed(owner)
    return Exposed(owner in _STRANGERS, _STRANGERS.get(owner, ""))


def _as_everybody(grant: Grant) -> Exposed:
    who = f"{grant.statement} grants {_actions(grant)} to everybody"
    return Exposed(True if grant.certain else _open(f"{who}; a denial may take it back."), who)


def _public_by_acl(bucket: Bucket, access: Access) -> Exposed:
    acl = bucket.posture.acl
    if isinstance(acl, Unread):
        granted: Known = acl
        evidence = ""
    else:
        named = [each for each in (acl.grants if acl else ()) if each.group and each.grantee in _GROUPS]
        found = [each for each in named if each.permission in _PERMISSIONS[access]]
        granted = bool(found)
        evidence = f"ACL grants {found[0].permission} to {_GROUPS[found[0].grantee]}" if found else ""
    ignored = _flag(bucket, "ignore_public_acls")
    return Exposed(all_of(granted, negation(ignored), negation(_enforced(bucket))), evidence)


def _public_by_policy(bucket: Bucket, access: Access, key: str) -> Exposed:
    granted, evidence = _granted_to_everybody(bucket, access, key)
    return Exposed(all_of(is_public_by_policy(bucket), granted), evidence)


def _called_public(bucket: Bucket) -> Known:
    """Return S3's own verdict; where it could not be read, a policy that surely grants to everybody is public."""
    said = bucket.posture.public_by_policy
    if not isinstance(said, Unread):
        return bool(said)
    sure = any(_everybody(bucket, each.value) for each in Access)
    return True if sure else said


def _everybody(bucket: Bucket, wanted: Actions, key: str = "") -> list[Grant]:
    if isinstance(bucket.policy, Unread):
        return []
    found = [each for each in grants_of(bucket.policy, bucket.name, wanted, key) if each.grantees.everybody]
    return sorted(found, key=lambda grant: not grant.certain)


def _granted_to_everybody(bucket: Bucket, access: Access, key: str) -> Exposed:
    """Return whether everybody is granted it; a public policy that shows neither read nor write leaves it open."""
    if isinstance(bucket.policy, Unread):
        return Exposed(_open(UNCLEAR, bucket.policy))
    grants = _everybody(bucket, access.value, key)
    if grants:
        evidence = f"{grants[0].statement} grants {_actions(grants[0])} to everybody"
        return Exposed(True if grants[0].certain else _open(UNCLEAR), evidence)
    if any(_everybody(bucket, each.value) for each in Access):
        return Exposed(fact=False)
    return Exposed(_open(UNCLEAR))


def _untrusted_by_policy(bucket: Bucket, scene: Scene, access: Access | None, key: str) -> Exposed:
    if isinstance(bucket.policy, Unread):
        return Exposed(bucket.policy)
    grants = list(grants_of(bucket.policy, bucket.name, access.value if access else None, key))
    ways = (*(named_strangers(bucket, scene, each) for each in grants), *(_let_in(bucket, each) for each in grants))
    found = _together(ways)
    shut = all_of(_called_public(bucket), _flag(bucket, "restrict_public_buckets")) if grants else False
    return Exposed(all_of(found.fact, negation(shut)), found.evidence)


def _untrusted_by_acl(bucket: Bucket, scene: Scene, access: Access | None) -> Exposed:
    acl = bucket.posture.acl
    if isinstance(acl, Unread):
        return Exposed(all_of(acl, negation(_enforced(bucket))))
    known = scene.trusted | ({acl.owner} if acl else frozenset())
    wanted = _PERMISSIONS[access] if access else None
    others = (each for each in (acl.grants if acl else ()) if not each.group and each.grantee not in known)
    found = next((each for each in others if wanted is None or each.permission in wanted), None)
    if found is None:
        return Exposed(fact=False)
    reason = f"ACL grants {found.permission} to the user {found.grantee}; nothing says whose it is."
    return Exposed(all_of(_open(reason), negation(_enforced(bucket))))


def _enforced(bucket: Bucket) -> Known:
    ownership = bucket.posture.object_ownership
    return ownership if isinstance(ownership, Unread) else ownership == ENFORCED


def _flag(bucket: Bucket, name: str) -> Known:
    flags = bucket.posture.effective_block
    return flags if isinstance(flags, Unread) else flags is not None and bool(getattr(flags, name))


def _together(ways: tuple[Exposed, ...]) -> Exposed:
    """Return whether any way is open, and what shows it."""
    evidence = next((way.evidence for way in ways if way.fact is True), "")
    return Exposed(any_of(*(way.fact for way in ways)), evidence)


def _open(detail: str, cause: Unread | None = None) -> Unread:
    return Unread(
        code=cause.code if cause else GapCode.UNRESOLVED,
        detail=detail if cause is None else f"{detail}: {cause.detail}",
        operation=cause.operation if cause else None,
        iam_action=cause.iam_action if cause else None,
    )


def _actions(grant: Grant) -> str:
    more = len(grant.actions) - _MOST_ACTIONS_NAMED
    return ", ".join(grant.actions[:_MOST_ACTIONS_NAMED]) + (f" and {more} more" if more > 0 else "")
