"""Setting up: done once, explained where it cannot be done, and careful with what is there."""

from __future__ import annotations

import re
import stat
from typing import TYPE_CHECKING

import pytest

from freshkit.environment import bare_environment, base_python, make_venv, run

if TYPE_CHECKING:
    from pathlib import Path

OLD = """#!/bin/sh
case "$*" in *version_info*) exit 1;; esac
exit 0
"""
WITHOUT_ENSUREPIP = """#!/bin/sh
case "$*" in *ensurepip*) exit 1;; esac
exec {python} "$@"
"""
EVERY_NAME = ("python3.14", "python3.13", "python3.12", "python3.11", "python3", "python")


def interpreters(folder: Path, script: str, names: tuple[str, ...] = EVERY_NAME) -> dict[str, str]:
    """Return an environment in which the interpreters of those names are the script."""
    for name in names:
        path = folder / name
        path.write_text(script, encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
    environment = bare_environment()
    return environment | {"PATH": f"{folder}:{environment['PATH']}"}


def test_a_machine_without_ensurepip_is_told_which_package_to_install(bare_clone: Path, tmp_path: Path) -> None:
    environment = interpreters(tmp_path, WITHOUT_ENSUREPIP.format(python=base_python()))
    made = run(["make", "demo"], bare_clone, environment=environment)
    assert made.returncode != 0
    assert "python3-venv" in made.stderr
    assert not (bare_clone / ".venv").exists()


def test_an_interpreter_that_is_whole_wins_over_one_that_is_not(bare_clone: Path, tmp_path: Path) -> None:
    broken = WITHOUT_ENSUREPIP.format(python=base_python())
    environment = interpreters(tmp_path, broken, EVERY_NAME[:4]) | {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": ""}
    made = run(["make", "runtime", f"VENV={tmp_path}/venv"], bare_clone, environment=environment)
    assert made.stdout.startswith(f"Making {tmp_path}/venv with Python 3.")
    assert (tmp_path / "venv" / "bin" / "python").exists()


def test_a_set_up_that_failed_is_not_taken_for_done(bare_clone: Path, tmp_path: Path) -> None:
    environment = bare_environment(PIP_NO_INDEX="1", PIP_FIND_LINKS="")
    for _ in range(2):
        made = run(["make", "runtime", f"VENV={tmp_path}/venv"], bare_clone, environment=environment)
        assert made.returncode != 0
        assert "Installing the pinned dependencies" in made.stdout


@pytest.mark.parametrize("target", ["demo", "test"])
def test_a_machine_with_an_old_python_is_told_what_is_needed(bare_clone: Path, tmp_path: Path, target: str) -> None:
    made = run(["make", target], bare_clone, environment=interpreters(tmp_path, OLD))
    assert made.returncode != 0
    assert "Python 3.11 or later is needed" in made.stderr
    assert "make PYTHON=" in made.stderr


def test_an_interpreter_can_be_named(bare_clone: Path, tmp_path: Path) -> None:
    missing = tmp_path / "no-such-python"
    made = run(["make", "runtime", f"PYTHON={missing}"], bare_clone)
    assert made.returncode != 0
    assert str(missing) in made.stderr


def test_a_folder_that_is_no_environment_is_left_alone(bare_clone: Path, tmp_path: Path) -> None:
    (tmp_path / "precious.txt").write_text("mine", encoding="utf-8")
    made = run(["make", "runtime", f"VENV={tmp_path}"], bare_clone)
    assert made.returncode != 0
    assert "left alone" in made.stderr
    assert (tmp_path / "precious.txt").read_text(encoding="utf-8") == "mine"


def test_what_is_set_up_is_not_set_up_again(ready_clone: Path) -> None:
    again = run(["make", "runtime"], ready_clone)
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")


def test_the_pinned_versions_are_installed(ready_clone: Path) -> None:
    listed = run([".venv/bin/python", "-m", "pip", "list", "--format", "freeze"], ready_clone).stdout.splitlines()
    pinned = {line.split(" ;")[0].lower() for line in (ready_clone / "constraints.txt").read_text("utf-8").splitlines()}
    beside = {"pip", "setuptools", "wheel", "sagemaker-lineage", "sagemaker_lineage"}
    installed = {_normal(line.lower()) for line in listed if line.split("==")[0] not in beside}
    assert installed
    assert {line for line in installed if "sagemaker-lineage" not in line} <= set(map(_normal, pinned))


def _normal(pin: str) -> str:
    """Return a pin with its name as package indexes compare it: backports.zstd is backports-zstd."""
    name, equals, version = pin.partition("==")
    return re.sub("[-_.]+", "-", name) + equals + version


def test_an_environment_that_somebody_made_is_used_and_a_moved_one_is_not(bare_clone: Path, tmp_path: Path) -> None:
    environment = bare_environment(PIP_NO_INDEX="1", PIP_FIND_LINKS="")
    make_venv(tmp_path / "venv")
    adopted = run(["make", "runtime", f"VENV={tmp_path}/venv"], bare_clone, environment=environment)
    (tmp_path / "venv" / "home.stamp").write_text("/somewhere/else\n", encoding="utf-8")
    moved = run(["make", "runtime", f"VENV={tmp_path}/venv"], bare_clone, environment=environment)
    assert adopted.stdout.startswith("Installing")
    assert moved.stdout.startswith("Making")


def test_make_alone_says_what_there_is(bare_clone: Path) -> None:
    told = run(["make"], bare_clone)
    assert told.returncode == 0
    assert "make demo" in told.stdout
    assert "make test" in told.stdout
