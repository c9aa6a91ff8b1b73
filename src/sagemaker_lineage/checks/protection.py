"""How well a bucket is protected, so that two can be compared."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.checks.grants import denies_without_tls
from sagemaker_lineage.checks.logic import Known, any_of
from sagemaker_lineage.model.posture import KeyPosture, Unread
from sagemaker_lineage.model.request import GapCode

if TYPE_CHECKING:
    from sagemaker_lineage.checks.scene import Bucket, Scene

AWS_ALIAS = "alias/aws/"
_ALIAS = "alias/"
_AWS = "AWS"


class Rank(IntEnum):
    """How a bucket encrypts by default, the weakest first."""

    NOTHING = 0
    S3 = 1
    AWS_KEY = 2
    CUSTOMER_KEY = 3


WORDS = {
    Rank.NOTHING: "no default encryption",
    Rank.S3: "AES256",
    Rank.AWS_KEY: "a key that AWS manages",
    Rank.CUSTOMER_KEY: "a customer-managed key",
}
_RANKS = {_AWS: Rank.AWS_KEY, "CUSTOMER": Rank.CUSTOMER_KEY}
"""By who manages a key."""


class Compared(NamedTuple):
    """Whether one bucket is weaker than another, as far as known, and in what."""

    fact: Known
    evidence: str = ""


def rank_of(bucket: Bucket, scene: Scene) -> Rank | Unread:
    """Return how a bucket encrypts; whose key it is decides between the two ranks of KMS."""
    encryption = bucket.posture.encryption
    if isinstance(encryption, Unread):
        return encryption
    if encryption is None or encryption.algorithm == "None":
        return Rank.NOTHING
    if not encryption.algorithm.startswith("aws:kms"):
        return Rank.S3
    return Rank.AWS_KEY if encryption.key_id is None else _rank_of_key(encryption.key_id, scene)


def rank_written(step: str, target: Bucket, scene: Scene) -> Rank | Unread:
    """Return how a step encrypts what it writes: under its jobs' own key, else as the bucket does by default."""
    ranks = [rank_under(key, target, scene) for key in sorted(_keys_of(step, scene), key=str)]
    return _lowest(ranks)


def _keys_of(step: str, scene: Scene) -> set[str | Unread | None]:
    """Return the keys that a step's jobs name for what they write, and why that is not known of one of them."""
    jobs = scene.posture.jobs.get(step)
    return {job.output_key or job.unread for job in jobs} if jobs else {scene.posture.jobs_unread}


def rank_kept(bucket: Bucket, scene: Scene) -> Rank | Unread:
    """Return how what lies in a bucket is encrypted: by the steps that wrote it, else as the bucket does by default."""
    steps = {step for artifact in bucket.artifacts for step in artifact.produced_by}
    ranks = [rank_written(step, bucket, scene) for step in sorted(steps)]
    if not bucket.is_written:
        ranks.append(rank_of(bucket, scene))
    return _lowest(ranks)


def rank_under(key: str | Unread | None, target: Bucket, scene: Scene) -> Rank | Unread:
    """Return how what is written under a key is encrypted; without one the bucket decides."""
    if isinstance(key, Unread):
        return key
    return _rank_of_key(key, scene) if key else rank_of(target, scene)


def _lowest(ranks: list[Rank | Unread]) -> Rank | Unread:
    """Return the lowest rank: one that is not known may be lower still, unless nothing is."""
    known = [rank for rank in ranks if isinstance(rank, Rank)]
    if Rank.NOTHING in known:
        return Rank.NOTHING
    return next((rank for rank in ranks if isinstance(rank, Unread)), None) or min(known)


def _rank_of_key(key_id: str, scene: Scene) -> Rank | Unread:
    if AWS_ALIAS in key_id:
        return Rank.AWS_KEY
    key = key_of(key_id, scene)
    if isinstance(key, Unread):
        return key
    return _RANKS.get(key.manager or "") or _unmanaged(key_id)


def is_managed_by_aws(key_id: str, scene: Scene) -> Known:
    """Return whether AWS manages a key. A name tells it of an alias; of a key that nobody asked about it must do."""
    if AWS_ALIAS in key_id:
        return True
    key = scene.posture.keys.get(key_id)
    if key is None or (isinstance(key, Unread) and _ALIAS in key_id):
        return False
    if isinstance(key, Unread):
        return key
    return key.manager == _AWS if key.manager in _RANKS else _unmanaged(key_id)


def _unmanaged(key_id: str) -> Unread:
    return Unread(code=GapCode.UNRESOLVED, detail=f"Who manages the key {key_id} is not known.")


def key_of(key_id: str, scene: Scene) -> KeyPosture | Unread:
    """Return what is known of a key; one that nobody asked about is not known."""
    key = scene.posture.keys.get(key_id)
    return key or Unread(code=GapCode.UNRESOLVED, detail=f"Nothing was read of the key {key_id}.")


def is_tls_only(bucket: Bucket) -> Known:
    """Return whether the policy denies everybody everything without TLS."""
    return bucket.policy if isinstance(bucket.policy, Unread) else denies_without_tls(bucket.policy, bucket.name)


def is_blocked(bucket: Bucket) -> Known:
    """Return whether all four flags of Block Public Access are set, on the bucket or on its account."""
    flags = bucket.posture.effective_block
    if isinstance(flags, Unread):
        return flags
    return flags is not None and all(
        (flags.block_public_acls, flags.ignore_public_acls, flags.block_public_policy, flags.restrict_public_buckets)
    )


def lower(there: Rank | Unread, here: Rank | Unread) -> Compared:
    """Return whether one rank is lower than the other, as far as both are known."""
    if there == Rank.CUSTOMER_KEY or here == Rank.NOTHING:
        return Compared(fact=False)
    if isinstance(here, Unread):
        return Compared(here)
    if isinstance(there, Unread):
        return Compared(there)
    return Compared(there < here, f"encryption: {WORDS[there]} instead of {WORDS[here]}")


def weaker(target: Bucket, source: Bucket, scene: Scene, kept: Rank | Unread) -> Compared:
    """Return whether what is ``kept`` so in ``target`` is protected less than ``source``: encryption, access, TLS."""
    ways = (
        lower(kept, rank_of(source, scene)),
        Compared(_lacks(is_blocked(target), is_blocked(source)), "public access: not blocked"),
        Compared(_lacks(is_tls_only(target), is_tls_only(source)), "requests without TLS: not refused"),
    )
    evidence = "; ".join(way.evidence for way in ways if way.fact is True)
    return Compared(any_of(*(way.fact for way in ways)), evidence)


def _lacks(there: Known, here: Known) -> Known:
    """Return whether the source has what the target has not."""
    if there is True or here is False:
        return False
    return next((fact for fact in (here, there) if isinstance(fact, Unread)), True)
