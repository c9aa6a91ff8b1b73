"""Personal data: which buckets say so by their tags, and what lies downstream of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.model.posture import Unread

if TYPE_CHECKING:
    from sagemaker_lineage.checks.scene import Bucket, Scene


def personal_sources(bucket: Bucket, scene: Scene) -> tuple[list[Bucket], Unread | None]:
    """Return the buckets upstream that are tagged as personal data, and why that is not known of some other."""
    sources: list[Bucket] = []
    unread: Unread | None = None
    if not any(_may_be_personal(each, scene) for each in scene.buckets.values()):
        return sources, unread
    for name in scene.upstream_buckets(bucket.name):
        source = scene.buckets[name]
        tags = source.posture.tags
        if isinstance(tags, Unread):
            unread = unread or tags
        elif tags and scene.options.says_personal(tags):
            sources.append(source)
    return sources, unread


def _may_be_personal(bucket: Bucket, scene: Scene) -> bool:
    tags = bucket.posture.tags
    return isinstance(tags, Unread) or bool(tags and scene.options.says_personal(tags))
