"""Sending requests: over connections that are kept, with botocore's own errors, and only in the plain case."""

import socket
import ssl
import threading
from contextlib import contextmanager
from dataclasses import replace

import boto3
import pytest
from botocore import exceptions
from botocore.awsrequest import AWSRequest

from gatewaykit.certificate import self_signed
from gatewaykit.endpoint import Endpoint, Reply
from sagemaker_lineage.gateway.limits import Limits
from sagemaker_lineage.gateway.transport import Transport, transport_for

LIMITS = Limits(threads=2, connect_seconds=2.0, read_seconds=5.0)
HASTY = replace(LIMITS, connect_seconds=0.2, read_seconds=0.2)


def request_to(url, method="POST", body=b"{}", **headers):
    return AWSRequest(method=method, url=url, data=body, headers=headers).prepare()


def transport(limits=LIMITS, trusted="-"):
    return Transport(limits, str(trusted))


@contextmanager
def speaking(*answers):
    """Serve raw bytes: one answer for each request over one connection, which is closed after the last."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve():
            connection, _ = server.accept()
            with connection:
                for answer in answers:
                    connection.recv(65_536)
                    connection.sendall(answer)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"
        thread.join(5)


@pytest.fixture
def endpoint():
    with Endpoint(lambda request: Reply(body=request.body or b"none", headers={"X-Said": "yes"})) as made:
        yield made


def test_a_request_is_sent_as_it_was_prepared_and_its_answer_read_whole(endpoint):
    answer = transport().send(request_to(f"{endpoint.url}/a/b?c=d", body=b'{"a": 1}', **{"X-Amz-Target": "Do"}))
    (asked,) = endpoint.requests
    assert (asked.method, asked.path, asked.body) == ("POST", "/a/b?c=d", b'{"a": 1}')
    assert asked.headers["x-amz-target"] == "Do"
    assert asked.headers["accept-encoding"] == "identity"
    assert asked.host == endpoint.url.removeprefix("http://")
    assert (answer.status_code, answer.headers["x-said"], answer.content) == (200, "yes", b'{"a": 1}')


@pytest.mark.parametrize("url", ["", "/"])
def test_a_url_without_a_path_leads_to_the_root(endpoint, url):
    transport().send(request_to(f"{endpoint.url}{url}", "GET", None))
    assert endpoint.requests[0].path == "/"


def test_one_connection_carries_one_request_after_the_other():
    said = b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n"
    with speaking(said + b"a", said + b"b") as url:
        sender = transport()
        assert [sender.send(request_to(url)).content for _ in range(2)] == [b"a", b"b"]


def test_a_connection_that_the_other_side_has_closed_is_not_used_again(endpoint):
    sender = transport()
    with speaking(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") as url:
        sender.send(request_to(url))
    host = url.removeprefix("http://").rstrip("/")
    with pytest.raises(exceptions.EndpointConnectionError):
        sender.send(request_to(f"http://{host}/"))


def test_a_connection_that_is_announced_to_close_is_not_kept():
    with speaking(b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\na") as url:
        sender = transport()
        assert sender.send(request_to(url)).content == b"a"
        assert sender._idle.take(("http", url.split("/")[2])) is None


def test_chunks_are_put_together():
    chunks = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n"
    with speaking(chunks) as url:
        assert transport().send(request_to(url)).content == b"abc"


def test_no_more_connections_are_kept_than_allowed(endpoint):
    sender = transport(replace(LIMITS, threads=1))
    with Endpoint(lambda _: Reply()) as other:
        sender.send(request_to(endpoint.url))
        sender.send(request_to(other.url))
        assert sender._idle.take(("http", endpoint.url.removeprefix("http://"))) is None
        kept = sender._idle.take(("http", other.url.removeprefix("http://")))
        assert kept is not None
        kept.close()


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda request: setattr(request, "stream_output", True), id="a streamed answer"),
        pytest.param(lambda request: setattr(request, "body", iter(())), id="a streamed body"),
        pytest.param(lambda request: setattr(request, "url", "http://a@127.0.0.1:1/"), id="a user in the URL"),
        pytest.param(lambda request: setattr(request, "url", "http://127.0.0.1:1?a"), id="a query without a path"),
    ],
)
def test_what_is_not_plain_is_left_to_botocore(change):
    request = request_to("http://127.0.0.1:1/")
    change(request)
    assert transport().send(request) is None


@pytest.mark.parametrize("broken", ["a\r\nX-More: b", "a\nb", "a\rb"])
def test_a_line_break_in_a_header_is_not_sent(endpoint, broken):
    request = request_to(endpoint.url)
    request.headers["X-Name"] = broken
    with pytest.raises(exceptions.HTTPClientError):
        transport().send(request)
    assert endpoint.requests == []


@pytest.mark.parametrize(
    ("said", "error"),
    [
        (b"", exceptions.ConnectionClosedError),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", exceptions.ConnectionClosedError),
        (b"nonsense\r\n\r\n", exceptions.ConnectionClosedError),
        (b"HTTP/1.1 200 OK\r\nX: " + b"a" * 70_000 + b"\r\n\r\n", exceptions.ConnectionClosedError),
    ],
)
def test_an_answer_that_is_none_is_a_closed_connection(said, error):
    with speaking(said) as url, pytest.raises(error):
        transport().send(request_to(url))


def test_silence_ends_after_the_time_to_read():
    with socket.create_server(("127.0.0.1", 0)) as server, pytest.raises(exceptions.ReadTimeoutError):
        transport(HASTY).send(request_to(f"http://127.0.0.1:{server.getsockname()[1]}/"))


@pytest.mark.parametrize("host", ["127.0.0.1:1", "nowhere.invalid", "127.0.0.1:port"])
def test_nobody_to_connect_to_is_told(host):
    with pytest.raises(exceptions.EndpointConnectionError):
        transport().send(request_to(f"http://{host}/"))


def test_silence_instead_of_a_handshake_ends_after_the_time_to_connect(tmp_path):
    certificate, _ = self_signed(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as server, pytest.raises(exceptions.ConnectTimeoutError):
        transport(HASTY, certificate).send(request_to(f"https://127.0.0.1:{server.getsockname()[1]}/"))


@pytest.fixture
def secure(tmp_path):
    certificate, key = self_signed(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with Endpoint(lambda _: Reply(body=b"safe"), context) as made:
        yield made, certificate


def test_tls_is_spoken_with_whom_is_trusted(secure):
    endpoint, certificate = secure
    sender = transport(trusted=certificate)
    assert [sender.send(request_to(f"{endpoint.url}/")).content for _ in range(2)] == [b"safe", b"safe"]


def test_a_certificate_nobody_vouches_for_is_refused(secure, tmp_path_factory):
    stranger, _ = self_signed(tmp_path_factory.mktemp("other"))
    with pytest.raises(exceptions.SSLError):
        transport(trusted=stranger).send(request_to(f"{secure[0].url}/"))


def client(**settings):
    return boto3.Session("key", "secret").client("s3", "us-east-1", endpoint_url="http://127.0.0.1:1", **settings)


def test_a_client_of_its_own_kind_has_a_transport(monkeypatch):
    monkeypatch.delenv("HTTP_PROXY", raising=False)
    assert transport_for(client(), LIMITS) is not None


@pytest.mark.parametrize("settings", [{"verify": False}])
def test_a_client_that_checks_no_certificates_keeps_botocores_way(settings):
    assert transport_for(client(**settings), LIMITS) is None


def test_a_client_behind_a_proxy_keeps_botocores_way(monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:2")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    assert transport_for(client(), LIMITS) is None
