"""A lineage with its posture → findings, what each reaches, and a verdict on each model."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from sagemaker_lineage.checks.exceptions import excepted
from sagemaker_lineage.checks.paths import ENDPOINT, Place, Target
from sagemaker_lineage.checks.reaching import Reaching, Tally
from sagemaker_lineage.checks.rules import RULES
from sagemaker_lineage.checks.scene import Scene
from sagemaker_lineage.model.finding import Assessment, Finding, ModelVerdict, Reach, RuleText, Severity, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sagemaker_lineage.checks.base import Rule, Subject
    from sagemaker_lineage.checks.options import Options
    from sagemaker_lineage.model.execution import Lineage

_FOLLOWED = frozenset({Verdict.FAIL, Verdict.UNKNOWN})
_VERDICTS = tuple(Verdict)
_SEVERITIES = tuple(Severity)


class _Found(NamedTuple):
    """A finding, where its data starts from, and the endpoints that it is part of."""

    finding: Finding
    places: tuple[Place, ...]
    endpoints: tuple[str, ...]


def assess(lineage: Lineage, options: Options, today: date) -> Assessment:
    """Judge everything on the path by every rule that is on. ``today`` decides which exceptions have expired."""
    scene = Scene(lineage, options)
    rules = [rule for rule in RULES if options.rules.get(rule.id, rule.on)]
    judged = (_judged(rule, subject, scene) for rule in rules for subject in rule.over(scene))
    name = lineage.pipeline.name
    found = [each._replace(finding=excepted(each.finding, options.exceptions, name, today)) for each in judged]
    found.sort(key=_order)
    reaching = Reaching(scene.paths)
    return Assessment(
        findings=tuple(_with_reaches(each, reaching) for each in found),
        models=tuple(_models(found, reaching)),
        rules={rule.id: _text(rule) for rule in rules},
    )


def assessed(lineage: Lineage, options: Options, today: date) -> Lineage:
    """Return the lineage with the findings drawn from it."""
    return replace(lineage, assessment=assess(lineage, options, today))


def _judged(rule: Rule[Any], subject: Subject[Any], scene: Scene) -> _Found:
    judgement = rule.verdict_on(subject, scene)
    finding = Finding(
        rule=rule.id,
        severity=scene.options.severities.get(rule.id, rule.severity),
        verdict=judgement.verdict,
        resource=subject.resource,
        evidence=judgement.evidence,
        reason=judgement.reason,
        iam_action=judgement.iam_action,
        nodes=subject.nodes,
        artifacts=subject.artifacts,
    )
    return _Found(finding, subject.artifacts or subject.nodes, subject.endpoints)


def _order(found: _Found) -> tuple[int, int, str, str]:
    finding = found.finding
    return (
        _VERDICTS.index(finding.verdict),
        _SEVERITIES.index(finding.severity),
        finding.rule,
        finding.resource,
    )


def _targets(found: _Found, reaching: Reaching) -> list[Target]:
    """Return what a finding that failed or is unknown reaches."""
    if found.finding.verdict not in _FOLLOWED:
        return []
    led = reaching.targets_of(found.places)
    own = [each for each in reaching.targets if each.kind == ENDPOINT and each.id in found.endpoints]
    return [*(each for each in own if each not in led), *led]


def _with_reaches(found: _Found, reaching: Reaching) -> Finding:
    targets = _targets(found, reaching)
    if not targets:
        return found.finding
    own = targets[: len(targets) - len(reaching.targets_of(found.places))]
    reaches = (*(Reach(kind=each.kind, id=each.id, path=()) for each in own), *reaching.reaches(found.places))
    return replace(found.finding, reaches=reaches, reached=len(targets))


def _models(found: Sequence[_Found], reaching: Reaching) -> Iterator[ModelVerdict]:
    tallies = {target: Tally() for target in reaching.targets}
    for each in found:
        for target in _targets(each, reaching):
            tally = tallies[target]
            is_worst = tally.worst is None and each.finding.verdict is Verdict.FAIL
            tally.add(each.finding, reaching.path(each.places, target) if is_worst else ())
    yield from (tally.verdict(target) for target, tally in tallies.items())


def _text(rule: Rule[Any]) -> RuleText:
    return RuleText(
        id=rule.id,
        title=rule.title,
        remedy=rule.remedy,
        rationale=rule.rationale,
        references=rule.references,
        controls=rule.controls,
    )
