"""Credentials and networks that fail at once, or half-way: each says what to do."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime

import pytest

from embedded import HOME, embedded_aws, environment_of
from gatewaykit.endpoint import Endpoint, Reply
from gatewaykit.hostile import Hostile, dripping_a_handshake
from gatewaykit.reads import describe
from gatewaykit.refusals import refusal
from sagemaker_lineage import errors
from sagemaker_lineage.gateway.boto import AwsGateway
from sagemaker_lineage.gateway.limits import Limits
from sagemaker_lineage.model.request import GapCode
from sagemaker_lineage.service.lineage import LineageRequest, read_lineage

REQUEST = LineageRequest(region=HOME, pipeline="mlops-pipeline", include_latest_execution=True)
REFUSALS = [
    ("ExpiredTokenException", "sign in again"),
    ("RequestExpired", "sign in again"),
    ("RequestTimeTooSkewed", "set the clock right"),
    ("InvalidSignatureException", "clock"),
    ("UnrecognizedClientException", "region is not enabled"),
    ("MissingAuthenticationToken", "sign in, choose a profile"),
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
    with environment_of(served, tmp_path):
        yield served


def refusing(code, after):
    """Refuse every call after the first so many."""
    calls = itertools.count(1)

    def on_call(operation, region):
        if next(calls) > after:
            raise refusal(code, operation=operation.partition(":")[2])

    return on_call


@pytest.mark.parametrize(("code", "what_to_do"), REFUSALS)
def test_credentials_refused_at_once_are_an_error_that_says_what_to_do(aws, code, what_to_do):
    with (
        AwsGateway(Limits(attempts=1), on_call=refusing(code, 0)) as gateway,
        pytest.raises(errors.CredentialsMissing) as raised,
    ):
        read_lineage(REQUEST, gateway.reader(), SystemClock())
    assert what_to_do in f"{raised.value} {raised.value.hint}"


@pytest.mark.parametrize(("code", "what_to_do"), REFUSALS)
def test_credentials_refused_half_way_leave_what_came(aws, code, what_to_do):
    with AwsGateway(Limits(attempts=1, threads=1), on_call=refusing(code, 12)) as gateway:
        first = gateway.reader()
        lineage = read_lineage(REQUEST, first, SystemClock())
        assert gateway.reader().principal != first.principal
    assert len(lineage.graph.nodes) == 6
    assert {gap.code for gap in lineage.gaps} == {GapCode.ACCESS_DENIED}
    assert all(what_to_do in gap.detail for gap in lineage.gaps)


@pytest.fixture
def keys(monkeypatch):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIATEST")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "s")


def test_a_proxy_that_refuses_is_named_as_the_cause(keys, monkeypatch):
    with Endpoint(lambda _: Reply(403)) as proxy, AwsGateway(Limits(attempts=2)) as gateway:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        monkeypatch.setenv("AWS_ENDPOINT_URL", "https://sagemaker.example.com")
        failure = gateway.reader().answer(describe()).failure
    assert (failure.code, failure.error) == (GapCode.TIMEOUT, "aws-unreachable")
    assert "check the proxy settings" in failure.detail


def test_a_handshake_that_drips_holds_a_thread_no_longer_than_an_attempt(keys, monkeypatch):
    limits = Limits(attempts=1, connect_seconds=0.3, read_seconds=0.4)
    with Hostile(dripping_a_handshake) as endpoint, AwsGateway(limits) as gateway:
        monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint.url.replace("http:", "https:"))
        started = datetime.now(UTC)
        failure = gateway.reader().answer(describe()).failure
        seconds = (datetime.now(UTC) - started).total_seconds()
    assert failure.code is GapCode.TIMEOUT
    assert seconds <= limits.attempt_seconds + 1.0
