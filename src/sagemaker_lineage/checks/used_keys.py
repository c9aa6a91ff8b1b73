"""The KMS keys that data, jobs and endpoints of the path use, and whether a live model depends on them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sagemaker_lineage.checks.logic import Known
from sagemaker_lineage.checks.scene import UNCLEAR
from sagemaker_lineage.checks.subjects import subject
from sagemaker_lineage.model.graph import Artifact
from sagemaker_lineage.model.posture import Encryption, KeyPosture, Unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sagemaker_lineage.checks.base import Subject
    from sagemaker_lineage.checks.paths import Place
    from sagemaker_lineage.checks.scene import Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A KMS key under a name that a setting gives it, and whether a live model depends on it, as far as known."""

    facts: KeyPosture | Unread
    live: Known


def keys(scene: Scene) -> Iterator[Subject[Key]]:
    """Yield the KMS keys that buckets, jobs and endpoints of the path use, once by what they are."""
    users = _users_of_keys(scene)
    names: dict[str, list[str]] = {}
    for name, facts in scene.posture.keys.items():
        names.setdefault(name if isinstance(facts, Unread) else facts.arn or name, []).append(name)
    for resource, known in sorted(names.items()):
        used = [users[name] for name in sorted(known) if name in users]
        artifacts = [artifact for each in used for artifact in each.artifacts]
        steps = dict.fromkeys(step for each in used for step in each.nodes)
        serving = tuple(dict.fromkeys(arn for each in used for arn in each.endpoints))
        live = _is_live(scene, (*(each.id for each in artifacts), *steps))
        key = Key(facts=scene.posture.keys[known[0]], live=True if serving else live)
        yield replace(subject(resource, key, artifacts, steps), endpoints=serving)


def _is_live(scene: Scene, places: Iterable[Place]) -> Known:
    """Return whether an approved or deployed model is made of any of the places, as far as known."""
    found = set(places)
    if not found.isdisjoint(scene.live):
        return True
    if scene.posture.endpoints_unread is not None:
        return scene.posture.endpoints_unread
    return False if found.isdisjoint(scene.unclear) else UNCLEAR


@dataclass(slots=True)
class _Users:
    """What uses a key."""

    artifacts: list[Artifact] = field(default_factory=list)
    nodes: dict[str, None] = field(default_factory=dict)
    endpoints: dict[str, None] = field(default_factory=dict)


def _users_of_keys(scene: Scene) -> dict[str, _Users]:
    """Return who uses each key, by the name that a setting gives it."""
    users: dict[str, _Users] = {}
    for bucket in scene.buckets.values():
        encryption = bucket.posture.encryption
        if isinstance(encryption, Encryption) and encryption.key_id:
            users.setdefault(encryption.key_id, _Users()).artifacts.extend(bucket.artifacts)
    for node, each in scene.posture.jobs.items():
        for name in (key for job in each for key in job.keys):
            users.setdefault(name, _Users()).nodes[node] = None
    for endpoint in scene.posture.endpoints:
        for name in endpoint.config.keys if endpoint.config else ():
            users.setdefault(name, _Users()).endpoints[endpoint.arn] = None
    return users
