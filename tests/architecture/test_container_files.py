"""The files that make the image: linted, and held to what an image of this service must be."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from freshkit.dockerfile import parse_dockerfile, settings_of

ROOT = Path(__file__).parents[2]
STAGES = parse_dockerfile((ROOT / "Dockerfile").read_text(encoding="utf-8"))
FINAL = STAGES[-1]
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))


def only(word: str) -> str:
    found = [step.text for step in FINAL if step.word == word]
    assert len(found) == 1, word
    return found[0]


@pytest.mark.skipif(sys.platform == "win32", reason="hadolint has no wheel for Windows")
def test_the_linter_finds_nothing() -> None:
    hadolint = shutil.which("hadolint", path=str(Path(sys.executable).parent))
    assert hadolint, "make setup installs it"
    linted = subprocess.run([hadolint, "Dockerfile"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (linted.returncode, linted.stdout) == (0, "")


def test_there_are_stages_to_build_and_a_stage_to_run() -> None:
    page, *others = STAGES
    assert len(others) == 2
    assert page[0].text == "node:${NODE}-slim AS page"
    assert all(re.match(r"python:\$\{PYTHON\}-slim( AS build)?$", stage[0].text) for stage in others)
    assert "--from=build" in only("COPY")


def test_nothing_is_fetched_by_address() -> None:
    assert not [
        step
        for stage in STAGES
        for step in stage
        if step.word == "ADD" or "://" in step.text.replace("http.client", "")
    ]


def test_it_runs_as_a_user_without_rights() -> None:
    user, group = only("USER").split(":")
    assert int(user) > 0
    assert int(group) > 0
    assert not [step for step in FINAL if step.word == "RUN"]


def test_commands_are_not_read_by_a_shell() -> None:
    commands = [step for step in FINAL if step.word in {"CMD", "ENTRYPOINT"}]
    assert [step.arguments[0] for step in commands] == ["sagemaker-lineage"]
    assert re.search(r"CMD \[.*\]$", only("HEALTHCHECK"))


def test_its_health_is_asked_without_further_tools() -> None:
    assert not re.search(r"\b(curl|wget)\b", only("HEALTHCHECK"))
    assert "/health" in only("HEALTHCHECK")


def test_nobody_chooses_a_profile_of_the_container() -> None:
    assert settings_of(FINAL)["SAGEMAKER_LINEAGE_PROFILES"] == "never"


def test_the_context_holds_only_what_is_copied() -> None:
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    kept = {line[1:] for line in lines if line.startswith("!")}
    copies = [step.text for stage in STAGES for step in stage if step.word == "COPY" and "--from=" not in step.text]
    copied = {part for text in copies for part in text.split()[:-1]}
    assert "*" in lines
    assert kept == copied


@pytest.mark.parametrize("name", ["demo", "lineage"])
def test_compose_runs_it_without_rights_on_loopback(name: str) -> None:
    service = COMPOSE["services"][name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["ports"] == ["127.0.0.1:8000:8000"]


def test_compose_starts_the_demo_unless_told_otherwise() -> None:
    assert [name for name, service in COMPOSE["services"].items() if "profiles" not in service] == ["demo"]


def test_compose_mounts_the_users_aws_settings_for_reading() -> None:
    service = COMPOSE["services"]["lineage"]
    mount = service["volumes"][0]
    assert (mount["target"], mount["read_only"]) == (f"{settings_of(FINAL)['HOME']}/.aws", True)
    assert "AWS_PROFILE" in service["environment"]
