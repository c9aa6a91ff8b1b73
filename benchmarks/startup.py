"""Start-up: what importing the library and asking the command for help cost, its bytecode written as pip does."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from statistics import median

from benchmarks.table import Figure, print_table

_RUNS = 9


def wall(*command: str) -> float:
    """Return the median wall time of a command as a whole process, in milliseconds, after one run to warm up."""
    times = []
    for _ in range(_RUNS + 1):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append((time.perf_counter() - start) * 1e3)
    return median(times[1:])


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as bytecode:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = bytecode
        print_table("Start-up", measure())


def measure() -> list[Figure]:
    """Return the figures; imports are shown above what a bare interpreter takes."""
    bare = wall(sys.executable, "-c", "pass")
    core = "import sagemaker_lineage.graph, sagemaker_lineage.definition"
    package, reader = wall(sys.executable, "-c", "import sagemaker_lineage"), wall(sys.executable, "-c", core)
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
            measured=wall(sys.executable, "-m", "sagemaker_lineage", "--help"),
            goal=300,
            unit=" ms",
        ),
    ]
