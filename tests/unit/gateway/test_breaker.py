"""The circuit breaker: a dead endpoint is probed now and then, all others are left alone."""

import pytest

from sagemaker_lineage.gateway import breaker as module
from sagemaker_lineage.gateway.breaker import FAILURES, PROBE_SECONDS, Breaker

DEAD, ALIVE = ("https://api.sagemaker.eu-south-1.amazonaws.com", "eu-south-1"), ("https://x", "eu-west-1")


class Clock:
    seconds = 0.0

    def __call__(self):
        return self.seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def breaker(clock):
    return Breaker(clock)


def fail(breaker, times=FAILURES):
    for _ in range(times):
        breaker.failed(DEAD)


def fall_silent(breaker, *asked):
    for each in asked:
        breaker.failed(DEAD, each)


def test_a_few_failures_are_no_death(breaker):
    fail(breaker, FAILURES - 1)
    assert breaker.allows(DEAD)
    assert not breaker.is_dead(DEAD)


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param([("GetBucketTagging", "a"), ("GetBucketTagging", "b")] * 9, id="one operation"),
        pytest.param([("GetBucketTagging", "a"), ("GetBucketLocation", "a")] * 9, id="one bucket"),
        pytest.param([("DescribePipeline",)] * 9, id="one operation that names no bucket"),
        pytest.param([("A", "a"), ("B", "b")], id="too few"),
    ],
)
def test_silence_about_one_thing_alone_is_no_death(breaker, asked):
    fall_silent(breaker, *asked)
    assert not breaker.is_dead(DEAD)
    assert breaker.allows(DEAD)


@pytest.mark.parametrize(
    "asked", [[("A", "a"), ("A", "a"), ("B", "b")], [("DescribePipeline",), ("ListTags",), ("ListTags",)]]
)
def test_silence_whatever_is_asked_is_death(breaker, asked):
    fall_silent(breaker, *asked)
    assert breaker.is_dead(DEAD)
    assert not breaker.allows(DEAD)


def test_an_answer_ends_the_silence(breaker):
    fall_silent(breaker, ("A", "a"), ("A", "a"))
    breaker.answered(DEAD)
    fall_silent(breaker, ("B", "b"))
    assert not breaker.is_dead(DEAD)


def test_an_answer_between_failures_begins_the_count_anew(breaker):
    fail(breaker, FAILURES - 1)
    breaker.answered(DEAD)
    fail(breaker, FAILURES - 1)
    assert not breaker.is_dead(DEAD)


def test_a_dead_endpoint_is_not_asked_and_others_are(breaker):
    fail(breaker)
    assert breaker.is_dead(DEAD)
    assert not breaker.allows(DEAD)
    assert breaker.allows(ALIVE)
    assert not breaker.is_dead(ALIVE)


def test_one_probe_is_made_in_thirty_seconds(breaker, clock):
    fail(breaker)
    probes = []
    for second in range(301):
        clock.seconds = float(second)
        if breaker.allows(DEAD):
            probes.append(second)
            breaker.failed(DEAD)
    assert probes == list(range(30, 301, 30))


def test_late_failures_of_calls_under_way_put_no_probe_off(breaker, clock):
    fail(breaker)
    clock.seconds = PROBE_SECONDS - 1
    fail(breaker)
    clock.seconds = PROBE_SECONDS
    assert breaker.allows(DEAD)
    assert not breaker.allows(DEAD)


def test_a_probe_that_is_answered_opens_the_way(breaker, clock):
    fail(breaker)
    clock.seconds = PROBE_SECONDS
    assert breaker.allows(DEAD)
    breaker.answered(DEAD)
    assert all(breaker.allows(DEAD) for _ in range(3))


def test_endpoints_are_remembered_up_to_a_bound(breaker, monkeypatch):
    monkeypatch.setattr(module, "_MOST_ENDPOINTS", 2)
    for number in range(5):
        breaker.failed(number)
    assert len(breaker._failing) == 2
