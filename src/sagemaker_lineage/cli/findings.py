"""Findings as tables of text. Pure: findings in, lines and rows out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from sagemaker_lineage.cli.lines import Line, Span, say
from sagemaker_lineage.cli.printable import printable
from sagemaker_lineage.cli.tables import Table
from sagemaker_lineage.model.finding import Severity, Verdict, is_accepted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sagemaker_lineage.cli.tables import Cell
    from sagemaker_lineage.export.wire.posture import PipelineFinding, PipelineModel, Posture

_STYLES: Final = {
    Severity.CRITICAL: "bold red",
    Severity.HIGH: "red",
    Severity.MEDIUM: "yellow",
    Severity.LOW: "blue",
}
_VERDICTS: Final = {Verdict.FAIL: "bold red", Verdict.UNKNOWN: "yellow", Verdict.PASS: "green"}
_MOST_NAMED: Final = 2
_MOST_UNKNOWN: Final = 20


def posture_tables(posture: Posture) -> list[Table]:
    """Return what failed, worst first, and the verdict on each model: both for each pipeline, where there is any."""
    named = (*(each.pipeline for each in posture.findings), *(each.pipeline for each in posture.models))
    found = (
        table for name in dict.fromkeys(named) for table in (finding_table(posture, name), model_table(posture, name))
    )
    return [table for table in found if table.rows]


def finding_table(posture: Posture, pipeline: str) -> Table:
    """Return what failed of a pipeline, worst first."""
    failed = (each for each in posture.findings if each.verdict is Verdict.FAIL and each.pipeline == pipeline)
    heads = ("severity", "rule and resource", "seen, and what it reaches")
    return Table(title=printable(f"Findings of {pipeline}"), heads=heads, rows=tuple(map(_row, failed)))


def model_table(posture: Posture, pipeline: str) -> Table:
    """Return the verdict on each endpoint, model package and model of a pipeline."""
    rows = tuple(_model(each) for each in posture.models if each.pipeline == pipeline)
    return Table(title=printable(f"Models of {pipeline}"), heads=("verdict", "model", "worst finding"), rows=rows)


def closing_lines(posture: Posture) -> Iterator[Line]:
    """Yield what stands below the tables: how to mend what failed, what is accepted, and what is not known."""
    yield from _mending_lines(posture)
    yield from _accepted_lines(posture)
    yield from _unknown_lines(posture)


def _mending_lines(posture: Posture) -> Iterator[Line]:
    """Yield what each rule that failed asks for and how to mend it, each once, worst first."""
    failed = {each.rule: each for each in posture.findings if each.verdict is Verdict.FAIL}
    if failed:
        yield (say("How to mend it", "bold"),)
    for each in sorted(failed.values(), key=lambda each: list(Severity).index(each.severity)):
        yield (say("  "), say(each.rule, "bold"), say(f"  {each.title}. {each.remedy or ''}".rstrip()))
    if failed:
        yield ()


def _accepted_lines(posture: Posture) -> Iterator[Line]:
    """Yield what exceptions cover, with reason and day, so that nobody forgets it."""
    accepted = [each for each in posture.findings if is_accepted(each)]
    if accepted:
        yield (say(f"Accepted ({len(accepted)})", "bold"),)
    for each in accepted:
        yield (say("  "), say(each.rule, "bold"), say(f"  {each.resource}: {each.evidence}. {each.reason}"))
    if accepted:
        yield ()


def _unknown_lines(posture: Posture) -> Iterator[Line]:
    """Yield what is not known, by its cause with the permission to give, and how many findings there are in all."""
    unknown = [each for each in posture.findings if each.verdict is Verdict.UNKNOWN]
    if unknown:
        yield (say(f"Not known ({len(unknown)})", "bold"),)
    for cause, found in _grouped(unknown, _cause).items():
        yield (say("  "), say(cause, "yellow"))
        yield from _resource_lines(found)
    yield (say(totals(posture), "bold"),)


def _resource_lines(findings: list[PipelineFinding]) -> Iterator[Line]:
    """Yield each resource with the rules that say nothing of it, the first of them."""
    resources = _grouped(findings, lambda each: each.resource)
    for resource, found in list(resources.items())[:_MOST_UNKNOWN]:
        rules = ", ".join(dict.fromkeys(each.rule for each in found))
        yield (say("    "), say(resource), say(f"  {rules}", "dim"))
    if len(resources) > _MOST_UNKNOWN:
        yield (say(f"    and {len(resources) - _MOST_UNKNOWN} more: --format json lists them all", "dim"),)


def _cause(finding: PipelineFinding) -> str:
    allow = f" Allow {finding.iam_action}." if finding.iam_action else ""
    return f"{finding.reason}{allow}"


def _grouped(
    findings: list[PipelineFinding], name: Callable[[PipelineFinding], str]
) -> dict[str, list[PipelineFinding]]:
    """Return findings by a name that they have, in the order of the first of each."""
    groups: dict[str, list[PipelineFinding]] = {}
    for finding in findings:
        groups.setdefault(name(finding), []).append(finding)
    return groups


def totals(posture: Posture) -> str:
    """Return in one line how many findings there are of each verdict."""
    verdicts = Counter(each.verdict for each in posture.findings)
    failed = Counter(each.severity for each in posture.findings if each.verdict is Verdict.FAIL)
    detail = ", ".join(f"{failed[each]} {each.value}" for each in Severity if failed[each])
    shown = f" ({detail})" if detail else ""
    return (
        f"{verdicts[Verdict.FAIL]} failed{shown}, {verdicts[Verdict.UNKNOWN]} not known, "
        f"{verdicts[Verdict.PASS]} passed, {verdicts[Verdict.NOT_APPLICABLE]} not applicable"
    )


def _row(finding: PipelineFinding) -> tuple[Cell, ...]:
    seen = ". ".join(filter(None, (finding.evidence, finding.reason)))
    reached = _reached(finding)
    return (
        say(finding.severity.value, _STYLES[finding.severity]),
        (say(finding.rule, "bold"), say(finding.resource)),
        (say(seen), say(f"reaches {reached}" if reached else "", "cyan")),
    )


def _reached(finding: PipelineFinding) -> str:
    named = [_name(each.id) for each in finding.reaches[:_MOST_NAMED]]
    more = finding.reached - len(named)
    return ", ".join(named) + (f" and {more} more" if more > 0 else "")


def _name(target: str) -> str:
    """Return what follows the account in an ARN; a URI stays whole."""
    return target.rpartition(":")[2] if target.startswith("arn:") else target


def _model(model: PipelineModel) -> tuple[Cell, ...]:
    worst = f"{model.severity.value}: {model.worst.rule}" if model.severity and model.worst else ""
    return (
        _verdict(model.verdict),
        (say(model.kind, "dim"), say(model.id)),
        (
            say(worst),
            say(model.worst.resource if model.worst else ""),
            say(f"{model.unknown} not known" if model.unknown else "", "yellow"),
        ),
    )


def _verdict(verdict: Verdict) -> Span:
    return say(verdict.value, _VERDICTS.get(verdict, ""))
