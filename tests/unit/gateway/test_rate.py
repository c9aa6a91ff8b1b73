"""The rate before the call: nothing waits where nothing is throttled, and AWS's own limit is found where there is one."""

import random
import threading

import pytest

from sagemaker_lineage.gateway import rate
from sagemaker_lineage.gateway.rate import Bucket, RateLimits

LEAST, MOST = 1.0, 100.0


class Clock:
    def __init__(self):
        self.seconds = 1_000.0

    def __call__(self):
        return self.seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def bucket(clock):
    return Bucket(LEAST, MOST, clock)


class Service:
    """What lets so many requests a second through, or throttles a share of them whatever their rate."""

    def __init__(self, clock, allowed=None, share=0.0):
        self.clock, self.allowed, self.share = clock, allowed, share
        self.tokens, self.at = allowed or 0.0, clock()
        self.chance = random.Random(7)

    def throttles(self):
        if self.allowed is None:
            return self.chance.random() < self.share
        self.tokens = min(self.allowed, self.tokens + (self.clock() - self.at) * self.allowed)
        self.at = self.clock()
        if self.tokens < 1:
            return True
        self.tokens -= 1
        return False


def run(bucket, clock, service, calls=None, seconds=1e9):
    """Make so many calls, each until it passes; return the requests made, and the seconds it took."""
    begun, requests, passed = clock.seconds, 0, 0
    while (calls is None or passed < calls) and clock.seconds - begun < seconds:
        if wait := bucket.take():
            clock.seconds += wait + 1e-9
            continue
        requests += 1
        clock.seconds += 0.001
        if service.throttles():
            bucket.throttled()
        else:
            bucket.passed()
            passed += 1
    return requests, passed, clock.seconds - begun


def test_nothing_waits_where_nothing_is_throttled(bucket):
    assert [bucket.take() for _ in range(100)] == [0.0] * 100
    assert bucket.take() > 0


def test_the_highest_rate_holds_from_the_beginning(bucket, clock):
    _, passed, _ = run(bucket, clock, Service(clock, share=0.0), seconds=10)
    assert passed == pytest.approx(MOST * 11, rel=0.02)


@pytest.mark.parametrize(("allowed", "most"), [(3.0, 1.8), (10.0, 1.5), (40.0, 1.5)])
def test_the_rate_of_aws_is_found_and_little_is_wasted(bucket, clock, allowed, most):
    service = Service(clock, allowed)
    run(bucket, clock, service, seconds=5)
    requests, passed, seconds = run(bucket, clock, service, seconds=60)
    assert passed / seconds >= 0.9 * allowed
    assert requests / passed <= most


def test_thirty_per_cent_throttled_by_chance_do_not_stop_the_work(bucket, clock):
    requests, passed, seconds = run(bucket, clock, Service(clock, share=0.3), calls=44)
    assert requests / passed <= 1.7
    assert seconds < 15


@pytest.mark.parametrize("share", [0.5, 0.9])
def test_however_much_is_throttled_some_of_it_goes_on(bucket, clock, share):
    requests, _, seconds = run(bucket, clock, Service(clock, share=share), seconds=60)
    assert requests >= LEAST * seconds * 0.9
    assert bucket.rate >= LEAST


def test_the_rate_recovers(bucket, clock):
    bucket.throttled()
    lowered = bucket.rate
    clock.seconds += rate._RISE_SECONDS
    bucket.take()
    assert (lowered, bucket.rate) == (LEAST, MOST)


def test_one_window_lowers_the_rate_once(bucket, clock):
    for _ in range(20):
        bucket.passed()
    bucket.throttled()
    lowered = bucket.rate
    bucket.throttled()
    assert bucket.rate == pytest.approx(lowered)
    clock.seconds += 0.6
    bucket.throttled()
    assert bucket.rate < lowered


def limits(clock, closing=None):
    return RateLimits(LEAST, MOST, closing or threading.Event(), clock)


def test_each_principal_region_and_api_has_a_rate_of_its_own(clock):
    rates = limits(clock)
    rates.bucket(("me", "eu-west-1", "ListTags")).throttled()
    others = [("they", "eu-west-1", "ListTags"), ("me", "us-east-1", "ListTags"), ("me", "eu-west-1", "ListDomains")]
    assert {rates.bucket(key).rate for key in others} == {MOST}
    assert rates.bucket(("me", "eu-west-1", "ListTags")).rate == LEAST


def test_buckets_are_kept_up_to_a_bound(clock, monkeypatch):
    monkeypatch.setattr(rate, "MOST_BUCKETS", 3)
    rates = limits(clock)
    first = rates.bucket(0)
    for key in range(1, 4):
        rates.bucket(key)
    assert rates.bucket(0) is not first
    assert len(rates._buckets) == 3


def test_a_turn_that_comes_too_late_is_not_waited_for(clock):
    rates = limits(clock)
    rates.bucket("api").throttled()
    assert rates.wait("api", 5.0)
    assert not rates.wait("api", 0.5)


def test_closing_ends_the_wait(clock):
    closing = threading.Event()
    rates = limits(clock, closing)
    rates.bucket("api").throttled()
    rates.wait("api", 5.0)
    closing.set()
    assert not rates.wait("api", 5.0)


def test_a_wait_lasts_until_the_turn_comes():
    rates = RateLimits(50.0, 100.0, threading.Event())
    rates.bucket("api").throttled()
    assert all(rates.wait("api", 5.0) for _ in range(4))


def throttled_for(bucket, clock, seconds, times):
    for _ in range(times):
        bucket.throttled()
        clock.seconds += seconds / (times - 1)
    clock.seconds -= seconds / (times - 1)


@pytest.mark.parametrize(("seconds", "times", "vain"), [(10, 5, True), (9, 20, False), (20, 4, False)])
def test_asking_is_in_vain_when_nothing_has_passed_for_long(bucket, clock, seconds, times, vain):
    throttled_for(bucket, clock, seconds, times)
    assert bucket.is_in_vain() is vain


def test_a_wait_counts_that_would_go_on_too_long(bucket, clock):
    throttled_for(bucket, clock, 4, 5)
    assert not bucket.is_in_vain(5.0)
    assert bucket.is_in_vain(8.0)


def test_one_answer_ends_that_asking_is_in_vain(bucket, clock):
    throttled_for(bucket, clock, 12, 8)
    bucket.passed()
    assert not bucket.is_in_vain()


def test_what_was_throttled_long_ago_says_nothing(bucket, clock):
    throttled_for(bucket, clock, 12, 8)
    clock.seconds += 31
    bucket.throttled()
    assert not bucket.is_in_vain()


def test_nobody_waits_for_a_turn_in_vain_but_who_has_it_may_try(clock):
    rates = limits(clock)
    throttled_for(rates.bucket("api"), clock, 12, 8)
    assert rates.wait("api", 5.0)
    assert not rates.wait("api", 5.0)
    assert clock.seconds == pytest.approx(1_012.0)
