"""The error to raise where a read that failed was the asked-for thing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.enrich.losses import resource_of
from sagemaker_lineage.errors import AccessDenied, AwsError, LineageError, Throttled, TimedOut, error_class
from sagemaker_lineage.model.request import GapCode

if TYPE_CHECKING:
    from sagemaker_lineage.model.request import Answer

_BY_GAP = {
    GapCode.ACCESS_DENIED: AccessDenied.code,
    GapCode.THROTTLED: Throttled.code,
    GapCode.TIMEOUT: TimedOut.code,
}


def refusal(answer: Answer) -> LineageError:
    """Return the error that says why ``answer``, a failure, brought nothing."""
    failure, operation = answer.failure, answer.read.operation
    if failure is None:
        detail = answer.truncated or f"AWS answered {operation.label} with nothing."
        return AwsError(detail, resource=resource_of(answer.read))
    error = error_class(failure.error or _BY_GAP.get(failure.code))
    denied = error is AccessDenied
    return error(
        failure.detail,
        resource=resource_of(answer.read),
        iam_action=operation.iam_action if denied else None,
        hint=f"Allow {operation.iam_action}; `sagemaker-lineage iam-policy` prints the whole policy."
        if denied
        else None,
    )
