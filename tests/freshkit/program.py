"""A program started as in a terminal: watched until it is ready, ended with Ctrl-C, asked what is left of it."""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import threading
import time
from typing import TYPE_CHECKING

from freshkit.environment import bare_environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE_SECONDS = 60.0


class Program:
    """A running program, leader of a process group of its own like a terminal's foreground job."""

    def __init__(self, command: list[str], folder: Path, environment: dict[str, str] | None = None) -> None:
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            env=bare_environment() if environment is None else environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self._said: list[str] = []
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        self._said.extend(iter(self.process.stdout.readline, ""))

    @property
    def output(self) -> str:
        """Return all it has printed so far, both streams."""
        return "".join(self._said)

    def wait_for_port(self, port: int, path: str = "/health") -> None:
        """Return once the path is answered with 200; fail when the program ends before."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            assert self.process.poll() is None, f"it ended with {self.process.returncode}:\n{self.output}"
            if _answers(port, path):
                return
            time.sleep(0.02)
        raise AssertionError(f"not ready after {PATIENCE_SECONDS} s:\n{self.output}")

    def interrupt(self) -> int:
        """Press Ctrl-C: the signal goes to the whole group. Return the exit code."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self._end()

    def terminate(self) -> int:
        """Ask the program alone to end. Return the exit code."""
        self.process.terminate()
        return self._end()

    def _end(self) -> int:
        code = self.process.wait(timeout=20)
        self._listener.join(timeout=20)
        return code

    def group_is_gone(self) -> bool:
        """Tell whether no process of the group is left, waiting a little for the last ones."""
        deadline = time.monotonic() + 5
        while time.monotonic() < deadline:
            try:
                os.killpg(self.process.pid, 0)
            except ProcessLookupError:
                return True
            time.sleep(0.05)
        return False


@contextlib.contextmanager
def started(command: list[str], folder: Path, environment: dict[str, str] | None = None) -> Iterator[Program]:
    """Start a program and leave nothing of it behind."""
    program = Program(command, folder, environment)
    try:
        yield program
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(program.process.pid, signal.SIGKILL)
        program.process.wait()
        program._listener.join(timeout=20)
        assert program.process.stdout is not None
        program.process.stdout.close()


def _answers(port: int, path: str) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def is_free(port: int) -> bool:
    """Tell whether a server could listen on the port of this machine."""
    try:
        socket.create_server(("127.0.0.1", port)).close()
    except OSError:
        return False
    return True


def free_port(wished: int = 0) -> int:
    """Return the wished port if it is free, else another."""
    if wished and is_free(wished):
        return wished
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])
