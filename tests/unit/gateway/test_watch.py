"""Watching over attempts: what takes too long is cut off, and nothing else."""

import socket
import threading

import boto3
import pytest

from sagemaker_lineage.gateway.watch import Attempt, Watch, watch_connections


class Connection:
    def __init__(self):
        self.attempt = None
        self.shut_down = threading.Event()

    def shut(self):
        self.shut_down.set()


@pytest.fixture
def connection():
    return Connection()


def begun(connection, until=10.0):
    attempt = Attempt()
    attempt.begin(until)
    attempt.use(connection)
    return attempt


def test_an_attempt_in_time_is_left_alone(connection):
    attempt = begun(connection)
    attempt.cut(9.9)
    assert (attempt.overran, connection.shut_down.is_set()) == (False, False)


def test_an_attempt_that_takes_too_long_is_cut_off(connection):
    attempt = begun(connection)
    attempt.cut(10.0)
    assert (attempt.overran, connection.shut_down.is_set()) == (True, True)


def test_an_attempt_that_has_ended_is_left_alone(connection):
    attempt = begun(connection)
    attempt.begin(None)
    attempt.cut(99.0)
    assert (attempt.overran, connection.shut_down.is_set()) == (False, False)


def test_the_end_of_an_attempt_that_was_cut_off_does_not_make_it_good(connection):
    attempt = begun(connection)
    attempt.cut(10.0)
    attempt.begin(None)
    assert attempt.overran
    attempt.begin(20.0)
    assert not attempt.overran


def test_a_connection_that_another_attempt_uses_by_now_is_left_alone(connection):
    late, other = begun(connection), Attempt()
    other.use(connection)
    late.cut(99.0)
    assert (late.overran, connection.shut_down.is_set()) == (False, False)


def test_an_attempt_without_a_connection_has_nothing_to_cut():
    attempt = Attempt()
    attempt.begin(1.0)
    attempt.cut(99.0)
    assert not attempt.overran


def test_one_thread_watches_over_all_attempts(connection):
    watch = Watch(0.05)
    with watch.over() as attempt:
        watch.begin()
        attempt.use(connection)
        assert connection.shut_down.wait(10)
        assert watch.overran
    assert not watch.overran
    watch.begin()
    watch.rest()
    with watch.over() as another:
        assert not another.overran


def test_the_connections_of_clients_can_be_cut_off():
    """Holds botocore to the one place where it keeps its connection classes."""
    client = boto3.Session(aws_access_key_id="a", aws_secret_access_key="b").client("s3", region_name="eu-west-1")
    watch_connections(client)
    pools = client._endpoint.http_session._manager.pool_classes_by_scheme
    assert {pool.ConnectionCls.__module__ for pool in pools.values()} == {"sagemaker_lineage.gateway.watch"}
    with socket.create_server(("127.0.0.1", 0)) as server:
        pool = client._endpoint.http_session._manager.connection_from_url(
            f"http://127.0.0.1:{server.getsockname()[1]}/"
        )
        made = pool._get_conn()
        made.connect()
        peer, _ = server.accept()
        with peer:
            made.shut()
            assert made.sock.recv(1) == b""
        made.close()
        made.shut()


def test_a_client_of_another_make_is_left_as_it_is():
    client = object()
    watch_connections(client)
    assert not hasattr(client, "_endpoint")
