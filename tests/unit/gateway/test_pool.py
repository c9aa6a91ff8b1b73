"""The pool: bounded, daemon threads, every task either run or called off."""

import threading
from contextvars import ContextVar

import pytest

from sagemaker_lineage.gateway.pool import WorkerPool

SECONDS = 10.0


class Job:
    def __init__(self, work=lambda: None):
        self.work = work
        self.over = threading.Event()
        self.called_off = False

    def run(self):
        self.work()
        self.over.set()

    def call_off(self):
        self.called_off = True
        self.over.set()


@pytest.fixture
def pool():
    made = WorkerPool(3)
    yield made
    made.close(SECONDS)


def finish(*jobs):
    return all(job.over.wait(SECONDS) for job in jobs)


def test_everything_is_run(pool):
    jobs = [Job() for _ in range(200)]
    for job in jobs:
        pool.submit(job)
    assert finish(*jobs)
    assert not any(job.called_off for job in jobs)


def test_no_more_threads_work_than_allowed(pool):
    full, gate, names = threading.Barrier(3), threading.Event(), set()

    def work():
        names.add(threading.current_thread().name)
        if not gate.is_set():
            full.wait(SECONDS)
            gate.set()

    jobs = [Job(work) for _ in range(30)]
    for job in jobs:
        pool.submit(job)
    assert finish(*jobs)
    assert len(names) == 3


def test_a_thread_that_is_free_is_used_again(pool):
    names = set()
    for _ in range(20):
        job = Job(lambda: names.add(threading.current_thread().name))
        pool.submit(job)
        assert finish(job)
    assert len(names) <= 2


def test_threads_never_keep_the_process_alive(pool):
    daemons = []
    job = Job(lambda: daemons.append(threading.current_thread().daemon))
    pool.submit(job)
    assert finish(job)
    assert daemons == [True]


def test_a_task_sees_the_context_of_its_caller(pool):
    request, seen = ContextVar("request"), []
    request.set("r-1")
    job = Job(lambda: seen.append(request.get()))
    pool.submit(job)
    assert finish(job)
    assert seen == ["r-1"]


def test_closing_calls_off_what_waits_and_leaves_what_runs():
    pool, begun, gate = WorkerPool(1), threading.Event(), threading.Event()

    def work():
        begun.set()
        gate.wait(SECONDS)

    running, waiting = Job(work), Job()
    pool.submit(running)
    begun.wait(SECONDS)
    pool.submit(waiting)
    pool.close(0.0)
    assert waiting.called_off
    assert not running.over.is_set()
    gate.set()
    assert finish(running)
    assert not running.called_off


def test_a_closed_pool_calls_off_at_once(pool):
    pool.close()
    job = Job()
    pool.submit(job)
    assert job.called_off


def test_closing_ends_the_threads():
    pool, threads = WorkerPool(2), []
    job = Job(lambda: threads.append(threading.current_thread()))
    pool.submit(job)
    assert finish(job)
    pool.close(SECONDS)
    assert not threads[0].is_alive()


def test_a_pool_may_be_closed_from_within():
    pool = WorkerPool(1)
    job = Job(lambda: pool.close(SECONDS))
    pool.submit(job)
    assert finish(job)


def held(pool, count, lane, most):
    """Fill a lane with tasks that wait for the gate; return the tasks and the gate."""
    gate = threading.Event()
    jobs = [Job(lambda: gate.wait(SECONDS)) for _ in range(count)]
    for job in jobs:
        pool.submit(job, lane, most)
    return jobs, gate


def test_a_lane_takes_no_more_threads_than_it_may(pool):
    running, most, lock = 0, 0, threading.Lock()

    def work():
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        threading.Event().wait(0.002)
        with lock:
            running -= 1

    jobs = [Job(work) for _ in range(20)]
    for job in jobs:
        pool.submit(job, "narrow", 2)
    assert finish(*jobs)
    assert most == 2


def test_a_full_lane_does_not_hold_the_others_up(pool):
    stuck, gate = held(pool, 10, "stuck", 2)
    others = [Job() for _ in range(10)]
    for job in others:
        pool.submit(job, "other", 2)
    assert finish(*others)
    assert not any(job.over.is_set() for job in stuck)
    gate.set()
    assert finish(*stuck)


def test_lanes_take_turns():
    pool = WorkerPool(1)
    first, gate = held(pool, 1, "first", 1)
    order = []
    jobs = [Job(lambda name=name: order.append(name)) for name in "aaabbb"]
    for job, name in zip(jobs, "aaabbb", strict=True):
        pool.submit(job, name, 1)
    gate.set()
    assert finish(*first, *jobs)
    assert order == list("ababab")
    pool.close(SECONDS)


def test_a_lane_that_is_over_is_forgotten(pool):
    jobs = [Job() for _ in range(50)]
    for number, job in enumerate(jobs):
        pool.submit(job, number, 1)
    assert finish(*jobs)
    pool.close(SECONDS)
    assert not pool._lanes


def test_closing_calls_off_what_waits_in_every_lane(pool):
    stuck, gate = held(pool, 5, "stuck", 1)
    threading.Event().wait(0.05)
    pool.close(0.0)
    gate.set()
    assert finish(*stuck)
    assert sum(job.called_off for job in stuck) == 4
