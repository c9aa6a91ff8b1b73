"""Runs a plan: makes its reads through a reader, and gives it the answers as they come."""

from __future__ import annotations

import time
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sagemaker_lineage.enrich.plan import Plan
    from sagemaker_lineage.model.request import Answer, AwsRead
    from sagemaker_lineage.service.ports import Reader

T = TypeVar("T")

ANSWER_SECONDS = 30.0
"""How long one answer may take; what has not arrived by then becomes gaps."""


def run(plan: Plan[T], reader: Reader, seconds: float = ANSWER_SECONDS) -> T:
    """Make the plan's reads until it is done or the time is up, and return its result.

    All reads that can be made are handed to the reader at once; it is for the reader to bound how
    many are under way.

    Raises:
        LineageError: the asked-for thing itself cannot be had.
    """
    arrived: SimpleQueue[Answer] = SimpleQueue()
    deadline = time.monotonic() + seconds
    _submit(plan.start(), reader, arrived)
    while not plan.done:
        try:
            answer = arrived.get(timeout=0.0 if plan.has_work else max(0.0, deadline - time.monotonic()))
        except Empty:
            if not plan.has_work:
                plan.expire()
                break
            _submit(plan.work(), reader, arrived)
        else:
            _submit(plan.follow(answer), reader, arrived)
    return plan.result()


def _submit(reads: Iterable[AwsRead], reader: Reader, arrived: SimpleQueue[Answer]) -> None:
    for read in reads:
        reader.submit(read, arrived.put)
