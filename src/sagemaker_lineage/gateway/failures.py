"""Every error of botocore and AWS, translated in this one place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from botocore.exceptions import BotoCoreError, ClientError
from botocore.exceptions import UndefinedModelAttributeError as UndefinedAttribute
from botocore.parsers import ResponseParserError
from urllib3.exceptions import HTTPError

from sagemaker_lineage import errors
from sagemaker_lineage.gateway import causes
from sagemaker_lineage.gateway.codes import BY_CODE, BY_EXCEPTION, BY_STATUS
from sagemaker_lineage.model.request import Failure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sagemaker_lineage.gateway.causes import Cause
    from sagemaker_lineage.model.request import Operation

AWS_ERRORS = (BotoCoreError, ClientError, ResponseParserError, UndefinedAttribute, HTTPError, OSError, EOFError)
"""What a call through boto may raise: AWS refused, could not be reached, or could not be asked."""

_SAME_FOR_SIGN_IN = {
    errors.CredentialsMissing.code,
    errors.Throttled.code,
    errors.TimedOut.code,
    errors.Unreachable.code,
}
"""Refusals that mean the same when a call to get credentials (AssumeRole) met them, not the read itself."""

_GENERIC_CODES = frozenset({"ValidationException", "ValidationError", "BadRequest", "InvalidRequest"})
_ABSENCE = re.compile(r"does not exist|doesn't exist|could not find|cannot find|not found|no such", re.IGNORECASE)
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9._:-]{0,99}")
_REGION = re.compile(r"[a-z]{2,}(?:-[a-z0-9]+)+")
_REGION_LENGTH = 32
_LONGEST_WAIT_SECONDS = 3600
_SERVER_FAULTS = 500


class Closed(BotoCoreError):
    """The gateway was closed while a call was under way."""

    fmt = "closed"


class Down(BotoCoreError):
    """The endpoint has not answered lately, so it was not asked."""

    fmt = "down"


class HeldBack(BotoCoreError):
    """AWS's throttling left no time to ask."""

    fmt = "held back"


class Overrun(BotoCoreError):
    """An attempt took longer than all of its time-outs together, and was cut off."""

    fmt = "overrun"


_OWN: Mapping[type[Exception], Cause] = {
    Closed: causes.CLOSED,
    Down: causes.DOWN,
    HeldBack: causes.HELD_BACK,
    Overrun: causes.TIMED_OUT,
}


def failure_of(error: Exception, operation: Operation) -> Failure:
    """Translate what one call raised into why the read brought nothing.

    Never carries text of the exception or of AWS's message. Anything but :data:`AWS_ERRORS` is a
    defect of ours.
    """
    if isinstance(error, ClientError):
        return _refusal(error, operation)
    if isinstance(error, AWS_ERRORS):
        return failure(_cause_of_exception(error), operation)
    return failure(causes.DEFECT, operation)


def failure(
    cause: Cause,
    operation: Operation,
    *,
    aws_code: str | None = None,
    bucket_region: str | None = None,
    retry_after_seconds: float | None = None,
) -> Failure:
    """Return the failure that a cause means for an operation."""
    return Failure(
        code=cause.code,
        detail=cause.detail.format(action=operation.iam_action, operation=operation.label),
        aws_code=aws_code,
        bucket_region=bucket_region,
        retry_after_seconds=retry_after_seconds,
        error=cause.error,
    )


def error_code(error: Exception) -> str | None:
    """Return AWS's own error code: a plain word, None where there is none or it is none."""
    if not isinstance(error, ClientError):
        return None
    code = error.response.get("Error", {}).get("Code")
    return code if isinstance(code, str) and _CODE.fullmatch(code) else None


def status(error: ClientError) -> int | None:
    """Return the HTTP status of the answer, None where there was none."""
    found = _metadata(error).get("HTTPStatusCode")
    return found if isinstance(found, int) else None


def _refusal(error: ClientError, operation: Operation) -> Failure:
    headers = _headers(error)
    return failure(
        _cause_of_refusal(error, operation),
        operation,
        aws_code=error_code(error),
        bucket_region=_bucket_region(error, headers),
        retry_after_seconds=_retry_after(headers),
    )


def _cause_of_refusal(error: ClientError, operation: Operation) -> Cause:
    code = error_code(error)
    http_status = status(error) or 0
    cause = BY_CODE.get(code or "") or _cause_of_status(http_status)
    if code in _GENERIC_CODES and _speaks_of_absence(error):
        cause = causes.NOT_FOUND
    if cause is causes.BAD_REQUEST and _bucket_region(error, _headers(error)):
        cause = causes.ELSEWHERE
    if error.operation_name != operation.name and cause.error not in _SAME_FOR_SIGN_IN:
        return causes.NO_SOURCE
    return cause


def _cause_of_status(http_status: int) -> Cause:
    if http_status >= _SERVER_FAULTS:
        return BY_STATUS.get(http_status, causes.SERVER_FAULT)
    return BY_STATUS.get(http_status, causes.BAD_REQUEST)


def _cause_of_exception(error: Exception) -> Cause:
    if type(error) in _OWN:
        return _OWN[type(error)]
    names = (base.__name__ for base in type(error).__mro__)
    return next((BY_EXCEPTION[name] for name in names if name in BY_EXCEPTION), causes.DEFECT)


def _speaks_of_absence(error: ClientError) -> bool:
    message = error.response.get("Error", {}).get("Message")
    return isinstance(message, str) and _ABSENCE.search(message[:2048]) is not None


def _metadata(error: ClientError) -> Mapping[str, Any]:
    return error.response.get("ResponseMetadata") or {}


def _headers(error: ClientError) -> Mapping[str, Any]:
    return _metadata(error).get("HTTPHeaders") or {}


def _bucket_region(error: ClientError, headers: Mapping[str, Any]) -> str | None:
    found = headers.get("x-amz-bucket-region") or error.response.get("Error", {}).get("Region")
    if not isinstance(found, str) or len(found) > _REGION_LENGTH:
        return None
    return found if _REGION.fullmatch(found) else None


def _retry_after(headers: Mapping[str, Any]) -> float | None:
    found = str(headers.get("retry-after", ""))
    if not found.isascii() or not found.isdigit():
        return None
    return float(min(int(found[:6]), _LONGEST_WAIT_SECONDS))
