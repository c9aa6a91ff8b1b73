"""Taking a port: both loopback addresses, and clear words when it cannot be had."""

from __future__ import annotations

import contextlib
import socket
from typing import TYPE_CHECKING

import pytest

from sagemaker_lineage.cli.listening import listen, web_address
from sagemaker_lineage.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMANDS = "make demo PORT={port}, or sagemaker-lineage demo --port {port}"


@contextlib.contextmanager
def listening(host: str = "127.0.0.1", port: int = 0) -> Iterator[list[socket.socket]]:
    sockets = listen(host, port, COMMANDS)
    try:
        yield sockets
    finally:
        for each in sockets:
            each.close()


def has_ipv6() -> bool:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        return False
    return True


def test_a_socket_says_that_it_is_tcp_so_that_small_answers_leave_at_once() -> None:
    with listening() as sockets:
        assert {each.proto for each in sockets} == {socket.IPPROTO_TCP}


def test_loopback_means_both_of_its_addresses() -> None:
    with listening() as sockets:
        hosts = [each.getsockname()[0] for each in sockets]
        ports = {each.getsockname()[1] for each in sockets}
    assert hosts == (["127.0.0.1", "::1"] if has_ipv6() else ["127.0.0.1"])
    assert len(ports) == 1


def test_without_ipv6_one_address_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    create = socket.create_server

    def create_server(address, *, family):
        if family == socket.AF_INET6:
            raise OSError(99, "Cannot assign requested address")
        return create(address, family=family)

    monkeypatch.setattr(socket, "create_server", create_server)
    with listening() as sockets:
        assert len(sockets) == 1


def test_a_taken_port_is_named_with_the_way_to_another() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(ConfigurationError, match=f"Port {port} on 127.0.0.1 is taken") as refused:
            listen("127.0.0.1", port, COMMANDS)
    expected = port + 1 if port < 65535 else 8000
    assert f"make demo PORT={expected}" in str(refused.value.hint)


@pytest.mark.skipif(not has_ipv6(), reason="this machine has no IPv6")
def test_a_port_taken_on_the_other_loopback_address_is_taken() -> None:
    with socket.create_server(("::1", 0), family=socket.AF_INET6) as other:
        port = other.getsockname()[1]
        with pytest.raises(ConfigurationError, match="taken"):
            listen("127.0.0.1", port, COMMANDS)
        socket.create_server(("127.0.0.1", port)).close()


def test_a_port_that_needs_rights_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args, **_options):
        raise OSError(13, "Permission denied")

    monkeypatch.setattr(socket, "create_server", refuse)
    with pytest.raises(ConfigurationError, match="more rights") as refused:
        listen("127.0.0.1", 80, COMMANDS)
    assert "--port 8000" in str(refused.value.hint)


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="no address of this machine"):
        listen("192.0.2.1", 0, COMMANDS)


@pytest.mark.parametrize(
    ("host", "address"),
    [("127.0.0.1", "http://localhost:"), ("0.0.0.0", "http://localhost:")],
)
def test_a_browser_here_is_sent_to_localhost(host: str, address: str) -> None:
    with listening(host) as sockets:
        assert web_address(sockets[0]) == f"{address}{sockets[0].getsockname()[1]}"


def test_any_other_address_stays_itself() -> None:
    class Bound:
        def __init__(self, *name: object) -> None:
            self.getsockname = lambda: name

    assert web_address(Bound("192.0.2.7", 80)) == "http://192.0.2.7:80"
    assert web_address(Bound("2001:db8::7", 80, 0, 0)) == "http://[2001:db8::7]:80"
