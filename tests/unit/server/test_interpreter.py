"""How the interpreter is set while the service runs, and that it is as before afterwards."""

from __future__ import annotations

import asyncio
import gc
import sys

from sagemaker_lineage.server.app import create_app
from sagemaker_lineage.server.interpreter import SWITCH_SECONDS, responsive, set_apart
from serverkit.asgi import started
from serverkit.service import FakeBackend


def test_while_the_service_runs_threads_take_turns_sooner_and_nothing_loaded_is_searched_for_garbage():
    before = sys.getswitchinterval()

    async def run():
        async with started(create_app(backend=FakeBackend())):
            return sys.getswitchinterval(), gc.get_freeze_count()

    interval, frozen = asyncio.run(run())
    assert abs(interval - SWITCH_SECONDS) < 1e-6
    assert frozen > 10_000
    assert sys.getswitchinterval() == before
    assert gc.get_freeze_count() == 0


def test_what_is_loaded_later_is_set_apart_too():
    with responsive():
        before = gc.get_freeze_count()
        later = [[] for _ in range(1_000)]
        set_apart()
        assert gc.get_freeze_count() >= before + len(later)
