"""A reader that answers from a table, and remembers what it was asked."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from sagemaker_lineage.enrich.losses import resource_of
from sagemaker_lineage.enrich.plan import Plan
from sagemaker_lineage.model.request import Answer, AwsRead, Failure, GapCode

ABSENT = object()
"""AWS says that nothing is configured."""
HELD = object()
"""AWS never answers."""

Outcome = Any
"""A payload, a Failure, ABSENT, HELD, a whole Answer, or a function of the read that returns one of these."""
Table = Mapping[tuple[str, ...], Outcome]
"""Outcomes by (operation), (operation, resource) or (operation, resource, region); the most exact one counts."""


def denied(action: str = "the action", bucket_region: str | None = None) -> Failure:
    return Failure(
        code=GapCode.ACCESS_DENIED,
        detail=f"The caller's permissions do not allow {action}.",
        aws_code="AccessDenied",
        error="aws-access-denied",
        bucket_region=bucket_region,
    )


def missing(aws_code: str = "ResourceNotFound") -> Failure:
    return Failure(code=GapCode.NOT_FOUND, detail="It does not exist.", aws_code=aws_code)


def throttled() -> Failure:
    return Failure(code=GapCode.THROTTLED, detail="Too many requests.", aws_code="Throttling", error="aws-throttled")


def invalid() -> Failure:
    return Failure(code=GapCode.INVALID, detail="AWS refused the request.", aws_code="ValidationException")


def redirect(region: str) -> Failure:
    return Failure(
        code=GapCode.INVALID, detail="The bucket is elsewhere.", aws_code="PermanentRedirect", bucket_region=region
    )


class TableReader:
    """Answers at once, in the calling thread. A read that the table does not know is an error of the test."""

    def __init__(self, table: Table) -> None:
        self.table = dict(table)
        self.reads: list[AwsRead] = []

    def submit(self, read: AwsRead, done: Callable[[Answer], None]) -> None:
        self.reads.append(read)
        answer = self.answer(read)
        if answer is not None:
            done(answer)

    def answer(self, read: AwsRead) -> Answer | None:
        """Return the answer of the table, None for one that never comes."""
        outcome = self._outcome(read)
        while callable(outcome):
            outcome = outcome(read)
        if outcome is HELD:
            return None
        if isinstance(outcome, Answer):
            return Answer(read=read, payload=outcome.payload, truncated=outcome.truncated)
        if isinstance(outcome, Failure):
            return Answer(read=read, failure=outcome)
        if outcome is ABSENT:
            return Answer(read=read, absent=True)
        return Answer(read=read, payload=outcome)

    def labels(self) -> Counter[str]:
        """Return how often each operation was asked for."""
        return Counter(read.operation.label for read in self.reads)

    def _outcome(self, read: AwsRead) -> Outcome:
        label, resource = read.operation.label, resource_of(read) or ""
        for key in ((label, resource, read.region), (label, resource), (label,)):
            if key in self.table:
                return self.table[key]
        raise AssertionError(f"The table has no answer for {label} of {resource!r} in {read.region}.")


def cut_short(payload: Mapping[str, Any], why: str = "Only a part was read.") -> Answer:
    """Return an answer whose later pages were left unread."""
    return Answer(read=None, payload=payload, truncated=why)  # type: ignore[arg-type]


def drive(plan: Plan[Any], reader: TableReader, seed: int | None = None) -> Any:
    """Run a plan by hand, answering its reads in the order asked, or shuffled; return its result."""
    order = random.Random(seed)
    waiting = list(plan.start())
    while not plan.done:
        if plan.has_work and (seed is None or order.random() < 0.5 or not waiting):
            waiting += plan.work()
            continue
        read = waiting.pop(order.randrange(len(waiting)) if seed is not None else 0)
        reader.reads.append(read)
        answer = reader.answer(read)
        if answer is not None:
            waiting += plan.follow(answer)
    return plan.result()


def run_source(source: Callable[..., Any], table: Table, *given: Any, **named: Any) -> Any:
    """Run one source, ``async def source(flow, ...)``, over a table."""
    return drive(Plan(lambda flow: flow.start(source(flow, *given, **named))), TableReader(table))
