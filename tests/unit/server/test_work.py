"""Blocking work: bounded in threads, in queue and in time."""

from __future__ import annotations

import threading
import time

import anyio
import pytest

from sagemaker_lineage.errors import PipelineNotFound, TimedOut
from sagemaker_lineage.server.problems import NotReady, Overloaded
from sagemaker_lineage.server.work import Work


def test_the_result_and_the_arguments_pass_through():
    work = Work(threads=1, waiting=1, seconds=5)
    assert anyio.run(work.run, divmod, 7, 2) == (3, 1)


def test_errors_pass_through():
    def fail():
        raise PipelineNotFound("none")

    with pytest.raises(PipelineNotFound):
        anyio.run(Work(threads=1, waiting=1, seconds=5).run, fail)


def test_what_takes_too_long_is_answered_in_time():
    with pytest.raises(TimedOut):
        anyio.run(Work(threads=1, waiting=1, seconds=0.01).run, time.sleep, 0.3)


def test_the_queue_has_an_end():
    release = threading.Event()
    refused = []

    async def ask(work):
        try:
            await work.run(release.wait, 5)
        except Overloaded:
            refused.append(True)
            release.set()

    async def crowd():
        work = Work(threads=2, waiting=3, seconds=10)
        async with anyio.create_task_group() as group:
            for _ in range(6):
                group.start_soon(ask, work)

    anyio.run(crowd)
    assert refused == [True]


def test_who_waits_is_let_go_when_the_service_ends():
    release = threading.Event()
    found = []

    async def ask(work):
        try:
            found.append(await work.run(release.wait, 5))
        except NotReady:
            found.append("not ready")

    async def crowd():
        work = Work(threads=2, waiting=3, seconds=10)
        async with anyio.create_task_group() as group:
            for _ in range(3):
                group.start_soon(ask, work)
            await anyio.sleep(0.05)
            work.abandon()
        release.set()
        await ask(work)
        return work.inside

    assert anyio.run(crowd) == 0
    assert found == ["not ready"] * 4


def test_who_has_a_turn_may_finish_and_who_waits_gets_none():
    release = threading.Event()
    found = []

    async def ask(work):
        try:
            found.append(await work.run(release.wait, 5))
        except NotReady:
            found.append("not ready")

    async def crowd():
        work = Work(threads=1, waiting=3, seconds=10)
        async with anyio.create_task_group() as group:
            for _ in range(2):
                group.start_soon(ask, work)
            await anyio.sleep(0.05)
            work.stop()
            release.set()

    anyio.run(crowd)
    assert sorted(map(str, found)) == ["True", "not ready"]
