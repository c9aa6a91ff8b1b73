"""Sources run as far as their answers have come."""

from __future__ import annotations

import gc
import warnings

import pytest

from sagemaker_lineage.enrich.flow import LATE, Flow, Promise
from sagemaker_lineage.enrich.operations import DESCRIBE_MODEL, read
from sagemaker_lineage.errors import NotFound
from sagemaker_lineage.model.request import Answer


def named(name):
    return read(DESCRIBE_MODEL, "us-east-1", ModelName=name)


def told(name, payload=None):
    return Answer(read=named(name), payload={} if payload is None else payload)


async def ask(flow, *names):
    return [await flow.ask(named(name)) for name in names]


async def raise_not_found(flow):
    await flow.ask(named("a"))
    raise NotFound("nothing there")


def test_a_source_runs_until_it_waits():
    flow = Flow()
    result = flow.start(ask(flow, "a", "b"))
    assert flow.go() == (named("a"),)
    assert flow.answer(told("a")) == (named("b"),)
    assert not result.known
    assert flow.answer(told("b")) == ()
    assert [answer.read for answer in result.outcome()] == [named("a"), named("b")]


def test_the_same_read_is_handed_out_once_for_all_who_ask():
    flow = Flow()
    first, second = flow.start(ask(flow, "a")), flow.start(ask(flow, "a"))
    assert flow.go() == (named("a"),)
    flow.answer(told("a", {"ModelName": "a"}))
    assert first.outcome() == second.outcome()


def test_what_is_known_is_not_waited_for():
    flow = Flow()
    flow.ask(named("a"))
    flow.go()
    flow.answer(told("a"))
    result = flow.start(ask(flow, "a"))
    assert flow.go() == ()
    assert result.known


def test_a_second_answer_and_one_nobody_asked_for_change_nothing():
    flow = Flow()
    result = flow.start(ask(flow, "a"))
    flow.go()
    flow.answer(told("a", {"ModelName": "first"}))
    assert flow.answer(told("a", {"ModelName": "second"})) == ()
    assert flow.answer(told("b")) == ()
    assert result.outcome()[0].payload == {"ModelName": "first"}


def test_an_error_is_raised_wherever_the_source_is_awaited():
    flow = Flow()
    failing = flow.start(raise_not_found(flow))

    async def wait():
        return await failing

    waiting = [flow.start(wait()), flow.start(wait())]
    flow.go()
    flow.answer(told("a"))
    for promise in (failing, *waiting):
        with pytest.raises(NotFound):
            promise.outcome()


def test_what_is_not_known_has_no_outcome():
    with pytest.raises(RuntimeError):
        Promise().outcome()


def test_work_that_takes_a_while_waits_until_nothing_quicker_is_to_be_done():
    flow, done = Flow(), []

    async def slow():
        await flow.leisure()
        done.append("slow")
        return await flow.ask(named("b"))

    flow.start(slow())
    flow.start(ask(flow, "a"))
    assert not flow.has_work
    assert flow.go() == (named("a"),)
    assert (done, flow.has_work) == ([], True)
    assert flow.work() == (named("b"),)
    assert (done, flow.has_work, flow.work()) == (["slow"], False, ())


def test_when_the_time_is_up_everything_open_is_answered_late_to_the_end():
    flow = Flow()

    async def slow():
        await flow.leisure()
        return await ask(flow, "c", "d")

    both, put_off = flow.start(ask(flow, "a", "b")), flow.start(slow())
    flow.go()
    flow.expire()
    assert [answer.failure for answer in both.outcome()] == [LATE, LATE]
    assert [answer.failure for answer in put_off.outcome()] == [LATE, LATE]


def test_closing_drops_sources_without_a_warning():
    flow = Flow()
    flow.start(ask(flow, "a"))
    flow.go()
    flow.start(ask(flow, "b"))
    flow.leisure()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        flow.close()
        gc.collect()
    assert not flow.has_work
    assert flow.answer(told("a")) == ()
