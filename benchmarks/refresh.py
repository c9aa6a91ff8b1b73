"""Reading a pipeline again while answers are kept: the calls it takes, and the time."""

from __future__ import annotations

import time
from statistics import median

from benchmarks.embedded import DELAY_MS, REQUEST, counts, embedded_aws, forget, set_delay
from benchmarks.table import Figure, print_table
from sagemaker_lineage.bootstrap import SystemClock
from sagemaker_lineage.enrich.lifetimes import Lifetimes
from sagemaker_lineage.gateway.boto import AwsGateway
from sagemaker_lineage.gateway.caching import AnswerCache
from sagemaker_lineage.gateway.keeping import KeepingGateway
from sagemaker_lineage.gateway.weight import weight_of
from sagemaker_lineage.service.lineage import read_lineage

_RUNS = 5
_LATER_SECONDS = 10.0


class Clock:
    """Seconds that pass when they are told to."""

    seconds = 0.0

    def __call__(self) -> float:
        """Return the present moment."""
        return self.seconds


def main() -> None:
    """Print the figures of 60 steps over 10 buckets."""
    clock, times, calls = Clock(), [], []
    with embedded_aws(60, 10) as url, AwsGateway() as direct:
        cache = AnswerCache(2**26, Lifetimes(), clock)
        gateway = KeepingGateway(direct, cache)
        set_delay(url, DELAY_MS)
        read_lineage(REQUEST, gateway.reader(), SystemClock())
        cold = sum(counts(url).values())
        for _ in range(_RUNS):
            clock.seconds += _LATER_SECONDS
            forget(url)
            start = time.perf_counter()
            read_lineage(REQUEST, gateway.reader(), SystemClock())
            times.append((time.perf_counter() - start) * 1e3)
            calls.append(sum(counts(url).values()))
        kept, weight = len(cache), cache.weight
        weighed = next(iter(cache._entries.values())).answer  # noqa: SLF001  # any answer will do
        start = time.process_time()
        for _ in range(1_000):
            weight_of(weighed)
        weighing = (time.process_time() - start) * 1e3
    print_table(
        "A finished pipeline read again, 60 steps, 10 buckets, every 10 seconds",
        [
            Figure(name="AWS calls, the first time", measured=cold),
            Figure(name="AWS calls, every later time", measured=max(calls), goal=2),
            Figure(name="wall, every later time, median", measured=median(times), unit=" ms"),
            Figure(name="answers kept", measured=kept),
            Figure(name="weight of the answers kept", measured=weight / 1024, unit=" KiB"),
            Figure(name="weighing one answer", measured=weighing, unit=" µs"),
        ],
    )
