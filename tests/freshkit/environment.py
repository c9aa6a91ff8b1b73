"""Clones of this repository and environments that know nothing of the one the tests run in."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
_OURS = ("AWS_", "SAGEMAKER_LINEAGE_", "COVERAGE_", "COV_CORE_", "PYTEST_", "PYTHON", "VIRTUAL_ENV", "MAKE", "MFLAGS")


def bare_environment(**added: str) -> dict[str, str]:
    """Return this process's environment without what a fresh shell would not have; no proxy for loopback."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_OURS) and name != "CI"}
    inside = str(Path(sys.prefix) / "bin")
    kept["PATH"] = os.pathsep.join(part for part in kept.get("PATH", "").split(os.pathsep) if part != inside)
    return kept | {"NO_PROXY": "localhost,127.0.0.1,::1"} | added


def run(command: list[str] | str, folder: Path, *, environment: dict[str, str] | None = None, **options: object):
    """Run a command to its end in a bare environment; a string goes through a shell."""
    return subprocess.run(
        command,
        cwd=folder,
        env=bare_environment() if environment is None else environment,
        shell=isinstance(command, str),
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
        **options,  # type: ignore[call-overload]
    )


def clone(folder: Path) -> Path:
    """Clone this repository as it is committed; return the clone."""
    target = folder / "sagemaker-lineage"
    cloned = run(["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(target)], folder)
    assert cloned.returncode == 0, cloned.stderr
    return target


def base_python() -> str:
    """Return the interpreter that the environment of the tests was made with."""
    return getattr(sys, "_base_executable", None) or sys.executable


def make_venv(folder: Path) -> Path:
    """Make an empty virtual environment; return its interpreter."""
    made = run([base_python(), "-m", "venv", str(folder)], folder.parent)
    assert made.returncode == 0, made.stderr
    return folder / "bin" / "python"


def curl(arguments: list[str]) -> str:
    """Return what curl prints for some arguments, ``curl`` itself first."""
    assert shutil.which("curl"), "curl is needed: install the package curl"
    answered = run([*arguments, "--silent", "--show-error", "--fail", "--max-time", "30"], ROOT)
    assert answered.returncode == 0, answered.stderr
    return str(answered.stdout)
