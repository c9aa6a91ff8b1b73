"""The embedded AWS in a process of its own, and readers that ask it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sagemaker_lineage.demo.serve import demo_environment
from sagemaker_lineage.service.lineage import LineageRequest

if TYPE_CHECKING:
    from collections.abc import Iterator

DELAY_MS = 40
REGION, PIPELINE = "ap-northeast-2", "bench-pipeline"
REQUEST = LineageRequest(region=REGION, pipeline=PIPELINE, include_latest_execution=True)


@contextmanager
def embedded_aws(steps: int, buckets: int, *more: str) -> Iterator[str]:
    """Serve the bench account, lead every AWS client of this process to it, and yield its URL."""
    command = [sys.executable, "-m", "sagemaker_lineage.demo", "--account", "bench", "--steps", str(steps)]
    command += ["--buckets", str(buckets), "--pipelines", "150", *more]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server,
        tempfile.TemporaryDirectory() as directory,
    ):
        try:
            url = server.stdout.readline().strip() if server.stdout else ""
            os.environ.update(demo_environment(url, Path(directory)))
            yield url
        finally:
            server.terminate()


def control(url: str, method: str, path: str, members: dict[str, Any] | None = None) -> dict[str, Any]:
    """Speak to the embedded AWS's control; return its state."""
    body = json.dumps(members or {}).encode()
    asked = urllib.request.Request(f"{url}/_control{path}", data=body, method=method)
    with urllib.request.urlopen(asked) as answer:
        return dict(json.load(answer))


def set_delay(url: str, ms: float) -> None:
    """Have every call take so long."""
    control(url, "PUT", "/delay", {"ms": ms})


def counts(url: str) -> dict[str, int]:
    """Return the calls by operation since the last :func:`forget`."""
    return dict(control(url, "GET", "")["counts"])


def forget(url: str) -> None:
    """Forget the calls so far."""
    control(url, "DELETE", "/calls")
