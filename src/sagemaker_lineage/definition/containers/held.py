"""A pipeline found in a file, and the text of its definition."""

from __future__ import annotations

import json
import shlex
from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.definition.json_text import LARGEST_DEFINITION
from sagemaker_lineage.errors import MalformedDefinition

if TYPE_CHECKING:
    from collections.abc import Callable

    from sagemaker_lineage.model.pipeline import Json

MOST_SHOWN = 256
_DESCRIBE = "aws sagemaker describe-pipeline --pipeline-name NAME --query PipelineDefinition --output text"


class DefinitionText(NamedTuple):
    """The JSON text of a definition, with a mark for each of ``open_names``: names a template gives no value for.

    The marks are those of :mod:`~sagemaker_lineage.definition.containers.open_text`.
    """

    text: str
    open_names: tuple[str, ...] = ()


class HeldPipeline(NamedTuple):
    """A pipeline of a file.

    ``name`` is the pipeline's name, None if the file does not give it. ``resource`` is the logical ID, address or
    Kubernetes name, None if the file is about this pipeline only. ``pointer`` is the JSON pointer of the definition in
    the file. ``write`` returns the definition or raises :class:`~sagemaker_lineage.errors.MalformedDefinition`.
    ``is_file`` is True if the file is the definition itself.
    """

    name: str | None
    resource: str | None
    pointer: str
    write: Callable[[], DefinitionText]
    is_file: bool = False


def as_written(value: str | dict[str, Json]) -> DefinitionText:
    """Return a definition that the file contains as text or as an object. Raises ``MalformedDefinition``."""
    return DefinitionText(within_limit(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)))


def within_limit(text: str) -> str:
    """Return ``text``. Raises ``MalformedDefinition`` if SageMaker does not accept a definition of that length."""
    if len(text) > LARGEST_DEFINITION:
        raise MalformedDefinition(
            f"The definition has {len(text):,} characters; SageMaker accepts at most {LARGEST_DEFINITION:,}."
        )
    return text


def stored_in_s3(bucket: Json, key: Json) -> MalformedDefinition:
    """Return the error for a definition that is in S3 and not in the file, with the command to download it."""
    if not isinstance(bucket, str) or not isinstance(key, str):
        return MalformedDefinition(
            "The file does not contain the definition. It is in S3, at a location that the file does not give.",
            hint=f"Read it from the deployed pipeline: {_DESCRIBE}",
        )
    uri = one_line(f"s3://{bucket}/{key}", MOST_SHOWN * 5)
    return MalformedDefinition(
        f"The file does not contain the definition. It is in {uri}.",
        hint=f"Download it: aws s3 cp {shlex.quote(uri)} - | sagemaker-lineage show --definition -",
    )


def not_yet_known() -> MalformedDefinition:
    """Return the error for a definition that is unknown until a plan is applied."""
    return MalformedDefinition(
        "The definition is unknown until the plan is applied.",
        hint=f"Apply the plan and use the state (terraform show -json), or read the deployed pipeline: {_DESCRIBE}",
    )


def one_line(text: str, most: int = MOST_SHOWN) -> str:
    """Return ``text`` with unprintable characters replaced, cut at ``most`` characters."""
    kept = text[:most]
    printable = kept if kept.isprintable() else "".join(each if each.isprintable() else "\ufffd" for each in kept)
    return printable if len(text) <= most else f"{printable}…"


def text_or_none(value: Json) -> str | None:
    """Return ``value`` if it is non-empty text, else None."""
    return value if isinstance(value, str) and value else None
