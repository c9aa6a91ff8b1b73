"""A server in a process of its own, and requests to it at a steady rate or as fast as they are answered."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Served(NamedTuple):
    """Where a server listens, and its process."""

    port: int
    pid: int


class Answered(NamedTuple):
    """The status of an answer, and the seconds until its last byte."""

    status: int
    seconds: float


@contextmanager
def served(module: str, *words: str, path: str = "/health") -> Iterator[Served]:
    """Run ``python -m module words PORT``; yield once it answers."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", module, *words, str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            _wait_for(f"http://127.0.0.1:{port}{path}")
            yield Served(port, server.pid)
        finally:
            server.terminate()


def _wait_for(url: str) -> None:
    for _ in range(1_200):
        try:
            with urllib.request.urlopen(url):
                return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("the server does not answer")


async def ask(port: int, path: str) -> Answered:
    """Ask once, over a connection of its own."""
    started = time.perf_counter()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        answer = await reader.read()
    finally:
        writer.close()
    return Answered(int(answer[9:12] or b"0"), time.perf_counter() - started)


async def steadily(port: int, paths: Iterable[str], rate: float) -> list[Answered]:
    """Ask for each path, so many a second, whether or not earlier ones are answered."""
    began, asked = time.perf_counter(), list[asyncio.Task[Answered]]()
    for number, path in enumerate(paths):
        await asyncio.sleep(max(0.0, began + number / rate - time.perf_counter()))
        asked.append(asyncio.create_task(ask(port, path)))
    return list(await asyncio.gather(*asked))


async def hurriedly(port: int, paths: Iterable[str], callers: int) -> list[Answered]:
    """Ask for each path, so many at a time, each as soon as an earlier one is answered."""
    answers, waiting = list[Answered](), iter(paths)

    async def caller() -> None:
        for path in waiting:
            answers.append(await ask(port, path))

    await asyncio.gather(*(caller() for _ in range(callers)))
    return answers
