"""Start-up: what importing the library and asking the command for help cost, its bytecode written as pip does."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time

from benchmarks.table import Figure, print_table

_RUNS = 15


def wall(*commands: tuple[str, ...]) -> list[float]:
    """Return the wall time of each command as a whole process, in milliseconds.

    They run in turn, and the least time of each counts: a busy moment then hits none of them alone.
    """
    times = [[_once(command) for command in commands] for _ in range(_RUNS + 1)]
    return [min(each) for each in zip(*times[1:], strict=True)]


def _once(command: tuple[str, ...]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return (time.perf_counter() - start) * 1e3


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as bytecode:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = bytecode
        print_table("Start-up", measure())


def measure() -> list[Figure]:
    """Return the figures; imports are shown above what a bare interpreter takes."""
    core = "import sagemaker_lineage.graph, sagemaker_lineage.definition"
    bare, package, reader, showing_help = wall(
        (sys.executable, "-c", "pass"),
        (sys.executable, "-c", "import sagemaker_lineage"),
        (sys.executable, "-c", core),
        (sys.executable, "-m", "sagemaker_lineage", "--help"),
    )
    return [
        Figure(name="bare interpreter", measured=bare, unit=" ms"),
        Figure(
            name="import of the package",
            measured=package - bare,
            goal=60,
            unit=" ms",
        ),
        Figure(name="import of reader and graph", measured=reader - bare, goal=60, unit=" ms"),
        Figure(
            name="sagemaker-lineage --help, whole process",
            measured=showing_help,
            goal=300,
            unit=" ms",
        ),
    ]
