"""AWS misbehaving: what throttling costs, how late an answer can be, and what a dead region does to another."""

from __future__ import annotations

import os
import socket
import threading
import time
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.embedded import DELAY_MS, REQUEST, control, counts, embedded_aws, forget, set_delay
from benchmarks.table import Figure, print_table
from sagemaker_lineage import errors
from sagemaker_lineage.bootstrap import SystemClock
from sagemaker_lineage.export.document import document_etag, to_document
from sagemaker_lineage.gateway.boto import AwsGateway
from sagemaker_lineage.service.lineage import read_lineage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sagemaker_lineage.model.execution import Lineage
    from sagemaker_lineage.service.ports import Reader

SHARES = (0.3, 0.5, 0.9)
BUDGET_SECONDS = 30.0
_SHORT_SECONDS = 3.0
_READINGS = 60
_ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{" + b" " * 4_999


def attempt(reader: Reader, seconds: float) -> tuple[Lineage | errors.LineageError, float]:
    """Read within a budget; return what came, and the seconds it took."""
    start = time.perf_counter()
    try:
        brought: Lineage | errors.LineageError = read_lineage(REQUEST, reader, SystemClock(), seconds)
    except errors.LineageError as error:
        brought = error
    return brought, time.perf_counter() - start


def throttled() -> list[Figure]:
    """Return what shares of throttled calls cost, 60 steps over 10 buckets."""
    figures = []
    with embedded_aws(60, 10) as url:
        with AwsGateway() as gateway:
            whole, _ = attempt(gateway.reader(), BUDGET_SECONDS)
        needed = sum(counts(url).values())
        for share in SHARES:
            control(url, "DELETE", "")
            control(url, "POST", "/faults", {"operation": "*", "kind": "throttle", "share": share})
            with AwsGateway() as gateway:
                brought, seconds = attempt(gateway.reader(), BUDGET_SECONDS)
            what = f"{share:.0%} throttled"
            requests = sum(counts(url).values()) / needed
            came = f"{what}: {_what_came(brought, whole)}; seconds"
            figures += [
                Figure(name=f"{what}: requests / needed call", measured=requests, goal=1.5 if share == 0.3 else None),
                Figure(name=came, measured=seconds, goal=BUDGET_SECONDS + 1),
            ]
    return figures


def _what_came(brought: Lineage | errors.LineageError, whole: Lineage | errors.LineageError) -> str:
    if isinstance(brought, errors.LineageError) or isinstance(whole, errors.LineageError):
        return f"error {getattr(brought, 'code', '')}"
    if not brought.gaps:
        now = SystemClock().now()
        same = document_etag(to_document(brought, now)) == document_etag(to_document(whole, now))
        return "complete" if same else "DIFFERS WITHOUT A GAP"
    return f"{len(brought.gaps)} gaps"


def silent(connection: socket.socket, over: threading.Event) -> None:
    """Take the request and say nothing."""
    over.wait()
    connection.close()


def dripping(connection: socket.socket, over: threading.Event) -> None:
    """Answer one byte a second."""
    for byte in _ANSWER:
        if over.wait(1.0):
            return
        connection.sendall(bytes([byte]))


def resetting(connection: socket.socket, over: threading.Event) -> None:
    """Break the connection off."""
    del over
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
    connection.close()


def garbage(connection: socket.socket, over: threading.Event) -> None:
    """Answer 200 with what is no answer."""
    del over
    connection.recv(65_536)
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 13\r\nConnection: close\r\n\r\n<html></html>")
    connection.close()


@contextmanager
def hostile(behave: object) -> Iterator[tuple[str, list[float]]]:
    """Serve that behaviour; yield the URL, and the moments at which connections came."""
    over, came = threading.Event(), list[float]()
    listening = socket.create_server(("127.0.0.1", 0), backlog=256)

    def serve(connection: socket.socket) -> None:
        try:
            behave(connection, over)  # type: ignore[operator]
        except OSError:
            connection.close()

    def accept() -> None:
        while not over.is_set():
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            came.append(time.monotonic())
            threading.Thread(target=serve, args=(connection,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}", came
    finally:
        over.set()
        listening.close()


def late() -> list[Figure]:
    """Return how long an answer takes over endpoints that never give a proper one, within a budget."""
    figures = []
    with embedded_aws(8, 4):
        for behave in (silent, dripping, resetting, garbage):
            with hostile(behave) as (url, _), AwsGateway() as gateway:
                os.environ["AWS_ENDPOINT_URL"] = url
                brought, seconds = attempt(gateway.reader(), _SHORT_SECONDS)
            code = getattr(brought, "code", "an answer")
            name = f"AWS {behave.__name__}, budget {_SHORT_SECONDS:g} s: {code}; seconds"
            figures.append(Figure(name=name, measured=seconds, goal=_SHORT_SECONDS + 1))
    return figures


def p95(times: list[float]) -> float:
    """Return the value below which 95 of 100 lie."""
    return sorted(times)[int(len(times) * 0.95)]


def beside_a_dead_region() -> list[Figure]:
    """Return how quick a region is while another one is dead, and how often that is tried."""
    dead = replace(REQUEST, region="eu-south-1")
    with embedded_aws(8, 4) as url, hostile(silent) as (nowhere, came), AwsGateway() as gateway:
        set_delay(url, DELAY_MS)
        del os.environ["AWS_ENDPOINT_URL"]
        _profile("here", url)
        _profile("elsewhere", nowhere)
        alive = gateway.reader("here")
        attempt(alive, BUDGET_SECONDS)
        alone = [attempt(alive, BUDGET_SECONDS)[1] for _ in range(_READINGS)]
        elsewhere, over = gateway.reader("elsewhere"), threading.Event()

        def ask() -> None:
            while not over.wait(0.2):
                try:
                    read_lineage(dead, elsewhere, SystemClock(), BUDGET_SECONDS)
                except errors.LineageError:
                    continue

        askers = [threading.Thread(target=ask, daemon=True) for _ in range(8)]
        for asker in askers:
            asker.start()
        beside = [attempt(alive, BUDGET_SECONDS)[1] for _ in range(_READINGS)]
        time.sleep(max(0.0, came[0] + 95 - time.monotonic()))
        over.set()
        forget(url)
    probes = [moment for moment in came if moment > came[0] + 25]
    return [
        Figure(name="p95 of a region alone", measured=p95(alone) * 1e3, unit=" ms"),
        Figure(name="p95 beside a dead one, as a ratio", measured=p95(beside) / p95(alone), goal=1.1, unit="x"),
        Figure(name="attempts at the dead one before it counts as dead", measured=len(came) - len(probes)),
        Figure(name="probes of the dead one, in the 70 s after that", measured=len(probes), goal=3),
    ]


def _profile(name: str, url: str) -> None:
    """Add a profile whose endpoint is that URL to the configuration of this process."""
    keys = "aws_access_key_id = demo\naws_secret_access_key = demo\n"
    with Path(os.environ["AWS_CONFIG_FILE"]).open("a", encoding="utf-8") as file:
        file.write(f"\n[profile {name}]\nendpoint_url = {url}\n{keys}")


def main() -> None:
    """Print the figures."""
    print_table("AWS misbehaving", [*throttled(), *late(), *beside_a_dead_region()])
