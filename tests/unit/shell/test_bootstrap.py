"""The wiring: opened by the first read, shared, closed; every part replaceable."""

import threading
from datetime import UTC, datetime, timedelta

import pytest

from sagemaker_lineage import errors
from sagemaker_lineage.bootstrap import SystemClock, make_backend
from sagemaker_lineage.enrich.lifetimes import Lifetimes
from sagemaker_lineage.gateway.limits import Limits
from sagemaker_lineage.model.request import Answer, Failure, GapCode
from sagemaker_lineage.service.lineage import LineageRequest
from sagemaker_lineage.settings import Settings

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


class Noon:
    def now(self):
        return NOON


class Refusing:
    """A reader whose every read is refused."""

    principal = "whoever"

    def __init__(self):
        self.warmed = []
        self.asked = []

    def warm(self, region):
        self.warmed.append(region)

    def submit(self, read, done):
        self.asked.append(read)
        failure = Failure(code=GapCode.ACCESS_DENIED, detail="No.", error="aws-credentials-missing")
        done(Answer(read=read, failure=failure))


class FakeGateway:
    def __init__(self):
        self.made = Refusing()
        self.profiles = []
        self.fresh = []
        self.prepared = 0
        self.closed = 0

    def reader(self, profile=None, *, fresh=False):
        self.profiles.append(profile)
        self.fresh.append(fresh)
        return self.made

    def prepare(self):
        self.prepared += 1

    def close(self):
        self.closed += 1


@pytest.fixture
def opened():
    return []


@pytest.fixture
def backend(opened):
    def open_gateway():
        opened.append(FakeGateway())
        return opened[-1]

    return make_backend(Settings(), open_gateway=open_gateway, clock=Noon())


def test_nothing_is_opened_before_the_first_read(backend, opened):
    assert backend.now() == NOON
    backend.close()
    assert opened == []


def test_one_gateway_serves_every_profile(backend, opened):
    backend.reader()
    backend.reader("dev")
    assert [gateway.profiles for gateway in opened] == [[None, "dev"]]


def test_a_backend_can_be_prepared_before_the_first_read(backend, opened):
    backend.prepare()
    backend.reader()
    backend.close()
    assert [(gateway.prepared, gateway.closed) for gateway in opened] == [(1, 1)]


def test_preparing_asks_nobody_and_needs_no_credentials(monkeypatch):
    monkeypatch.setenv("AWS_PROFILE", "nobody")
    with make_backend(Settings()) as backend:
        backend.prepare()
        with pytest.raises(errors.ProfileNotFound):
            backend.reader()


def test_one_gateway_serves_every_thread(backend, opened):
    start = threading.Barrier(8)

    def read():
        start.wait(10)
        backend.reader()

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert len(opened) == 1


def test_the_gateway_is_closed_once_and_opened_again_when_needed(backend, opened):
    with backend:
        backend.reader()
    backend.close()
    backend.reader()
    assert [gateway.closed for gateway in opened] == [1, 0]


def test_a_lineage_is_read_with_the_profile_after_getting_ready(backend, opened):
    with pytest.raises(errors.CredentialsMissing):
        backend.lineage(LineageRequest(region="eu-west-1", pipeline="p"), "dev")
    assert opened[0].profiles == ["dev"]
    assert opened[0].made.warmed == ["eu-west-1"]
    assert opened[0].made.asked


def test_a_fresh_lineage_is_read_past_what_is_kept(backend, opened):
    request = LineageRequest(region="eu-west-1", pipeline="p")
    for fresh in (False, True):
        with pytest.raises(errors.CredentialsMissing):
            backend.lineage(request, fresh=fresh)
    assert opened[0].fresh == [False, True]


def test_the_settings_say_how_much_is_kept_and_how_long():
    settings = Settings(kept_mib=1, kept_facts_seconds=30, kept_lists_seconds=3, kept_moment_seconds=1)
    with make_backend(settings) as backend:
        cache = backend.reader()._cache
        assert backend.reader()._cache is cache
    assert cache.most_bytes == 1_048_576
    assert cache.lifetimes == Lifetimes(facts_seconds=30, lists_seconds=3, moment_seconds=1)


def test_the_settings_are_the_limits_of_the_gateway():
    settings = Settings(
        aws_threads=3,
        aws_sagemaker_calls=2,
        aws_s3_calls=1,
        aws_most_rate=9,
        aws_least_rate=8,
        aws_attempts=4,
        aws_connect_seconds=0.5,
        aws_read_seconds=0.6,
        aws_call_seconds=0.7,
    )
    with make_backend(settings) as backend:
        limits = backend.reader()._inner._limits
    assert limits == Limits(
        threads=3,
        sagemaker_calls=2,
        s3_calls=1,
        most_rate=9,
        least_rate=8,
        attempts=4,
        connect_seconds=0.5,
        read_seconds=0.6,
        call_seconds=0.7,
    )


def test_the_environment_settles_what_is_not_handed_in(monkeypatch):
    monkeypatch.setenv("SAGEMAKER_LINEAGE_AWS_THREADS", "5")
    with make_backend() as backend:
        assert backend.reader()._inner._limits.threads == 5


def test_the_clock_is_that_of_the_machine():
    now = SystemClock().now()
    assert now.utcoffset() == timedelta(0)
    assert abs(datetime.now(UTC) - now) < timedelta(minutes=1)
