"""What rules look at: one lineage with its posture, indexed once for all rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sagemaker_lineage.checks.containment import enclosing
from sagemaker_lineage.checks.paths import Paths, Place
from sagemaker_lineage.checks.policy import MalformedPolicy, Policy, parse_policy
from sagemaker_lineage.model.graph import Artifact
from sagemaker_lineage.model.posture import BucketPosture, Posture, Unread
from sagemaker_lineage.model.request import GapCode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sagemaker_lineage.checks.options import Options
    from sagemaker_lineage.model.execution import Lineage
    from sagemaker_lineage.model.graph import Node

_NOT_READ = Unread(code=GapCode.UNRESOLVED, detail="Nothing was read of this bucket.")
UNCLEAR = Unread(code=GapCode.UNRESOLVED, detail="Whether the model is approved is not known.")
_REGISTERS = "RegisterModel"
_NOTHING = Unread(code=GapCode.UNRESOLVED, detail="Nothing was read of the account.")
_FACTS = tuple(name for name in BucketPosture.__dataclass_fields__ if name not in {"bucket", "account"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """A bucket on the path: its posture, its policy as read (an empty one where there is none), what lies in it.

    ``writers`` are the steps that wrote each artifact, or what it is a part of, by its id.
    """

    posture: BucketPosture
    policy: Policy | Unread
    artifacts: tuple[Artifact, ...] = ()
    writers: Mapping[int, tuple[str, ...]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Return the bucket's name."""
        return self.posture.bucket

    @property
    def is_written(self) -> bool:
        """Return True if steps wrote all that is known to lie here."""
        return bool(self.artifacts) and all(self.writers.values())


class Scene:
    """A lineage with its posture. ``buckets`` are by name, ``nodes`` by id."""

    def __init__(self, lineage: Lineage, options: Options) -> None:
        self.lineage = lineage
        self.options = options
        self.posture = lineage.posture or Posture(account_block=_NOTHING)
        self.paths = Paths(lineage)
        self.nodes: Mapping[str, Node] = {node.id: node for node in lineage.graph.nodes}
        self.buckets: Mapping[str, Bucket] = _buckets(lineage, self.posture)

    @property
    def trusted(self) -> frozenset[str]:
        """Return the accounts and circles that are trusted, our own account among them."""
        own = frozenset({self.posture.account} if self.posture.account else ())
        return self.posture.trusted_accounts | self.options.trusted | own

    def bucket(self, name: str) -> Bucket:
        """Return a bucket by name; one that nothing is known of where it is not on the path."""
        return self.buckets.get(name) or _bucket(_posture(name, self.posture), ())

    def upstream_buckets(self, name: str) -> tuple[str, ...]:
        """Return the names of the other buckets that data of this one comes from, near and far."""
        places = self.paths.before([artifact.id for artifact in self.buckets[name].artifacts])
        found = {self._bucket_of[place] for place in places if isinstance(place, int)}
        return tuple(sorted(found - {name}))

    @cached_property
    def _bucket_of(self) -> Mapping[int, str]:
        return {artifact.id: artifact.bucket for artifact in self.lineage.graph.artifacts}

    @cached_property
    def live(self) -> frozenset[Place]:
        """Return every place that leads to a model that is approved or deployed."""
        return self._leading(each.approved or each.deployed for each in self.paths.targets)

    @cached_property
    def approved(self) -> frozenset[Place]:
        """Return every place that leads to an approved model."""
        return self._leading(each.approved for each in self.paths.targets)

    @cached_property
    def unclear(self) -> frozenset[Place]:
        """Return every place that leads to a model of which it is not known whether it is approved."""
        registered = (node.id for node in self.nodes.values() if node.type == _REGISTERS)
        unlisted = self.paths.before(registered) if self.posture.jobs_unread else ()
        return self._leading(each.unclear for each in self.paths.targets).union(unlisted)

    def _leading(self, wanted: Iterable[bool]) -> frozenset[Place]:
        targets = (target for target, yes in zip(self.paths.targets, wanted, strict=True) if yes)
        return frozenset(place for target in targets for place in self.paths.leading_to(target))


def _buckets(lineage: Lineage, posture: Posture) -> dict[str, Bucket]:
    inside: dict[str, list[Artifact]] = {name: [] for name in posture.buckets}
    for artifact in lineage.graph.artifacts:
        inside.setdefault(artifact.bucket, []).append(artifact)
    return {name: _bucket(_posture(name, posture), tuple(inside[name])) for name in sorted(inside)}


def _posture(name: str, posture: Posture) -> BucketPosture:
    return posture.buckets.get(name) or _unread_bucket(name)


def _unread_bucket(name: str) -> BucketPosture:
    """Return the posture of a bucket that nothing was read of."""
    facts: Mapping[str, Any] = dict.fromkeys(_FACTS, _NOT_READ)
    return BucketPosture(bucket=name, **facts)


def _bucket(posture: BucketPosture, artifacts: tuple[Artifact, ...]) -> Bucket:
    inside = {artifact.id: artifact for artifact in artifacts}
    writers = {each.id: _writers((each, *enclosing(each, inside))) for each in artifacts}
    return Bucket(posture=posture, policy=_policy(posture.policy), artifacts=artifacts, writers=writers)


def _writers(artifacts: Iterable[Artifact]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(step for artifact in artifacts for step in artifact.produced_by))


def _policy(text: str | Unread | None) -> Policy | Unread:
    if text is None:
        return Policy()
    if isinstance(text, Unread):
        return text
    try:
        return parse_policy(text)
    except MalformedPolicy as error:
        return Unread(code=GapCode.INVALID, detail=str(error), operation="s3:GetBucketPolicy")
