"""Which artifacts a lifecycle rule removes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.checks.exposure import Exposed
from sagemaker_lineage.model.posture import Unread
from sagemaker_lineage.model.request import GapCode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sagemaker_lineage.model.graph import Artifact
    from sagemaker_lineage.model.posture import LifecycleRule


def expiring(rules: Iterable[LifecycleRule], artifacts: Iterable[Artifact]) -> Exposed:
    """Return whether a rule in force removes one of the artifacts, or something below it, and which in words.

    Where only rules do that ask for tags or sizes, which no setting of the bucket tells of an object, it is not known.
    """
    needed = list(artifacts)
    hits = [(rule, hit) for rule in rules if rule.enabled and rule.expires and (hit := _hit(rule, needed))]
    sure = next((_words(rule, hit) for rule, hit in hits if not rule.narrowed), None)
    if sure or not hits:
        return Exposed(bool(sure), sure or "")
    detail = f"{_words(*hits[0])} where tags or sizes fit; whether they do is not known."
    return Exposed(Unread(code=GapCode.UNRESOLVED, detail=detail[0].upper() + detail[1:]))


def _hit(rule: LifecycleRule, needed: list[Artifact]) -> Artifact | None:
    return next((each for each in needed if _overlap(rule.prefix, each.key)), None)


def _words(rule: LifecycleRule, hit: Artifact) -> str:
    when = "on a date" if rule.days is None else f"after {rule.days} days"
    return f"rule {rule.id or 'without id'} removes {hit.uri} {when}"


def _overlap(prefix: str, key: str) -> bool:
    """Tell whether a prefix covers a key, or a part of what lies below it."""
    return key.startswith(prefix) or prefix.rstrip("/") == key or prefix.startswith(f"{key}/" if key else "")
