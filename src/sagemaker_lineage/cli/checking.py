"""What ``check`` does: judge each pipeline, write the findings, and end with the code of the worst that happened."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sagemaker_lineage.cli.check import ReportForm, Threshold
from sagemaker_lineage.cli.columns import READABLE, line_width
from sagemaker_lineage.cli.exits import FINDINGS, GAPS, OK, PRECEDENCE, exit_code
from sagemaker_lineage.cli.findings import closing_lines, posture_tables, totals
from sagemaker_lineage.cli.messages import failures_told, tell, tell_error
from sagemaker_lineage.cli.output import STANDARD, check_writable, write_file, write_text
from sagemaker_lineage.cli.progress import reading_aws
from sagemaker_lineage.cli.screen import plain_parts, show
from sagemaker_lineage.errors import InvalidRequest, LineageError
from sagemaker_lineage.export.reports import BY_NAME
from sagemaker_lineage.export.reports.choice import Choice
from sagemaker_lineage.export.wire.posture import posture_of
from sagemaker_lineage.model.checked import CheckedPage
from sagemaker_lineage.model.finding import Severity, Verdict
from sagemaker_lineage.model.gap import GapCode

if TYPE_CHECKING:
    from sagemaker_lineage.export.wire.posture import Posture
    from sagemaker_lineage.model.execution import Lineage


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the options ask for."""

    pipelines: tuple[str, ...] = ()
    region: str | None = None
    execution: str | None = None
    profile: str | None = None
    definition: Path | None = None
    fail_on: Threshold | None = None
    strict: bool = False
    sarif_path: str | None = None
    config: Path | None = None


def run_check(asked: Asked, form: ReportForm, out: Path | None) -> None:
    """Judge, write and end: 0, or the first of 2, 5, 4, 1, 10 and 3 that applies."""
    with failures_told():
        check_writable(out)
        lineages, errors = _judged(asked)
    posture = posture_of(
        CheckedPage(lineages=tuple(lineages), done=len(lineages), total=len(lineages) + len(errors)), Severity, Verdict
    )
    choice = _choice(asked)
    with failures_told():
        if lineages or not errors:
            _write(posture, choice, form, None if out == STANDARD else out)
    for error in errors:
        tell_error(error)
    if asked.definition is not None:
        tell("Buckets, keys and endpoints were not looked at: a definition alone does not show them.")
    for lineage in lineages if asked.definition is None else ():
        if lineage.execution is None:
            tell(f"{lineage.pipeline.name} has no execution: its jobs are judged as planned, without their endpoints.")
    code = _code(posture, choice, errors)
    if code != OK:
        raise SystemExit(code)


def _judged(asked: Asked) -> tuple[list[Lineage], list[LineageError]]:
    if asked.definition is not None:
        return [_from_file(asked, asked.definition)], []
    if asked.region is None or not asked.pipelines:
        missing = "--region" if asked.region is None else "PIPELINE"
        raise InvalidRequest(
            f"{missing} is needed to check what is in AWS.",
            hint="Give --region and one or more pipelines, or --definition FILE to check a definition without AWS.",
            resource=missing,
        )
    if asked.execution is not None and len(asked.pipelines) > 1:
        raise InvalidRequest("--execution is of one pipeline; give one.", resource="--execution")
    return _from_aws(asked, asked.region)


def _from_aws(asked: Asked, region: str) -> tuple[list[Lineage], list[LineageError]]:
    """Judge each pipeline; one that cannot be read does not keep the others from it."""
    from sagemaker_lineage.bootstrap import make_backend
    from sagemaker_lineage.service.posture import check_request
    from sagemaker_lineage.settings import Settings

    settings = Settings.read()
    if asked.config is not None:
        settings = settings.model_copy(update={"checks_file": asked.config})
    lineages: list[Lineage] = []
    errors: list[LineageError] = []
    with make_backend(settings) as backend:
        for name in dict.fromkeys(asked.pipelines):
            try:
                with reading_aws(f"Checking {name}"):
                    lineages.append(backend.lineage(check_request(region, name, asked.execution), asked.profile))
            except LineageError as error:
                errors.append(error)
    return lineages, errors


def _from_file(asked: Asked, path: Path) -> Lineage:
    from sagemaker_lineage.bootstrap import SystemClock, check_settings
    from sagemaker_lineage.cli.reading import read_definition
    from sagemaker_lineage.service.definition_check import check_definition

    for option, value in (("--execution", asked.execution), ("--profile", asked.profile), ("--region", asked.region)):
        if value is not None:
            raise InvalidRequest(
                f"{option} needs AWS, and --definition reads a file alone.",
                hint=f"Leave out {option} or --definition.",
                resource=option,
            )
    if len(asked.pipelines) > 1:
        raise InvalidRequest("--definition is the definition of one pipeline.", resource="PIPELINE")
    text, name = read_definition(path)
    today = SystemClock().now().date()
    chosen = asked.pipelines[0] if asked.pipelines else None
    return check_definition(text, chosen, check_settings(asked.config), today, default_name=name)


def _choice(asked: Asked) -> Choice:
    path = asked.sarif_path
    if path is None and asked.definition not in (None, STANDARD):
        path = str(asked.definition)
    return Choice(
        threshold=None if asked.fail_on is None else Severity(asked.fail_on.value),
        strict=asked.strict,
        path=None if path is None else _in_repository(Path(path)),
    )


def _in_repository(path: Path) -> str:
    """Return a path as code scanning takes it: from the working directory, where it lies below that."""
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


def _write(posture: Posture, choice: Choice, form: ReportForm, out: Path | None) -> None:
    if out is not None:
        write_file(out, _report(posture, choice, form).encode("utf-8"))
        tell(f"Wrote {out}: {totals(posture)}")
    elif form is ReportForm.TEXT:
        show((), posture_tables(posture), closing_lines(posture), width=line_width())
    else:
        write_text(_report(posture, choice, form), is_json=form in {ReportForm.JSON, ReportForm.SARIF})


def _report(posture: Posture, choice: Choice, form: ReportForm) -> str:
    if form is not ReportForm.TEXT:
        return BY_NAME[form.value].render(posture, choice)
    return "".join(f"{line}\n" for line in plain_parts((), posture_tables(posture), closing_lines(posture), READABLE))


def _code(posture: Posture, choice: Choice, errors: list[LineageError]) -> int:
    codes = {exit_code(error) for error in errors}
    if any(choice.counts(finding) for finding in posture.findings):
        codes.add(FINDINGS)
    unknown = any(finding.verdict is Verdict.UNKNOWN for finding in posture.findings)
    if choice.strict and (unknown or any(gap.code is not GapCode.OPAQUE for gap in posture.gaps)):
        codes.add(GAPS)
    return next((code for code in PRECEDENCE if code in codes), OK)
