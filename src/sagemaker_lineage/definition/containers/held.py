"""A pipeline as a file holds it, and the text of its definition."""

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
    """The JSON text of a definition; ``open_names`` are what a template leaves open in it.

    In the text they are marks, see :mod:`~sagemaker_lineage.definition.containers.open_text`.
    """

    text: str
    open_names: tuple[str, ...] = ()


class HeldPipeline(NamedTuple):
    """A pipeline of a file.

    ``name`` is its own, None where the file leaves it open; ``resource`` what the file calls it (a logical ID, an
    address), None where the file is about this pipeline alone. ``pointer`` is the JSON pointer of the definition in
    the file. ``write`` returns the definition; it raises :class:`~sagemaker_lineage.errors.MalformedDefinition`.
    ``is_file`` says that the file is the definition and nothing else.
    """

    name: str | None
    resource: str | None
    pointer: str
    write: Callable[[], DefinitionText]
    is_file: bool = False


def as_written(value: Json) -> DefinitionText:
    """Return a definition that stands in the file as text, or as an object. Raises ``MalformedDefinition``."""
    if isinstance(value, dict):
        value = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, str):
        raise MalformedDefinition("The definition is neither text nor an object.")
    return DefinitionText(within_limit(value))


def within_limit(text: str) -> str:
    """Return ``text`` if SageMaker would take a definition of that length. Raises ``MalformedDefinition``."""
    if len(text) > LARGEST_DEFINITION:
        raise MalformedDefinition(
            f"The definition has {len(text):,} characters; SageMaker accepts at most {LARGEST_DEFINITION:,}."
        )
    return text


def stored_in_s3(bucket: Json, key: Json) -> MalformedDefinition:
    """Return the error for a definition that the file only refers to, with the command that fetches it."""
    if not isinstance(bucket, str) or not isinstance(key, str):
        return MalformedDefinition(
            "The definition is not in the file: it is an object in S3 whose location the file leaves open.",
            hint=f"Once the pipeline exists, fetch it: {_DESCRIBE}",
        )
    uri = one_line(f"s3://{bucket}/{key}", MOST_SHOWN * 5)
    return MalformedDefinition(
        f"The definition is not in the file: it is in {uri}.",
        hint=f"Fetch it: aws s3 cp {shlex.quote(uri)} - | sagemaker-lineage show --definition -",
    )


def not_yet_known() -> MalformedDefinition:
    """Return the error for a definition that a plan does not know before it is applied."""
    return MalformedDefinition(
        "The definition is known only after the plan is applied.",
        hint=f"Read the state once it is applied (terraform show -json), or the pipeline itself: {_DESCRIBE}",
    )


def one_line(text: str, most: int = MOST_SHOWN) -> str:
    """Return ``text`` without anything that cannot be printed, cut at ``most`` characters."""
    kept = text[:most]
    printable = kept if kept.isprintable() else "".join(each if each.isprintable() else "\ufffd" for each in kept)
    return printable if len(text) <= most else f"{printable}…"


def text_or_none(value: Json) -> str | None:
    """Return ``value`` if it is text and not empty, else None."""
    return value if isinstance(value, str) and value else None
