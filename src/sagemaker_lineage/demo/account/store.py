"""The account, indexed for the questions the services ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from sagemaker_lineage.demo.account.outputs import all_of, left_by
from sagemaker_lineage.demo.account.tracked import Association, Tracked
from sagemaker_lineage.demo.account.values import Bucket, Domain, Job, Key, Pipeline, StoredObject

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sagemaker_lineage.demo.account.values import Execution


@dataclass(frozen=True, kw_only=True)
class Account:
    """Everything in one AWS account.

    ``account_block`` are the account's own Block Public Access flags, None if never set.
    """

    id: str
    pipelines: tuple[Pipeline, ...]
    domains: tuple[Domain, ...] = ()
    buckets: tuple[Bucket, ...] = ()
    objects: Mapping[tuple[str, str], StoredObject] = field(default_factory=dict)
    account_block: tuple[bool, bool, bool, bool] | None = None
    jobs: tuple[Job, ...] = ()
    keys: tuple[Key, ...] = ()
    tracked: tuple[Tracked, ...] = ()
    associations: tuple[Association, ...] = ()

    @cached_property
    def pipelines_by_arn(self) -> Mapping[str, Pipeline]:
        """Return every pipeline by its ARN."""
        return {pipeline.arn: pipeline for pipeline in self.pipelines}

    @cached_property
    def buckets_by_name(self) -> Mapping[str, Bucket]:
        """Return every bucket by its name."""
        return {bucket.name: bucket for bucket in self.buckets}

    @cached_property
    def tracked_by_arn(self) -> Mapping[str, Tracked]:
        """Return every artifact and context of the lineage store by its ARN."""
        return {each.arn: each for each in self.tracked}

    @cached_property
    def _executions(self) -> Mapping[str, Execution]:
        return {run.arn: run for pipeline in self.pipelines for run in pipeline.executions}

    @cached_property
    def _jobs(self) -> Mapping[tuple[str, str, str], Job]:
        return _by_name((*self.jobs, *(job for run in self._executions.values() for job in run.jobs)))

    @cached_property
    def _objects(self) -> Mapping[str, Mapping[str, StoredObject]]:
        return _by_bucket(all_of(self._executions.values(), self.objects))

    def _recurring(self, now: float) -> Iterable[Execution]:
        return (run for pipeline in self.pipelines if pipeline.recurring for run in pipeline.recurring(now))

    def execution(self, arn: str, now: float) -> Execution | None:
        """Return the execution of that ARN if it has begun by ``now``."""
        found = self._executions.get(arn) or next((run for run in self._recurring(now) if run.arn == arn), None)
        return found if found and found.began <= now else None

    def job(self, region: str, kind: str, name: str, now: float) -> Job | None:
        """Return the job of that kind and name if it has begun by ``now``."""
        key = (region, kind, name)
        found = self._jobs.get(key)
        if found is None:
            found = next((_by_name(run.jobs).get(key) for run in self._recurring(now) if name in _names(run)), None)
        return found if found and found.began <= now else None

    def all_of(self, region: str, kind: str, now: float) -> tuple[Job, ...]:
        """Return everything of a kind that is there by ``now``, by name."""
        later = (job for run in self._recurring(now) for job in run.jobs)
        found = (job for job in (*self._jobs.values(), *later) if (job.region, job.kind) == (region, kind))
        return tuple(sorted((job for job in found if job.began <= now), key=lambda job: job.name))

    def key(self, region: str, name: str) -> Key | None:
        """Return the KMS key of that ARN, id or alias in a region."""
        return next((key for key in self.keys if name in _names_of(key) and f":kms:{region}:" in key.arn), None)

    def trainings_of(self, tuning_arn: str, now: float) -> tuple[Job, ...]:
        """Return the trainings a tuning job has begun by ``now``, in the order they began."""
        jobs = (*self._jobs.values(), *(job for run in self._recurring(now) for job in run.jobs))
        mine = [job for job in jobs if job.answer.get("TuningJobArn") == tuning_arn and job.began <= now]
        return tuple(sorted(mine, key=lambda job: job.began))

    def objects_in(self, bucket: str, now: float) -> Mapping[str, StoredObject]:
        """Return the objects of a bucket as of ``now``, by key."""
        there = dict(self._objects.get(bucket, {}))
        for run in self._recurring(now):
            there |= {key: stored for (name, key), stored in left_by(run).items() if name == bucket}
        return {key: stored for key, stored in there.items() if stored.since <= now}

    def stored(self, bucket: str, key: str, now: float) -> StoredObject | None:
        """Return one object if it is there by ``now``."""
        found = self._objects.get(bucket, {}).get(key)
        if found is None:
            left = (left_by(run).get((bucket, key)) for run in self._recurring(now))
            found = next((stored for stored in left if stored), None)
        return found if found and found.since <= now else None


def _names_of(key: Key) -> set[str]:
    prefix, _, name = key.arn.partition("key/")
    return {key.arn, name, *key.aliases, *(f"{prefix}{alias}" for alias in key.aliases)}


def _names(run: Execution) -> set[str]:
    return {job.name for job in run.jobs}


def _by_name(jobs: Iterable[Job]) -> Mapping[tuple[str, str, str], Job]:
    return {(job.region, job.kind, job.name): job for job in jobs}


def _by_bucket(objects: Mapping[tuple[str, str], StoredObject]) -> Mapping[str, Mapping[str, StoredObject]]:
    found: dict[str, dict[str, StoredObject]] = {}
    for (bucket, key), stored in objects.items():
        found.setdefault(bucket, {})[key] = stored
    return found
