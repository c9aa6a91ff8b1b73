"""One case of a rule: a lineage, and what the rule says of one resource of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from sagemaker_lineage.checks.options import Options
from sagemaker_lineage.checks.run import assess
from sagemaker_lineage.model.execution import Lineage
from sagemaker_lineage.model.finding import Finding, Verdict

FAIL, UNKNOWN, PASS, NOT_APPLICABLE = Verdict
TODAY = date(2026, 11, 25)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """``says`` stands in the evidence or the reason."""

    verdict: Verdict
    of: Lineage
    resource: str
    says: str
    options: Options = field(default_factory=Options)


def findings_of(rule: str, lineage: Lineage, options: Options | None = None) -> dict[str, Finding]:
    """Return what a rule says of each resource, whether it is on by default or not."""
    chosen = options or Options()
    on = Options(
        rules={**chosen.rules, rule: True},
        severities=chosen.severities,
        exceptions=chosen.exceptions,
        trusted=chosen.trusted,
        personal_data=chosen.personal_data,
    )
    found = [each for each in assess(lineage, on, TODAY).findings if each.rule == rule]
    assert len({each.resource for each in found}) == len(found), "one finding for a rule and a resource"
    return {each.resource: each for each in found}
