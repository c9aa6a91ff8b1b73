"""The gateway on the embedded AWS: every operation of the product, and every fault."""

import time
from dataclasses import replace
from pathlib import Path

import pytest
from botocore import xform_name

from gatewaykit.reads import ACCOUNT_BLOCK, DESCRIBE, LIST, OBJECT, TAGGING, read_of
from sagemaker_lineage.demo.account.demo import build_demo_account
from sagemaker_lineage.demo.serve import EmbeddedAws, demo_environment
from sagemaker_lineage.enrich.operations import GET_BUCKET_ENCRYPTION, OPERATIONS
from sagemaker_lineage.gateway.boto import AwsGateway
from sagemaker_lineage.gateway.limits import Limits
from sagemaker_lineage.model.request import GapCode

REGION = "ap-northeast-2"
ELSEWHERE = "acme-eu-reference"
PIPELINES = 250


def large_account():
    account = build_demo_account(time.time())
    first = account.pipelines[0]
    copies = (replace(first, name=f"p-{number}", arn=f"{first.arn}-{number}") for number in range(PIPELINES))
    return replace(account, pipelines=tuple(copies))


@pytest.fixture(scope="module")
def serving():
    with EmbeddedAws(large_account()) as started:
        yield started


@pytest.fixture
def aws(serving, monkeypatch, tmp_path):
    for name, value in demo_environment(serving.url, Path(tmp_path), {}).items():
        monkeypatch.setenv(name, value)
    serving.control.reset()
    yield serving
    serving.control.reset()


def answer(read, **limits):
    with AwsGateway(Limits(**limits)) as gateway:
        return gateway.reader().answer(read)


def in_seoul(operation, **parameters):
    return read_of(operation, region=REGION, **parameters)


def test_every_page_of_a_long_list_is_read(aws):
    found = answer(in_seoul(LIST))
    assert len({one["PipelineArn"] for one in found.payload["PipelineSummaries"]}) == PIPELINES
    assert found.truncated is None
    assert aws.control.counts() == {"sagemaker:ListPipelines": 3}


@pytest.mark.parametrize(("limit", "calls"), [(1, 1), (100, 1), (101, 2)])
def test_a_limit_ends_the_reading(aws, limit, calls):
    found = answer(read_of(LIST, region=REGION, limit=limit))
    assert len(found.payload["PipelineSummaries"]) == limit
    assert aws.control.counts() == {"sagemaker:ListPipelines": calls}


def test_a_bucket_elsewhere_is_named_with_its_region_and_read_there(aws):
    there = answer(in_seoul(GET_BUCKET_ENCRYPTION, Bucket=ELSEWHERE)).failure.bucket_region
    found = answer(read_of(GET_BUCKET_ENCRYPTION, region=there, Bucket=ELSEWHERE))
    assert found.payload["ServerSideEncryptionConfiguration"]["Rules"]
    assert aws.control.counts() == {"s3:GetBucketEncryption": 2}


def test_the_account_settings_are_read_over_loopback(aws):
    found = answer(in_seoul(ACCOUNT_BLOCK, AccountId="111122223333"))
    assert found.absent or found.payload["PublicAccessBlockConfiguration"]
    assert aws.control.counts() == {"s3control:GetPublicAccessBlock": 1}


def test_what_does_not_exist_is_not_found(aws):
    assert answer(in_seoul(DESCRIBE, PipelineName="nobody")).failure.aws_code == "ResourceNotFound"
    assert answer(in_seoul(TAGGING, Bucket="no-such-bucket-at-all")).failure.detail == "There is no such bucket."
    missing = answer(in_seoul(OBJECT, Bucket="acme-ml-raw", Key="nothing/here.json"))
    assert missing.failure.detail == "There is no such object."


def test_passing_throttling_loses_nothing(aws):
    aws.control.fault("sagemaker:*", "throttle", share=0.5, count=3)
    found = answer(in_seoul(LIST))
    assert len(found.payload["PipelineSummaries"]) == PIPELINES


@pytest.mark.parametrize(
    ("kind", "code", "error"),
    [
        ("throttle", GapCode.THROTTLED, "aws-throttled"),
        ("500", GapCode.TIMEOUT, "aws-unreachable"),
        ("503", GapCode.TIMEOUT, "aws-unreachable"),
        ("denied", GapCode.ACCESS_DENIED, "aws-access-denied"),
        ("reset", GapCode.TIMEOUT, "aws-unreachable"),
        ("hang", GapCode.TIMEOUT, "aws-timeout"),
        ("garbage", GapCode.INVALID, None),
    ],
)
@pytest.mark.parametrize("read", [in_seoul(LIST), in_seoul(TAGGING, Bucket="acme-ml-raw")], ids=["sagemaker", "s3"])
def test_a_lasting_fault_is_a_failure_that_says_which(aws, kind, code, error, read):
    aws.control.fault("*", kind)
    failure = answer(read, attempts=2, read_seconds=0.3).failure
    if (kind, read.operation) == ("garbage", TAGGING):
        code, error = GapCode.TIMEOUT, "aws-unreachable"
    assert (failure.code, failure.error) == (code, error)


def test_a_silent_endpoint_holds_a_read_no_longer_than_its_time(aws):
    aws.control.fault("*", "hang")
    begun = time.monotonic()
    failure = answer(in_seoul(LIST), read_seconds=0.2, call_seconds=1.5).failure
    assert failure.error == "aws-timeout"
    assert time.monotonic() - begun < 10


def test_a_fault_on_a_later_page_keeps_the_pages_before(aws):
    told = []

    def deny_after_first(operation, region):
        told.append((operation, region))
        if len(told) == 2:
            aws.control.allow([])

    with AwsGateway(on_call=deny_after_first) as gateway:
        found = gateway.reader().answer(in_seoul(LIST))
    assert len(found.payload["PipelineSummaries"]) == 100
    assert found.truncated == (
        "Only the first 100 were read: The caller's permissions do not allow sagemaker:ListPipelines. (access-denied)"
    )


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.label)
def test_every_operation_of_the_registry_can_be_asked(aws, operation):
    with AwsGateway() as gateway:
        client = gateway.reader()._clients.get(operation.service, REGION)
    assert callable(getattr(client, xform_name(operation.name)))


def test_reads_run_side_by_side(aws):
    aws.control.delay(150)
    answers = []
    with AwsGateway(Limits(threads=16)) as gateway:
        reader = gateway.reader()
        reader.answer(in_seoul(LIST))
        for number in range(16):
            reader.submit(in_seoul(TAGGING, Bucket=f"no-such-bucket-{number}"), answers.append)
        deadline = time.monotonic() + 30
        while len(answers) < 16 and time.monotonic() < deadline:
            time.sleep(0.01)
    assert len(answers) == 16
    assert aws.control.peak >= 8
