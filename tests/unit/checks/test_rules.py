"""Every rule over its table of cases; and every rule has one, with each verdict that it can give."""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path

import pytest

from checkskit.case import NOT_APPLICABLE, Case, findings_of
from sagemaker_lineage.checks import rules
from sagemaker_lineage.checks.rules import BY_ID, RULES
from sagemaker_lineage.enrich.operations import OPERATIONS
from sagemaker_lineage.model.finding import Severity, Verdict

FOLDER = Path(rules.__file__).parent
FILES = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem != "__init__")
LONGEST_JUDGE = 20
LONGEST_TITLE = 150
WITH_EXCUSES = {"volume_key", "encrypted_traffic"}
"""What job_facts has that may not apply."""


def cases(name: str) -> list[Case]:
    """Return the cases of the rule in a file."""
    return list(import_module(f"checkskit.cases.{name}").CASES)


def tree(name: str) -> ast.Module:
    """Return the syntax tree of a rule's file."""
    return ast.parse((FOLDER / f"{name}.py").read_text(encoding="utf-8"))


def imported(name: str) -> set[str]:
    """Return the names that a rule's file imports."""
    found = [node for node in ast.walk(tree(name)) if isinstance(node, ast.ImportFrom)]
    return {alias.name for node in found for alias in node.names}


@pytest.mark.parametrize(
    ("rule", "case"),
    [
        pytest.param(name.replace("_", "-"), case, id=f"{name}-{place}-{case.verdict}")
        for name in FILES
        for place, case in enumerate(cases(name))
    ],
)
def test_a_rule_says(rule: str, case: Case) -> None:
    found = findings_of(rule, case.of, case.options)
    assert case.resource in found, sorted(found)
    finding = found[case.resource]
    said = f"{finding.evidence or ''} | {finding.reason or ''}"
    assert (finding.verdict, case.says in said) == (case.verdict, True), said


@pytest.mark.parametrize("name", FILES)
def test_every_rule_has_a_case_for_each_verdict(name: str) -> None:
    can = {Verdict.PASS, Verdict.FAIL, Verdict.UNKNOWN}
    if imported(name) & {"not_applicable", "excuses", *WITH_EXCUSES}:
        can.add(NOT_APPLICABLE)
    assert {case.verdict for case in cases(name)} == can


def test_every_file_is_registered_and_named_after_its_rule() -> None:
    assert sorted(rule.id.replace("-", "_") for rule in RULES) == FILES
    assert len(BY_ID) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_what_it_is(rule: rules.Rule[object]) -> None:
    texts = (rule.title, rule.rationale, rule.remedy)
    assert all(text.strip() == text != "" for text in texts)
    assert len(rule.title) <= LONGEST_TITLE
    assert " should " in rule.title, "a title says what should be, so that it is no lie beside a failure"
    assert not rule.title.endswith(".")
    assert rule.references
    assert all(each.startswith("https://") for each in rule.references)
    assert rule.needs


@pytest.mark.parametrize("name", FILES)
def test_judging_is_short(name: str) -> None:
    (judge,) = [node for node in tree(name).body if isinstance(node, ast.FunctionDef) and node.name == "judge"]
    assert judge.end_lineno is not None
    assert judge.end_lineno - judge.lineno + 1 <= LONGEST_JUDGE


CONTROLS = {
    "s3-account-public-access-block": ("S3.1", "CIS 2.1.4"),
    "s3-public-read": ("S3.2",),
    "s3-public-write": ("S3.3",),
    "s3-tls-only": ("S3.5", "CIS 2.1.1"),
    "s3-cross-account-settings": ("S3.6",),
    "s3-replication": ("S3.7",),
    "s3-public-access-block": ("S3.8", "CIS 2.1.4"),
    "s3-access-logging": ("S3.9",),
    "s3-acl-disabled": ("S3.12",),
    "s3-lifecycle": ("S3.13",),
    "s3-versioning": ("S3.14",),
    "s3-object-lock": ("S3.15",),
    "s3-kms-encryption": ("S3.17",),
    "s3-mfa-delete": ("S3.20", "CIS 2.1.2"),
    "model-network-isolation": ("SageMaker.5",),
    "endpoint-instance-count": ("SageMaker.4",),
    "feature-group-key": ("SageMaker.17",),
}
SEVERITIES = {
    "S3.1": "medium",
    "S3.2": "critical",
    "S3.3": "critical",
    "S3.5": "medium",
    "S3.6": "high",
    "S3.7": "low",
    "S3.8": "high",
    "S3.9": "medium",
    "S3.12": "medium",
    "S3.13": "low",
    "S3.14": "low",
    "S3.15": "medium",
    "S3.17": "medium",
    "S3.20": "low",
    "SageMaker.4": "medium",
    "SageMaker.5": "medium",
    "SageMaker.17": "medium",
}
"""Of Security Hub's user guide."""


def test_the_controls_are_those_of_security_hub_and_cis() -> None:
    assert {rule.id: rule.controls for rule in RULES if rule.controls} == CONTROLS
    assert {rule.controls[0]: rule.severity.value for rule in RULES if rule.controls} == SEVERITIES


def test_the_rules_only_lineage_has_are_as_severe_as_their_harm() -> None:
    critical = {rule.id for rule in RULES if rule.severity is Severity.CRITICAL and not rule.controls}
    low = {rule.id for rule in RULES if rule.severity is Severity.LOW and not rule.controls}
    assert critical == {"writable-code", "key-unusable"}
    assert low == {"mutable-image"}
    assert BY_ID["writable-data"].severity is Severity.HIGH


def test_rules_that_default_buckets_fail_on_day_one_are_off() -> None:
    off = {rule.id for rule in RULES if not rule.on}
    assert off == {"s3-replication", "s3-lifecycle", "s3-object-lock", "s3-mfa-delete", "endpoint-instance-count"}


def test_what_rules_need_is_what_can_be_read() -> None:
    known = {operation.label for operation in OPERATIONS}
    needed = {need for rule in RULES for need in rule.needs}
    assert needed - known == set()
