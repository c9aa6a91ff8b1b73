"""The examples of workflows and hooks: shown as they are in their files, and their commands run."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from docskit.pages import ROOT, blocks
from embedded import AT, embedded_aws
from freshkit.environment import bare_environment
from sagemaker_lineage.demo.serve import demo_environment

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLES = ROOT / "docs" / "examples"
ACTION = EXAMPLES / "github-action.yml"
HOOK = EXAMPLES / "pre-commit-config.yaml"


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Return an environment whose AWS is the embedded one, and whose command is the one under test."""
    folder = tmp_path_factory.mktemp("examples")
    bare = bare_environment(HOME=str(folder), PYTHONUTF8="1", GITHUB_STEP_SUMMARY=str(folder / "summary.md"))
    bare["PATH"] = f"{Path(sys.prefix) / 'bin'}{os.pathsep}{bare['PATH']}"
    with embedded_aws() as aws:
        assert aws.url
        assert AT
        yield {**bare, **demo_environment(aws.url, folder / "aws", bare)}


@pytest.mark.parametrize("path", [ACTION, HOOK], ids=lambda path: path.name)
def test_the_page_shows_the_file(path: Path) -> None:
    assert path.read_text(encoding="utf-8") in [block.text for block in blocks("docs/how-to/ci.md", "text")]


def test_the_steps_of_the_workflow_run(environment: dict[str, str], tmp_path: Path) -> None:
    steps = [step["run"] for step in read(ACTION)["jobs"]["check"]["steps"] if "run" in step]
    assert steps[0] == "python -m pip install sagemaker-lineage"
    for text in steps[1:]:
        done = subprocess.run(
            ["bash", "-eu", "-o", "pipefail", "-c", text],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode in {0, 10}, done.stderr
    assert "s3-public-write" in (tmp_path / "findings.sarif").read_text(encoding="utf-8")
    assert "s3-public-write" in Path(environment["GITHUB_STEP_SUMMARY"]).read_text(encoding="utf-8")


def test_the_hook_runs(environment: dict[str, str], tmp_path: Path) -> None:
    (hook,) = read(HOOK)["repos"][0]["hooks"]
    shutil.copytree(EXAMPLES, tmp_path / "docs" / "examples")
    command = [*shlex.split(hook["entry"]), "docs/examples/churn.json", "docs/examples/churn.json"]
    offline = {name: value for name, value in environment.items() if not name.startswith("AWS_")}
    done = subprocess.run(command, cwd=tmp_path, env=offline, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("mutable-image") > 1
    strict = [word.replace("--fail-on high", "--fail-on low") for word in command]
    assert subprocess.run(strict, cwd=tmp_path, env=offline, capture_output=True, check=False).returncode == 10
