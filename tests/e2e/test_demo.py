"""``make demo`` on a machine with settings of its own: the example call, the browser's fetch, and a clean end."""

from __future__ import annotations

import http.client
import json
import re
import shlex
import socket
import time
from typing import TYPE_CHECKING

import pytest

from freshkit.environment import bare_environment, curl
from freshkit.program import free_port, is_free, started

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from freshkit.program import Program

EXAMPLE = (
    'curl "http://localhost:8000/lineage?pipeline=mlops-pipeline&region=ap-northeast-2&includeLatestExec=true'
    '&profile=default"'
)
READY_SECONDS = 3.0
HOSTILE_SETTINGS = {
    "AWS_PROFILE": "no-such-profile",
    "AWS_ENDPOINT_URL": "http://192.0.2.1",
    "AWS_ENDPOINT_URL_S3": "http://192.0.2.1",
    "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
    "AWS_REGION": "mars-north-1",
    "AWS_CA_BUNDLE": "/nowhere/bundle.pem",
    "AWS_CONFIG_FILE": "/nowhere/config",
    "HTTP_PROXY": "http://192.0.2.1:9",
    "http_proxy": "http://192.0.2.1:9",
    "HTTPS_PROXY": "http://192.0.2.1:9",
    "ALL_PROXY": "http://192.0.2.1:9",
}


def hostile_environment() -> dict[str, str]:
    """Return the environment of a user who has AWS settings and a proxy, and no rule for loopback."""
    environment = bare_environment(**HOSTILE_SETTINGS)
    del environment["NO_PROXY"]
    return environment


@pytest.fixture(scope="module")
def port() -> int:
    """Return the demo's own port where it is free."""
    return free_port(8000)


@pytest.fixture(scope="module")
def demo(ready_clone: Path, port: int) -> Iterator[Program]:
    with started(["make", "demo", f"PORT={port}"], ready_clone, hostile_environment()) as program:
        program.wait_for_port(port)
        yield program


def example_call(port: int) -> list[str]:
    return shlex.split(EXAMPLE.replace(":8000/", f":{port}/"))


def test_the_demo_prints_what_to_click_and_the_users_example_letter_by_letter(demo: Program, port: int) -> None:
    assert f"http://localhost:{port}/docs" in demo.output
    assert EXAMPLE.replace(":8000/", f":{port}/") in demo.output


def test_the_users_example_answers_with_a_whole_document(demo: Program, port: int) -> None:
    document = json.loads(curl(example_call(port)))
    assert document["pipeline"]["name"] == "mlops-pipeline", demo.output
    assert document["summary"]["overallStatus"] == "Succeeded"
    assert document["gaps"] == []
    assert all(node["run"]["status"] for node in document["graph"]["nodes"])
    assert any(node.get("registry") for node in document["graph"]["nodes"])
    assert any(name.startswith("eval.") for node in document["graph"]["nodes"] for name in node["run"]["metrics"])


def test_every_call_it_prints_works(demo: Program, port: int) -> None:
    calls = re.findall(r"curl \"[^\"]+\"", demo.output)
    assert len(calls) >= 2
    for call in calls:
        assert json.loads(curl(shlex.split(call))), f"{call} on {port}"


def test_a_page_of_another_origin_may_fetch(demo: Program, port: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    path = "/lineage?pipeline=mlops-pipeline&region=ap-northeast-2&includeLatestExec=true"
    connection.request("GET", path, headers={"Origin": "https://pages.example.com", "Sec-Fetch-Site": "cross-site"})
    answer = connection.getresponse()
    document = json.loads(answer.read())
    connection.close()
    assert (answer.status, answer.headers["Access-Control-Allow-Origin"]) == (200, "*"), demo.output
    assert document["pipeline"]["name"] == "mlops-pipeline"


def test_localhost_means_the_demo_on_every_address(demo: Program, port: int) -> None:
    for family, address in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
        try:
            socket.create_server((address, 0), family=family).close()
        except OSError:
            continue
        with socket.create_connection((address, port), timeout=10) as connection:
            assert connection.getpeername()[1] == port, demo.output


def test_ctrl_c_ends_it_cleanly(ready_clone: Path) -> None:
    port = free_port()
    with started(["make", "demo", f"PORT={port}"], ready_clone, hostile_environment()) as program:
        program.wait_for_port(port)
        code = program.interrupt()
        assert code in {0, 130, -2}, program.output
        assert program.group_is_gone()
        assert is_free(port)
        assert "Traceback" not in program.output


def test_a_second_start_is_ready_in_time(ready_clone: Path) -> None:
    spent = []
    for _ in range(3):
        port = free_port()
        begin = time.monotonic()
        with started(["make", "demo", f"PORT={port}"], ready_clone, hostile_environment()) as program:
            program.wait_for_port(port)
            spent.append(time.monotonic() - begin)
        if spent[-1] < READY_SECONDS:
            break
    assert min(spent) < READY_SECONDS


def test_a_signal_ends_it_cleanly(ready_clone: Path) -> None:
    port = free_port()
    command = [".venv/bin/sagemaker-lineage", "demo", "--port", str(port)]
    with started(command, ready_clone, hostile_environment()) as program:
        program.wait_for_port(port)
        assert program.terminate() == 143, program.output
        assert "Traceback" not in program.output
    assert is_free(port)


def test_ctrl_c_during_a_call_ends_it_cleanly(ready_clone: Path) -> None:
    port = free_port()
    command = [".venv/bin/sagemaker-lineage", "demo", "--port", str(port)]
    with started(command, ready_clone, hostile_environment()) as program:
        program.wait_for_port(port)
        with socket.create_connection(("127.0.0.1", port)) as caller:
            caller.sendall(
                b"GET /lineage?pipeline=feature-backfill&region=ap-northeast-2 HTTP/1.1\r\nHost: localhost\r\n\r\n"
            )
            assert program.interrupt() == 0, program.output
        assert "Traceback" not in program.output


def test_a_taken_port_is_one_clear_error(ready_clone: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with started(["make", "demo", f"PORT={port}"], ready_clone) as program:
            assert program.process.wait(timeout=60) != 0
            program._listener.join(timeout=20)
            assert f"Port {port} on 127.0.0.1 is taken" in program.output
            assert "make demo PORT=" in program.output
            assert "sagemaker-lineage demo --port" in program.output
            assert "Traceback" not in program.output


def test_nothing_stays_behind_in_the_temporary_folder(ready_clone: Path, tmp_path: Path) -> None:
    port = free_port()
    command = [".venv/bin/sagemaker-lineage", "demo", "--port", str(port)]
    with started(command, ready_clone, bare_environment(TMPDIR=str(tmp_path))) as program:
        program.wait_for_port(port)
        assert list(tmp_path.iterdir()) != []
        program.interrupt()
    assert list(tmp_path.iterdir()) == []
