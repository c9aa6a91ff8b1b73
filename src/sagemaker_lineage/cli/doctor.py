"""``sagemaker-lineage doctor``: what the credentials allow, what is missing, and the policy that would do."""

from enum import StrEnum
from typing import Annotated

import typer

from sagemaker_lineage.cli import options


class DiagnosisForm(StrEnum):
    """How a diagnosis is written."""

    TEXT = "text"
    JSON = "json"


Pipeline = Annotated[
    str | None, typer.Option("--pipeline", metavar="NAME", help="Read this pipeline; the newest one if left out.")
]
Features = Annotated[
    str | None,
    typer.Option(
        "--features",
        metavar="WORDS",
        help=(
            "For which features, separated by commas: run, jobs, metrics, registry, s3, findings, associations, "
            "lists, objects."
        ),
    ),
]
Form = Annotated[DiagnosisForm, typer.Option("--format", help="text is for people, json for programs.")]


def doctor(  # noqa: PLR0913 - one parameter for each option
    *,
    region: options.RequiredRegion,
    pipeline: Pipeline = None,
    features: Features = None,
    profile: options.Profile = None,
    form: Form = DiagnosisForm.TEXT,
    strict: options.Strict = False,
) -> None:
    """Say who you are, which reads of AWS work, what is denied, and the policy that is needed."""
    from sagemaker_lineage.cli.examining import run_doctor

    words = None if features is None else tuple(word.strip() for word in features.split(",") if word.strip())
    run_doctor(region, pipeline, words, profile, as_json=form is DiagnosisForm.JSON, strict=strict)
