"""Findings in every format: golden files, the schema of SARIF, and names that are hostile text."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft4Validator

from sagemaker_lineage.export.reports import BY_NAME, REPORTS
from sagemaker_lineage.export.reports import sarif as sarif_report
from sagemaker_lineage.export.reports.choice import Choice
from sagemaker_lineage.export.wire.posture import Posture, posture_of
from sagemaker_lineage.model.checked import CheckedPage
from sagemaker_lineage.model.finding import Assessment, Finding, Severity, Verdict
from sagemaker_lineage.model.gap import Gap, GapCode
from wire_samples.golden import assert_golden
from wire_samples.lineages import FINISHED, JUDGED, TEXT

if TYPE_CHECKING:
    from sagemaker_lineage.model.execution import Lineage

SCHEMA = json.loads((Path(__file__).parents[2] / "fixtures/sarif/sarif-2.1.0.json").read_text(encoding="utf-8"))
HIGH = Choice(threshold=Severity.HIGH)


def posture(*lineages: Lineage) -> Posture:
    return posture_of(CheckedPage(lineages=lineages, done=len(lineages), total=len(lineages)), Severity, Verdict)


def judged(*findings: Finding, name: str = "claims") -> Lineage:
    """Return the judged lineage with other findings of its rules."""
    assert JUDGED.assessment is not None
    other = Assessment(findings=findings, rules=JUDGED.assessment.rules)
    return replace(JUDGED, assessment=other, pipeline=replace(JUDGED.pipeline, name=name), gaps=())


def finding(**facts: object) -> Finding:
    given = {"rule": "s3-tls-only", "severity": Severity.MEDIUM, "verdict": Verdict.FAIL, "resource": "raw", **facts}
    return Finding(**given)  # type: ignore[arg-type]


HOSTILE = judged(finding(resource=TEXT, evidence="=1+1" + TEXT, nodes=(TEXT,)), name=TEXT)
SUFFIXES = {"json": "json", "sarif": "sarif", "junit": "xml", "markdown": "md", "csv": "csv"}


@pytest.mark.parametrize("name", BY_NAME)
@pytest.mark.parametrize(("sample", "lineage"), [("judged", JUDGED), ("hostile-posture", HOSTILE)])
def test_findings_are_written_as_in_the_golden_file(name: str, sample: str, lineage: Lineage) -> None:
    first, second = (BY_NAME[name].render(posture(lineage), HIGH) for _ in range(2))
    assert first == second
    assert_golden(first.replace("\r\n", "\n"), f"{sample}-{name}.{SUFFIXES[name]}")


def test_every_format_is_told_apart() -> None:
    assert [report.name for report in REPORTS] == list(SUFFIXES)
    assert all(report.title for report in REPORTS)


def sarif(*lineages: Lineage, choice: Choice = HIGH) -> dict[str, object]:
    found: dict[str, object] = json.loads(BY_NAME["sarif"].render(posture(*lineages), choice))
    return found


@pytest.mark.parametrize("lineages", [(), (JUDGED,), (JUDGED, HOSTILE), (FINISHED,)])
def test_sarif_keeps_its_schema(lineages: tuple[Lineage, ...]) -> None:
    assert [error.message for error in Draft4Validator(SCHEMA).iter_errors(sarif(*lineages))] == []


def test_sarif_holds_what_failed_and_nothing_else() -> None:
    (run,) = sarif(JUDGED)["runs"]  # type: ignore[misc]
    (result,) = run["results"]
    assert (result["ruleId"], result["level"]) == ("s3-public-write", "error")
    (rule,) = run["tool"]["driver"]["rules"]
    assert float(rule["properties"]["security-severity"]) > 9
    (place,) = result["locations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "sagemaker-pipelines/claims.json"
    assert place["physicalLocation"]["region"] == {"startLine": 1}
    assert place["logicalLocations"] == [{"fullyQualifiedName": "raw-data", "kind": "resource"}]


def test_sarif_points_to_the_file_that_is_given() -> None:
    (run,) = sarif(JUDGED, choice=Choice(path="ml/my pipelines/claims.py"))["runs"]  # type: ignore[misc]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "ml/my%20pipelines/claims.py"


def test_fingerprints_tell_rule_resource_and_pipeline_apart_and_nothing_else() -> None:
    lineages = [
        judged(finding(evidence="a"), finding(resource="scratch"), finding(rule="s3-public-write")),
        judged(finding(evidence="b"), name="other"),
        judged(finding(evidence="c")),
    ]
    (run,) = sarif(*lineages)["runs"]  # type: ignore[misc]
    prints = [
        (
            each["ruleId"],
            each["locations"][0]["logicalLocations"][0]["fullyQualifiedName"],
            each["properties"]["pipeline"],
        )
        for each in run["results"]
    ]
    marks = [each["partialFingerprints"]["finding/v1"] for each in run["results"]]
    assert len(set(prints)) == len(set(marks)) == 4
    assert len(marks) == 5


@pytest.mark.parametrize(
    ("severity", "level", "lowest"),
    [("critical", "error", 9.0), ("high", "error", 7.0), ("medium", "warning", 4.0), ("low", "note", 0.1)],
)
def test_severities_are_githubs(severity: str, level: str, lowest: float) -> None:
    (run,) = sarif(judged(finding(severity=Severity(severity))))["runs"]  # type: ignore[misc]
    assert run["results"][0]["level"] == level
    assert float(run["tool"]["driver"]["rules"][0]["properties"]["security-severity"]) >= lowest


def test_more_than_github_takes_is_left_out_and_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif_report, "MOST_RESULTS", 2)
    many = judged(*(finding(resource=f"b{n}", severity=s) for n, s in enumerate(reversed(Severity))))
    (run,) = sarif(many)["runs"]  # type: ignore[misc]
    assert [each["properties"]["severity"] for each in run["results"]] == ["critical", "high"]
    (said,) = run["invocations"][0]["toolExecutionNotifications"]
    assert said["message"]["text"] == "2 of 4 findings are left out, the least severe."


VERDICTS = (
    finding(resource="critical", severity=Severity.CRITICAL),
    finding(resource="low", severity=Severity.LOW),
    finding(resource="unknown", verdict=Verdict.UNKNOWN, reason="Denied."),
    finding(resource="pass", verdict=Verdict.PASS),
    finding(resource="none", verdict=Verdict.NOT_APPLICABLE),
)


def marks(choice: Choice) -> dict[str, str]:
    root = ET.fromstring(BY_NAME["junit"].render(posture(judged(*VERDICTS)), choice))
    counts = {name: int(root.get(name, "")) for name in ("failures", "errors", "skipped", "tests")}
    found = {case.get("name", ""): case[0].tag for case in root.iter("testcase")}
    assert counts == {
        "failures": list(found.values()).count("failure"),
        "errors": list(found.values()).count("error"),
        "skipped": list(found.values()).count("skipped"),
        "tests": len(found),
    }
    return found


def test_junit_fails_from_the_threshold_on() -> None:
    rest = {"unknown": "skipped", "pass": "system-out"}
    assert marks(HIGH) == {"critical": "failure", "low": "system-out", **rest}
    assert marks(Choice(threshold=Severity.LOW)) == {"critical": "failure", "low": "failure", **rest}
    assert marks(Choice()) == {"critical": "failure", "low": "failure", **rest}
    assert marks(Choice(strict=True))["unknown"] == "error"


def test_junit_has_a_suite_for_each_pipeline() -> None:
    root = ET.fromstring(BY_NAME["junit"].render(posture(judged(finding()), judged(finding(), name="other")), HIGH))
    assert [suite.get("name") for suite in root] == ["claims", "other"]


def test_no_cell_of_a_table_is_a_formula() -> None:
    text = BY_NAME["csv"].render(posture(HOSTILE), HIGH)
    rows = list(csv.reader(text.splitlines()))
    assert all(not cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    assert "'=1+1" in text


def test_markdown_has_no_marks_that_a_name_made() -> None:
    text = BY_NAME["markdown"].render(posture(HOSTILE), HIGH)
    assert re.search(r"(?<!\\)[<>\[`]", text) is None
    tables = [part.splitlines() for part in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE)]
    bars = [{line.replace("\\|", "").count("|") for line in table} for table in tables]
    assert bars == [{7}, {4}]


def test_long_markdown_is_cut_and_says_so() -> None:
    text = BY_NAME["markdown"].render(posture(judged(*(finding(resource=f"b{n}") for n in range(300)))), HIGH)
    assert "And 100 more." in text


def test_markdown_mends_nothing_where_nothing_failed() -> None:
    text = BY_NAME["markdown"].render(posture(judged(finding(verdict=Verdict.PASS))), HIGH)
    assert "## Security posture of the lineage" in text
    assert "How to mend it" not in text


@pytest.mark.parametrize(
    ("codes", "lines"),
    [
        ((), []),
        ((GapCode.OPAQUE,), ["1 steps hide their data."]),
        ((GapCode.TIMEOUT, GapCode.OPAQUE), ["1 facts could not be read.", "1 steps hide their data."]),
    ],
)
def test_markdown_tells_steps_that_hide_their_data_from_what_could_not_be_read(
    codes: tuple[GapCode, ...], lines: list[str]
) -> None:
    lineage = replace(judged(finding()), gaps=tuple(Gap(code=code, detail=code) for code in codes))
    text = BY_NAME["markdown"].render(posture(lineage), HIGH)
    assert [line for line in text.splitlines() if line.endswith(("be read.", "their data."))] == lines


def test_json_is_the_answer_of_the_service() -> None:
    assert Posture.model_validate_json(BY_NAME["json"].render(posture(JUDGED), HIGH)) == posture(JUDGED)


def test_findings_are_chosen_by_severity_and_verdict() -> None:
    page = CheckedPage(lineages=(judged(*VERDICTS), FINISHED), done=2, total=None)
    chosen = posture_of(page, [Severity.CRITICAL, Severity.MEDIUM], [Verdict.FAIL, Verdict.UNKNOWN])
    assert [each.resource for each in chosen.findings] == ["critical", "unknown"]
    assert (chosen.pipelines.done, chosen.pipelines.total) == (2, None)
    assert {gap.resource for gap in chosen.gaps} == {"raw-data", "claims"}
    assert all(gap.affects == () for gap in chosen.gaps)
