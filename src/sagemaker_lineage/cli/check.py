"""``sagemaker-lineage check``: whether the data behind a pipeline's models is safe."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sagemaker_lineage.cli import options


class ReportForm(StrEnum):
    """How findings are written: a table for people, or a format for programs."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    JUNIT = "junit"
    MARKDOWN = "markdown"
    CSV = "csv"


class Threshold(StrEnum):
    """From which severity on a failed finding ends the command with exit code 10."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


Pipelines = Annotated[
    list[str] | None, typer.Argument(metavar="PIPELINE…", help="Names or ARNs of pipelines.", show_default=False)
]
Format = Annotated[ReportForm, typer.Option("--format", help="text is for people, the others are for programs.")]
FailOn = Annotated[
    Threshold | None,
    typer.Option("--fail-on", help="End with exit code 10 when a finding of this severity or above fails."),
]
Strict = Annotated[bool, typer.Option("--strict", help="End with exit code 3 when anything is not known.")]
SarifPath = Annotated[
    str | None,
    typer.Option("--sarif-path", metavar="PATH", help="The file in the repository that SARIF shows findings at."),
]
Config = Annotated[
    Path | None,
    typer.Option("--config", metavar="FILE", help="Check settings (TOML): rules, severities, exceptions."),
]


def check(  # noqa: PLR0913 - one parameter for each option
    *,
    pipelines: Pipelines = None,
    region: options.Region = None,
    execution: options.Execution = None,
    profile: options.Profile = None,
    definition: options.DefinitionFile = None,
    form: Format = ReportForm.TEXT,
    fail_on: FailOn = None,
    strict: Strict = False,
    sarif_path: SarifPath = None,
    config: Config = None,
    out: options.Out = None,
) -> None:
    """Check whether the data behind the models of pipelines is safe."""
    from sagemaker_lineage.cli.checking import Asked, run_check

    asked = Asked(
        pipelines=tuple(pipelines or ()),
        region=region,
        execution=execution,
        profile=profile,
        definition=definition,
        fail_on=fail_on,
        strict=strict,
        sarif_path=sarif_path,
        config=config,
    )
    run_check(asked, form, out)
