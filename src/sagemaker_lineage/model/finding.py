"""What is judged about the data behind a model: findings, and what they reach."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Something downstream that a finding reaches.

    ``kind`` is ``model``, ``model-package`` or ``endpoint``; ``id`` its ARN, or the URI of a model artifact;
    ``path`` one shortest path: artifact URIs and node ids in turn, from the resource to it.
    """

    kind: str
    id: str
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One rule's verdict on one resource.

    ``resource`` is a bucket's name, an ARN or a URI; ``evidence`` the value that was seen, in one line;
    ``reason`` and ``iam_action`` say why a verdict is unknown. ``nodes`` are ids, ``artifacts`` their ids in the graph.
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
