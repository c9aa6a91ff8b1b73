"""How much memory this process has held at most."""

from __future__ import annotations

import resource
from pathlib import Path


def peak() -> float:
    """Return the peak resident memory of this process in MiB; of this program alone where the system tells it."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024)
