"""A rule, what it judges, and what it can say."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from sagemaker_lineage.checks.scene import Scene
from sagemaker_lineage.model.finding import Severity, Verdict

if TYPE_CHECKING:
    from sagemaker_lineage.model.posture import Unread

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A verdict, the value that was seen, and why something is unknown or does not apply."""

    verdict: Verdict
    evidence: str | None = None
    reason: str | None = None
    iam_action: str | None = None


def passed(evidence: str) -> Judgement:
    """Return that all is well, and what was seen."""
    return Judgement(verdict=Verdict.PASS, evidence=evidence)


def failed(evidence: str) -> Judgement:
    """Return that the rule is broken, and what was seen."""
    return Judgement(verdict=Verdict.FAIL, evidence=evidence)


def unknown(reason: Unread | str) -> Judgement:
    """Return that it cannot be told, and why: a fact that was not read, or a sentence."""
    if isinstance(reason, str):
        return Judgement(verdict=Verdict.UNKNOWN, reason=reason)
    return Judgement(verdict=Verdict.UNKNOWN, reason=reason.detail, iam_action=reason.iam_action)


def not_applicable(reason: str) -> Judgement:
    """Return that the rule says nothing of this, and why."""
    return Judgement(verdict=Verdict.NOT_APPLICABLE, reason=reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject(Generic[T]):
    """Something that is judged: its name (a bucket, an ARN, a URI), its facts, and where it stands in the lineage.

    ``endpoints`` are the ARNs of endpoints that it is part of, without a path through steps and data.
    """

    resource: str
    facts: T
    nodes: tuple[str, ...] = ()
    artifacts: tuple[int, ...] = ()
    endpoints: tuple[str, ...] = ()


def _nothing(_facts: object) -> None:
    """Excuse nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Generic[T]):
    """One rule: what it says, what it is for, and how it judges.

    ``severity`` is that of Security Hub where it has the control. ``controls`` are ids of Security Hub and CIS.
    ``needs`` are the AWS operations whose answers it reads. ``over`` yields what there is to judge, and ``excuse``
    why it says nothing of one of them. ``on`` says whether the rule is judged unless the settings say otherwise.
    """

    id: str
    title: str
    severity: Severity
    controls: tuple[str, ...] = ()
    needs: tuple[str, ...]
    rationale: str
    remedy: str
    references: tuple[str, ...]
    over: Callable[[Scene], Iterable[Subject[T]]]
    judge: Callable[[T, Scene], Judgement]
    excuse: Callable[[T], str | None] = _nothing
    on: bool = True

    def verdict_on(self, subject: Subject[T], scene: Scene) -> Judgement:
        """Return what the rule says of a subject."""
        reason = self.excuse(subject.facts)
        return not_applicable(reason) if reason else self.judge(subject.facts, scene)
