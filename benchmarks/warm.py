"""A kept document over HTTP, one worker, load beside it: against a bare FastAPI route that returns the same bytes.

Needs ``wrk``; without it nothing is measured, and the table says so. Both servers run at the same time and
are asked in turn, so that what else the machine does falls on both.
"""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from statistics import median
from typing import TYPE_CHECKING, Any

import uvicorn
from fastapi import FastAPI, Request, Response

from benchmarks.definitions import generated
from benchmarks.table import Figure, print_table
from sagemaker_lineage.export.document import document_bytes, document_etag, to_document
from sagemaker_lineage.server.app import create_app
from sagemaker_lineage.server.finished import Finished, finish
from sagemaker_lineage.service.lineage import from_definition
from sagemaker_lineage.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sagemaker_lineage.model.execution import Lineage
    from sagemaker_lineage.service.lineage import LineageRequest

STEPS = 210
"""Steps of a definition whose document has 200 KB."""
CONNECTIONS = 32
ROUTE = "/lineage?pipeline=bench&region=ap-northeast-2"
_ROUNDS = 5
_SECONDS = 2
_NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


class OneLineage:
    """A backend that knows one pipeline."""

    def __init__(self) -> None:
        self._lineage = from_definition(generated(STEPS), name="bench")

    def lineage(self, _request: LineageRequest, _profile: str | None, *, fresh: bool = False) -> Lineage:
        """Return it, whatever is asked."""
        del fresh
        return self._lineage

    def now(self) -> datetime:
        """Return one moment."""
        return _NOW

    def prepare(self) -> None:
        """Be ready."""

    def close(self) -> None:
        """Hold nothing."""


def document() -> Finished:
    """Return the document as it is sent."""
    backend = OneLineage()
    made = to_document(backend.lineage(None, None), backend.now())  # type: ignore[arg-type]  # it is not looked at
    return finish(document_bytes(made), document_etag(made))


def ours() -> FastAPI:
    """Return the service; its documents stay fresh for the whole measurement."""
    settings = Settings(document_seconds=3_600, log_format="json")
    return create_app(settings=settings, backend=OneLineage())  # type: ignore[arg-type]  # no lists are asked for


def bare() -> FastAPI:
    """Return the least that FastAPI can do: one route and bytes that are ready."""
    app, made = FastAPI(), document()

    @app.get("/lineage")
    async def lineage(request: Request) -> Response:
        if request.headers.get("if-none-match") == made.etag:
            return Response(status_code=304, headers={"ETag": made.etag})
        accepted = request.headers.get("accept-encoding", "")
        if "zstd" in accepted:
            headers = {"ETag": made.etag, "Content-Encoding": "zstd"}
            return Response(made.packed.body, headers=headers, media_type="application/json")
        if "gzip" in accepted:
            headers = {"ETag": made.etag, "Content-Encoding": "gzip"}
            return Response(made.zipped.body, headers=headers, media_type="application/json")
        return Response(made.plain.body, headers={"ETag": made.etag}, media_type="application/json")

    return app


APPS = {"ours": ours, "bare": bare}


@contextmanager
def served(name: str) -> Iterator[str]:
    """Serve one of the applications from a process of its own; yield its address once it answers."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "benchmarks.warm", name, str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(address)
            yield address
        finally:
            server.terminate()


def _wait_for(address: str) -> None:
    for _ in range(200):
        try:
            with urllib.request.urlopen(address + ROUTE):
                return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("the server does not answer")


def load(address: str, headers: dict[str, str]) -> tuple[float, float]:
    """Return the requests per second and the 99th percentile in ms that wrk sees; any error ends the benchmark."""
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{_SECONDS}s", "--latency"]
    for name, value in headers.items():
        command += ["-H", f"{name}: {value}"]
    told = subprocess.run([*command, address + ROUTE], check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in told or "Socket errors" in told:
        raise RuntimeError(told)
    rate = re.search(r"Requests/sec:\s+([0-9.]+)", told)
    late = re.search(r"99%\s+([0-9.]+)(us|ms|s)", told)
    if rate is None or late is None:
        raise RuntimeError(told)
    return float(rate[1]), float(late[1]) * {"us": 1e-3, "ms": 1.0, "s": 1e3}[late[2]]


def measure(addresses: dict[str, str], what: str, headers: dict[str, str]) -> list[Figure]:
    """Return the figures of one form of the answer."""
    rounds: dict[str, list[tuple[float, float]]] = {name: [] for name in addresses}
    for _ in range(_ROUNDS):
        for name, address in addresses.items():
            rounds[name].append(load(address, headers))
    rates = {name: [rate for rate, _ in found] for name, found in rounds.items()}
    slower = median(bare / ours for ours, bare in zip(rates["ours"], rates["bare"], strict=True))
    return [
        Figure(name=f"{what}: requests/s", measured=median(rates["ours"])),
        Figure(name=f"{what}: requests/s of the bare route", measured=median(rates["bare"])),
        Figure(name=f"{what}: bare / ours (0.7 of it is 1.43)", measured=slower, goal=1 / 0.7, unit="x"),
        Figure(name=f"{what}: p99", measured=median(late for _, late in rounds["ours"]), goal=30, unit=" ms"),
        Figure(name=f"{what}: p99 of the bare route", measured=median(late for _, late in rounds["bare"]), unit=" ms"),
    ]


def main() -> None:
    """Print the figures."""
    if shutil.which("wrk") is None:
        print("\nA kept document over HTTP: not measured, for `wrk` is missing (on Debian: apt-get install wrk)")
        return
    made = document()
    forms: dict[str, dict[str, Any]] = {
        "plain": {},
        "gzip": {"Accept-Encoding": "gzip"},
        "zstd": {"Accept-Encoding": "zstd"},
        "304": {"If-None-Match": made.etag},
    }
    with ExitStack() as stack:
        addresses = {name: stack.enter_context(served(name)) for name in APPS}
        figures = [figure for what, headers in forms.items() for figure in measure(addresses, what, headers)]
    forms_of = {"KB": made.plain, "as gzip": made.zipped, "as zstd": made.packed}
    sizes = ", ".join(f"{len(form.body) / 1e3:.0f} {name}" for name, form in forms_of.items())
    print_table(f"A kept document over HTTP ({sizes}), {CONNECTIONS} connections, one worker", figures)


if __name__ == "__main__":
    uvicorn.run(
        APPS[sys.argv[1]](),
        host="127.0.0.1",
        port=int(sys.argv[2]),
        access_log=False,
        server_header=False,
        log_level="error",
    )
