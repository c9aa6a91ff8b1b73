"""Look ahead: who we are, which reads work, which are denied and what that costs, and the policy that is needed."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any

from sagemaker_lineage.enrich.bucket_readings import is_read
from sagemaker_lineage.enrich.features import FEATURES, features_of, operations_of
from sagemaker_lineage.enrich.members import structures, text
from sagemaker_lineage.enrich.operations import (
    GET_CALLER_IDENTITY,
    LIST_DOMAINS,
    LIST_PIPELINES,
    read,
)
from sagemaker_lineage.enrich.partition import partition_of
from sagemaker_lineage.enrich.plan import Plan
from sagemaker_lineage.enrich.policy import Seen, narrowed_policy
from sagemaker_lineage.enrich.posture_operations import DESCRIBE_KEY
from sagemaker_lineage.enrich.question import INCLUDE_WORDS, LineageRequest, require_region
from sagemaker_lineage.errors import InvalidRequest, LineageError
from sagemaker_lineage.model.request import GapCode
from sagemaker_lineage.service.engine import ANSWER_SECONDS, run
from sagemaker_lineage.service.lineage import read_lineage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sagemaker_lineage.enrich.flow import Flow
    from sagemaker_lineage.model.execution import Lineage
    from sagemaker_lineage.model.request import Answer, AwsRead, Operation
    from sagemaker_lineage.service.ports import Clock, Reader

__all__ = ["FEATURES", "Check", "Diagnosis", "Examination", "Outcome", "examine"]

_KEY = re.compile(r"arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+")
"""A key that a policy can name: an alias stands for no key there, and a ``*`` for every one."""
MOST_NAMED = 10
"""How many denied resources of one operation are named."""


class Outcome(StrEnum):
    """How the calls of one operation went."""

    WORKS = "works"
    PARTLY = "partly"
    DENIED = "denied"
    FAILED = "failed"
    NOT_TRIED = "not-tried"


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """What to examine: a region, one pipeline of it (None: the newest), and for which features.

    Raises:
        InvalidRequest: a member is malformed.
    """

    region: str
    pipeline: str | None = None
    features: tuple[str, ...] = tuple(FEATURES)

    def __post_init__(self) -> None:
        require_region(self.region)
        if unknown := [feature for feature in self.features if feature not in FEATURES]:
            known = ", ".join(FEATURES)
            raise InvalidRequest(f"{unknown[0]!r} is no feature.", resource="features", hint=f"They are: {known}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One operation: how its calls went, what it brings, and of what it was denied.

    ``features`` need it, all answers where that is empty; ``detail`` says why it failed.
    """

    operation: str
    iam_action: str
    outcome: Outcome
    brings: str
    features: tuple[str, ...] = ()
    calls: int = 0
    denied: tuple[str, ...] = ()
    detail: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """Who we are, how every operation went, and the least policy for the features, as an IAM document.

    ``pipeline`` is the one that was read; ``error`` why none could be, in the order of the checks' registry.
    """

    region: str
    features: tuple[str, ...]
    account: str | None
    caller: str | None
    pipeline: str | None
    checks: tuple[Check, ...]
    policy: dict[str, Any]
    error: LineageError | None = None

    @property
    def missing(self) -> tuple[Check, ...]:
        """Return the checks of what is denied, or failed, at least in part."""
        return tuple(each for each in self.checks if each.outcome not in {Outcome.WORKS, Outcome.NOT_TRIED})


class _Recording:
    """A reader that remembers every answer."""

    def __init__(self, inner: Reader) -> None:
        self._inner = inner
        self._lock = threading.Lock()
        self.answers: list[Answer] = []

    def submit(self, read: AwsRead, done: Callable[[Answer], None]) -> None:
        self._inner.submit(read, partial(self._keep, done))

    def _keep(self, done: Callable[[Answer], None], answer: Answer) -> None:
        with self._lock:
            self.answers.append(answer)
        done(answer)


def examine(examination: Examination, reader: Reader, clock: Clock, seconds: float = ANSWER_SECONDS) -> Diagnosis:
    """Read a pipeline with everything the features need, and say of every operation how that went.

    What AWS refuses is in the diagnosis, never an error.
    """
    recording = _Recording(reader)
    wanted = operations_of(examination.features)
    name = run(Plan(lambda flow: flow.start(_probe(flow, examination))), recording, seconds)
    lineage, error = _read(replace(examination, pipeline=name), recording, clock, seconds) if name else (None, None)
    answers = recording.answers
    caller = next((each.payload for each in answers if each.read.operation is GET_CALLER_IDENTITY and each.payload), {})
    account = text(caller, "Account")
    seen = _seen(examination.region, account, name, lineage, answers)
    partition = partition_of(examination.region)
    return Diagnosis(
        region=examination.region,
        features=examination.features,
        account=account,
        caller=text(caller, "Arn"),
        pipeline=lineage.pipeline.name if lineage else name,
        checks=tuple(_check(each, answers) for each in sorted(wanted, key=lambda each: each.label)),
        policy=narrowed_policy(wanted, seen, partition.name if partition else "aws"),
        error=error,
    )


async def _probe(flow: Flow, examination: Examination) -> str | None:
    """Ask who we are and what there is; return the pipeline to read."""
    region = examination.region
    newest = replace(read(LIST_PIPELINES, region, SortBy="CreationTime", SortOrder="Descending"), limit=1)
    asked = [flow.ask(each) for each in (read(GET_CALLER_IDENTITY, region), read(LIST_DOMAINS, region), newest)]
    _, _, listed = [await promise for promise in asked]
    found = (text(each, "PipelineName") for each in structures(listed.payload or {}, "PipelineSummaries"))
    return examination.pipeline or next(filter(None, found), None)


def _read(
    examination: Examination, reader: Reader, clock: Clock, seconds: float
) -> tuple[Lineage | None, LineageError | None]:
    words = frozenset(examination.features).intersection(INCLUDE_WORDS)
    try:
        request = LineageRequest(
            region=examination.region,
            pipeline=examination.pipeline or "",
            include_latest_execution=True,
            include=words,
        )
        return read_lineage(request, reader, clock, seconds), None
    except LineageError as error:
        return None, error


def _check(operation: Operation, answers: Iterable[Answer]) -> Check:
    mine = [each for each in answers if each.read.operation.label == operation.label]
    failed = [each for each in mine if each.failure is not None]
    denied = [each for each in failed if each.failure and each.failure.code is GapCode.ACCESS_DENIED]
    resources = dict.fromkeys(each.read.resource or "*" for each in denied)
    return Check(
        operation=operation.label,
        iam_action=operation.iam_action,
        outcome=_outcome(len(mine), len(failed), len(denied)),
        brings=operation.purpose,
        features=features_of(operation),
        calls=len(mine),
        denied=tuple(resources)[:MOST_NAMED],
        detail=next((each.failure.detail for each in (*denied, *failed) if each.failure), None),
    )


def _outcome(calls: int, failed: int, denied: int) -> Outcome:
    if calls == 0:
        return Outcome.NOT_TRIED
    if failed == 0:
        return Outcome.WORKS
    if failed < calls:
        return Outcome.PARTLY
    return Outcome.DENIED if denied else Outcome.FAILED


def _seen(
    region: str, account: str | None, name: str | None, lineage: Lineage | None, answers: Iterable[Answer]
) -> Seen:
    named = {artifact.bucket for artifact in lineage.graph.artifacts} if lineage else set[str]()
    named |= lineage.posture.buckets.keys() if lineage and lineage.posture else set()
    buckets = tuple(sorted(filter(is_read, named)))
    keys = {each.read.resource for each in answers if each.read.operation is DESCRIBE_KEY and each.read.resource}
    plain = tuple(sorted(key for key in keys if _KEY.fullmatch(key)))
    pipeline = lineage.pipeline.name if lineage else name
    pipelines = (pipeline,) if pipeline and not pipeline.startswith("arn:") else ()
    return Seen(region=region, account=account, pipelines=pipelines, buckets=buckets, keys=plain)
