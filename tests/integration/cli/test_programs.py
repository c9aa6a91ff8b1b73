"""The commands as programs of their own, against the embedded AWS: served, ended, refused."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from embedded import AT, embedded_aws
from freshkit.environment import ROOT
from freshkit.program import free_port, is_free, started
from sagemaker_lineage.demo.account.bench import build_account
from sagemaker_lineage.demo.serve import demo_environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COMMAND = [sys.executable, "-m", "sagemaker_lineage"]


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Return an environment that leads to the embedded AWS."""
    with embedded_aws() as aws:
        yield demo_environment(aws.url, tmp_path_factory.mktemp("aws"))


def run(*arguments: str, environment: dict[str, str], folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=120
    )


def test_the_demo_serves_until_ctrl_c(tmp_path: Path) -> None:
    port = free_port()
    with started([*COMMAND, "demo", "--port", str(port)], tmp_path, dict(os.environ)) as program:
        program.wait_for_port(port)
        assert program.interrupt() == 0
        assert f"http://localhost:{port}/docs" in program.output
    assert is_free(port)


def test_the_service_serves_until_it_is_asked_to_end(environment: dict[str, str], tmp_path: Path) -> None:
    port = free_port()
    with started([*COMMAND, "serve", "--port", str(port)], tmp_path, environment) as program:
        program.wait_for_port(port)
        program.wait_for_port(port, "/lineage?region=ap-northeast-2&pipeline=mlops-pipeline")
        assert program.terminate() == 143
        assert f"Serving on http://localhost:{port}" in program.output


def test_the_service_takes_host_and_port_from_the_settings(environment: dict[str, str], tmp_path: Path) -> None:
    port = free_port()
    chosen = environment | {"SAGEMAKER_LINEAGE_PORT": str(port), "SAGEMAKER_LINEAGE_HOST": "127.0.0.1"}
    with started([*COMMAND, "serve"], tmp_path, chosen) as program:
        program.wait_for_port(port)
        assert program.interrupt() == 0, program.output


def test_a_taken_port_names_the_option(environment: dict[str, str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run("serve", "--port", str(port), environment=environment)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"Port {port} on 127.0.0.1 is taken" in done.stderr
    assert "sagemaker-lineage serve --port" in done.stderr


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_a_setting_that_cannot_be_used_is_named(environment: dict[str, str], command: str) -> None:
    wrong = environment | {"SAGEMAKER_LINEAGE_REQUESTS_AT_ONCE": "many"}
    done = run(command, "--port", str(free_port()), environment=wrong)
    assert done.returncode == 2
    assert "SAGEMAKER_LINEAGE_REQUESTS_AT_ONCE" in done.stderr
    assert "Traceback" not in done.stderr


def test_show_draws_what_an_execution_did(environment: dict[str, str]) -> None:
    done = run(
        "show", "--region", "ap-northeast-2", "--pipeline-name", "mlops-pipeline", "--include-latest-exec",
        environment=environment,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "✔ Succeeded" in done.stdout
    assert "NotTaken" in done.stdout
    assert "registered  house-prices version" in done.stdout


def test_show_reads_the_facts_it_is_told_to(environment: dict[str, str]) -> None:
    done = run(
        "show", "ticket-triage", "--region", "ap-northeast-2", "--include-latest-exec", "--include", "run, associations",
        environment=environment,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "s3://acme-shared/help-desk/queues.pkl" in done.stdout
    wrong = run("show", "p", "--region", "ap-northeast-2", "--include", "run,magic", environment=environment)
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "'magic'" in wrong.stderr


def test_the_script_answers_as_the_service_does(environment: dict[str, str]) -> None:
    arguments = ["--region", "ap-northeast-2", "--pipeline-name", "mlops-pipeline", "--include-latest-exec"]
    done = subprocess.run(
        [sys.executable, "lineage.py", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["summary"]["overallStatus"] == "Succeeded"


def test_list_shows_every_page_and_how_it_went(environment: dict[str, str]) -> None:
    done = run("list", "--region", "ap-northeast-2", "--last-execution", environment=environment)
    assert (done.returncode, done.stderr) == (0, "")
    title, heads, *rows = done.stdout.splitlines()
    names = [row.split()[0] for row in rows]
    assert title == f"{len(rows)} pipelines in ap-northeast-2"
    assert heads.split()[:2] == ["pipeline", "changed"]
    assert {"mlops-pipeline", "claims-risk-weekly", "never-run"} <= set(names)
    assert names == sorted(names)
    assert "✖ Failed" in rows[names.index("claims-risk-weekly")]


def test_list_reads_to_the_end(tmp_path: Path) -> None:
    with embedded_aws(build_account(AT)) as aws:
        done = run("list", "--region", "ap-northeast-2", environment=demo_environment(aws.url, tmp_path))
        pages = aws.control.counts()["sagemaker:ListPipelines"]
    assert done.stdout.startswith("150 pipelines in ap-northeast-2\n")
    assert pages > 1


def test_list_says_what_it_could_not_read(tmp_path: Path) -> None:
    with embedded_aws() as aws:
        aws.control.fault("sagemaker:ListPipelineExecutions", "denied")
        done = run("list", "--region", "us-east-1", "--last-execution", environment=demo_environment(aws.url, tmp_path))
    assert done.returncode == 0
    assert done.stdout.startswith("2 pipelines in us-east-1\n")
    assert "access-denied" in done.stderr


def test_an_empty_region_is_told_apart(environment: dict[str, str]) -> None:
    done = run("list", "--region", "us-west-2", environment=environment)
    assert (done.returncode, done.stdout) == (0, "no pipelines in us-west-2\n")


def test_a_region_that_is_none_is_refused(environment: dict[str, str]) -> None:
    done = run("list", "--region", "somewhere", environment=environment)
    assert (done.returncode, done.stdout) == (2, "")
    assert "somewhere" in done.stderr


def test_the_policy_is_printed(environment: dict[str, str]) -> None:
    done = run("iam-policy", environment=environment)
    actions = [action for statement in json.loads(done.stdout)["Statement"] for action in statement["Action"]]
    assert {"sagemaker:DescribePipeline", "s3:GetEncryptionConfiguration"} <= set(actions)


def test_the_policy_fits_the_partition(environment: dict[str, str]) -> None:
    chinese = run("iam-policy", "--partition", "aws-cn", environment=environment).stdout
    assert "arn:aws-cn:sagemaker" in chinese
    assert "arn:aws:" not in chinese
    assert run("iam-policy", "--partition", "nowhere", environment=environment).returncode == 2
