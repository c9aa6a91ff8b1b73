"""Starting and stopping, the environment of the demo, and the embedded AWS as a process of its own."""

from __future__ import annotations

import json
import socket
import subprocess
import sys

import boto3
import pytest

from embedded import HOME, client_of, demo_account, embedded_aws, embedded_process, environment_of
from sagemaker_lineage.demo.__main__ import main
from sagemaker_lineage.demo.account.bench import build_account
from sagemaker_lineage.demo.serve import EmbeddedAws, bind, demo_environment


def test_it_listens_on_loopback_as_long_as_it_is_used():
    with embedded_aws() as aws:
        assert aws.url == f"http://127.0.0.1:{aws.port}"
        socket.create_connection(("127.0.0.1", aws.port), timeout=5).close()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", aws.port), timeout=5)


def test_a_taken_port_is_an_error():
    with embedded_aws() as aws, pytest.raises(OSError, match="in use"):
        EmbeddedAws(demo_account(), port=aws.port).start()


def test_stopping_what_never_started_is_no_error():
    aws = EmbeddedAws(demo_account(), port=0)
    aws.stop()
    assert aws.port == 0


def test_small_answers_are_not_held_back():
    with bind() as bound:
        assert bound.proto == socket.IPPROTO_TCP


def test_two_can_run_side_by_side():
    with embedded_aws() as one, embedded_aws() as other:
        one.control.fault("*", "500")
        with client_of(other, "sagemaker") as client:
            assert client.list_domains()["Domains"]


@pytest.fixture
def machine():
    return {
        "AWS_PROFILE": "production",
        "AWS_ACCESS_KEY_ID": "of the machine",
        "aws_session_token": "of the machine",
        "PATH": "/bin",
        "no_proxy": "intranet, 127.0.0.1",
        "HTTP_PROXY": "http://127.0.0.1:9",
    }


def test_the_environment_leads_to_the_demo_alone(machine, tmp_path):
    environment = demo_environment("http://127.0.0.1:5", tmp_path, machine)
    aws = {name: value for name, value in environment.items() if name.upper().startswith("AWS_")}
    assert aws == {
        "AWS_ENDPOINT_URL": "http://127.0.0.1:5",
        "AWS_CONFIG_FILE": str(tmp_path / "config"),
        "AWS_SHARED_CREDENTIALS_FILE": str(tmp_path / "credentials"),
        "AWS_EC2_METADATA_DISABLED": "true",
    }
    assert environment["PATH"] == "/bin"
    assert environment["NO_PROXY"] == environment["no_proxy"] == "intranet,127.0.0.1,localhost,::1"
    assert "production" in machine["AWS_PROFILE"]


def test_the_environment_has_a_default_profile(tmp_path):
    demo_environment("http://127.0.0.1:5", tmp_path / "aws", {})
    assert "[default]" in (tmp_path / "aws" / "config").read_text(encoding="utf-8")
    assert "[default]" in (tmp_path / "aws" / "credentials").read_text(encoding="utf-8")


@pytest.mark.parametrize("profile", [None, "default"])
def test_boto3_needs_nothing_but_the_environment(tmp_path, profile):
    with embedded_aws() as aws, environment_of(aws, tmp_path):
        session = boto3.Session(profile_name=profile)
        client = session.client("sagemaker")
        assert session.region_name == HOME
        assert client.list_domains()["Domains"][0]["DomainName"] == "studio-domain"
        client.close()


def test_a_process_of_its_own_is_controlled_over_http():
    with embedded_process() as remote:
        assert remote.ask("GET")["clock"]["frozen"] is True
        remote.ask("PUT", "/delay", ms=1)
        with client_of(remote, "sagemaker") as client:
            assert len(client.list_pipelines(MaxResults=100)["PipelineSummaries"]) == 11
        assert remote.ask("GET")["counts"] == {"sagemaker:ListPipelines": 1}


def test_a_process_can_serve_a_bench_account():
    with (
        embedded_process("--account", "bench", "--steps", "8", "--buckets", "4", "--pipelines", "12") as remote,
        client_of(remote, "sagemaker") as client,
    ):
        pages = client.get_paginator("list_pipelines").paginate()
        assert sum(len(page["PipelineSummaries"]) for page in pages) == 12


def test_a_process_says_that_its_port_is_taken(capsys):
    with bind() as bound:
        port = bound.getsockname()[1]
        assert main(["--port", str(port), "--delay", "5"]) == 1
    assert f"port {port} is taken" in capsys.readouterr().err


def test_it_needs_neither_boto3_nor_the_product():
    script = (
        "import sys, sagemaker_lineage.demo.__main__;"
        "print([m for m in sys.modules if m.startswith(('boto', 'fastapi', 'sagemaker_lineage.'))"
        " and not m.startswith('sagemaker_lineage.demo')])"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "boto" not in run.stdout
    assert "fastapi" not in run.stdout
    assert "sagemaker_lineage.gateway" not in run.stdout


AT_NOON = 1_795_348_800.0


@pytest.mark.parametrize(("steps", "buckets"), [(8, 4), (60, 10), (3, 1)])
def test_a_bench_account_has_what_was_asked_for(steps, buckets):
    account = build_account(AT_NOON, steps=steps, buckets=buckets, pipelines=20)
    pipeline = account.pipelines[0]
    (run,) = pipeline.executions
    written = json.dumps([job.answer for job in run.jobs])
    used = {bucket.name for bucket in account.buckets if f"s3://{bucket.name}/" in written}
    assert len(account.pipelines) == 20
    assert len(run.steps) == steps
    assert len(run.jobs) == (steps - 1 if steps >= 8 else steps)
    assert len(account.buckets) == buckets
    assert used == {bucket.name for bucket in account.buckets}


def test_a_bench_account_may_have_an_endpoint_that_captures_off_the_path():
    account = build_account(AT_NOON, captures=True)
    model, config, endpoint = account.jobs
    bucket = endpoint.answer["DataCaptureConfig"]["DestinationS3Uri"].split("/")[2]
    keys = [each.kms_key for each in account.buckets if each.name == bucket]
    assert (model.kind, config.kind, endpoint.kind) == ("Model", "EndpointConfig", "Endpoint")
    assert len(keys) == 1
    assert [each.kms_key for each in account.buckets].count(keys[0]) == 1
    assert keys[0] in {key.arn for key in account.keys}
