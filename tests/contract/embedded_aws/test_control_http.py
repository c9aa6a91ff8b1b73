"""The control over HTTP does what the Python object does."""

from __future__ import annotations

import http.client
import json

import pytest
from botocore.exceptions import ClientError

from sagemaker_lineage.demo.control import Control
from sagemaker_lineage.demo.control_http import answer_control
from sagemaker_lineage.demo.wire import HttpRequest


def ask(aws, method, path="", **members):
    connection = http.client.HTTPConnection("127.0.0.1", aws.port, timeout=5)
    try:
        connection.request(method, f"/_control{path}", body=json.dumps(members) if members else None)
        response = connection.getresponse()
        return response.status, json.loads(response.read())
    finally:
        connection.close()


def test_the_state_is_told(aws):
    status, state = ask(aws, "GET")
    assert status == 200
    assert state == {
        "delays": {},
        "faults": [],
        "allow": None,
        "counts": {},
        "peak": 0,
        "clock": {"now": aws.control.clock.now(), "frozen": True},
    }


def test_faults_are_set_and_taken_away(aws, sagemaker):
    _, state = ask(aws, "POST", "/faults", operation="sagemaker:*", kind="throttle", count=5)
    assert [fault["kind"] for fault in state["faults"]] == ["throttle"]
    with pytest.raises(ClientError, match="Rate exceeded"):
        sagemaker.list_domains()
    assert ask(aws, "DELETE", "/faults")[1]["faults"] == []
    assert sagemaker.list_domains()["Domains"]


def test_delay_permissions_and_clock_are_set(aws):
    before = aws.control.clock.now()
    assert ask(aws, "PUT", "/delay", ms=40)[1]["delays"] == {"*": 40.0}
    assert ask(aws, "PUT", "/allow", actions=["s3:*"])[1]["allow"] == ["s3:*"]
    assert ask(aws, "PUT", "/clock", advance=60)[1]["clock"]["now"] == before + 60
    assert ask(aws, "PUT", "/clock", freeze=1000.0)[1]["clock"] == {"now": 1000.0, "frozen": True}
    assert ask(aws, "PUT", "/clock", run=True)[1]["clock"]["frozen"] is False
    assert ask(aws, "PUT", "/clock", freeze=None)[1]["clock"]["frozen"] is True


def test_everything_goes_back_to_the_beginning(aws, sagemaker):
    before = ask(aws, "GET")[1]
    ask(aws, "PUT", "/delay", ms=1)
    ask(aws, "PUT", "/clock", advance=60)
    sagemaker.list_domains()
    assert ask(aws, "GET")[1]["counts"] == {"sagemaker:ListDomains": 1}
    assert ask(aws, "DELETE")[1] == before


def test_calls_are_listed_and_forgotten(aws, sagemaker):
    sagemaker.describe_pipeline(PipelineName="never-run")
    call = {
        "operation": "sagemaker:DescribePipeline",
        "region": "ap-northeast-2",
        "parameters": {"PipelineName": "never-run"},
    }
    assert ask(aws, "GET", "/calls") == (200, {"calls": [call]})
    ask(aws, "DELETE", "/calls")
    assert ask(aws, "GET", "/calls")[1] == {"calls": []}


@pytest.mark.parametrize(
    ("method", "path", "members", "status"),
    [
        ("GET", "/nothing", {}, 404),
        ("POST", "/faults", {"operation": "*", "kind": "earthquake"}, 400),
        ("POST", "/faults", {"operation": "*"}, 400),
        ("PUT", "/delay", {"ms": "soon"}, 400),
    ],
)
def test_what_is_not_understood_is_refused(aws, method, path, members, status):
    answered, body = ask(aws, method, path, **members)
    assert (answered, "error" in body) == (status, True)


@pytest.mark.parametrize(
    ("client", "headers", "status"),
    [
        (("127.0.0.1", 4711), {}, 200),
        (("::1", 4711), {}, 200),
        (("192.0.2.7", 4711), {}, 403),
        (("127.0.0.1", 4711), {"origin": "http://localhost:8000"}, 403),
        (None, {}, 403),
    ],
)
def test_only_programs_on_loopback_are_heard(client, headers, status):
    request = HttpRequest(method="GET", path="/_control", query="", headers=headers, body=b"")
    assert answer_control(Control(), request, client).status == status
