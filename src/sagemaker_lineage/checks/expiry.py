"""Which artifacts a lifecycle rule removes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sagemaker_lineage.model.graph import Artifact
    from sagemaker_lineage.model.posture import LifecycleRule


def expiring(rules: Iterable[LifecycleRule], artifacts: Iterable[Artifact]) -> str | None:
    """Return in words the first rule in force that removes one of the artifacts, or something below it."""
    needed = list(artifacts)
    for rule in rules:
        hit = next((each for each in needed if _overlap(rule.prefix, each.key)), None)
        if rule.enabled and rule.expires and hit is not None:
            when = "on a date" if rule.days is None else f"after {rule.days} days"
            return f"rule {rule.id or 'without id'} removes {hit.uri} {when}"
    return None


def _overlap(prefix: str, key: str) -> bool:
    """Tell whether a prefix covers a key, or a part of what lies below it."""
    return key.startswith(prefix) or prefix.rstrip("/") == key or prefix.startswith(f"{key}/" if key else "")
