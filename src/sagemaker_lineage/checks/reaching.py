"""What findings reach downstream, and what they say together of each model."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sagemaker_lineage.checks.paths import ENDPOINT, MODEL, PACKAGE
from sagemaker_lineage.model.finding import Finding, ModelVerdict, Reach, Verdict

if TYPE_CHECKING:
    from sagemaker_lineage.checks.paths import Paths, Place, Target

MOST_REACHES = 50
"""How much of what a finding reaches is listed with its path: endpoints first, then model packages, then models."""
_KINDS = (ENDPOINT, PACKAGE, MODEL)


class Reaching:
    """Finds what places lead to; findings that start at the same places share the answer."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths
        self.targets = sorted(paths.targets, key=lambda each: (_KINDS.index(each.kind), each.id))
        self._known: dict[tuple[Place, ...], tuple[Target, ...]] = {}
        self._reaches: dict[tuple[Place, ...], tuple[Reach, ...]] = {}

    def targets_of(self, places: tuple[Place, ...]) -> tuple[Target, ...]:
        """Return everything that any of the places leads to."""
        if places not in self._known:
            self._known[places] = tuple(each for each in self.targets if self._paths.leads(places, each))
        return self._known[places]

    def reaches(self, places: tuple[Place, ...]) -> tuple[Reach, ...]:
        """Return the first of them, each with one shortest path."""
        if places not in self._reaches:
            found = self.targets_of(places)[:MOST_REACHES]
            self._reaches[places] = tuple(self._reach(places, target) for target in found)
        return self._reaches[places]

    def path(self, places: tuple[Place, ...], target: Target) -> tuple[str, ...]:
        """Return one shortest path from any of the places to a target, empty where there is none."""
        return self._paths.shortest(places, target) or ()

    def _reach(self, places: tuple[Place, ...], target: Target) -> Reach:
        return Reach(kind=target.kind, id=target.id, path=self.path(places, target))


@dataclass(slots=True, kw_only=True)
class Tally:
    """What has been counted of one target so far; ``worst`` is the first finding that failed, and its path."""

    worst: Finding | None = None
    path: tuple[str, ...] = ()
    counts: dict[Verdict, int] = field(default_factory=dict)

    def add(self, finding: Finding, path: tuple[str, ...]) -> None:
        """Count a finding; the worst comes first."""
        self.counts[finding.verdict] = self.counts.get(finding.verdict, 0) + 1
        if self.worst is None and finding.verdict is Verdict.FAIL:
            self.worst, self.path = finding, path

    def verdict(self, target: Target) -> ModelVerdict:
        """Return what all of it says of the target."""
        worst = self.worst
        return ModelVerdict(
            kind=target.kind,
            id=target.id,
            verdict=self._verdict,
            severity=worst.severity if worst else None,
            rule=worst.rule if worst else None,
            resource=worst.resource if worst else None,
            path=self.path,
            failed=self.counts.get(Verdict.FAIL, 0),
            unknown=self.counts.get(Verdict.UNKNOWN, 0),
        )

    @property
    def _verdict(self) -> Verdict:
        return next((each for each in (Verdict.FAIL, Verdict.UNKNOWN) if each in self.counts), Verdict.PASS)
