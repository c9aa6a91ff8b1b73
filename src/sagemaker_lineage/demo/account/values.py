"""The account's contents: pipelines, executions, jobs, buckets, objects, domains.

Times are seconds since the epoch. Everything that happens has its begin and its end beforehand; what
is visible at a moment is a function of that moment (``*_at``), so a running execution moves with the
clock alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from sagemaker_lineage.demo.account.naming import ACCOUNT

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A job, model or model package with its final Describe answer.

    ``kind`` is the operation's noun (``ProcessingJob``). While it runs, ``running`` replaces members
    of the answer and those in ``at_end`` are not there yet. ``tuned`` is what a tuning job's list
    of its trainings says besides. ``logged`` are the artifacts that the job's own code added to its trial
    component: members of DescribeTrialComponent.
    """

    kind: str
    region: str
    name: str
    arn: str
    began: float
    ended: float
    answer: Json
    running: Json = field(default_factory=dict)
    at_end: frozenset[str] = frozenset()
    tuned: Json = field(default_factory=dict)
    logged: Json = field(default_factory=dict)

    def tuned_at(self, now: float) -> Json:
        """Return the tuning facts of a training as of ``now``: the metric only once it has ended."""
        if now >= self.ended:
            return self.tuned
        return {k: v for k, v in self.tuned.items() if k == "TunedHyperParameters"}

    def answer_at(self, now: float) -> Json:
        """Return the Describe answer as of ``now``."""
        if now >= self.ended:
            return self.answer
        return {k: v for k, v in self.answer.items() if k not in self.at_end} | self.running


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRun:
    """A step of an execution: ``summary`` is its list entry without times and status."""

    began: float
    ended: float
    status: str
    summary: Json
    at_end: frozenset[str] = frozenset({"FailureReason", "CacheHitResult"})

    def summary_at(self, now: float) -> Json:
        """Return the entry of ListPipelineExecutionSteps as of ``now``."""
        times: Json = {"StartTime": self.began}
        if now < self.ended:
            entry = {k: v for k, v in self.summary.items() if k not in self.at_end}
            return entry | times | {"StepStatus": "Executing"}
        if self.status not in {"Executing", "Starting", "Stopping"}:
            times["EndTime"] = self.ended
        return self.summary | times | {"StepStatus": self.status}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredObject:
    """An object of a bucket, there from ``since`` on: what ``body`` holds, so many ``times``."""

    body: bytes
    since: float
    content_type: str = "application/octet-stream"
    times: int = 1

    @property
    def content(self) -> bytes:
        """Return all of it."""
        return self.body * self.times

    @property
    def size(self) -> int:
        """Return its bytes."""
        return len(self.body) * self.times


@dataclass(frozen=True, slots=True, kw_only=True)
class Execution:
    """An execution of a pipeline and all that it left behind.

    ``extras`` are further members of DescribePipelineExecution; ``objects`` what its steps wrote,
    by (bucket, key).
    """

    arn: str
    pipeline_arn: str
    began: float
    ended: float
    status: str
    definition: str
    display_name: str
    parameters: tuple[tuple[str, str], ...] = ()
    failure: str | None = None
    extras: Json = field(default_factory=dict)
    steps: tuple[StepRun, ...] = ()
    jobs: tuple[Job, ...] = ()
    objects: Mapping[tuple[str, str], StoredObject] = field(default_factory=dict)

    def status_at(self, now: float) -> str:
        """Return the execution's status as of ``now``."""
        return self.status if now >= self.ended else "Executing"

    def changed_at(self, now: float) -> float:
        """Return when it last changed, as of ``now``."""
        marks = [step.ended if step.ended <= now else step.began for step in self.steps if step.began <= now]
        return self.ended if now >= self.ended else max([self.began, *marks])


@dataclass(frozen=True, slots=True, kw_only=True)
class Pipeline:
    """A pipeline; ``recurring`` gives the executions that depend on the clock, oldest first."""

    name: str
    arn: str
    region: str
    definition: str
    created: float
    modified: float
    extras: Json = field(default_factory=dict)
    tags: Mapping[str, str] = field(default_factory=dict)
    executions: tuple[Execution, ...] = ()
    recurring: Callable[[float], tuple[Execution, ...]] | None = None

    def executions_at(self, now: float) -> tuple[Execution, ...]:
        """Return the executions begun by ``now``, newest first."""
        later = self.recurring(now) if self.recurring else ()
        begun = [run for run in (*self.executions, *later) if run.began <= now]
        return tuple(sorted(begun, key=lambda run: (run.began, run.arn), reverse=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Domain:
    """A SageMaker Studio domain: ``answer`` is that of DescribeDomain."""

    name: str
    id: str
    arn: str
    region: str
    answer: Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Expiry:
    """A lifecycle rule: objects below ``prefix`` expire after ``days``, or only move to cheaper storage."""

    id: str
    days: int
    prefix: str = ""
    expires: bool = True
    enabled: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Replica:
    """A replication rule: every object is copied to ``bucket``, owned by ``account`` where one is named."""

    bucket: str
    account: str | None = None
    enabled: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A KMS key; one that is ``denied`` may not be described. ``aliases`` begin with ``alias/``."""

    arn: str
    created: float
    aliases: tuple[str, ...] = ()
    manager: str = "CUSTOMER"
    state: str = "Enabled"
    deleted: float | None = None
    description: str = ""
    denied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """A bucket and its settings; None means that nothing is configured.

    ``owner`` is the account it belongs to. ``encryption`` is ``AES256``, ``aws:kms`` or ``aws:kms:dsse``;
    ``block`` the four flags in the order of :data:`BLOCK_FLAGS`. ``grants`` are (grantee, permission) beside
    the owner's own, a grantee being a word of :data:`GROUPS` or a canonical id. A ``denied`` bucket refuses
    everything but being named.
    """

    name: str
    region: str
    created: float
    encryption: str | None = "AES256"
    kms_key: str | None = None
    bucket_key: bool = False
    versioning: str | None = None
    block: tuple[bool, bool, bool, bool] | None = (True, True, True, True)
    tags: Mapping[str, str] = field(default_factory=dict)
    denied: bool = False
    owner: str = ACCOUNT
    policy: Json | None = None
    grants: tuple[tuple[str, str], ...] = ()
    ownership: str | None = "BucketOwnerEnforced"
    logs_to: str | None = None
    object_lock: bool = False
    mfa_delete: bool = False
    expiry: tuple[Expiry, ...] = ()
    replicas: tuple[Replica, ...] = ()


GROUPS = {
    name: f"http://acs.amazonaws.com/groups/{path}"
    for name, path in (
        ("AllUsers", "global/AllUsers"),
        ("AuthenticatedUsers", "global/AuthenticatedUsers"),
        ("LogDelivery", "s3/LogDelivery"),
    )
}
"""S3's predefined groups, by their short names."""


def canonical_id(account: str) -> str:
    """Return the canonical user id that stands for an account in access control lists."""
    return sha256(account.encode()).hexdigest()


BLOCK_FLAGS = ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")
"""The flags of Block Public Access, as S3 orders them."""
