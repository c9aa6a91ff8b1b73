"""Runs a plan: makes its reads through a reader, and gives it the answers as they come."""

from __future__ import annotations

import time
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sagemaker_lineage.enrich.plan import Plan
    from sagemaker_lineage.model.request import Answer, AwsRead
    from sagemaker_lineage.service.ports import Reader

ANSWER_SECONDS = 30.0
"""How long one lineage may take; what has not arrived by then becomes gaps."""


def run(plan: Plan, reader: Reader, seconds: float = ANSWER_SECONDS) -> None:
    """Make the plan's reads until it is done or the time is up.

    All reads that can be made are handed to the reader at once; it is for the reader to bound how
    many are under way.
    """
    arrived: SimpleQueue[Answer] = SimpleQueue()
    deadline = time.monotonic() + seconds
    _submit(plan.start(), reader, arrived)
    while not plan.done:
        left = 0.0 if plan.has_work else max(0.0, deadline - time.monotonic())
        try:
            answer = arrived.get(timeout=left)
        except Empty:
            if plan.has_work:
                _submit(plan.work(), reader, arrived)
            else:
                plan.expire()
                return
        else:
            _submit(plan.follow(answer), reader, arrived)


def _submit(reads: Iterable[AwsRead], reader: Reader, arrived: SimpleQueue[Answer]) -> None:
    for read in reads:
        reader.submit(read, arrived.put)
