"""What is loaded when: the core without frameworks, the help without anything heavy."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = {"boto3", "botocore", "fastapi", "starlette", "uvicorn", "pydantic", "rich", "structlog", "pydantic_settings"}
HELP_SECONDS = 0.3


def plain_environment() -> dict[str, str]:
    """Return the environment without what makes Python slow: measuring, and not keeping compiled modules."""
    slow = ("COVERAGE_", "COV_CORE_", "PYTHONDONTWRITEBYTECODE")
    return {name: value for name, value in os.environ.items() if not name.startswith(slow)}


def loaded_by(code: str) -> set[str]:
    """Return the top-level modules that a fresh interpreter has loaded after some code."""
    program = f"{code}\nimport json, sys\nprint(json.dumps(sorted({{name.partition('.')[0] for name in sys.modules}})))"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=plain_environment(), capture_output=True, text=True, check=True
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


READS_AND_BUILDS = """
from sagemaker_lineage.definition import parse_definition
from sagemaker_lineage.graph import build_graph
assert build_graph(parse_definition('{"Steps": [{"Name": "A", "Type": "Fail"}]}')).nodes
"""
ASKS_FOR_HELP = """
from sagemaker_lineage.cli.app import app
from typer.testing import CliRunner
assert CliRunner().invoke(app, ["--help"]).exit_code == 0
"""


@pytest.mark.parametrize(
    "code",
    [
        "import sagemaker_lineage",
        "import sagemaker_lineage.definition, sagemaker_lineage.graph, sagemaker_lineage.model, sagemaker_lineage.errors",
        "from lineage import get_lineage_json",
        "import sagemaker_lineage.cli.app",
        "import sagemaker_lineage.cli.lineage",
        ASKS_FOR_HELP,
    ],
)
def test_nothing_heavy_is_loaded(code: str) -> None:
    assert loaded_by(code) & HEAVY == set()


def test_reading_a_definition_loads_no_dataclasses() -> None:
    """Making dataclasses, and loading what makes them, took half of the import."""
    assert loaded_by(READS_AND_BUILDS) & (HEAVY | {"dataclasses", "inspect", "asyncio"}) == set()


@pytest.mark.parametrize("command", [["-m", "sagemaker_lineage"], ["lineage.py"]])
def test_help_takes_no_time(command: list[str]) -> None:
    spent = []
    for _ in range(4):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [sys.executable, *command, "--help"], cwd=ROOT, env=plain_environment(), capture_output=True, check=True
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert min(spent) < HELP_SECONDS
