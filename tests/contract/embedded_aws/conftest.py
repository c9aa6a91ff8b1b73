"""One embedded AWS for the tests of a module, back at its beginning before each of them."""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from embedded import HOME, client_of, embedded_aws


@pytest.fixture(scope="module")
def server():
    with embedded_aws() as aws:
        yield aws


@pytest.fixture
def aws(server):
    server.control.reset()
    return server


@pytest.fixture
def connect(aws):
    """Make boto3 clients that are closed after the test."""
    with ExitStack() as stack:

        def open_client(service, region=HOME, **config):
            return stack.enter_context(client_of(aws, service, region, **config))

        yield open_client


@pytest.fixture
def sagemaker(connect):
    return connect("sagemaker")


@pytest.fixture
def s3(connect):
    return connect("s3")
