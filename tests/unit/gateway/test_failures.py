"""What AWS and botocore say, and what the rest of the product is told."""

import pytest
from botocore.exceptions import ConnectTimeoutError, EndpointConnectionError, NoCredentialsError
from botocore.parsers import ResponseParserError
from urllib3.exceptions import ProtocolError

from gatewaykit.reads import DESCRIBE, TAGGING
from gatewaykit.refusals import refusal
from sagemaker_lineage.gateway.failures import failure_of
from sagemaker_lineage.model.request import GapCode

CREDENTIALS = "aws-credentials-missing"


@pytest.mark.parametrize(
    ("raised", "code", "error"),
    [
        (refusal("AccessDeniedException"), GapCode.ACCESS_DENIED, "aws-access-denied"),
        (refusal("AccessDenied", status=403), GapCode.ACCESS_DENIED, "aws-access-denied"),
        (refusal("403", status=403), GapCode.ACCESS_DENIED, "aws-access-denied"),
        (refusal("SomethingNew", status=403), GapCode.ACCESS_DENIED, "aws-access-denied"),
        (refusal("OptInRequired", status=403), GapCode.ACCESS_DENIED, "aws-access-denied"),
        (refusal("ExpiredTokenException"), GapCode.ACCESS_DENIED, CREDENTIALS),
        (refusal("UnrecognizedClientException"), GapCode.ACCESS_DENIED, CREDENTIALS),
        (refusal("InvalidAccessKeyId", status=403), GapCode.ACCESS_DENIED, CREDENTIALS),
        (refusal("SignatureDoesNotMatch", status=403), GapCode.ACCESS_DENIED, CREDENTIALS),
        (refusal("RequestTimeTooSkewed", status=403), GapCode.ACCESS_DENIED, CREDENTIALS),
        (refusal("AccessDenied", status=403, operation="AssumeRole"), GapCode.ACCESS_DENIED, CREDENTIALS),
        (refusal("ResourceNotFoundException", operation="GetRoleCredentials"), GapCode.ACCESS_DENIED, CREDENTIALS),
        (refusal("Throttling", operation="AssumeRole"), GapCode.THROTTLED, "aws-throttled"),
        (refusal("ThrottlingException"), GapCode.THROTTLED, "aws-throttled"),
        (refusal("SlowDown", status=503), GapCode.THROTTLED, "aws-throttled"),
        (refusal("429", status=429), GapCode.THROTTLED, "aws-throttled"),
        (refusal("InternalFailure", status=500), GapCode.TIMEOUT, "aws-unreachable"),
        (refusal("ServiceUnavailable", status=503), GapCode.TIMEOUT, "aws-unreachable"),
        (refusal("599", status=599), GapCode.TIMEOUT, "aws-unreachable"),
        (refusal("RequestTimeout"), GapCode.TIMEOUT, "aws-timeout"),
        (refusal("ResourceNotFound"), GapCode.NOT_FOUND, None),
        (refusal("NoSuchBucket", status=404), GapCode.NOT_FOUND, None),
        (refusal("404", status=404), GapCode.NOT_FOUND, None),
        (refusal("ValidationException", message='Could not find model "m".'), GapCode.NOT_FOUND, None),
        (refusal("ValidationException", message="Pipeline p does not exist."), GapCode.NOT_FOUND, None),
        (refusal("ValidationException", message="1 validation error detected"), GapCode.INVALID, None),
        (refusal("UnknownOperationException"), GapCode.UNSUPPORTED, "aws-error"),
        (refusal("InvalidObjectState", status=403), GapCode.UNSUPPORTED, None),
        (refusal("KMS.DisabledException"), GapCode.UNSUPPORTED, None),
        (refusal("NobodyKnows"), GapCode.INVALID, None),
        (NoCredentialsError(), GapCode.ACCESS_DENIED, CREDENTIALS),
        (ConnectTimeoutError(endpoint_url="https://hush"), GapCode.TIMEOUT, "aws-timeout"),
        (EndpointConnectionError(endpoint_url="https://hush"), GapCode.TIMEOUT, "aws-unreachable"),
        (ResponseParserError("hush"), GapCode.INVALID, None),
        (ProtocolError("hush"), GapCode.TIMEOUT, "aws-unreachable"),
        (ConnectionResetError("hush"), GapCode.TIMEOUT, "aws-unreachable"),
        (EOFError("hush"), GapCode.ACCESS_DENIED, CREDENTIALS),
        (KeyError("hush"), GapCode.INVALID, "internal"),
    ],
    ids=lambda value: str(value)[:60],
)
def test_what_was_raised_becomes_a_failure(raised, code, error):
    failure = failure_of(raised, DESCRIBE)
    assert (failure.code, failure.error) == (code, error)
    assert "hush" not in failure.detail


def refusal_of_tagging(code, **details):
    return refusal(code, operation=TAGGING.name, **details)


def test_a_denial_names_the_action_that_would_allow_it():
    failure = failure_of(refusal("AccessDeniedException", message="User: arn:aws:iam::1:user/x"), DESCRIBE)
    assert failure.detail == "The caller's permissions do not allow sagemaker:DescribePipeline."
    assert failure.aws_code == "AccessDeniedException"


@pytest.mark.parametrize("code", ["<script>", "a" * 101, "Access Denied", "", 7, None])
def test_a_code_that_is_no_word_is_not_passed_on(code):
    assert failure_of(refusal(code, status=403), DESCRIBE).aws_code is None


@pytest.mark.parametrize("code", ["PermanentRedirect", "AuthorizationHeaderMalformed", "400", "301"])
def test_a_redirect_names_the_region_of_the_header(code):
    status = int(code) if code.isdigit() else 301
    found = failure_of(refusal_of_tagging(code, status=status, headers={"x-amz-bucket-region": "eu-north-1"}), TAGGING)
    assert (found.code, found.bucket_region) == (GapCode.INVALID, "eu-north-1")
    assert found.detail == "The bucket is in another region."


def test_a_redirect_names_the_region_of_the_body():
    found = failure_of(refusal_of_tagging("AuthorizationHeaderMalformed", Region="us-gov-west-1"), TAGGING)
    assert found.bucket_region == "us-gov-west-1"


@pytest.mark.parametrize("region", ["evil.example.com#", "169.254.169.254", "x" * 40, "", 5, "US-EAST-1"])
def test_a_region_that_is_none_is_not_passed_on(region):
    found = failure_of(
        refusal_of_tagging("PermanentRedirect", status=301, headers={"x-amz-bucket-region": region}), TAGGING
    )
    assert found.bucket_region is None


@pytest.mark.parametrize(
    ("header", "seconds"), [("7", 7.0), ("999999999", 3600.0), ("-1", None), ("soon", None), ("٣", None)]
)
def test_the_wait_aws_asks_for_is_passed_on(header, seconds):
    found = failure_of(refusal_of_tagging("SlowDown", status=503, headers={"retry-after": header}), TAGGING)
    assert found.retry_after_seconds == seconds


def test_a_refusal_without_anything_in_it_is_still_one():
    bare = refusal("x")
    bare.response = {}
    assert failure_of(bare, DESCRIBE).code is GapCode.INVALID
