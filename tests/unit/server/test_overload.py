"""More than the service can do: the surplus is refused at once, and the event loop never waits."""

from __future__ import annotations

import asyncio
import time
from urllib.parse import urlencode

from anyio import to_thread

from sagemaker_lineage.server.app import create_app
from sagemaker_lineage.settings import Settings
from serverkit.asgi import ask, longest_lag
from serverkit.service import CLAIMS, FakeBackend
from wire_samples.lineages import FINISHED

AT_ONCE, WAITING = 4, 4
AWS_SECONDS = 0.6


class SlowAws(FakeBackend):
    """Blocks its thread like a call to AWS."""

    def lineage(self, request, profile, *, fresh=False):
        time.sleep(AWS_SECONDS)
        self.asked.append((request, profile))
        return FINISHED


def line(number):
    return urlencode({**CLAIMS, "pipeline": f"claims-{number}"})


def app_of(backend):
    return create_app(settings=Settings(requests_at_once=AT_ONCE, requests_waiting=WAITING), backend=backend)


async def timed(app, path, query=""):
    began = time.perf_counter()
    answer = await ask(app, path, query)
    return answer, time.perf_counter() - began


def test_the_surplus_is_refused_at_once_and_the_rest_is_answered():
    backend = SlowAws()
    app = app_of(backend)

    async def crowd():
        requests = [asyncio.create_task(timed(app, "/lineage", line(number))) for number in range(40)]
        await asyncio.sleep(AWS_SECONDS / 3)
        health = await timed(app, "/health")
        return health, await asyncio.gather(*requests)

    (health, health_seconds), answers = asyncio.run(crowd())
    refused = [(answer, seconds) for answer, seconds in answers if answer.status == 503]
    assert len(answers) - len(refused) == AT_ONCE + WAITING == len(backend.asked)
    assert all("retry-after" in answer.headers for answer, _ in refused)
    assert max(seconds for _, seconds in refused) < AWS_SECONDS
    assert health.status == 200
    assert health_seconds < AWS_SECONDS


def test_after_the_crowd_everything_is_as_before():
    app = app_of(SlowAws())

    async def crowd():
        await asyncio.gather(*(ask(app, "/lineage", line(number)) for number in range(40)))
        return await asyncio.gather(*(ask(app, "/lineage", line(number)) for number in range(AT_ONCE + WAITING)))

    assert {answer.status for answer in asyncio.run(crowd())} == {200}


def test_the_event_loop_never_waits_for_aws():
    app = app_of(SlowAws())

    async def crowd():
        watching = asyncio.create_task(longest_lag(3 * AWS_SECONDS))
        for path in ("/lineage", "/lineage", "/pipelines", "/pipelines/claims/executions"):
            await asyncio.gather(*(ask(app, path, line(number)) for number in range(AT_ONCE)))
        return await watching

    assert asyncio.run(crowd()) < AWS_SECONDS


def test_no_request_waits_for_a_thread_of_the_framework():
    app = app_of(SlowAws())

    async def crowd():
        threads = to_thread.current_default_thread_limiter()
        for _ in range(int(threads.total_tokens)):
            await threads.acquire_on_behalf_of(object())
        paths = ("/health", "/ready", "/metrics", "/settings", "/lineage", "/lineage.svg", "/pipelines")
        return await asyncio.wait_for(asyncio.gather(*(ask(app, path, line(1)) for path in paths)), 60)

    assert all(answer.status in {200, 503} for answer in asyncio.run(crowd()))
