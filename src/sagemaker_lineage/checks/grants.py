"""What a policy grants, to whom, and where: read or write, of the bucket or of a place in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from sagemaker_lineage.checks.conditions import SECURE_TRANSPORT
from sagemaker_lineage.checks.principals import EVERYBODY, NOBODY, Grantees

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sagemaker_lineage.checks.policy import Policy, Statement

_S3_ARN = re.compile(r"arn:[^:]*:s3:::")
_WILD = re.compile("[*?]")
_PROBES = ("\x00", "\x00\x00\x00/\x00")
"""Keys that nothing but a wildcard matches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actions:
    """A group of IAM actions: those on objects, and those on the bucket itself."""

    on_objects: tuple[str, ...]
    on_bucket: tuple[str, ...]


class Access(Enum):
    """What somebody may do with data, by the actions that let one do it."""

    READ = Actions(
        on_objects=("s3:GetObject", "s3:GetObjectVersion", "s3:GetObjectTorrent", "s3:GetObjectAcl"),
        on_bucket=("s3:ListBucket", "s3:ListBucketVersions", "s3:ListBucketMultipartUploads", "s3:GetBucketAcl"),
    )
    WRITE = Actions(
        on_objects=(
            "s3:PutObject",
            "s3:DeleteObject",
            "s3:DeleteObjectVersion",
            "s3:PutObjectAcl",
            "s3:PutObjectVersionAcl",
            "s3:RestoreObject",
            "s3:ReplicateObject",
            "s3:ReplicateDelete",
            "s3:BypassGovernanceRetention",
        ),
        on_bucket=(
            "s3:PutBucketPolicy",
            "s3:DeleteBucketPolicy",
            "s3:PutBucketAcl",
            "s3:PutBucketPublicAccessBlock",
            "s3:PutBucketOwnershipControls",
            "s3:PutBucketVersioning",
            "s3:PutLifecycleConfiguration",
            "s3:PutReplicationConfiguration",
            "s3:PutEncryptionConfiguration",
            "s3:DeleteBucket",
        ),
    )


SENSITIVE = Actions(
    on_objects=("s3:PutObjectAcl",),
    on_bucket=("s3:DeleteBucketPolicy", "s3:PutBucketAcl", "s3:PutBucketPolicy", "s3:PutEncryptionConfiguration"),
)
"""The five actions of the control S3.6."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """Actions that a statement grants. ``certain`` is false where a denial with conditions may take some back."""

    statement: str
    grantees: Grantees
    actions: tuple[str, ...]
    certain: bool = True


def grants_of(policy: Policy, bucket: str, wanted: Actions | None, key: str = "") -> Iterator[Grant]:
    """Yield each statement that grants some of the wanted actions, None for any, on the bucket or at a place in it."""
    denials = [each for each in policy.statements if not each.allows]
    for statement in policy.statements:
        grantees = narrowed(statement)
        if not statement.allows or grantees.nobody:
            continue
        granted = tuple(_granted(statement, denials, bucket, wanted, key))
        if granted:
            certain = not any(_may_take_back(denial, granted, grantees) for denial in denials)
            yield Grant(statement=statement.name, grantees=grantees, actions=granted, certain=certain)


def narrowed(statement: Statement) -> Grantees:
    """Return whom a statement is for, its conditions considered."""
    circles = [circle for each in statement.conditions if (circle := each.circle) is not None]
    if NOBODY in circles:
        return NOBODY
    if not statement.grantees.everybody or not circles:
        return statement.grantees
    return next((circle for circle in circles if not circle.unclear), circles[0])


def denies_without_tls(policy: Policy, bucket: str) -> bool:
    """Tell whether everybody is denied everything without TLS, on the bucket and on all of its objects."""
    denials = [each for each in policy.statements if _denies_without_tls(each)]
    places = (bucket, *(f"{bucket}/{probe}" for probe in _PROBES))
    return all(any(_covers(denial, place) for denial in denials) for place in places)


def _denies_without_tls(statement: Statement) -> bool:
    if statement.allows or statement.excepts or statement.grantees != EVERYBODY or len(statement.conditions) != 1:
        return False
    condition = statement.conditions[0]
    insecure = condition.operator == "bool" and condition.key == SECURE_TRANSPORT and condition.values == ("false",)
    return insecure and any(action in {"*", "s3:*"} for action in statement.actions)


def _granted(
    statement: Statement, denials: Iterable[Statement], bucket: str, wanted: Actions | None, key: str
) -> Iterator[str]:
    if wanted is None:
        yield from statement.named or ("everything but some actions",)
        return
    where = [each for each in denials if _takes_back(each, statement)]
    places = ((wanted.on_objects, _touches(statement, bucket, key)), (wanted.on_bucket, _covers(statement, bucket)))
    for actions, here in places:
        for action in actions if here else ():
            if _names(statement, action) and not any(_names(denial, action) for denial in where):
                yield action


def _names(statement: Statement, action: str) -> bool:
    """Tell whether a statement is about an action."""
    name = action.lower()
    if statement.other_actions:
        return not any(_matches(pattern, name) for pattern in statement.other_actions)
    return any(_matches(pattern, name) for pattern in statement.actions)


def _covers(statement: Statement, place: str) -> bool:
    """Tell whether a statement is about the bucket or the one object at ``place``."""
    if statement.other_resources:
        return not any(_matches(_place(pattern), place) for pattern in statement.other_resources)
    return any(_matches(_place(pattern), place) for pattern in statement.resources)


def _touches(statement: Statement, bucket: str, key: str) -> bool:
    """Tell whether a statement may be about an object at ``key`` or below it."""
    place = f"{bucket}/{key}".rstrip("/")
    if statement.other_resources:
        return not any(_matches(_place(each), f"{place}/{_PROBES[1]}") for each in statement.other_resources)
    return any(_overlaps(_place(pattern), place, bucket) for pattern in statement.resources)


def _overlaps(pattern: str, place: str, bucket: str) -> bool:
    fixed = _WILD.split(pattern)[0]
    if fixed == pattern:
        return pattern == place != bucket or pattern.startswith(f"{place}/")
    if fixed.startswith(f"{bucket}/"):
        return place.startswith(fixed) or fixed.startswith(f"{place}/")
    return _overlaps_by_bucket(pattern, place, bucket)


def _overlaps_by_bucket(pattern: str, place: str, bucket: str) -> bool:
    """Tell the same of a pattern with a wildcard in the bucket's name: ``*`` there may reach into any key."""
    for end, sign in enumerate(pattern, 1):
        if sign in "*/" and _matches(pattern[:end], f"{bucket}/"):
            return "*" in pattern[:end] or _overlaps(f"{bucket}/{pattern[end:]}", place, bucket)
    return False


def _takes_back(denial: Statement, statement: Statement) -> bool:
    """Tell whether a denial holds for everybody, always, and wherever the statement does."""
    if denial.conditions or denial.excepts or not denial.grantees.everybody or not denial.resources:
        return False
    return bool(statement.resources) and all(
        any(_matches(pattern, resource) for pattern in denial.resources) for resource in statement.resources
    )


def _may_take_back(denial: Statement, actions: tuple[str, ...], grantees: Grantees) -> bool:
    """Tell whether a denial excepts somebody or some place, or names those granted to, and so may leave little."""
    excepts = denial.excepts or any(condition.excludes for condition in denial.conditions)
    named = bool(grantees.accounts) and not grantees.everybody and grantees.accounts <= denial.grantees.accounts
    return (excepts or (named and not denial.conditions)) and any(_names(denial, action) for action in actions)


def _place(pattern: str) -> str:
    """Return a resource without the head of its ARN: ``bucket`` or ``bucket/key``."""
    return _S3_ARN.sub("", pattern, count=1)


def _matches(pattern: str, text: str) -> bool:
    return _regular(pattern).fullmatch(text) is not None


@lru_cache(maxsize=1_024)
def _regular(pattern: str) -> re.Pattern[str]:
    """Return a pattern of a policy as a regular expression that never goes back behind a wildcard once passed."""
    first, *rest = [_fixed(part) for part in re.sub(r"\*+", "*", pattern).split("*")]
    if not rest:
        return re.compile(first, re.DOTALL)
    middle = "".join(f"(?>.*?{part})" for part in rest[:-1])
    return re.compile(f"{first}{middle}.*{rest[-1]}", re.DOTALL)


def _fixed(part: str) -> str:
    """Return a part without ``*``; ``?`` stands for one character, but never for a wildcard."""
    return "[^*]".join(map(re.escape, part.split("?")))
