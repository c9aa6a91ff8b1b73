"""Twice as many requests as the service can answer: what it still answers, and how soon it refuses the rest."""

from __future__ import annotations

import asyncio
import sys
import time
from typing import TYPE_CHECKING

import uvicorn

from benchmarks.serving import Answered, ask, hurriedly, served, steadily
from benchmarks.table import Figure, print_table
from benchmarks.warm import OneLineage
from sagemaker_lineage.server.app import create_app
from sagemaker_lineage.settings import Settings

if TYPE_CHECKING:
    from sagemaker_lineage.model.execution import Lineage
    from sagemaker_lineage.service.lineage import LineageRequest

AWS_SECONDS = 0.2
"""What a reading takes: waiting, as for AWS."""
SECONDS = 6.0
_OK, _REFUSED = 200, 503


class SlowAws(OneLineage):
    """A backend that waits before it answers."""

    def lineage(self, request: LineageRequest, profile: str | None, *, fresh: bool = False) -> Lineage:
        """Return the one lineage there is, after a while."""
        time.sleep(AWS_SECONDS)
        return super().lineage(request, profile, fresh=fresh)


def paths(count: int) -> list[str]:
    """Return addresses of as many different pipelines."""
    return [f"/lineage?pipeline=bench-{number}&region=ap-northeast-2" for number in range(count)]


def late(answers: list[Answered], share: float) -> float:
    """Return the milliseconds within which that share of the answers came."""
    times = sorted(answer.seconds for answer in answers)
    return times[min(len(times) - 1, int(len(times) * share))] * 1e3 if times else 0.0


async def measure(port: int, at_once: int) -> list[Figure]:
    """Return the figures."""
    started = time.perf_counter()
    calm = await hurriedly(port, paths(int(at_once / AWS_SECONDS * SECONDS)), at_once)
    peak = len(calm) / (time.perf_counter() - started)
    health = asyncio.create_task(steadily(port, ["/health"] * int(SECONDS * 10), 10))
    started = time.perf_counter()
    crowd = await steadily(port, paths(int(2 * peak * SECONDS)), 2 * peak)
    seconds = time.perf_counter() - started
    good = [answer for answer in crowd if answer.status == _OK]
    refused = [answer for answer in crowd if answer.status == _REFUSED]
    healthy = await health
    other = len(crowd) - len(good) - len(refused) + sum(answer.status != _OK for answer in healthy)
    return [
        Figure(name="answers a second at the peak", measured=peak),
        Figure(name="answers a second at twice the peak", measured=len(good) / seconds),
        Figure(name="peak / that (0.8 of it is 1.25)", measured=peak * seconds / len(good), goal=1.25, unit="x"),
        Figure(name="refused with 503, p50", measured=late(refused, 0.5), goal=100, unit=" ms"),
        Figure(name="refused with 503, p99", measured=late(refused, 0.99), goal=100, unit=" ms"),
        Figure(name="/health meanwhile, p99", measured=late(healthy, 0.99), goal=100, unit=" ms"),
        Figure(name="answers of any other kind", measured=other, goal=0),
    ]


def main() -> None:
    """Print the figures."""
    settings = Settings()
    with served("benchmarks.overload") as server:
        asyncio.run(ask(server.port, paths(1)[0]))
        print_table(
            f"Twice the capacity, {settings.requests_at_once} readings at once of {AWS_SECONDS * 1e3:.0f} ms each",
            asyncio.run(measure(server.port, settings.requests_at_once)),
        )


if __name__ == "__main__":
    app = create_app(settings=Settings(document_seconds=0, log_format="json", log_level="ERROR"), backend=SlowAws())  # type: ignore[arg-type]  # no lists are asked for
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), access_log=False, log_level="error")
