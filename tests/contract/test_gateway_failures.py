"""The gateway's tables against botocore: every lower error has a row of its own."""

import inspect

import botocore.exceptions
import pytest
from botocore.loaders import Loader
from botocore.model import ServiceModel
from botocore.retries.standard import ThrottledRetryableChecker, TransientRetryableChecker

from gatewaykit.reads import DESCRIBE
from gatewaykit.refusals import refusal
from sagemaker_lineage import errors
from sagemaker_lineage.gateway import causes
from sagemaker_lineage.gateway.codes import BY_CODE, BY_EXCEPTION, BY_STATUS
from sagemaker_lineage.gateway.failures import failure_of
from sagemaker_lineage.model.request import GapCode

SERVICES = ("sagemaker", "s3", "s3control", "sts", "sso")
RAISED = sorted(
    (
        value
        for value in vars(botocore.exceptions).values()
        if inspect.isclass(value) and issubclass(value, Exception) and not issubclass(value, Warning)
    ),
    key=lambda value: value.__name__,
)
REFUSALS = {"ClientError"}


def error_codes(service: str) -> set[str]:
    model = ServiceModel(Loader().load_service_model(service, "service-2"), service)
    return {shape.metadata.get("error", {}).get("code") or shape.name for shape in model.error_shapes}


@pytest.mark.parametrize("raised", RAISED, ids=lambda raised: raised.__name__)
def test_every_exception_of_botocore_has_a_row(raised):
    assert raised.__name__ in BY_EXCEPTION or raised.__name__ in REFUSALS


@pytest.mark.parametrize("raised", [r for r in RAISED if not issubclass(r, botocore.exceptions.ClientError)])
def test_every_exception_of_botocore_becomes_the_failure_of_its_row(raised):
    failure = failure_of(raised.__new__(raised), DESCRIBE)
    row = BY_EXCEPTION[raised.__name__]
    assert (failure.code, failure.error) == (row.code, row.error)
    assert "{" not in failure.detail


def test_no_row_names_an_exception_that_does_not_exist():
    elsewhere = {"EOFError", "HTTPError", "OSError", "ResponseParserError", "TimeoutError"}
    assert set(BY_EXCEPTION) - {raised.__name__ for raised in RAISED} == elsewhere


@pytest.mark.parametrize("service", SERVICES)
def test_every_error_of_the_service_model_has_a_row(service):
    assert error_codes(service) - set(BY_CODE) == set()


@pytest.mark.parametrize("code", ThrottledRetryableChecker._THROTTLED_ERROR_CODES)
def test_what_botocore_counts_as_throttling_is_throttling(code):
    assert failure_of(refusal(code), DESCRIBE).code is GapCode.THROTTLED


@pytest.mark.parametrize("code", TransientRetryableChecker._TRANSIENT_ERROR_CODES)
def test_what_botocore_counts_as_passing_is_no_refusal(code):
    assert failure_of(refusal(code), DESCRIBE).code in {GapCode.TIMEOUT, GapCode.THROTTLED}


@pytest.mark.parametrize("status", TransientRetryableChecker._TRANSIENT_STATUS_CODES)
def test_a_server_fault_without_a_code_is_no_refusal(status):
    assert failure_of(refusal("", status=status), DESCRIBE).code is GapCode.TIMEOUT


ALL_CAUSES = [cause for cause in vars(causes).values() if isinstance(cause, causes.Cause)]


@pytest.mark.parametrize("cause", ALL_CAUSES, ids=lambda cause: cause.detail[:30])
def test_every_cause_is_a_sentence_and_names_an_error_that_exists(cause):
    assert cause.detail.endswith(".")
    assert cause.error is None or cause.error in {error.code for error in errors.ERRORS}
    assert cause.detail.format(action="a", operation="o")


def test_every_cause_is_reached_from_a_table():
    told_by_the_gateway_itself = {causes.CLOSED, causes.DOWN, causes.HELD_BACK, causes.QUEUED}
    reached = {*BY_CODE.values(), *BY_EXCEPTION.values(), *BY_STATUS.values()}
    assert set(ALL_CAUSES) - reached == told_by_the_gateway_itself
