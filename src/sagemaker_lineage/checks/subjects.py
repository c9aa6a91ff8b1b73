"""What there is to judge of data: the account, buckets, artifacts, moves from bucket to bucket."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from sagemaker_lineage.checks.base import Subject
from sagemaker_lineage.checks.scene import Bucket
from sagemaker_lineage.model.graph import Artifact, Role
from sagemaker_lineage.model.posture import (
    Owner,
    Posture,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sagemaker_lineage.checks.scene import Scene

CODE = frozenset({Role.CODE})
MODEL = frozenset({Role.MODEL})
DATA = frozenset({Role.DATA, Role.BASELINE, Role.RESULT})
LEARNT_FROM = frozenset({*DATA, *MODEL})
_OURS = "account"
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An S3 location in its bucket; ``key`` is the part that is known."""

    bucket: Bucket
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What one step writes to a bucket, and a bucket that it reads."""

    node: str
    source: Bucket


@dataclass(frozen=True, slots=True, kw_only=True)
class Inflow:
    """A bucket, and all moves of data into it, by step and source; its own data moved within it is no move."""

    target: Bucket
    moves: tuple[Move, ...]


def account(scene: Scene) -> Iterator[Subject[Posture]]:
    """Yield the account, with everything that lies in our buckets."""
    ours = [bucket for bucket in scene.buckets.values() if bucket.posture.owner is Owner.OURS]
    artifacts = [artifact for bucket in ours for artifact in bucket.artifacts]
    yield subject(scene.posture.account or _OURS, scene.posture, artifacts)


def buckets(scene: Scene) -> Iterator[Subject[Bucket]]:
    """Yield every bucket on the path, by name."""
    for bucket in scene.buckets.values():
        yield subject(bucket.name, bucket, bucket.artifacts)


def buckets_with(roles: frozenset[Role]) -> Callable[[Scene], Iterator[Subject[Bucket]]]:
    """Return what yields the buckets that hold artifacts of a role, with those alone."""

    def over(scene: Scene) -> Iterator[Subject[Bucket]]:
        for bucket in scene.buckets.values():
            found = [artifact for artifact in bucket.artifacts if artifact.role in roles]
            if found:
                yield subject(bucket.name, bucket, found)

    return over


def buckets_read(scene: Scene) -> Iterator[Subject[Bucket]]:
    """Yield the buckets out of which steps read data, with what is read."""
    for bucket in scene.buckets.values():
        found = [each for each in bucket.artifacts if each.role in DATA and each.consumed_by]
        if found:
            yield subject(bucket.name, bucket, found)


def places(roles: frozenset[Role]) -> Callable[[Scene], Iterator[Subject[Place]]]:
    """Return what yields every location of a role once, by URI."""

    def over(scene: Scene) -> Iterator[Subject[Place]]:
        found: dict[str, list[Artifact]] = {}
        for artifact in scene.lineage.graph.artifacts:
            if artifact.role in roles:
                found.setdefault(artifact.uri, []).append(artifact)
        for uri, artifacts in sorted(found.items()):
            place = Place(bucket=scene.buckets[artifacts[0].bucket], key=artifacts[0].key)
            yield subject(uri, place, artifacts)

    return over


def inflows(scene: Scene) -> Iterator[Subject[Inflow]]:
    """Yield every bucket that steps write data to which they have from other buckets."""
    reads: dict[str, dict[str, None]] = {}
    for artifact in scene.lineage.graph.artifacts:
        for step in artifact.consumed_by if artifact.role in LEARNT_FROM else ():
            reads.setdefault(step, {})[artifact.bucket] = None
    for target in scene.buckets.values():
        written = [each for each in target.artifacts if target.writers[each.id] and each.role in LEARNT_FROM]
        steps = dict.fromkeys(step for each in written for step in target.writers[each.id])
        moves = [
            Move(node=step, source=scene.buckets[source])
            for step in steps
            for source in sorted(reads.get(step, ()))
            if source != target.name
        ]
        if moves:
            yield subject(target.name, Inflow(target=target, moves=tuple(moves)), written)


def subject(resource: str, facts: T, artifacts: Iterable[Artifact], nodes: Iterable[str] = ()) -> Subject[T]:
    """Return a subject with the artifacts that it is about, and every step that writes or reads them."""
    found = list(artifacts)
    steps = dict.fromkeys((*nodes, *(step for each in found for step in (*each.produced_by, *each.consumed_by))))
    return Subject(
        resource=resource, facts=facts, nodes=tuple(steps), artifacts=tuple(artifact.id for artifact in found)
    )
