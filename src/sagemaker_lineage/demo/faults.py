"""Faults that tests put in the way of calls."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from fnmatch import fnmatchcase
from threading import Lock

from sagemaker_lineage.demo.iam import denial
from sagemaker_lineage.demo.wire import REQUEST_ID, Call, Refusal, Reply


class FaultKind(StrEnum):
    """What happens to a call instead of its answer."""

    THROTTLE = "throttle"
    INTERNAL_ERROR = "500"
    UNAVAILABLE = "503"
    DENIED = "denied"
    HANG = "hang"
    RESET = "reset"
    GARBAGE = "garbage"


@dataclass(slots=True, kw_only=True)
class Fault:
    """One fault: for which calls, how often.

    ``operation`` is ``service:Operation`` with ``*`` as a wildcard; ``resource`` limits it to calls
    with a request member of that value. ``share`` (0 to 1) hits evenly spread calls, ``count`` only
    the first ones.
    """

    operation: str
    kind: FaultKind
    share: float = 1.0
    count: int | None = None
    resource: str | None = None
    _due: float = field(default=0.0, repr=False)
    _lock: Lock = field(default_factory=Lock, repr=False)

    def strikes(self, call: Call) -> bool:
        """Say whether this call is hit, and count it."""
        if not fnmatchcase(call.label, self.operation) or not self._concerns(call):
            return False
        with self._lock:
            if self.count is not None and self.count <= 0:
                return False
            self._due += self.share
            if self._due < 1.0:
                return False
            self._due -= 1.0
            if self.count is not None:
                self.count -= 1
            return True

    def _concerns(self, call: Call) -> bool:
        return self.resource is None or self.resource in {str(value) for value in call.parameters.values()}


_MESSAGES = {
    ("sagemaker", FaultKind.THROTTLE): Refusal("ThrottlingException", "Rate exceeded"),
    ("kms", FaultKind.THROTTLE): Refusal("ThrottlingException", "Rate exceeded"),
    ("sts", FaultKind.THROTTLE): Refusal("Throttling", "Rate exceeded"),
    ("s3", FaultKind.THROTTLE): Refusal("SlowDown", "Please reduce your request rate.", 503),
    ("s3control", FaultKind.THROTTLE): Refusal("SlowDown", "Please reduce your request rate.", 503),
    ("s3", FaultKind.INTERNAL_ERROR): Refusal(
        "InternalError", "We encountered an internal error. Please try again.", 500
    ),
}


def refusal_of(kind: FaultKind, call: Call, account_id: str) -> Refusal | None:
    """Return the refusal of a fault that answers with one, in the words of the call's service."""
    if kind is FaultKind.DENIED:
        return denial(call, account_id)
    if (call.service, kind) in _MESSAGES:
        return _MESSAGES[call.service, kind]
    if kind is FaultKind.INTERNAL_ERROR:
        message = "The request processing has failed because of an unknown error, exception or failure."
        return Refusal("InternalFailure", message, 500)
    if kind is FaultKind.UNAVAILABLE:
        return Refusal("ServiceUnavailable", "Service is unable to handle request.", 503)
    return None


def garbage(call: Call) -> Reply:
    """Return a 200 with a body that is cut off in the middle."""
    headers = {"x-amzn-RequestId": REQUEST_ID}
    if call.service in {"sagemaker", "kms"}:
        body = b'{"PipelineArn":"arn:aws:sagem'
        return Reply(body=body, content_type="application/x-amz-json-1.1", headers=headers)
    return Reply(body=b'<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult><Nam', headers=headers)
