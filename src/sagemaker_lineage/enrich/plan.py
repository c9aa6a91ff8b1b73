"""The reads that one answer needs, planned as answers arrive. Pure: whoever holds the plan makes the reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from sagemaker_lineage.enrich.course import Course
from sagemaker_lineage.enrich.flow import Flow

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sagemaker_lineage.enrich.flow import Promise
    from sagemaker_lineage.enrich.question import LineageRequest
    from sagemaker_lineage.model.execution import Lineage
    from sagemaker_lineage.model.request import Answer, AwsRead

T = TypeVar("T")


class Plan(Generic[T]):
    """Feed it answers, in any order; it says what to read next, nothing twice, until it is done.

    ::

        make(plan.start())
        while not plan.done:
            make(plan.work() if plan.has_work else plan.follow(answer to one of the reads))
        lineage = plan.result()

    ``begin`` starts the sources in a flow; what it returns is the promise of the result.
    """

    def __init__(self, begin: Callable[[Flow], Promise[T]]) -> None:
        self._flow = Flow()
        self._result = begin(self._flow)

    @property
    def done(self) -> bool:
        """Tell whether the result, or the error that ends it, is known; open reads do not matter any more."""
        return self._result.known

    @property
    def has_work(self) -> bool:
        """Tell whether there is work to do for which no answer is needed: :meth:`work`."""
        return not self.done and self._flow.has_work

    @property
    def as_of(self) -> datetime | None:
        """Return the moment of the oldest answer taken so far, None where no answer told its own."""
        return self._flow.oldest

    def start(self) -> tuple[AwsRead, ...]:
        """Return the reads to begin with."""
        return self._next(self._flow.go())

    def follow(self, answer: Answer) -> tuple[AwsRead, ...]:
        """Return the reads that ``answer`` makes possible."""
        return self._next(self._flow.answer(answer))

    def work(self) -> tuple[AwsRead, ...]:
        """Do a piece of work that takes a while (a graph to build), and return the reads that follow from it.

        Answers that are there already are better followed first: others can be read meanwhile.
        """
        return self._next(self._flow.work())

    def expire(self) -> None:
        """Give up all reads that are open or would follow: what they would have brought becomes gaps."""
        self._flow.expire()
        self._flow.close()

    def result(self) -> T:
        """Return the result.

        Raises:
            LineageError: the asked-for thing itself cannot be had.
        """
        return self._result.outcome()

    def _next(self, reads: tuple[AwsRead, ...]) -> tuple[AwsRead, ...]:
        if not self.done:
            return reads
        self._flow.close()
        return ()


def lineage_plan(request: LineageRequest) -> Plan[Lineage]:
    """Return the plan of one lineage."""
    return Plan(lambda flow: Course(request, flow).lineage)
