"""``--definition`` as a program: every kind of file, by name and from standard input, and how errors end."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from corekit.containers import CANARY, FIXTURES, NAME, fixture
from freshkit.environment import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SHOW = ("-m", "sagemaker_lineage", "show", "--format", "json")
SCRIPT = ("lineage.py",)
CHECK = ("-m", "sagemaker_lineage", "check", "--format", "json")
BY_ITSELF = {"definition.json", "definition.yaml", "json-string.json", "sdk-output.txt"}
ONE = sorted(
    path.name
    for path in FIXTURES.iterdir()
    if not path.name.startswith(
        ("ack-several", "template-several", "template-s3", "terraform-plan", "terraform-several")
    )
)


def run(*arguments: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command without any AWS setting."""
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=ROOT,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize("name", ONE)
def test_the_file_names_its_pipeline(name: str) -> None:
    done = run(*SCRIPT, "--definition", FIXTURES / name)
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    stage = {"template-open.json": "dev-churn", "template.yaml": "dev-churn-2026-11-22"}
    expected = name.split(".", maxsplit=1)[0] if name in BY_ITSELF else stage.get(name, NAME)
    assert document["pipeline"]["name"] == expected
    assert CANARY not in done.stdout + done.stderr


@pytest.mark.parametrize("program", [SCRIPT, SHOW])
def test_a_pipeline_of_several_is_selected_by_name(program: tuple[str, ...]) -> None:
    done = run(*program, "--definition", FIXTURES / "terraform-plan.json", "--pipeline-name", "score")
    assert [node["id"] for node in json.loads(done.stdout)["graph"]["nodes"]] == ["Score"]


def test_check_selects_a_pipeline_too() -> None:
    done = run(*CHECK, "churn", "--definition", FIXTURES / "ack-several.yaml")
    posture = json.loads(done.stdout)
    assert {finding["pipeline"] for finding in posture["findings"]} == {"churn"}
    assert "churn/Fit" in {finding["resource"] for finding in posture["findings"]}
    assert run(*CHECK, "--definition", FIXTURES / "template.yaml").returncode == 0


@pytest.mark.parametrize("program", [SCRIPT, SHOW, CHECK])
def test_several_pipelines_without_a_name_end_with_2(program: tuple[str, ...]) -> None:
    done = run(*program, "--definition", "-", stdin=fixture("template-several.json"))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: The file has 2 pipelines: 'churn', 'Score'.\n")
    assert "--pipeline-name" in done.stderr


def test_another_name_ends_with_2() -> None:
    done = run(*SCRIPT, "--definition", FIXTURES / "template.json", "--pipeline-name", "other")
    assert done.returncode == 2
    assert "has no pipeline 'other'. It has 'churn'." in done.stderr


def test_standard_input_takes_every_container() -> None:
    for name in ONE:
        done = run(*SCRIPT, "--definition", "-", stdin=fixture(name))
        assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("template-s3.json", "aws s3 cp s3://artifacts/pipelines/churn.json - | sagemaker-lineage show --definition -"),
        ("terraform-plan-unknown.json", "unknown until the plan is applied. At /planned_values/"),
    ],
)
def test_a_definition_that_is_elsewhere_ends_with_2_and_the_way_to_get_it(name: str, told: str) -> None:
    done = run(*SCRIPT, "--definition", FIXTURES / name)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr


def test_what_is_wrong_has_the_line() -> None:
    done = run(*SCRIPT, "--definition", "-", stdin="apiVersion: v1\nkind: [\n")
    assert done.returncode == 2
    assert "line 3, column 1" in done.stderr
    assert "Traceback" not in done.stderr


def test_yaml_without_pyyaml_ends_with_2_and_the_command(tmp_path: Path) -> None:
    (tmp_path / "yaml.py").write_text("raise ImportError\n", encoding="utf-8")
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); from sagemaker_lineage.cli.lineage import run; run()"
    done = run("-c", code, "--definition", FIXTURES / "ack-manifest.yaml")
    assert done.returncode == 2
    assert "pip install 'sagemaker-lineage[yaml]'" in done.stderr
