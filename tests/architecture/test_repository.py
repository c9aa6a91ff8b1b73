"""The repository as a whole: import contracts, pins, and what tracked files must not hold."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PIN = re.compile(r"[a-z0-9._-]+==[a-z0-9.!+]+( ; [^@]+)?", re.IGNORECASE)
ABROAD = re.compile(
    r"(?<![\w./])/(?:work|root|home/(?!lineage/)[a-z]+|Users/[A-Za-z]+)/|pythonhosted|pypi\.org|registry\.npmjs|deb\.debian\.org|"
    r"--(?:extra-)?index-url|--find-links"
)
SPEAKS_OF_THEM = {"tests/architecture/test_repository.py"}


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [ROOT / name for name in listed.split("\0") if name]


def _project_name(requirement: str) -> str:
    return re.split(r"[<>=!~;\[ ]", requirement)[0].lower().replace("_", "-")


def test_the_import_contracts_are_kept() -> None:
    script = "from importlinter.cli import lint_imports; import sys; sys.exit(lint_imports(no_logo=True))"
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_layers_are_exhaustive() -> None:
    layers = PROJECT["tool"]["importlinter"]["contracts"][0]
    assert layers["exhaustive"] is True
    assert layers["containers"] == ["sagemaker_lineage"]


def test_every_constraint_is_a_name_and_a_version() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not PIN.fullmatch(line)] == []


def test_every_dependency_is_pinned() -> None:
    pinned = {_project_name(line) for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()}
    declared = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"]
    assert {_project_name(requirement) for requirement in declared} - pinned == set()


def test_dependencies_are_declared_in_one_place() -> None:
    assert (ROOT / "requirements.txt").read_text(encoding="utf-8").split("\n") == ["-c constraints.txt", "-e .", ""]


def test_tracked_files_name_no_machine_and_no_registry() -> None:
    texts = {path.relative_to(ROOT).as_posix(): path for path in _tracked() if path.is_file()}
    found = {
        name: ABROAD.findall(path.read_bytes().decode("utf-8", "replace"))
        for name, path in texts.items()
        if name not in SPEAKS_OF_THEM
    }
    assert {name: places for name, places in found.items() if places} == {}


def test_ci_runs_the_readmes_test_command() -> None:
    commands = [line for line in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines() if line]
    assert commands[-1].split(" <")[0] == "make test"
    for readme in ("README.md", "README.ko.md"):
        assert re.search(r"^make test\b", (ROOT / readme).read_text(encoding="utf-8"), re.MULTILINE)


def test_hooks_need_no_code_host() -> None:
    text = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    repositories = re.findall(r"repo:\s*(\S+)", text)
    assert set(repositories) == {"local"}


def test_every_target_of_the_makefile_is_explained() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z]+):(.*)$", makefile, re.MULTILINE)
    assert {"demo", "test", "setup", "format", "bench", "docs"} <= {name for name, _ in targets}
    assert [name for name, rest in targets if "## " not in rest] == []
