"""``show`` and ``python lineage.py``: one lineage, drawn for people or written for programs."""

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated

import typer

from sagemaker_lineage.cli import options


class Form(StrEnum):
    """How the answer is written: drawn for people, or in one of the formats of ``export.formats``."""

    TEXT = "text"
    JSON = "json"
    MERMAID = "mermaid"
    DOT = "dot"
    SVG = "svg"
    CSV = "csv"


Format = Annotated[Form, typer.Option("--format", help="text is for people, the others are for programs.")]


def lineage_command(default: Form) -> Callable[..., None]:
    """Return the command that reads and writes one lineage, in the form ``default`` unless told otherwise."""

    def command(  # noqa: PLR0913 - one parameter for each option
        pipeline: options.Pipeline = None,
        *,
        region: options.Region = None,
        pipeline_name: options.PipelineName = None,
        domain_name: options.DomainName = None,
        include_latest_exec: options.IncludeLatestExec = False,
        execution: options.Execution = None,
        include: options.Include = None,
        profile: options.Profile = None,
        definition: options.DefinitionFile = None,
        out: options.Out = None,
        strict: options.Strict = False,
        form: Format = default,
    ) -> None:
        from sagemaker_lineage.cli.answering import answer
        from sagemaker_lineage.cli.reading import Asked

        asked = Asked(
            region=region,
            pipeline=pipeline,
            pipeline_name=pipeline_name,
            domain_name=domain_name,
            include_latest_exec=include_latest_exec,
            execution=execution,
            include=include,
            profile=profile,
            definition=definition,
        )
        answer(asked, form, out=out, strict=strict)

    return command
