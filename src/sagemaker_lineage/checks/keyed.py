"""Whose keys data lies under: those of buckets, and those that jobs and endpoints name themselves, which rank first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sagemaker_lineage.checks import excuses
from sagemaker_lineage.checks.base import Subject
from sagemaker_lineage.checks.exposure import Exposed
from sagemaker_lineage.checks.logic import any_of
from sagemaker_lineage.checks.made import endpoint_configs, jobs
from sagemaker_lineage.checks.principals import account_of
from sagemaker_lineage.checks.protection import key_of
from sagemaker_lineage.checks.scene import Bucket
from sagemaker_lineage.checks.subjects import buckets
from sagemaker_lineage.model.posture import Unread
from sagemaker_lineage.model.request import GapCode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sagemaker_lineage.checks.scene import Scene
    from sagemaker_lineage.model.posture import JobPosture

_WRITES = ("processing", "training", "tuning", "automl", "transform", "feature-group")


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyed:
    """Something that data is written under keys of; ``unread`` is why one of them is not known.

    ``bucket`` is the bucket whose default key it is; ``covered`` says that all that lies there has its writers' own.
    """

    keys: tuple[str, ...] = ()
    unread: Unread | None = None
    bucket: Bucket | None = None
    covered: bool = False


def keyed(scene: Scene) -> Iterator[Subject[Keyed]]:
    """Yield every bucket with its default key, then the jobs and endpoint configurations that name keys."""
    for each in buckets(scene):
        facts = _of_bucket(each.facts, scene)
        yield Subject(resource=each.resource, facts=facts, nodes=each.nodes, artifacts=each.artifacts)
    for job in (*jobs(*_WRITES)(scene), *endpoint_configs(scene)):
        facts = _of_job(job.facts)
        if facts.keys or facts.unread:
            yield Subject(resource=job.resource, facts=facts, nodes=job.nodes, endpoints=job.endpoints)


def _of_bucket(bucket: Bucket, scene: Scene) -> Keyed:
    encryption, covered = bucket.posture.encryption, _is_covered(bucket, scene)
    if isinstance(encryption, Unread):
        return Keyed(unread=encryption, bucket=bucket, covered=covered)
    key = encryption.key_id if encryption else None
    return Keyed(keys=(key,) if key else (), bucket=bucket, covered=covered)


def _of_job(job: JobPosture) -> Keyed:
    named = (job.output_key, *job.other_keys)
    unread = next((key for key in named if isinstance(key, Unread)), job.unread)
    return Keyed(keys=tuple(dict.fromkeys(key for key in named if isinstance(key, str))), unread=unread)


def excuse(facts: Keyed) -> str | None:
    """Excuse a bucket whose settings nobody reads, and one whose default key encrypts nothing of the path."""
    reason = excuses.of_bucket(facts.bucket) if facts.bucket else None
    return reason or ("All that lies here is written under keys that the jobs name." if facts.covered else None)


def of_untrusted(keys: tuple[str, ...], scene: Scene) -> Exposed:
    """Return whether any of the keys is of an account that is not trusted, and whose they are, that one's first."""
    found = [(key, _account(key, scene)) for key in keys]
    facts = [who if isinstance(who, Unread) else who not in scene.trusted for _, who in found]
    said = [f"key of the account {who}: {key}" for key, who in found]
    strange = [text for text, fact in zip(said, facts, strict=True) if fact is True]
    return Exposed(any_of(*facts), "; ".join(strange or said))


def _account(key: str, scene: Scene) -> str | Unread:
    """Return the account of a key; its ARN alone can tell it."""
    known = key_of(key, scene)
    account = account_of(key) or (None if isinstance(known, Unread) else known.account)
    if account is None:
        return known if isinstance(known, Unread) else _open("Whose key it is is not known.")
    return account if scene.posture.account else _open("Which account is ours is not known.")


def _open(detail: str) -> Unread:
    return Unread(code=GapCode.UNRESOLVED, detail=detail)


def _is_covered(bucket: Bucket, scene: Scene) -> bool:
    """Tell whether jobs wrote all that lies in a bucket, each under a key that it names."""
    steps = {step for artifact in bucket.artifacts for step in artifact.produced_by}
    return bucket.is_written and all(_names_its_key(step, scene) for step in steps) and not _captures(bucket, scene)


def _names_its_key(step: str, scene: Scene) -> bool:
    made = scene.posture.jobs.get(step, ())
    return bool(made) and all(isinstance(job.output_key, str) for job in made)


def _captures(bucket: Bucket, scene: Scene) -> bool:
    """Tell whether some endpoint captures requests in a bucket."""
    places = (each.capture_uri for each in scene.posture.endpoints)
    return any(isinstance(uri, str) and f"{uri}/".startswith(f"s3://{bucket.name}/") for uri in places)
