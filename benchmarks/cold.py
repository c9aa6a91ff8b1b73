"""A cold lineage over AWS that takes 40 ms a call: wall time against the longest chain of dependent calls.

The chain is not assumed, it is counted: the plan is run once with a reader that answers everything asked for
in one round, and the rounds are the longest chain.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from benchmarks.table import Figure, print_table
from sagemaker_lineage.bootstrap import SystemClock
from sagemaker_lineage.demo.serve import demo_environment
from sagemaker_lineage.enrich.plan import lineage_plan
from sagemaker_lineage.gateway.boto import AwsGateway
from sagemaker_lineage.gateway.limits import Limits
from sagemaker_lineage.service.lineage import LineageRequest, read_lineage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sagemaker_lineage.model.request import Answer, AwsRead
    from sagemaker_lineage.service.ports import WarmReader

DELAY_MS = 40
REGION, PIPELINE = "ap-northeast-2", "bench-pipeline"
REQUEST = LineageRequest(region=REGION, pipeline=PIPELINE, include_latest_execution=True)
CASES = ((8, 4, 2.5, 35), (60, 10, 4.0, 120))
"""Steps, buckets, most times the chain, most calls."""
_RUNS = 7


@contextmanager
def embedded_aws(steps: int, buckets: int) -> Iterator[str]:
    """Serve the bench account from a process of its own; yield its URL."""
    command = [sys.executable, "-m", "sagemaker_lineage.demo", "--account", "bench", "--steps", str(steps)]
    command += ["--buckets", str(buckets), "--pipelines", "150"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            yield server.stdout.readline().strip() if server.stdout else ""
        finally:
            server.terminate()


def control(url: str, method: str, path: str, members: dict[str, Any] | None = None) -> dict[str, Any]:
    """Speak to the embedded AWS's control; return its state."""
    body = json.dumps(members or {}).encode()
    asked = urllib.request.Request(f"{url}/_control{path}", data=body, method=method)
    with urllib.request.urlopen(asked) as answer:
        return dict(json.load(answer))


def chain(reader: WarmReader) -> int:
    """Return the longest chain of dependent calls of the plan."""
    plan = lineage_plan(REQUEST)
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


def measure(steps: int, buckets: int, most_ratio: float, most_calls: int, threads: int = 32) -> list[Figure]:
    """Return the figures of one account."""
    with embedded_aws(steps, buckets) as url, tempfile.TemporaryDirectory() as directory:
        os.environ.update(demo_environment(url, Path(directory)))
        gateway = AwsGateway(Limits(threads=threads, sagemaker_calls=threads, s3_calls=threads))
        try:
            reader = gateway.reader()
            links = chain(reader)
            control(url, "DELETE", "")
            control(url, "PUT", "/delay", {"ms": DELAY_MS})
            times, cpu = [], time.process_time()
            for _ in range(_RUNS):
                start = time.perf_counter()
                lineage = read_lineage(REQUEST, reader, SystemClock())
                times.append((time.perf_counter() - start) * 1e3)
            cpu_ms = (time.process_time() - cpu) * 1e3 / _RUNS
            counts = {name: count // _RUNS for name, count in control(url, "GET", "")["counts"].items()}
        finally:
            gateway.close()
    what = f"{steps} steps, {buckets} buckets"
    print(f"\n{what}: chain of {links} calls, {len(lineage.gaps)} gaps; calls by operation")
    for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        print(f"  {count:>4}  {name}")
    calls = sum(counts.values())
    ratio = median(times) / (links * DELAY_MS)
    return [
        Figure(name=f"{what}: AWS calls", measured=calls, goal=most_calls),
        Figure(
            name=f"{what}: wall / chain, {threads} calls at once",
            measured=ratio,
            goal=most_ratio,
            unit="x",
        ),
        Figure(name=f"{what}: wall", measured=median(times), unit=" ms"),
        Figure(name=f"{what}: CPU of the whole process per call", measured=cpu_ms / calls, unit=" ms"),
    ]


def main() -> None:
    """Print the figures."""
    figures = [figure for case in CASES for figure in measure(*case)]
    print_table(f"Cold lineage, {DELAY_MS} ms a call, clients warm", figures)
