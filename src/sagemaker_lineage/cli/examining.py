"""What ``doctor`` does: examine, write, and end with the right code."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sagemaker_lineage.bootstrap import make_backend
from sagemaker_lineage.cli.columns import line_width
from sagemaker_lineage.cli.exits import GAPS, exit_code
from sagemaker_lineage.cli.lines import say
from sagemaker_lineage.cli.messages import failures_told, tell
from sagemaker_lineage.cli.output import write_text
from sagemaker_lineage.cli.progress import reading_aws
from sagemaker_lineage.cli.screen import show
from sagemaker_lineage.cli.tables import Table
from sagemaker_lineage.service.doctor import FEATURES, Check, Diagnosis, Examination, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sagemaker_lineage.cli.lines import Line

_STYLES = {
    Outcome.WORKS: "green",
    Outcome.PARTLY: "yellow",
    Outcome.DENIED: "bold red",
    Outcome.FAILED: "bold red",
    Outcome.NOT_TRIED: "dim",
}


def run_doctor(  # noqa: PLR0913 - what the options say
    region: str,
    pipeline: str | None,
    features: tuple[str, ...] | None,
    profile: str | None,
    *,
    as_json: bool,
    strict: bool,
) -> None:
    """Examine and write. Ends with the code of the error where no pipeline could be read, 3 for less if ``strict``."""
    with failures_told():
        examination = Examination(region=region, pipeline=pipeline, features=features or tuple(FEATURES))
        with reading_aws(), make_backend() as backend:
            diagnosis = backend.doctor(examination, profile)
    if as_json:
        write_text(json.dumps(diagnosis_json(diagnosis), indent=2, ensure_ascii=False) + "\n", is_json=True)
    else:
        show(list(_who(diagnosis)), _tables(diagnosis), list(_policy(diagnosis)), width=line_width())
    if diagnosis.error is not None:
        tell(f"No pipeline could be read: {diagnosis.error.message}")
        raise SystemExit(exit_code(diagnosis.error))
    if strict and diagnosis.missing:
        raise SystemExit(GAPS)


def diagnosis_json(diagnosis: Diagnosis) -> dict[str, Any]:
    """Return a diagnosis as JSON values, camelCase, by operation."""
    return {
        "region": diagnosis.region,
        "account": diagnosis.account,
        "caller": diagnosis.caller,
        "pipeline": diagnosis.pipeline,
        "features": list(diagnosis.features),
        "error": diagnosis.error.code if diagnosis.error else None,
        "checks": [_check_json(check) for check in diagnosis.checks],
        "policy": diagnosis.policy,
    }


def _check_json(check: Check) -> dict[str, Any]:
    return {
        "operation": check.operation,
        "iamAction": check.iam_action,
        "outcome": check.outcome.value,
        "calls": check.calls,
        "brings": check.brings,
        "features": list(check.features),
        "denied": list(check.denied),
        "detail": check.detail,
    }


def _who(diagnosis: Diagnosis) -> Iterator[Line]:
    yield (say("You are ", "dim"), say(diagnosis.caller or "not known", "bold"))
    account = diagnosis.account or "not known"
    yield (say("Account ", "dim"), say(account), say(f" in {diagnosis.region}", "dim"))
    yield (
        say("Pipeline ", "dim"),
        say(diagnosis.pipeline or "none"),
        say(f" for {', '.join(diagnosis.features)}", "dim"),
    )


def _tables(diagnosis: Diagnosis) -> list[Table]:
    missing = tuple(_missing_row(each) for each in diagnosis.missing)
    rows = tuple(_row(each) for each in diagnosis.checks)
    heads = ("permission", "outcome", "without it there is not", "for", "denied for")
    tables = [Table(title="Missing", heads=heads, rows=missing)] if missing else []
    return [*tables, Table(title="Reads of AWS", heads=("operation", "permission", "outcome", "calls"), rows=rows)]


def _missing_row(check: Check) -> Line:
    return (
        say(check.iam_action, "bold"),
        say(check.outcome.value, _STYLES[check.outcome]),
        say(check.brings),
        say(", ".join(check.features) or "every answer"),
        say(", ".join(check.denied) or check.detail),
    )


def _row(check: Check) -> Line:
    outcome = say(check.outcome.value, _STYLES[check.outcome])
    return (say(check.operation), say(check.iam_action), outcome, say(check.calls))


def _policy(diagnosis: Diagnosis) -> Iterator[Line]:
    yield (say("The least policy for this", "bold"),)
    for line in json.dumps(diagnosis.policy, indent=2).splitlines():
        yield (say(line),)
