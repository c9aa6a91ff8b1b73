"""A real process that is told to end: readiness first, nobody left without an answer, gone in time."""

from __future__ import annotations

import http.client
import json
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from embedded import embedded_process
from sagemaker_lineage.demo.serve import demo_environment

ROOT = Path(__file__).parents[3]
LINE = "/lineage?pipeline=mlops-pipeline&region=ap-northeast-2&includeLatestExec=true"
COMMANDS = {"script": ["api.py"], "command": ["-m", "sagemaker_lineage", "serve"]}


class Service:
    """The service as a process of its own."""

    def __init__(self, command, environment):
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        own = {"SAGEMAKER_LINEAGE_PORT": str(self.port), "SAGEMAKER_LINEAGE_DRAIN_SECONDS": "1"}
        self.process = subprocess.Popen(
            [sys.executable, *command], cwd=ROOT, env={**environment, **own}, stderr=subprocess.DEVNULL
        )

    def ask(self, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read())
        finally:
            connection.close()

    def wait_until_it_answers(self, path="/health"):
        for _ in range(300):
            try:
                return self.ask(path)
            except OSError:
                time.sleep(0.05)
        raise AssertionError("the service does not answer")


@pytest.fixture(scope="module")
def aws():
    with embedded_process() as started:
        yield started


@pytest.fixture
def serve(aws, tmp_path):
    started = []

    def start(command):
        service = Service(COMMANDS[command], demo_environment(aws.url, tmp_path))
        started.append(service)
        service.wait_until_it_answers()
        return service

    yield start
    aws.ask("PUT", "/delay", ms=0)
    aws.ask("DELETE", "/faults")
    for service in started:
        service.process.kill()
        service.process.wait()


def in_flight(service):
    answers = []
    asking = threading.Thread(target=lambda: answers.append(service.ask(LINE)))
    asking.start()
    time.sleep(0.3)
    return asking, answers


@pytest.mark.parametrize("command", COMMANDS)
def test_readiness_fails_first_and_no_request_is_lost(aws, serve, command):
    service = serve(command)
    assert service.ask("/ready")[0] == 200
    aws.ask("PUT", "/delay", ms=400)
    asking, answers = in_flight(service)
    told = time.monotonic()
    service.process.send_signal(signal.SIGTERM)
    time.sleep(0.3)
    assert service.ask("/ready")[0] == 503
    assert service.ask("/health")[0] == 200
    asking.join()
    service.process.wait(10)
    assert time.monotonic() - told < 10
    assert [status for status, _ in answers] == [200]
    assert answers[0][1]["gaps"] == []


def test_without_a_watcher_the_port_is_closed_at_once(serve):
    service = serve("script")
    told = time.monotonic()
    service.process.send_signal(signal.SIGTERM)
    service.process.wait(10)
    assert time.monotonic() - told < 5


def test_who_waits_for_a_silent_aws_is_answered_too(aws, serve):
    service = serve("script")
    aws.ask("POST", "/faults", operation="*", kind="hang")
    asking, answers = in_flight(service)
    told = time.monotonic()
    service.process.send_signal(signal.SIGTERM)
    asking.join()
    service.process.wait(10)
    assert time.monotonic() - told < 10
    ((status, problem),) = answers
    assert (status, problem["status"]) in {(503, 503), (504, 504)}
