"""The findings that failed as SARIF 2.1.0, as GitHub takes it for code scanning.

Source: the schema of SARIF 2.1.0; "SARIF support for code scanning" of GitHub's documentation.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sagemaker_lineage._version import __version__
from sagemaker_lineage.model.finding import Severity, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sagemaker_lineage.export.reports.choice import Choice
    from sagemaker_lineage.export.wire.posture import PipelineFinding, Posture

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MOST_RESULTS = 25_000
"""GitHub refuses a run with more; the worst come first."""
_LEVELS = {Severity.CRITICAL: "error", Severity.HIGH: "error", Severity.MEDIUM: "warning", Severity.LOW: "note"}
_SCORES = {Severity.CRITICAL: "9.5", Severity.HIGH: "8.0", Severity.MEDIUM: "5.5", Severity.LOW: "2.5"}
"""GitHub's bands: critical above 9, high from 7, medium from 4, low below."""


def render(posture: Posture, choice: Choice) -> str:
    """Return one run with a result for each failed finding."""
    failed = [each for each in posture.findings if each.verdict is Verdict.FAIL]
    shown = sorted(failed, key=lambda each: list(Severity).index(each.severity))[:MOST_RESULTS]
    rules = {each.rule: each for each in sorted(shown, key=lambda each: each.rule)}
    places = {rule: place for place, rule in enumerate(rules)}
    driver = {
        "name": "sagemaker-lineage",
        "semanticVersion": __version__,
        "rules": [_rule(each) for each in rules.values()],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "utf16CodeUnits",
        "invocations": [_invocation(len(failed))],
        "results": [_result(each, places, choice) for each in shown],
    }
    text = json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False)
    return text + "\n"


def _invocation(failed: int) -> dict[str, Any]:
    said: dict[str, Any] = {"executionSuccessful": True}
    if failed > MOST_RESULTS:
        text = f"{failed - MOST_RESULTS:,} of {failed:,} findings are left out, the least severe."
        said["toolExecutionNotifications"] = [{"level": "warning", "message": {"text": text}}]
    return said


def _rule(finding: PipelineFinding) -> dict[str, Any]:
    remedy = finding.remedy or ""
    return {
        "id": finding.rule,
        "name": "".join(part.capitalize() for part in finding.rule.split("-")),
        "shortDescription": {"text": finding.title},
        "fullDescription": {"text": f"{finding.title}."},
        "help": {"text": f"{remedy} {' '.join(finding.references)}".strip()},
        **({"helpUri": finding.references[0]} if finding.references else {}),
        "defaultConfiguration": {"level": _LEVELS[finding.severity]},
        "properties": {
            "security-severity": _SCORES[finding.severity],
            "tags": ["security", *finding.controls],
        },
    }


def _result(finding: PipelineFinding, places: Mapping[str, int], choice: Choice) -> dict[str, Any]:
    return {
        "ruleId": finding.rule,
        "ruleIndex": places[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(finding)},
        "locations": [_location(finding, choice)],
        "partialFingerprints": {"finding/v1": _fingerprint((finding.rule, finding.resource, finding.pipeline))},
        "properties": {"pipeline": finding.pipeline, "severity": finding.severity.value},
    }


def _message(finding: PipelineFinding) -> str:
    seen = ". ".join(filter(None, (finding.evidence, finding.reason)))
    reached = ", ".join(f"{each.kind} {each.id}" for each in finding.reaches[:3])
    more = f" and {finding.reached - 3} more" if finding.reached > len(finding.reaches[:3]) else ""
    reaches = f" Reaches {reached}{more}." if reached else ""
    return f"{finding.title}: {finding.resource}: {seen.removesuffix('.')}.{reaches} Remedy: {finding.remedy or ''}"


def _location(finding: PipelineFinding, choice: Choice) -> dict[str, Any]:
    path = choice.path or f"sagemaker-pipelines/{finding.pipeline}.json"
    return {
        "physicalLocation": {"artifactLocation": {"uri": quote(path)}, "region": {"startLine": 1}},
        "logicalLocations": [{"fullyQualifiedName": finding.resource, "kind": "resource"}],
    }


def _fingerprint(parts: Iterable[str]) -> str:
    return hashlib.sha256("\x00".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:32]
