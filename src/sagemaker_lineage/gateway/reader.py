"""The reader that asks AWS, through boto3's clients in threads."""

from __future__ import annotations

import logging
import time
import traceback
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from botocore import xform_name
from botocore.parsers import ResponseParserError

from sagemaker_lineage import errors
from sagemaker_lineage.gateway import causes
from sagemaker_lineage.gateway.failures import AWS_ERRORS, Overrun, error_code, failure, failure_of
from sagemaker_lineage.gateway.objects import read_object
from sagemaker_lineage.gateway.paging import Call, read_list
from sagemaker_lineage.gateway.watch import Watch
from sagemaker_lineage.model.request import Answer, AwsRead

if TYPE_CHECKING:
    from sagemaker_lineage.gateway.causes import Cause
    from sagemaker_lineage.gateway.limits import Limits
    from sagemaker_lineage.gateway.pool import WorkerPool
    from sagemaker_lineage.gateway.sessions import Clients

Done = Callable[[Answer], None]
OnAnswer = Callable[[Answer, float], None]

_LOG = logging.getLogger(__name__)
_LOG.addHandler(logging.NullHandler())
_UNPARSABLE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError)
"""What botocore's parsers raise where a member of an answer is of the wrong kind."""
SERVICES = ("sagemaker", "s3", "s3control")
"""Every service that any lineage needs, the first needed first."""
_LANES = {"s3control": "s3"}
"""Services whose calls count together with those of another one."""
_GET_OBJECT = "s3:GetObject"


class BotoReader:
    """Answer reads from AWS, with the credentials of one profile. Made by :meth:`AwsGateway.reader`."""

    def __init__(
        self,
        clients: Clients,
        pool: WorkerPool,
        limits: Limits,
        watch: Watch | None = None,
        on_answer: OnAnswer | None = None,
    ) -> None:
        self._clients = clients
        self._pool = pool
        self._limits = limits
        self._on_answer = on_answer
        self._watch = watch or Watch(limits.attempt_seconds)

    @property
    def principal(self) -> str:
        """Return what stands for whom the credentials identify."""
        return self._clients.principal

    @property
    def region(self) -> str | None:
        """Return the region that the AWS configuration names, None where it names none."""
        return self._clients.region

    def submit(self, read: AwsRead, done: Done) -> None:
        """Make the read in some thread and call ``done`` with its answer, exactly once. Never raises."""
        lane = _LANES.get(read.operation.service, read.operation.service)
        reading = _Reading(self, read, done, self._limits.queue_seconds)
        self._pool.submit(reading, (self.principal, lane, read.region), self._limits.calls(lane))

    def warm(self, region: str, services: Iterable[str] = SERVICES) -> None:
        """Start to make the clients of a region, so that no read has to wait for its own later."""
        for service in services:
            self._pool.submit(_Warming(self._clients, service, region))

    def answer(self, read: AwsRead) -> Answer:
        """Make one read here and now: what AWS refuses, and what fails on the way, is in the answer."""
        began, started = datetime.now(UTC), time.monotonic()
        try:
            with self._watch.over():
                answer = replace(self._ask(read), read_at=began)
        except AWS_ERRORS as error:
            answer = self._refused(read, error)
        except Exception as error:  # noqa: BLE001  # ``done`` is owed one call, also where we have a defect
            answer = _defect(read, error)
        seconds = time.monotonic() - started
        _log(answer, seconds)
        if self._on_answer is not None:
            self._on_answer(answer, seconds)
        return answer

    def _ask(self, read: AwsRead) -> Answer:
        call = self._call(read)
        pages = read.operation.pages
        if pages is not None:
            listing = read_list(call, read, pages, self._limits)
            return Answer(read=read, payload={pages.items: listing.items[: read.limit]}, truncated=listing.truncated)
        if read.operation.label == _GET_OBJECT:
            return Answer(read=read, payload=self._object(call, read))
        return Answer(read=read, payload=call(read.request()))

    def _object(self, call: Call, read: AwsRead) -> dict[str, Any]:
        try:
            payload = read_object(call, read, self._limits)
        except AWS_ERRORS:
            if not self._watch.overran:
                raise
        if self._watch.overran:
            raise Overrun
        return payload

    def _call(self, read: AwsRead) -> Call:
        client = self._clients.get(read.operation.service, read.region)
        method = getattr(client, xform_name(read.operation.name))

        def call(parameters: dict[str, Any]) -> Mapping[str, Any]:
            try:
                payload: dict[str, Any] = method(**parameters)
            except AWS_ERRORS as error:
                self._doubt_credentials(error, read)
                if self._watch.overran:
                    raise Overrun from error
                raise
            except _UNPARSABLE as error:
                raise ResponseParserError from error
            payload.pop("ResponseMetadata", None)
            return payload

        return call

    def _refused(self, read: AwsRead, error: Exception) -> Answer:
        if error_code(error) in read.operation.absent:
            return Answer(read=read, absent=True)
        self._doubt_credentials(error, read)
        return Answer(read=read, failure=failure_of(error, read.operation))

    def _doubt_credentials(self, error: Exception, read: AwsRead) -> None:
        if failure_of(error, read.operation).error == errors.CredentialsMissing.code:
            self._clients.usable = False


class _Reading:
    """A read in the queue."""

    def __init__(self, reader: BotoReader, read: AwsRead, done: Done, queue_seconds: float) -> None:
        self._reader, self._read, self._done = reader, read, done
        self._give_up_at = time.monotonic() + queue_seconds

    def run(self) -> None:
        if time.monotonic() > self._give_up_at:
            self._fail(causes.QUEUED)
        else:
            self._done(self._reader.answer(self._read))

    def call_off(self) -> None:
        self._fail(causes.CLOSED)

    def _fail(self, cause: Cause) -> None:
        self._done(Answer(read=self._read, failure=failure(cause, self._read.operation)))


class _Warming:
    """A client to be made ahead of its first read. What fails here fails again in that read, and is told there."""

    def __init__(self, clients: Clients, service: str, region: str) -> None:
        self._clients, self._service, self._region = clients, service, region

    def run(self) -> None:
        try:
            self._clients.get(self._service, self._region)
        except AWS_ERRORS as error:
            _LOG.debug("aws_client_not_made", extra={"service": self._service, "error": type(error).__name__})

    def call_off(self) -> None:
        _LOG.debug("aws_client_not_made", extra={"service": self._service, "error": "closed"})


def _defect(read: AwsRead, error: Exception) -> Answer:
    """Log the place, never the text: it may hold what AWS answered."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{last.filename}:{last.lineno} {last.name}"
    _LOG.error("aws_read_defect", extra={**_fields(read), "error": type(error).__name__, "place": place})
    return Answer(read=read, failure=failure(causes.DEFECT, read.operation))


def _log(answer: Answer, seconds: float) -> None:
    if _LOG.isEnabledFor(logging.DEBUG):
        fields = {"elapsed_ms": round(seconds * 1000), "outcome": _outcome(answer)}
        _LOG.debug("aws_read", extra={**_fields(answer.read), **fields})


def _fields(read: AwsRead) -> dict[str, str]:
    return {"operation": read.operation.label, "region": read.region}


def _outcome(answer: Answer) -> str:
    if answer.failure is not None:
        return str(answer.failure.aws_code or answer.failure.code)
    if answer.absent:
        return "absent"
    return "truncated" if answer.truncated else "ok"
