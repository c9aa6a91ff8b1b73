"""AWS throttling, silent, dripping, resetting, talking nonsense: answers in time, and honest ones."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime

import pytest

from embedded import HOME, embedded_aws, environment_of
from gatewaykit import hostile
from gatewaykit.hostile import Hostile
from gatewaykit.reads import OBJECT, TAGGING, describe, read_of
from sagemaker_lineage import errors
from sagemaker_lineage.gateway import rate
from sagemaker_lineage.gateway.boto import AwsGateway
from sagemaker_lineage.gateway.limits import Limits
from sagemaker_lineage.model.request import GapCode
from sagemaker_lineage.service.lineage import LineageRequest, read_lineage

REQUEST = LineageRequest(region=HOME, pipeline="mlops-pipeline", include_latest_execution=True)
QUICK = Limits(connect_seconds=0.3, read_seconds=0.4, call_seconds=2.0)
BUSY = 3.0
"""Seconds that a machine with other work may take longer; an endpoint that drips would hold a thread for minutes."""
PATIENT = Limits(connect_seconds=2.0, read_seconds=1.5, call_seconds=4.0)
"""Short enough for a test, and long enough for the healthy operations of a busy machine."""
HOSTILE = [
    hostile.silent,
    hostile.dripping,
    hostile.dripping_a_body,
    hostile.resetting,
    hostile.garbage,
    hostile.no_http,
]


class SystemClock:
    def now(self):
        return datetime.now(UTC)


@pytest.fixture(scope="module")
def served():
    with embedded_aws() as aws:
        yield aws


@pytest.fixture
def aws(served, tmp_path):
    served.control.reset()
    with environment_of(served, tmp_path):
        yield served
    served.control.reset()


@pytest.fixture(scope="module")
def whole(served, tmp_path_factory):
    """Return the undisturbed lineage, and the calls that it takes."""
    with environment_of(served, tmp_path_factory.mktemp("aws")), AwsGateway() as gateway:
        served.control.reset()
        lineage = read_lineage(REQUEST, gateway.reader(), SystemClock())
        return lineage, sum(served.control.counts().values())


def facts(lineage):
    return (lineage.pipeline, lineage.graph, lineage.execution, lineage.runs, lineage.packages, lineage.buckets)


def timed(limits, seconds):
    """Read within a budget; return the lineage or the error, and the seconds it took."""
    with AwsGateway(limits) as gateway:
        started = time.monotonic()
        try:
            brought = read_lineage(REQUEST, gateway.reader(), SystemClock(), seconds)
        except errors.LineageError as error:
            brought = error
        return brought, time.monotonic() - started


def test_thirty_per_cent_throttled_is_complete_at_one_and_a_half_requests_a_call(aws, whole):
    aws.control.fault("*", "throttle", share=0.3)
    lineage, _ = timed(Limits(), 30.0)
    assert (lineage.gaps, facts(lineage)) == ((), facts(whole[0]))
    assert sum(aws.control.counts().values()) <= 1.5 * whole[1]


@pytest.mark.parametrize("share", [0.5, 0.9])
def test_more_throttled_is_complete_or_says_what_is_missing_in_time(aws, whole, share):
    aws.control.fault("*", "throttle", share=share)
    brought, seconds = timed(Limits(), 4.0)
    assert seconds <= 5.0
    if isinstance(brought, errors.LineageError):
        assert isinstance(brought, errors.Throttled | errors.TimedOut)
    elif facts(brought) != facts(whole[0]):
        assert {gap.code for gap in brought.gaps} <= {GapCode.THROTTLED, GapCode.TIMEOUT}
        assert brought.gaps


@pytest.mark.parametrize("behave", HOSTILE, ids=lambda behave: behave.__name__)
def test_no_answer_is_later_than_its_budget(tmp_path, monkeypatch, aws, behave):
    with Hostile(behave) as endpoint:
        monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint.url)
        brought, seconds = timed(Limits(connect_seconds=0.5, read_seconds=5.0), 1.5)
    assert seconds <= 2.5
    assert isinstance(brought, errors.AwsError)


@pytest.mark.parametrize("behave", HOSTILE, ids=lambda behave: behave.__name__)
def test_what_came_is_served_with_gaps_when_s3_misbehaves(aws, whole, monkeypatch, behave):
    with Hostile(behave) as endpoint:
        monkeypatch.setenv("AWS_ENDPOINT_URL_S3", endpoint.url)
        lineage, seconds = timed(QUICK, 3.0)
    assert seconds <= 4.0
    assert {gap.operation.partition(":")[0] for gap in lineage.gaps} == {"s3"}
    assert {gap.code for gap in lineage.gaps} <= {GapCode.TIMEOUT, GapCode.INVALID}
    assert lineage.runs.keys() == whole[0].runs.keys()
    assert [run.status for run in lineage.runs.values()] == [run.status for run in whole[0].runs.values()]
    assert lineage.packages == whole[0].packages


@pytest.mark.parametrize("kind", ["hang", "reset", "garbage", "500", "503"])
def test_one_operation_that_misbehaves_costs_its_own_facts(aws, whole, kind):
    aws.control.fault("s3:GetBucketTagging", kind)
    lineage, seconds = timed(PATIENT, 8.0)
    assert seconds <= 9.0
    assert {gap.operation for gap in lineage.gaps} == {"s3:GetBucketTagging"}
    assert lineage.graph == whole[0].graph
    assert lineage.runs == whole[0].runs


def test_one_operation_throttled_for_good_is_said_to_be_and_is_not_waited_for_to_the_end(aws, whole, monkeypatch):
    monkeypatch.setattr(rate, "_VAIN_SECONDS", 1.5)
    aws.control.fault("s3:GetBucketTagging", "throttle")
    lineage, seconds = timed(Limits(), 30.0)
    assert seconds <= 15.0
    assert {(gap.operation, gap.code) for gap in lineage.gaps} == {("s3:GetBucketTagging", GapCode.THROTTLED)}
    assert lineage.runs == whole[0].runs


def test_one_operation_that_hangs_closes_no_endpoint(aws):
    aws.control.fault("s3:GetBucketTagging", "hang")
    limits = Limits(connect_seconds=2.0, read_seconds=0.4, attempts=1)
    buckets = ["mlops-data", "mlops-artifacts", "claims-data"]
    with AwsGateway(limits) as gateway:
        reader = gateway.reader()
        hung = [reader.answer(read_of(TAGGING, region=HOME, Bucket=bucket)) for bucket in [*buckets, *buckets]]
        aws.control.reset()
        answered = reader.answer(read_of(TAGGING, region=HOME, Bucket=buckets[0]))
    assert {answer.failure.error for answer in hung} == {"aws-timeout"}
    assert answered.failure is None or answered.failure.code is not GapCode.TIMEOUT


@pytest.mark.parametrize("behave", [hostile.dripping, hostile.dripping_a_body], ids=lambda behave: behave.__name__)
@pytest.mark.parametrize(
    "read", [describe(), read_of(TAGGING, Bucket="b"), read_of(OBJECT, Bucket="b", Key="k")], ids=lambda r: r.resource
)
def test_a_dripping_endpoint_holds_a_thread_no_longer_than_an_attempt(aws, monkeypatch, behave, read):
    with Hostile(behave) as endpoint, AwsGateway(QUICK) as gateway:
        monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint.url)
        started = time.monotonic()
        answer = gateway.reader().answer(read)
        seconds = time.monotonic() - started
    assert seconds <= QUICK.attempt_seconds + BUSY
    assert (answer.failure.code, answer.failure.error) == (GapCode.TIMEOUT, "aws-timeout")
    assert endpoint.accepted == 1


def test_a_connection_that_was_cut_is_not_used_again(aws, monkeypatch):
    modes = [hostile.dripping, hostile.garbage]

    def one_after_the_other(endpoint, connection):
        modes.pop(0)(endpoint, connection)

    with Hostile(one_after_the_other) as endpoint, AwsGateway(QUICK) as gateway:
        monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint.url)
        reader = gateway.reader()
        assert reader.answer(describe()).failure.code is GapCode.TIMEOUT
        assert reader.answer(describe()).failure.code is GapCode.INVALID
        assert reader.answer(describe()).failure.code is GapCode.INVALID
    assert endpoint.accepted == 2


def test_a_dead_endpoint_is_asked_no_more_and_the_others_go_on(aws, whole, monkeypatch):
    with Hostile(hostile.silent) as endpoint, AwsGateway(QUICK) as gateway:
        monkeypatch.setenv("AWS_ENDPOINT_URL_S3", endpoint.url)
        reader = gateway.reader()
        read_lineage(REQUEST, reader, SystemClock(), 5.0)
        tried = endpoint.accepted
        started = time.monotonic()
        for _ in range(3):
            lineage = read_lineage(REQUEST, reader, SystemClock(), 5.0)
        seconds = time.monotonic() - started
        assert endpoint.accepted == tried
    assert seconds <= 1.5
    assert lineage.runs.keys() == whole[0].runs.keys()
    assert any("tried again every 30 seconds" in gap.detail for gap in lineage.gaps)


def test_a_silent_endpoint_cannot_take_the_threads_of_another(aws, monkeypatch):
    with Hostile(hostile.silent) as endpoint, AwsGateway(Limits(threads=12, s3_calls=6, read_seconds=8.0)) as gateway:
        monkeypatch.setenv("AWS_ENDPOINT_URL_S3", endpoint.url)
        reader = gateway.reader()
        reader.answer(describe(PipelineName="mlops-pipeline"))
        for number in range(50):
            reader.submit(read_of(TAGGING, Bucket=f"b{number}"), lambda _: None)
        over, started = threading.Semaphore(0), time.monotonic()
        for _ in range(20):
            reader.submit(describe(PipelineName="mlops-pipeline"), lambda _: over.release())
        assert all(over.acquire(timeout=7.0) for _ in range(20))
        assert time.monotonic() - started < 6.0  # the silent ones hold theirs for eight
        assert endpoint.accepted <= 6
