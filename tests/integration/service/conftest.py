"""The demo account behind the real gateway, for the use cases."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from embedded import AT, embedded_aws, environment_of
from sagemaker_lineage.gateway.boto import AwsGateway
from sagemaker_lineage.gateway.limits import Limits


class FrozenClock:
    def now(self):
        return datetime.fromtimestamp(AT, UTC)


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """Serve the frozen demo account."""
    with embedded_aws() as aws, environment_of(aws, tmp_path_factory.mktemp("aws")):
        yield aws


@pytest.fixture
def clock():
    return FrozenClock()


@pytest.fixture
def aws(served):
    """Return the embedded AWS without faults, its calls counted from here."""
    served.control.reset()
    yield served
    served.control.reset()


@pytest.fixture
def limits():
    """Return limits under which everything is tried once, and a busy machine is no failure."""
    return Limits(attempts=1, read_seconds=20.0)


@pytest.fixture
def reader(served, tmp_path, limits):
    """Return a reader of a gateway that remembers no fault of another test."""
    with environment_of(served, tmp_path), AwsGateway(limits) as gateway:
        yield gateway.reader()
