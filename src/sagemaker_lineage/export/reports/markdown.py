"""The findings as Markdown: for comments of pull requests and summaries of jobs."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from sagemaker_lineage.export.readable import printable
from sagemaker_lineage.model.finding import Severity, Verdict, is_accepted
from sagemaker_lineage.model.gap import GapCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sagemaker_lineage.export.reports.choice import Choice
    from sagemaker_lineage.export.wire.posture import PipelineFinding, PipelineModel, Posture

_MARKS = re.compile(r"([\\`*_{}\[\]<>()#+!|~&@:])")
_MOST_ROWS = 200
_LONGEST = 300


def render(posture: Posture, _choice: Choice) -> str:
    """Return what failed and what is not known, and the verdicts on models. Names are text, never marks or links."""
    failed = [each for each in posture.findings if each.verdict is Verdict.FAIL]
    unknown = [each for each in posture.findings if each.verdict is Verdict.UNKNOWN]
    parts = [
        "## Security posture of the lineage\n",
        f"{_counts(posture)}\n",
        *_section("Failed", failed, "seen"),
        *_mending(failed),
        *_section("Not known", unknown, "reason"),
        *_section("Accepted", [each for each in posture.findings if is_accepted(each)], "seen"),
        *_models(posture.models),
        *_gaps(posture),
    ]
    return "\n".join(parts)


def _counts(posture: Posture) -> str:
    verdicts = Counter(each.verdict for each in posture.findings)
    severities = Counter(each.severity for each in posture.findings if each.verdict is Verdict.FAIL)
    detail = ", ".join(f"{severities[each]} {each.value}" for each in Severity)
    failed, unknown, passed = (verdicts[each] for each in (Verdict.FAIL, Verdict.UNKNOWN, Verdict.PASS))
    return f"{failed} failed ({detail}), {unknown} not known, {passed} passed."


def _section(title: str, findings: Sequence[PipelineFinding], seen: str) -> Iterator[str]:
    if not findings:
        return
    yield f"### {title}\n"
    rows = (
        (each.severity.value, each.rule, each.resource, _seen(each), each.pipeline, str(each.reached))
        for each in findings[:_MOST_ROWS]
    )
    yield _table(("severity", "rule", "resource", seen, "pipeline", "reaches"), rows)
    if len(findings) > _MOST_ROWS:
        yield f"And {len(findings) - _MOST_ROWS:,} more.\n"


def _seen(finding: PipelineFinding) -> str:
    """Return what was seen of a finding and what is said to it: why it is unknown, or who accepted it until when."""
    return ". ".join(filter(None, (finding.evidence, finding.reason)))


def _mending(failed: Sequence[PipelineFinding]) -> Iterator[str]:
    rules = {each.rule: each for each in failed}
    if rules:
        worst_first = sorted(rules.values(), key=lambda each: list(Severity).index(each.severity))
        yield "### How to mend it\n"
        yield _table(("rule", "asks for", "remedy"), ((each.rule, each.title, each.remedy) for each in worst_first))


def _models(models: Sequence[PipelineModel]) -> Iterator[str]:
    if not models:
        return
    yield "### Models\n"
    rows = (
        (each.verdict.value, each.kind, each.id, each.worst.rule if each.worst else None, each.pipeline)
        for each in models[:_MOST_ROWS]
    )
    yield _table(("verdict", "kind", "model", "worst", "pipeline"), rows)


def _gaps(posture: Posture) -> Iterator[str]:
    opaque = sum(gap.code is GapCode.OPAQUE for gap in posture.gaps)
    if len(posture.gaps) > opaque:
        yield f"{len(posture.gaps) - opaque:,} facts could not be read.\n"
    if opaque:
        yield f"{opaque:,} steps hide their data.\n"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str | None]]) -> str:
    lines = [tuple(heads), ("---",) * len(heads), *(tuple(map(_cell, row)) for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cell(text: str | None) -> str:
    shown = "".join(map(printable, (text or "")[:_LONGEST]))
    return _MARKS.sub(r"\\\1", shown)
