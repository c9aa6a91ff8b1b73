"""Reads that depend on one another, without threads: coroutines that wait for answers.

A source is a plain ``async def`` that asks for reads and awaits their answers. The flow runs every
source as far as its answers have come and hands out the reads it asks for; whoever makes the reads
gives the answers back, in any order. An arriving answer costs only the sources that waited for it.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from sagemaker_lineage.errors import LineageError, TimedOut
from sagemaker_lineage.model.request import Answer, AwsRead, Failure, GapCode

if TYPE_CHECKING:
    from collections.abc import Coroutine, Generator
    from datetime import datetime

T = TypeVar("T")

LATE = Failure(
    code=GapCode.TIMEOUT,
    detail="AWS had not answered when the time for the whole answer was up.",
    error=TimedOut.code,
)
"""Why a read brought nothing that was still under way, or not begun, when the time was up."""


class Promise(Generic[T]):
    """Something that will be known: await it, any number of times."""

    __slots__ = ("_error", "_known", "_value", "waiting")

    def __init__(self) -> None:
        self.waiting: list[_Work] = []
        self._known = False
        self._value: T | None = None
        self._error: LineageError | None = None

    def __await__(self) -> Generator[Promise[Any], None, T]:
        if not self._known:
            yield self
        return self.outcome()

    @property
    def known(self) -> bool:
        """Tell whether there is anything to wait for."""
        return self._known

    def outcome(self) -> T:
        """Return what is known, or raise the error that is known instead."""
        if not self._known:
            raise RuntimeError("what is still being waited for has no outcome")
        if self._error is not None:
            raise self._error
        return cast("T", self._value)

    def settle(self, value: T | None, error: LineageError | None = None) -> list[_Work]:
        """Make the outcome known; return who waited for it."""
        self._known, self._value, self._error = True, value, error
        waiting, self.waiting = self.waiting, []
        return waiting


_Work = tuple["Coroutine[Promise[Any], None, Any]", "Promise[Any]"]


class Flow:
    """Runs sources over answers as they arrive. No read is handed out twice.

    ``oldest`` is the moment of the oldest answer taken so far; failures have no age.
    """

    def __init__(self) -> None:
        self.oldest: datetime | None = None
        self._answers: dict[AwsRead, Promise[Answer]] = {}
        self._asked: list[AwsRead] = []
        self._ready: deque[_Work] = deque()
        self._suspended: dict[int, _Work] = {}
        self._put_off: deque[Promise[None]] = deque()

    def ask(self, read: AwsRead) -> Promise[Answer]:
        """Ask for a read, if nobody has yet; the answer can be awaited or left alone."""
        if read not in self._answers:
            self._answers[read] = Promise()
            self._asked.append(read)
        return self._answers[read]

    def start(self, source: Coroutine[Promise[Any], None, T]) -> Promise[T]:
        """Have ``source`` run beside all others; what it returns or raises can be awaited."""
        promise: Promise[T] = Promise()
        self._ready.append((source, promise))
        return promise

    def leisure(self) -> Promise[None]:
        """Return what is settled when nothing quicker is to be done: await it before work that takes a while."""
        promise: Promise[None] = Promise()
        self._put_off.append(promise)
        return promise

    @property
    def has_work(self) -> bool:
        """Tell whether work was put off that could be done now."""
        return bool(self._put_off)

    def go(self) -> tuple[AwsRead, ...]:
        """Run until everybody waits; return the reads to make, in the order they were asked for."""
        while self._ready:
            self._run(self._ready.popleft())
        asked, self._asked = self._asked, []
        return tuple(asked)

    def work(self) -> tuple[AwsRead, ...]:
        """Do one piece of the work that was put off."""
        if self._put_off:
            self._ready.extend(self._put_off.popleft().settle(None))
        return self.go()

    def answer(self, answer: Answer) -> tuple[AwsRead, ...]:
        """Take an answer and go on with what waited for it; a second or a late one changes nothing."""
        promise = self._answers.get(answer.read)
        if promise is not None and not promise.known:
            self._note_age(answer)
            self._ready.extend(promise.settle(answer))
        return self.go()

    def expire(self) -> None:
        """Answer everything that is or will be asked for with :data:`LATE`, and run to the end."""
        while self._unanswered() or self._put_off:
            for read in self._unanswered():
                self._ready.extend(self._answers[read].settle(Answer(read=read, failure=LATE)))
            self.work()

    def close(self) -> None:
        """Drop every source that has not ended."""
        for source, _ in (*self._ready, *self._suspended.values()):
            source.close()
        self._ready.clear()
        self._suspended.clear()
        self._put_off.clear()
        self._answers.clear()

    def _run(self, work: _Work) -> None:
        source, promise = work
        self._suspended.pop(id(source), None)
        try:
            waits_for = source.send(None)
        except StopIteration as end:
            self._ready.extend(promise.settle(end.value))
        except LineageError as error:
            self._ready.extend(promise.settle(None, error))
        else:
            waits_for.waiting.append(work)
            self._suspended[id(source)] = work

    def _note_age(self, answer: Answer) -> None:
        if answer.read_at is not None and answer.failure is None:
            self.oldest = min(self.oldest or answer.read_at, answer.read_at)

    def _unanswered(self) -> list[AwsRead]:
        return [read for read, promise in self._answers.items() if not promise.known]
