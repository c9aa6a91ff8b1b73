"""What there is to judge: buckets, artifacts, moves of data, jobs, endpoints, keys, images."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from sagemaker_lineage.checks.base import Subject
from sagemaker_lineage.checks.scene import Bucket
from sagemaker_lineage.model.graph import Artifact, Role
from sagemaker_lineage.model.posture import (
    Encryption,
    EndpointPosture,
    JobPosture,
    KeyPosture,
    Owner,
    Posture,
    Unread,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sagemaker_lineage.checks.scene import Scene

CODE = frozenset({Role.CODE})
MODEL = frozenset({Role.MODEL})
DATA = frozenset({Role.DATA, Role.BASELINE})
LEARNT_FROM = frozenset({*DATA, *MODEL})
_OURS = "account"
_WITH_IMAGES = ("processing", "training", "tuning", "transform", "model")
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A KMS key under a name that a setting gives it, and whether a live model depends on it."""

    facts: KeyPosture | Unread
    live: bool


def account(scene: Scene) -> Iterator[Subject[Posture]]:
    """Yield the account, with everything that lies in our buckets."""
    ours = [bucket for bucket in scene.buckets.values() if bucket.posture.owner is Owner.OURS]
    artifacts = [artifact for bucket in ours for artifact in bucket.artifacts]
    yield _subject(scene.posture.account or _OURS, scene.posture, artifacts)


def buckets(scene: Scene) -> Iterator[Subject[Bucket]]:
    """Yield every bucket on the path, by name."""
    for bucket in scene.buckets.values():
        yield _subject(bucket.name, bucket, bucket.artifacts)


def buckets_with(roles: frozenset[Role]) -> Callable[[Scene], Iterator[Subject[Bucket]]]:
    """Return what yields the buckets that hold artifacts of a role, with those alone."""

    def over(scene: Scene) -> Iterator[Subject[Bucket]]:
        for bucket in scene.buckets.values():
            found = [artifact for artifact in bucket.artifacts if artifact.role in roles]
            if found:
                yield _subject(bucket.name, bucket, found)

    return over


def buckets_read(scene: Scene) -> Iterator[Subject[Bucket]]:
    """Yield the buckets out of which steps read data, with what is read."""
    for bucket in scene.buckets.values():
        found = [each for each in bucket.artifacts if each.role in DATA and each.consumed_by]
        if found:
            yield _subject(bucket.name, bucket, found)


def places(roles: frozenset[Role]) -> Callable[[Scene], Iterator[Subject[Place]]]:
    """Return what yields every location of a role once, by URI."""

    def over(scene: Scene) -> Iterator[Subject[Place]]:
        found: dict[str, list[Artifact]] = {}
        for artifact in scene.lineage.graph.artifacts:
            if artifact.role in roles:
                found.setdefault(artifact.uri, []).append(artifact)
        for uri, artifacts in sorted(found.items()):
            place = Place(bucket=scene.buckets[artifacts[0].bucket], key=artifacts[0].key)
            yield _subject(uri, place, artifacts)

    return over


def inflows(scene: Scene) -> Iterator[Subject[Inflow]]:
    """Yield every bucket that steps write data to which they have from other buckets."""
    reads: dict[str, dict[str, None]] = {}
    for artifact in scene.lineage.graph.artifacts:
        for step in artifact.consumed_by if artifact.role in LEARNT_FROM else ():
            reads.setdefault(step, {})[artifact.bucket] = None
    for target in scene.buckets.values():
        written = [each for each in target.artifacts if each.produced_by and each.role in LEARNT_FROM]
        steps = dict.fromkeys(step for each in written for step in each.produced_by)
        moves = [
            Move(node=step, source=scene.buckets[source])
            for step in steps
            for source in sorted(reads.get(step, ()))
            if source != target.name
        ]
        if moves:
            yield _subject(target.name, Inflow(target=target, moves=tuple(moves)), written)


def jobs(*kinds: str) -> Callable[[Scene], Iterator[Subject[JobPosture]]]:
    """Return what yields jobs (models, feature groups) of some kinds once, by ARN."""

    def over(scene: Scene) -> Iterator[Subject[JobPosture]]:
        found: dict[str, tuple[JobPosture, dict[str, None]]] = {}
        for node, each in scene.posture.jobs.items():
            for job in each:
                if job.kind in kinds:
                    found.setdefault(_resource(job), (job, {}))[1][node] = None
        for resource, (job, nodes) in sorted(found.items()):
            yield Subject(resource=resource, facts=job, nodes=tuple(nodes))

    return over


def _resource(job: JobPosture) -> str:
    """Return a job's ARN; one of several definitions of a tuning job has its own name after it."""
    definition = job.name.partition("/")[2]
    return f"{job.arn}/{definition}" if definition else job.arn


def endpoint_configs(scene: Scene) -> Iterator[Subject[JobPosture]]:
    """Yield the configurations that steps made and those of endpoints, once by ARN."""
    made = {each.resource: each for each in jobs("endpoint")(scene)}
    serving: dict[str, list[str]] = {}
    configs = {arn: each.facts for arn, each in made.items()}
    for endpoint in scene.posture.endpoints:
        if endpoint.config is not None:
            configs.setdefault(endpoint.config.arn, endpoint.config)
            serving.setdefault(endpoint.config.arn, []).append(endpoint.arn)
    for arn in sorted(configs):
        nodes = made[arn].nodes if arn in made else ()
        yield Subject(resource=arn, facts=configs[arn], nodes=nodes, endpoints=tuple(serving.get(arn, ())))


def endpoints(scene: Scene) -> Iterator[Subject[EndpointPosture]]:
    """Yield the endpoints that serve models of the path, by name."""
    for endpoint in scene.posture.endpoints:
        yield Subject(resource=endpoint.arn, facts=endpoint, endpoints=(endpoint.arn,))


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
        live = bool(serving) or any(place in scene.live for place in (*(each.id for each in artifacts), *steps))
        key = Key(facts=scene.posture.keys[known[0]], live=live)
        yield replace(_subject(resource, key, artifacts, steps), endpoints=serving)


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


def images(scene: Scene) -> Iterator[Subject[str | Unread]]:
    """Yield every container image once, by its name, and what could not be asked for its images."""
    found: dict[str, dict[str, None]] = {}
    for node in scene.lineage.graph.nodes:
        run = (image for job in scene.posture.jobs.get(node.id, ()) for image in job.images)
        for image in (*node.images, *run):
            found.setdefault(image, {})[node.id] = None
    for image, nodes in sorted(found.items()):
        yield Subject(resource=image, facts=image, nodes=tuple(nodes))
    for each in jobs(*_WITH_IMAGES)(scene):
        why = each.facts.unread or each.facts.model_unread
        if why and not any(scene.nodes[node].images for node in each.nodes):
            yield Subject(resource=each.resource, facts=why, nodes=each.nodes)


def _subject(resource: str, facts: T, artifacts: Iterable[Artifact], nodes: Iterable[str] = ()) -> Subject[T]:
    found = list(artifacts)
    steps = dict.fromkeys((*nodes, *(step for each in found for step in (*each.produced_by, *each.consumed_by))))
    return Subject(
        resource=resource, facts=facts, nodes=tuple(steps), artifacts=tuple(artifact.id for artifact in found)
    )
