"""The text of a file → the definition of one pipeline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sagemaker_lineage.definition.containers import ack_manifest, cloudformation, terraform
from sagemaker_lineage.definition.containers.choice import choose
from sagemaker_lineage.definition.containers.describe_answer import answered_pipeline, itself
from sagemaker_lineage.definition.containers.file_text import read_file
from sagemaker_lineage.definition.containers.held import MOST_SHOWN
from sagemaker_lineage.definition.notes import shown
from sagemaker_lineage.errors import MalformedDefinition

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sagemaker_lineage.definition.containers.file_text import FileText
    from sagemaker_lineage.definition.containers.held import DefinitionText, HeldPipeline
    from sagemaker_lineage.model.pipeline import Json

_KINDS = (
    (answered_pipeline, ""),
    (cloudformation.template_pipelines, cloudformation.NOTHING),
    (terraform.terraform_pipelines, terraform.NOTHING),
    (ack_manifest.manifest_pipelines, ack_manifest.NOTHING),
)
"""For each kind of document, its reader and the error message if it has no pipeline."""


class _InDocument(NamedTuple):
    pipelines: list[HeldPipeline]
    nothing: str


class FoundDefinition(NamedTuple):
    """The definition of one pipeline, and its place in the file.

    ``name``, ``resource``, ``pointer`` and ``is_file`` are those of
    :class:`~sagemaker_lineage.definition.containers.held.HeldPipeline`. ``repeated`` are the keys that occur twice in
    one object of the file.
    """

    written: DefinitionText
    name: str | None
    resource: str | None
    pointer: str
    repeated: tuple[str, ...]
    is_file: bool


def find_definition(text: str, name: str | None = None) -> FoundDefinition:
    """Return the definition of the pipeline named ``name``, or of the only one if ``name`` is None.

    A file of no known kind is returned as a definition by itself.

    Raises:
        MalformedDefinition: the file cannot be read, has no pipeline, or does not contain its definition.
        PipelineNotChosen: the file has several pipelines and ``name`` is None, or none is named ``name``.
    """
    file = read_file(text, _holds_pipelines)
    held = choose(_pipelines_of(file), name)
    try:
        written = held.write()
    except MalformedDefinition as error:
        raise placed(error, held.resource, held.pointer) from None
    return FoundDefinition(written, held.name, held.resource, held.pointer, file.repeated, held.is_file)


def placed(error: MalformedDefinition, resource: str | None, pointer: str) -> MalformedDefinition:
    """Return ``error`` with the place of the definition in the file, without the definition's own line and column."""
    message = error.message if resource is None else f"{shown(resource, MOST_SHOWN)}: {error.message}"
    return MalformedDefinition(message, pointer=pointer, hint=error.hint)


def _pipelines_of(file: FileText) -> Sequence[HeldPipeline]:
    """Return the pipelines of a file. Raises ``MalformedDefinition`` if it has none."""
    found = [_in_document(document, file.text) for document in file.documents]
    held = [pipeline for each in found if each is not None for pipeline in each.pipelines]
    if held:
        return held
    missing = next((each.nothing for each in found if each is not None), None)
    if missing is not None:
        raise MalformedDefinition(f"{missing}.", hint="Use a file with a pipeline, or a definition by itself.")
    return [itself(next(iter(file.documents), None), file.text)]


def _in_document(document: Json, text: str | None) -> _InDocument | None:
    """Return the pipelines of one document, None if it is of no known kind."""
    if isinstance(document, dict) and "Steps" in document:
        return _InDocument([itself(document, text)], "")
    found = ((read(document), nothing) for read, nothing in _KINDS)
    return next((_InDocument(held, nothing) for held, nothing in found if held is not None), None)


def _holds_pipelines(value: Any) -> bool:
    return _in_document(value, "") is not None
