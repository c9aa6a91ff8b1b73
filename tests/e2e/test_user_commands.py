"""The commands as the user wrote them, in a fresh clone and environment, against the embedded AWS."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import time
from typing import TYPE_CHECKING

import pytest

from freshkit.environment import bare_environment, clone, curl, make_venv, run
from freshkit.program import free_port, started
from sagemaker_lineage.demo.serve import EmbeddedAws, demo_environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CALL = "/lineage?pipeline=mlops-pipeline&region=ap-northeast-2&includeLatestExec=true&profile=default"
LIBRARY = """
from lineage import get_lineage_json
found = get_lineage_json("ap-northeast-2", "mlops-pipeline", include_latest_exec=True, profile="default")
assert isinstance(found, dict)
print(found["pipeline"]["name"], found["summary"]["overallStatus"])
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a clone installed with the user's own command into an environment beside it, which is on the PATH."""
    folder = tmp_path_factory.mktemp("user")
    cloned = clone(folder)
    make_venv(folder / "venv")
    installed = run("python -m pip install -q -r requirements.txt", cloned, environment=_activated(folder))
    assert installed.returncode == 0, installed.stdout + installed.stderr
    return cloned


def _activated(folder: Path) -> dict[str, str]:
    environment = bare_environment(VIRTUAL_ENV=str(folder / "venv"))
    return environment | {"PATH": f"{folder / 'venv' / 'bin'}{os.pathsep}{environment['PATH']}"}


@pytest.fixture(scope="module")
def environment(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Return the environment of a user whose AWS is the embedded one."""
    with EmbeddedAws() as aws:
        yield demo_environment(aws.url, tmp_path_factory.mktemp("aws"), _activated(project.parent))


def answered(port: int) -> dict[str, object]:
    found: dict[str, object] = json.loads(curl(["curl", f"http://localhost:{port}{CALL}"]))
    return found


def test_uvicorn_serves_the_api(project: Path, environment: dict[str, str]) -> None:
    port = free_port(8000)
    command = ["python", "-m", "uvicorn", "api:app", "--reload", "--port", str(port)]
    with started(command, project, environment) as program:
        program.wait_for_port(port)
        assert answered(port)["pipeline"]["name"] == "mlops-pipeline"  # type: ignore[index]
        program.interrupt()
        assert "Traceback" not in program.output


def test_the_script_serves_the_api(project: Path, environment: dict[str, str]) -> None:
    port = free_port(8000)
    chosen = environment | ({} if port == 8000 else {"SAGEMAKER_LINEAGE_PORT": str(port)})
    with started(["python", "api.py"], project, chosen) as program:
        program.wait_for_port(port)
        assert answered(port)["summary"]["overallStatus"] == "Succeeded"  # type: ignore[index]
        program.interrupt()
        assert "Traceback" not in program.output


def test_the_library_answers_with_a_dictionary(project: Path, environment: dict[str, str]) -> None:
    done = run(["python", "-c", LIBRARY], project, environment=environment)
    assert (done.stdout, done.stderr) == ("mlops-pipeline Succeeded\n", "")


def test_the_command_writes_the_file(project: Path, environment: dict[str, str]) -> None:
    command = (
        "python lineage.py --region ap-northeast-2 --pipeline-name mlops-pipeline --include-latest-exec "
        "--profile default --out lineage.json"
    )
    done = run(command, project, environment=environment)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    document = json.loads((project / "lineage.json").read_bytes())
    assert document["summary"]["overallStatus"] == "Succeeded"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ("--pipeline-name no-such-pipeline", 4, "no-such-pipeline"),
        ("--pipeline-name mlops-pipeline --domain-name other", 4, "other"),
        ("--pipeline-name mlops-pipeline --execution 000000000000", 4, "000000000000"),
        ("--pipeline-name mlops-pipeline --profile nobody", 2, "profile"),
        ("--no-such-option", 2, "--no-such-option"),
        ("", 2, "--pipeline-name"),
    ],
)
def test_failures_end_with_the_contracts_codes(
    project: Path, environment: dict[str, str], arguments: str, code: int, said: str
) -> None:
    done = run(f"python lineage.py --region ap-northeast-2 {arguments}", project, environment=environment)
    assert (done.returncode, done.stdout) == (code, ""), done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_without_credentials_or_a_way_to_aws_the_code_is_5(project: Path, environment: dict[str, str]) -> None:
    command = "python lineage.py --region ap-northeast-2 --pipeline-name mlops-pipeline"
    nobody = {name: value for name, value in environment.items() if not name.startswith("AWS_")}
    nobody |= {"AWS_EC2_METADATA_DISABLED": "true", "HOME": str(project)}
    nowhere = environment | {"AWS_ENDPOINT_URL": "http://127.0.0.1:9", "SAGEMAKER_LINEAGE_AWS_ATTEMPTS": "1"}
    assert run(command, project, environment=nobody).returncode == 5
    assert run(command, project, environment=nowhere).returncode == 5


def test_the_installed_command_lists_and_shows(project: Path, environment: dict[str, str]) -> None:
    listed = run("sagemaker-lineage list --region ap-northeast-2", project, environment=environment)
    shown = run(
        "sagemaker-lineage show --region ap-northeast-2 --pipeline-name claims-risk-weekly --include-latest-exec",
        project,
        environment=environment,
    )
    assert "claims-risk-weekly" in listed.stdout, listed.stderr
    assert "Failed" in shown.stdout, shown.stderr
    assert "\x1b" not in listed.stdout + shown.stdout


def test_a_closed_pipe_ends_quietly(project: Path, environment: dict[str, str]) -> None:
    command = "set -o pipefail; sagemaker-lineage show --region ap-northeast-2 --pipeline-name mlops-pipeline --format json | head -c 1"
    done = run(["bash", "-c", command], project, environment=environment)
    assert (done.returncode, done.stdout, done.stderr) == (0, "{", "")


@pytest.mark.parametrize("no_colour", [False, True])
def test_a_terminal_gets_colours_unless_it_wants_none(
    project: Path, environment: dict[str, str], no_colour: bool
) -> None:
    command = ["sagemaker-lineage", "show", "--region", "ap-northeast-2", "--pipeline-name", "mlops-pipeline"]
    chosen = environment | {"TERM": "xterm-256color", "COLUMNS": "100"} | ({"NO_COLOR": "1"} if no_colour else {})
    shown = _on_terminal(command, project, chosen)
    assert "mlops-pipeline" in shown
    assert ("\x1b[" in shown) is not no_colour


def test_ctrl_c_while_aws_is_silent_ends_at_once(project: Path, environment: dict[str, str]) -> None:
    with EmbeddedAws() as aws:
        aws.control.fault("sagemaker:DescribePipeline", "hang")
        aws.control.fault("sagemaker:ListPipelines", "hang")
        command = ["python", "lineage.py", "--region", "ap-northeast-2", "--pipeline-name", "mlops-pipeline"]
        with started(command, project, environment | {"AWS_ENDPOINT_URL": aws.url}) as program:
            deadline = time.monotonic() + 30
            while not aws.control.calls() and time.monotonic() < deadline:
                time.sleep(0.02)
            begin = time.monotonic()
            program.process.send_signal(signal.SIGINT)
            code = program.process.wait(timeout=30)
            assert code in {130, -2}, program.output
            assert time.monotonic() - begin < 5
            assert "Traceback" not in program.output


def _on_terminal(command: list[str], folder: Path, environment: dict[str, str]) -> str:
    """Run a command whose output is a terminal; return what it would have shown."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=theirs, stderr=subprocess.DEVNULL
    ):
        os.close(theirs)
        parts = []
        while part := _read(ours):
            parts.append(part)
    os.close(ours)
    return b"".join(parts).decode()


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # Linux says EIO once the other end is closed
        return b""
