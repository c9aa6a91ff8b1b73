"""Where replication copies to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.checks.exposure import Exposed
from sagemaker_lineage.checks.logic import any_of
from sagemaker_lineage.model.posture import Owner, Unread
from sagemaker_lineage.model.request import GapCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sagemaker_lineage.checks.scene import Bucket, Scene
    from sagemaker_lineage.model.posture import ReplicationTarget

_FINE = frozenset({Owner.OURS, Owner.TRUSTED})


def where_to(targets: Sequence[ReplicationTarget], source: Bucket, scene: Scene) -> Exposed:
    """Return whether any target is of an account that is not trusted.

    A rule that names no account copies to a bucket of the source's own account, unless that bucket is another's.
    """
    found = [(target, _is_untrusted(target, source, scene)) for target in targets]
    evidence = next(
        (
            f"copied to {target.bucket} of {f'the account {target.account}' if target.account else 'another account'}"
            for target, each in found
            if each is True
        ),
        "",
    )
    return Exposed(any_of(*(each for _, each in found)), evidence)


def to_another_region(targets: Sequence[ReplicationTarget], source: Bucket, scene: Scene) -> Exposed:
    """Return whether any target is in another region than the bucket, and which; else where they are."""
    home = source.posture.region
    found = [(target, _region(target, scene)) for target in targets]
    facts = [_differ(home, there) for _, there in found]
    away = (pair for pair, fact in zip(found, facts, strict=True) if fact is True)
    target, region = next(away, (None, home))
    return Exposed(any_of(*facts), f"replicated to {target.bucket} in {region}" if target else f"none out of {home}")


def _differ(home: str | Unread | None, there: str | Unread) -> bool | Unread:
    if isinstance(home, Unread) or home is None:
        return home or _unread("In which region the bucket is is not known.")
    return there if isinstance(there, Unread) else there != home


def _region(target: ReplicationTarget, scene: Scene) -> str | Unread:
    known = scene.buckets.get(target.bucket)
    region = target.region or (known.posture.region if known else None)
    return region or _unread(f"In which region {target.bucket} is is not known.")


def _is_untrusted(target: ReplicationTarget, source: Bucket, scene: Scene) -> bool | Unread:
    if target.account is not None:
        if target.account in scene.trusted or target.account == source.posture.account:
            return False
        return True if scene.posture.account else _unread("Which account is ours is not known.")
    known = scene.buckets.get(target.bucket)
    owner = known.posture.owner if known else None
    if owner is None or isinstance(owner, Unread):
        return owner or _unread(f"Whose bucket {target.bucket} is is not known.")
    return owner not in _FINE


def _unread(detail: str) -> Unread:
    return Unread(code=GapCode.UNRESOLVED, detail=detail)
