"""The fresh environments, made once for all end-to-end tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from freshkit.environment import clone, run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def bare_clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a clone of this repository in which nothing is set up."""
    return clone(tmp_path_factory.mktemp("bare"))


@pytest.fixture(scope="session")
def ready_clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a clone set up by make, in a folder whose name has a space in it."""
    cloned = clone(tmp_path_factory.mktemp("with space"))
    made = run(["make", "runtime"], cloned)
    assert made.returncode == 0, made.stdout + made.stderr
    return cloned
