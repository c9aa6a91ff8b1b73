"""From the options of a command to a document: out of a file, or out of AWS."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sagemaker_lineage.cli.output import STANDARD
from sagemaker_lineage.cli.progress import reading_aws
from sagemaker_lineage.errors import ConfigurationError, InvalidRequest
from sagemaker_lineage.facade import get_lineage

if TYPE_CHECKING:
    from sagemaker_lineage.export.document import LineageDocument
    from sagemaker_lineage.model.catalog import ListedPipeline
    from sagemaker_lineage.model.request import Gap

LARGEST_FILE: Final = 64 * 1024 * 1024
"""Bytes read of a file: more than the parser accepts, so that it can report the size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the options ask for. ``pipeline`` and ``pipeline_name`` are two ways to say the same.

    ``include`` holds words separated by commas, None the usual ones.
    """

    region: str | None = None
    pipeline: str | None = None
    pipeline_name: str | None = None
    domain_name: str | None = None
    include_latest_exec: bool = False
    execution: str | None = None
    include: str | None = None
    profile: str | None = None
    definition: Path | None = None


def read_document(asked: Asked) -> LineageDocument:
    """Return the document that was asked for. Raises ``LineageError``."""
    name = _one_name(asked)
    if asked.definition is not None:
        return _from_file(asked, asked.definition, name)
    if asked.region is None or name is None:
        missing = "--region" if asked.region is None else "--pipeline-name"
        raise InvalidRequest(
            f"{missing} is needed to read from AWS.",
            hint="Give --region and --pipeline-name, or --definition FILE to read a definition without AWS.",
            resource=missing,
        )
    return _from_aws(asked, asked.region, name)


def _one_name(asked: Asked) -> str | None:
    if asked.pipeline is None or asked.pipeline_name in {None, asked.pipeline}:
        return asked.pipeline_name or asked.pipeline
    raise InvalidRequest(
        f"Two pipelines are named: {asked.pipeline}, and {asked.pipeline_name} with --pipeline-name.",
        hint="Name one pipeline, with or without --pipeline-name.",
        resource="--pipeline-name",
    )


def _from_file(asked: Asked, path: Path, name: str | None) -> LineageDocument:
    from sagemaker_lineage.facade.reading import read_from_text

    _check_needs_no_aws(asked)
    text, name_of_file = read_definition(path)
    return read_from_text(text, name, default_name=name_of_file).document


def read_definition(path: Path) -> tuple[bytes, str]:
    """Return the content of a file and the name of its pipeline if the file does not give one.

    Raises ``ConfigurationError``.
    """
    name = "pipeline" if path == STANDARD else path.name.split(".")[0] or path.name
    return _read_file(path), name


def _check_needs_no_aws(asked: Asked) -> None:
    for option, value in (
        ("--domain-name", asked.domain_name),
        ("--include-latest-exec", asked.include_latest_exec),
        ("--execution", asked.execution),
        ("--include", asked.include),
    ):
        if value:
            raise InvalidRequest(
                f"{option} needs AWS, and --definition reads a file alone.",
                hint=f"Leave out {option} or --definition.",
                resource=option,
            )


def _read_file(path: Path) -> bytes:
    try:
        if path == STANDARD:
            return sys.stdin.buffer.read(LARGEST_FILE)
        with path.open("rb") as file:
            return file.read(LARGEST_FILE)
    except OSError as error:
        raise ConfigurationError(f"Cannot read {path}: {error.strerror}.", resource=str(path)) from error


def _from_aws(asked: Asked, region: str, pipeline_name: str) -> LineageDocument:
    with reading_aws():
        return get_lineage(
            region,
            pipeline_name,
            domain_name=asked.domain_name,
            include_latest_exec=asked.include_latest_exec,
            execution=asked.execution,
            include=None if asked.include is None else filter(None, map(str.strip, asked.include.split(","))),
            profile=asked.profile,
        ).document


def read_pipelines(
    region: str, profile: str | None, *, last_execution: bool
) -> tuple[tuple[ListedPipeline, ...], tuple[Gap, ...]]:
    """Return all pipelines of a region by name, and what could not be read of them. Raises ``LineageError``."""
    from sagemaker_lineage.bootstrap import make_backend
    from sagemaker_lineage.service.catalog import PipelineQuery

    pipelines: list[ListedPipeline] = []
    gaps: list[Gap] = []
    with reading_aws(), make_backend() as backend:
        query = PipelineQuery(region=region, last_execution=last_execution)
        while True:
            page = backend.pipelines(query, profile)
            pipelines.extend(page.pipelines)
            gaps.extend(page.gaps)
            if page.cursor is None:
                return tuple(pipelines), tuple(gaps)
            query = replace(query, cursor=page.cursor)
