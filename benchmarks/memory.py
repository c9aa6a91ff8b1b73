"""What the service holds after many requests for many different pipelines: growth of its resident memory.

``BENCH_REQUESTS`` is how many requests are made, 300,000 for the whole measurement; it takes minutes.
"""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

import uvicorn

from benchmarks.definitions import generated
from benchmarks.serving import hurriedly, served
from benchmarks.table import Figure, print_table
from benchmarks.warm import OneLineage
from sagemaker_lineage.server.app import create_app
from sagemaker_lineage.service.lineage import from_definition
from sagemaker_lineage.settings import Settings

REQUESTS = int(os.environ.get("BENCH_REQUESTS", "12000"))
_STEPS = 4
_CALLERS = 8
_WARM = 30
"""The first of so many parts of the requests only fills what is kept."""
_KEPT_BYTES = 16 * 1_048_576


class Small(OneLineage):
    """A backend whose one pipeline is a small one."""

    def __init__(self) -> None:
        self._lineage = from_definition(generated(_STEPS), name="bench")


def resident_mib(pid: int) -> float:
    """Return the resident memory of a process."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def main() -> None:
    """Print the figures."""
    if not Path("/proc/self/status").exists():
        print("\nMemory: not measured, for this system does not tell it in /proc")
        return
    with served("benchmarks.memory") as server:

        def ask_for(first: int, last: int) -> None:
            paths = (f"/lineage?pipeline=bench-{number}&region=ap-northeast-2" for number in range(first, last))
            asyncio.run(hurriedly(server.port, paths, _CALLERS))

        first = max(REQUESTS // _WARM, 2_500)
        ask_for(0, first)
        before = resident_mib(server.pid)
        ask_for(first, REQUESTS)
        after = resident_mib(server.pid)
    print_table(
        f"Memory over {REQUESTS:,} requests for as many pipelines",
        [
            Figure(name=f"resident after {first:,} requests", measured=before, unit=" MiB"),
            Figure(name=f"resident after {REQUESTS:,} requests", measured=after, unit=" MiB"),
            Figure(name="growth of resident memory", measured=(after / before - 1) * 100, goal=5, unit=" %"),
        ],
    )


if __name__ == "__main__":
    settings = Settings(document_bytes=_KEPT_BYTES, log_level="ERROR", log_format="json")
    app = create_app(settings=settings, backend=Small())  # type: ignore[arg-type]  # no lists are asked for
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), access_log=False, log_level="error")
