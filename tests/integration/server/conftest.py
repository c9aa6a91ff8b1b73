"""The application over ASGI, on the embedded AWS through real boto3."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from fastapi.testclient import TestClient

from embedded import embedded_aws, environment_of
from sagemaker_lineage.server.app import create_app
from sagemaker_lineage.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sagemaker_lineage.demo.serve import EmbeddedAws

FAST = {
    "aws_attempts": 1,
    "aws_connect_seconds": 1.0,
    "aws_read_seconds": 1.0,
    "aws_call_seconds": 2.0,
    "document_seconds": 0.0,
    "running_document_seconds": 0.0,
}
"""Few attempts, and every answer of its own moment."""


@pytest.fixture(scope="module")
def embedded() -> Iterator[EmbeddedAws]:
    """Serve the demo account, frozen at one moment."""
    with embedded_aws() as started:
        yield started


@pytest.fixture
def aws(embedded: EmbeddedAws, tmp_path) -> Iterator[EmbeddedAws]:
    """Lead every AWS client to the demo account, and take back afterwards what the test turned on."""
    embedded.control.reset_counts()
    with environment_of(embedded, tmp_path):
        yield embedded
    embedded.control.clear_faults()
    embedded.control.allow(None)
    embedded.control.delay(0)
    embedded.control.clock.reset()


@pytest.fixture
def client_with(aws: EmbeddedAws) -> Iterator[Callable[..., TestClient]]:
    """Make clients that call from this machine; settings as given, few attempts unless told."""
    opened = []

    def make(peer: str = "127.0.0.1", host: str = "localhost:8000", **settings: Any) -> TestClient:
        app = create_app(settings=Settings(**{**FAST, **settings}))
        client = TestClient(app, base_url=f"http://{host}", client=(peer, 50000))
        opened.append(client.__enter__())
        return client

    yield make
    for client in opened:
        client.__exit__(None, None, None)


@pytest.fixture
def client(client_with: Callable[..., TestClient]) -> TestClient:
    """Return a client that calls from this machine."""
    return client_with()
