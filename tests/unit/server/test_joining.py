"""Work that several ask for at once: done once, failed once, and not lost with whoever began it."""

from __future__ import annotations

import asyncio

import pytest

from sagemaker_lineage.server.joining import Joining


def test_all_who_ask_together_share_one_result():
    async def crowd():
        joining, begun = Joining(), []

        async def work():
            begun.append(1)
            await asyncio.sleep(0.01)
            return object()

        results = await asyncio.gather(*(joining.run("key", work) for _ in range(1_000)))
        assert "key" not in joining
        return len(begun), len({id(result) for result in results})

    assert asyncio.run(crowd()) == (1, 1)


def test_different_keys_are_different_work():
    async def crowd():
        joining = Joining()

        async def work(value):
            await asyncio.sleep(0)
            return value

        return await asyncio.gather(*(joining.run(key, lambda key=key: work(key)) for key in "abab"))

    assert asyncio.run(crowd()) == ["a", "b", "a", "b"]


def test_a_failure_is_everybody_s_and_the_next_one_begins_anew():
    async def crowd():
        joining, begun = Joining(), []

        async def work():
            begun.append(1)
            await asyncio.sleep(0)
            raise LookupError

        failed = await asyncio.gather(*(joining.run("key", work) for _ in range(5)), return_exceptions=True)
        with pytest.raises(LookupError):
            await joining.run("key", work)
        return [type(error) for error in failed], len(begun)

    assert asyncio.run(crowd()) == ([LookupError] * 5, 2)


def test_who_began_it_may_leave():
    async def crowd():
        joining, going = Joining(), asyncio.Event()

        async def work():
            await going.wait()
            return "done"

        first, second = (asyncio.create_task(joining.run("key", work)) for _ in range(2))
        await asyncio.sleep(0)
        first.cancel()
        await asyncio.sleep(0)
        going.set()
        result = await second
        return first.cancelled(), result

    assert asyncio.run(crowd()) == (True, "done")


def test_a_failure_that_nobody_waits_for_is_no_warning(caplog):
    async def alone():
        joining, going = Joining(), asyncio.Event()

        async def work():
            await going.wait()
            raise LookupError

        task = asyncio.create_task(joining.run("key", work))
        await asyncio.sleep(0)
        task.cancel()
        going.set()
        await asyncio.sleep(0.01)
        return "key" in joining

    assert asyncio.run(alone()) is False
    assert caplog.records == []
