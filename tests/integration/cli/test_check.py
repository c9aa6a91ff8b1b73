"""``check`` as a program, against the embedded AWS: what it writes, and the code that it ends with."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from embedded import embedded_aws
from freshkit.environment import ROOT
from sagemaker_lineage.demo.serve import demo_environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COMMAND = [sys.executable, "-m", "sagemaker_lineage", "check"]
SEOUL = ("--region", "ap-northeast-2")
CLAIMS = ("claims-risk-weekly", *SEOUL)


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Return an environment that leads to the embedded AWS."""
    with embedded_aws() as aws:
        yield demo_environment(aws.url, tmp_path_factory.mktemp("aws"))


def check(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=120
    )


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (CLAIMS, 0),
        ((*CLAIMS, "--fail-on", "critical"), 10),
        (("mlops-pipeline", *SEOUL, "--fail-on", "critical"), 0),
        (("mlops-pipeline", *SEOUL, "--fail-on", "low"), 10),
        ((*CLAIMS, "--strict"), 3),
        ((*CLAIMS, "--strict", "--fail-on", "high"), 10),
        (("nothing", *CLAIMS, "--fail-on", "high"), 4),
        (("no name!", "nothing", *SEOUL), 2),
        (SEOUL, 2),
        (("claims",), 2),
        (("a", "b", *SEOUL, "--execution", "0123456789ab"), 2),
    ],
)
def test_it_ends_with(environment: dict[str, str], arguments: tuple[str, ...], code: int) -> None:
    done = check(environment, *arguments)
    assert done.returncode == code, done.stderr


def test_people_are_told_once_for_each_rule_how_to_mend_it(environment: dict[str, str]) -> None:
    shown = check(environment, *CLAIMS).stdout
    mending = shown.partition("How to mend it\n")[2].partition("\n\n")[0].splitlines()
    assert mending[0].startswith(
        "  s3-public-read  Buckets should block public read access. Turn on Block Public Access"
    )
    rules = [line.split()[0] for line in mending]
    assert len(rules) == len(set(rules)) > 10


def test_what_could_be_judged_is_written_beside_what_could_not(environment: dict[str, str]) -> None:
    done = check(environment, "nothing", *CLAIMS, "--format", "json")
    assert {each["pipeline"] for each in json.loads(done.stdout)["findings"]} == {"claims-risk-weekly"}
    assert "There is no pipeline 'nothing'" in done.stderr


def test_people_see_findings_models_and_what_is_missing(environment: dict[str, str]) -> None:
    said = check(environment, *CLAIMS).stdout
    assert "critical  s3-public-write" in said
    assert "model-package/claims-risk/" in said
    assert "Allow s3:GetBucketPolicy." in said
    assert "not applicable" in said.splitlines()[-1]


@pytest.mark.parametrize(("columns", "width"), [(None, 120), ("80", 80)])
def test_the_table_is_as_wide_as_can_be_read_and_loses_nothing(
    environment: dict[str, str], columns: str | None, width: int
) -> None:
    wanted = {**environment, "COLUMNS": columns} if columns else environment
    table = check(wanted, *CLAIMS).stdout.partition("How to mend it")[0]
    assert max(map(len, table.splitlines())) <= width
    judged = json.loads(check(environment, *CLAIMS, "--format", "json").stdout)["findings"]
    failed = sum(each["verdict"] == "fail" for each in judged)
    rules = {each["rule"] for each in judged if each["verdict"] == "fail"}
    assert sum(table.count(f"  {severity}  ") for severity in ("critical", "high", "medium", "low")) == failed
    assert all(rule in table for rule in rules)


def test_an_exception_that_has_expired_is_back_and_says_so(environment: dict[str, str], tmp_path: Path) -> None:
    config = tmp_path / "checks.toml"
    config.write_text(
        '[[exceptions]]\nrule = "s3-public-write"\nresource = "acme-*"\nreason = "Known."\nexpires = 2020-01-01\n',
        encoding="utf-8",
    )
    chosen = (*CLAIMS, "--config", str(config), "--fail-on", "critical")
    assert check(environment, *chosen).returncode == 10
    for form in ("json", "sarif", "junit", "markdown", "csv"):
        assert "The exception expired on 2020-01-01" in check(environment, *chosen, "--format", form).stdout


def test_the_jobs_of_a_pipeline_that_never_ran_are_judged_as_planned(environment: dict[str, str]) -> None:
    done = check(environment, "never-run", *SEOUL)
    assert (done.returncode, done.stderr) == (
        0,
        "never-run has no execution: its jobs are judged as planned, without their endpoints.\n",
    )
    assert "never-run/" in done.stdout


def test_settings_of_a_file_count(environment: dict[str, str], tmp_path: Path) -> None:
    config = tmp_path / "checks.toml"
    config.write_text(
        '[rules]\ns3-public-read = false\n[[exceptions]]\nrule = "s3-public-write"\nresource = "acme-*"\n'
        'reason = "Known."\nexpires = 2099-01-01\n',
        encoding="utf-8",
    )
    done = check(environment, *CLAIMS, "--fail-on", "critical", "--config", str(config))
    assert done.returncode == 0
    accepted = done.stdout.partition("Accepted (1)\n")[2].partition("\n\n")[0]
    assert accepted.startswith("  s3-public-write  acme-shared: statement 1 grants s3:PutObject to everybody. Accepted")
    assert "2099-01-01: Known." in accepted
    config.write_text("[rules]\nnone = 1\n", encoding="utf-8")
    done = check(environment, *CLAIMS, "--config", str(config))
    assert done.returncode == 2
    assert "checks.toml, line 2: none is no rule" in done.stderr


@pytest.mark.parametrize("form", ["text", "json", "sarif", "junit", "markdown", "csv"])
def test_a_report_goes_to_a_file(environment: dict[str, str], tmp_path: Path, form: str) -> None:
    out = tmp_path / "report"
    done = check(environment, *CLAIMS, "--format", form, "--out", str(out), "--sarif-path", "ml/claims.py")
    assert (done.returncode, done.stdout) == (0, "")
    assert f"Wrote {out}:" in done.stderr
    assert "acme-shared" in out.read_text(encoding="utf-8")


def test_a_definition_is_checked_without_aws(tmp_path: Path) -> None:
    offline = {"PATH": "", "AWS_CONFIG_FILE": "none"}
    done = check(offline, "--definition", "docs/examples/churn.json", "--format", "sarif")
    (run,) = json.loads(done.stdout)["runs"]
    places = {each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in run["results"]}
    assert places <= {"docs/examples/churn.json"}
    absolute = check(offline, "--definition", str(ROOT / "docs/examples/churn.json"), "--format", "sarif")
    assert absolute.stdout == done.stdout
    for extra in (("--region", "ap-northeast-2"), ("--profile", "x"), ("--execution", "0123456789ab"), ("a", "b")):
        assert check(offline, "--definition", "docs/examples/churn.json", *extra).returncode == 2
    assert check(offline, "--definition", str(tmp_path / "none.json")).returncode == 2
