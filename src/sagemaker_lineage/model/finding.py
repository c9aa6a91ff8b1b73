"""What is judged about the data behind a model: findings, and what they reach."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol


class Severity(StrEnum):
    """How bad a failed rule is, in Security Hub's words, worst first."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Verdict(StrEnum):
    """What a rule says of a resource. A rule over a gap is ``UNKNOWN``, never ``PASS``."""

    FAIL = "fail"
    UNKNOWN = "unknown"
    PASS = "pass"
    NOT_APPLICABLE = "not-applicable"


ACCEPTED = "Accepted until"
"""How the reason of a finding begins that an exception covers."""


class Said(Protocol):
    """What a finding says, here and on the wire."""

    @property
    def verdict(self) -> Verdict:
        """Return the verdict."""

    @property
    def reason(self) -> str | None:
        """Return what is said to it."""


def is_accepted(finding: Said) -> bool:
    """Tell whether a finding failed and an exception covers it: it does not apply, and should not be forgotten."""
    return finding.verdict is Verdict.NOT_APPLICABLE and (finding.reason or "").startswith(ACCEPTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Something downstream that a finding reaches.

    ``kind`` is ``model``, ``model-package`` or ``endpoint``; ``id`` its ARN, or the URI of a model artifact;
    ``path`` one shortest path: artifact URIs, node ids and names of resources, from the finding's resource to it.
    """

    kind: str
    id: str
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One rule's verdict on one resource.

    ``resource`` is a bucket's name, an ARN or a URI; ``evidence`` the value that was seen, in one line;
    ``reason`` and ``iam_action`` say why a verdict is unknown. ``nodes`` are ids, ``artifacts`` their ids in the graph.
    ``reaches`` holds the first of what a failed or unknown one reaches, ``reached`` is how much there is in all.
    """

    rule: str
    severity: Severity
    verdict: Verdict
    resource: str
    evidence: str | None = None
    reason: str | None = None
    iam_action: str | None = None
    nodes: tuple[str, ...] = ()
    artifacts: tuple[int, ...] = ()
    reaches: tuple[Reach, ...] = ()
    reached: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelVerdict:
    """What all findings together say of one model, model package or endpoint.

    ``verdict`` is ``FAIL`` where a failed finding reaches it, ``UNKNOWN`` where none does but something could not be
    looked at, else ``PASS``. ``severity``, ``rule`` and ``resource`` are those of the worst finding that failed, and
    ``path`` leads from it. ``failed`` and ``unknown`` count the findings that reach it.
    """

    kind: str
    id: str
    verdict: Verdict
    severity: Severity | None = None
    rule: str | None = None
    resource: str | None = None
    path: tuple[str, ...] = ()
    failed: int = 0
    unknown: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleText:
    """What a rule says of itself, for all its findings: ``controls`` are ids of Security Hub and CIS."""

    id: str
    title: str
    remedy: str
    rationale: str
    references: tuple[str, ...] = ()
    controls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """All findings of one lineage, worst first, the verdict on each model, and the rules they come from, by id."""

    findings: tuple[Finding, ...] = ()
    models: tuple[ModelVerdict, ...] = ()
    rules: Mapping[str, RuleText] = field(default_factory=dict)
