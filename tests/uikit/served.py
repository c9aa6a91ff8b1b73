"""The service in a process of its own, over an embedded AWS that the test holds the levers of."""

from __future__ import annotations

import contextlib
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from embedded import AT
from freshkit.program import free_port, started
from sagemaker_lineage import server
from sagemaker_lineage.demo.control import Control
from sagemaker_lineage.demo.serve import REGIONS, EmbeddedAws, demo_environment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sagemaker_lineage.demo.account.store import Account

BUNDLE = Path(server.__file__).parent / "static" / "index.html"


@dataclass(frozen=True)
class Served:
    """Where the page is, and the levers of the AWS behind it."""

    address: str
    control: Control

    def lineage(self, pipeline: str, query: str = "") -> str:
        """Return the address of a pipeline's page."""
        return f"{self.address}/ui/pipelines/{pipeline}{'?' if query else ''}{query}"


@contextlib.contextmanager
def served(folder: Path, account: Account | None = None, settings: Mapping[str, str] | None = None) -> Iterator[Served]:
    """Serve the demo account or another, its time frozen at ``AT``; skip the test where the page was not built.

    ``settings`` are environment variables that go before the demo's own.
    """
    if not BUNDLE.is_file():
        pytest.skip("the page is not built: make web")
    with EmbeddedAws(account, at=AT) as aws:
        port = free_port()
        environment = demo_environment(aws.url, folder / "aws") | {"SAGEMAKER_LINEAGE_REGIONS": REGIONS}
        environment |= settings or {}
        command = [sys.executable, "-m", "sagemaker_lineage", "serve", "--port", str(port)]
        with started(command, folder, environment) as program:
            program.wait_for_port(port)
            yield Served(address=f"http://localhost:{port}", control=aws.control)
