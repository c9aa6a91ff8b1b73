"""A cold lineage over AWS that takes 40 ms a call: wall time against the longest chain of dependent calls.

The chain is not assumed, it is counted: the plan is run once with a reader that answers everything asked for
in one round, and the rounds are the longest chain.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.embedded import DELAY_MS, REQUEST, counts, embedded_aws, forget, set_delay
from benchmarks.table import Figure, print_table
from sagemaker_lineage.bootstrap import SystemClock
from sagemaker_lineage.enrich.plan import lineage_plan
from sagemaker_lineage.gateway.boto import AwsGateway
from sagemaker_lineage.gateway.limits import Limits
from sagemaker_lineage.service.lineage import read_lineage

if TYPE_CHECKING:
    from sagemaker_lineage.model.request import Answer, AwsRead
    from sagemaker_lineage.service.lineage import LineageRequest
    from sagemaker_lineage.service.ports import WarmReader


class Case(NamedTuple):
    """An account, the calls at once, and the goals: times the chain, and calls."""

    steps: int
    buckets: int
    at_once: int
    most_ratio: float
    most_calls: int


CASES = (Case(8, 4, 32, 1.6, 35), Case(60, 10, 64, 2.2, 120), Case(60, 10, 32, 2.8, 120))
CPU_MS = 2.5
FIRST_MS = 250
GROWTH = 11
_RUNS = 9
_FIRST_RUNS = 5
_FIRST = """
import time
from benchmarks.embedded import REQUEST
from sagemaker_lineage.bootstrap import make_backend
with make_backend() as backend:
    backend.prepare()
    time.sleep(2)
    for _ in range(4):
        start = time.perf_counter()
        backend.lineage(REQUEST, fresh=True)
        print((time.perf_counter() - start) * 1e3)
"""
"""What a server does: it prepares at start-up, and is asked later."""


def chain(reader: WarmReader, request: LineageRequest = REQUEST) -> int:
    """Return the longest chain of dependent calls of the plan."""
    plan = lineage_plan(request)
    asked, rounds = list(plan.start()), 0
    while not plan.done:
        rounds += 1
        asked = [read for answer in together(reader, tuple(asked)) for read in plan.follow(answer)]
        while plan.has_work:
            asked += plan.work()
    return rounds


def together(reader: WarmReader, reads: tuple[AwsRead, ...]) -> list[Answer]:
    """Make the reads side by side and wait for all of them."""
    answers: list[Answer] = []
    arrived = threading.Semaphore(0)

    def done(answer: Answer) -> None:
        answers.append(answer)
        arrived.release()

    for read in reads:
        reader.submit(read, done)
    for _ in reads:
        arrived.acquire()
    return answers


def gateway_of(calls_at_once: int) -> AwsGateway:
    """Return a gateway without a rate: it is the time of the calls that is measured."""
    limits = Limits(threads=calls_at_once, sagemaker_calls=calls_at_once, s3_calls=calls_at_once, most_rate=10_000)
    return AwsGateway(limits)


def measure(case: Case) -> list[Figure]:
    """Return the figures of one account, the clients warm and nothing kept."""
    with embedded_aws(case.steps, case.buckets) as url, gateway_of(case.at_once) as gateway:
        reader = gateway.reader()
        links = chain(reader)
        set_delay(url, DELAY_MS)
        read_lineage(REQUEST, reader, SystemClock())
        forget(url)
        times, cpu = [], time.process_time()
        for _ in range(_RUNS):
            start = time.perf_counter()
            lineage = read_lineage(REQUEST, reader, SystemClock())
            times.append((time.perf_counter() - start) * 1e3)
        cpu_ms = (time.process_time() - cpu) * 1e3 / _RUNS
        by_operation = {name: count // _RUNS for name, count in counts(url).items()}
    what = f"{case.steps} steps, {case.buckets} buckets, {case.at_once} at once"
    print(f"\n{what}: chain of {links} calls, {len(lineage.gaps)} gaps; calls by operation")
    for name, count in sorted(by_operation.items(), key=lambda item: (-item[1], item[0])):
        print(f"  {count:>4}  {name}")
    calls, shortest = sum(by_operation.values()), links * DELAY_MS
    return [
        Figure(name=f"{what}: AWS calls", measured=calls, goal=case.most_calls),
        Figure(name=f"{what}: wall / chain, median", measured=median(times) / shortest, goal=case.most_ratio, unit="x"),
        Figure(name=f"{what}: wall / chain, best of {_RUNS}", measured=min(times) / shortest, unit="x"),
        Figure(name=f"{what}: wall, median", measured=median(times), unit=" ms"),
        Figure(name=f"{what}: CPU of the process, a call", measured=cpu_ms / calls, goal=CPU_MS, unit=" ms"),
    ]


def cpu_of(steps: int) -> float:
    """Return the CPU milliseconds of one lineage, the least of several: others use the machine too."""
    with embedded_aws(steps, 10), gateway_of(32) as gateway:
        reader, spent = gateway.reader(), []
        for _ in range(6):
            start = time.process_time()
            read_lineage(REQUEST, reader, SystemClock(), seconds=120)
            spent.append((time.process_time() - start) * 1e3)
        return min(spent)


def first_request() -> float:
    """Return how many milliseconds longer the first request of a process takes than a later one."""
    more = []
    with embedded_aws(8, 4) as url:
        set_delay(url, DELAY_MS)
        for _ in range(_FIRST_RUNS):
            command = [sys.executable, "-c", _FIRST]
            done = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ)
            first, *later = map(float, done.stdout.split())
            more.append(first - median(later))
    return median(more)


def main() -> None:
    """Print the figures."""
    figures = [figure for case in CASES for figure in measure(case)]
    growth = cpu_of(600) / cpu_of(60)
    figures += [
        Figure(name="600 steps against 60: CPU", measured=growth, goal=GROWTH, unit="x"),
        Figure(name="first request of a process, more than a later one", measured=first_request(), goal=FIRST_MS),
    ]
    print_table(f"Cold lineage, {DELAY_MS} ms a call, clients warm", figures)
