"""The options that several commands share: the same words mean the same everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Region = Annotated[str | None, typer.Option("--region", metavar="REGION", help="AWS region, such as ap-northeast-2.")]
RequiredRegion = Annotated[str, typer.Option("--region", metavar="REGION", help="AWS region, such as ap-northeast-2.")]
Pipeline = Annotated[
    str | None, typer.Argument(metavar="PIPELINE", help="The pipeline's name or ARN.", show_default=False)
]
PipelineName = Annotated[str | None, typer.Option("--pipeline-name", metavar="NAME", help="The same, as an option.")]
DomainName = Annotated[
    str | None,
    typer.Option("--domain-name", metavar="NAME", help="Only if the pipeline belongs to this SageMaker domain."),
]
IncludeLatestExec = Annotated[
    bool, typer.Option("--include-latest-exec", help="Lay the newest execution over the graph.")
]
Execution = Annotated[
    str | None, typer.Option("--execution", metavar="ID", help="Lay this execution (id or ARN) over the graph.")
]
Include = Annotated[
    str | None,
    typer.Option(
        "--include",
        metavar="WORDS",
        help="Facts to read, separated by commas: run,jobs,metrics,registry,s3 (the default), findings, associations.",
    ),
]
Profile = Annotated[str | None, typer.Option("--profile", metavar="NAME", help="AWS profile to read with.")]
DefinitionFile = Annotated[
    Path | None,
    typer.Option(
        "--definition",
        metavar="FILE",
        help=(
            "Read the pipeline definition from a file (- is standard input), without AWS. If the file is a template, "
            "plan, state or manifest with several pipelines, the name selects one."
        ),
    ),
]
Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write to this file, whole or not at all.")]
Strict = Annotated[bool, typer.Option("--strict", help="End with exit code 3 when any fact could not be read.")]
