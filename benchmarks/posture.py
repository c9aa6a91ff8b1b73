"""What findings cost: links in the chain of dependent calls, calls, and wall time, over AWS that takes 40 ms a call."""

from __future__ import annotations

import time
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.cold import chain, gateway_of
from benchmarks.embedded import DELAY_MS, REQUEST, counts, embedded_aws, forget, set_delay
from benchmarks.table import Figure, print_table
from sagemaker_lineage.bootstrap import SystemClock
from sagemaker_lineage.enrich.posture_operations import POSTURE_OPERATIONS
from sagemaker_lineage.enrich.question import FINDINGS
from sagemaker_lineage.service.lineage import read_lineage

if TYPE_CHECKING:
    from sagemaker_lineage.service.lineage import LineageRequest
    from sagemaker_lineage.service.ports import WarmReader

STEPS, BUCKETS = 60, 10
JUDGED = replace(REQUEST, include=REQUEST.include | {FINDINGS})
_RUNS = 7
_A_BUCKET = 8
_AN_ACCOUNT = 3
_SEARCH = 1
_KEYS = 5
_CAPTURE_LINKS = 2
"""The endpoint is known with the steps, its bucket with the endpoint, the bucket's key with the bucket."""
_CAPTURE_CALLS = 16
"""Endpoint and configuration, 13 of the bucket, its key."""


class Cost(NamedTuple):
    """One lineage: its longest chain of calls, its calls by operation, its median time in milliseconds."""

    links: int
    calls: dict[str, int]
    wall_ms: float


def cost(url: str, reader: WarmReader, request: LineageRequest) -> Cost:
    """Read the lineage again and again; nothing is kept between the readings."""
    set_delay(url, 0)
    links = chain(reader, request)
    set_delay(url, DELAY_MS)
    forget(url)
    times = []
    for _ in range(_RUNS):
        start = time.perf_counter()
        read_lineage(request, reader, SystemClock())
        times.append((time.perf_counter() - start) * 1e3)
    return Cost(links, {name: count // _RUNS for name, count in counts(url).items()}, median(times))


def captured() -> Cost:
    """Read a lineage whose endpoint captures requests in a bucket that nothing else names, nor its key."""
    with embedded_aws(STEPS, BUCKETS, "--captures") as url, gateway_of(64) as gateway:
        reader = gateway.reader()
        read_lineage(JUDGED, reader, SystemClock())
        return cost(url, reader, JUDGED)


def main() -> None:
    """Print the figures."""
    with embedded_aws(STEPS, BUCKETS) as url, gateway_of(64) as gateway:
        reader = gateway.reader()
        read_lineage(JUDGED, reader, SystemClock())
        plain, judged = cost(url, reader, REQUEST), cost(url, reader, JUDGED)
    capturing = captured()
    without = sum(plain.calls.get(operation.label, 0) for operation in POSTURE_OPERATIONS)
    more = sum(judged.calls.values()) - sum(plain.calls.values())
    most = BUCKETS * _A_BUCKET + _AN_ACCOUNT - 1 + _SEARCH + _KEYS
    off_path = sum(capturing.calls.values()) - sum(judged.calls.values())
    ratio = judged.wall_ms / (judged.links * DELAY_MS)
    print_table(
        f"Findings over {STEPS} steps and {BUCKETS} buckets, {DELAY_MS} ms a call, clients warm",
        [
            Figure(name="links that findings add to the chain of calls", measured=judged.links - plain.links, goal=1),
            Figure(name="calls for findings where nobody asks for them", measured=without),
            Figure(name="calls that findings add", measured=more, goal=most),
            Figure(
                name="links, with an endpoint that captures off the path",
                measured=capturing.links - plain.links,
                goal=_CAPTURE_LINKS,
            ),
            Figure(name="calls that such an endpoint adds", measured=off_path, goal=_CAPTURE_CALLS),
            Figure(name="wall, without findings", measured=plain.wall_ms, unit=" ms"),
            Figure(name="wall, with findings", measured=judged.wall_ms, unit=" ms"),
            Figure(name="wall, with such an endpoint", measured=capturing.wall_ms, unit=" ms"),
            Figure(name="wall / chain, with findings", measured=ratio, unit="x"),
        ],
    )
