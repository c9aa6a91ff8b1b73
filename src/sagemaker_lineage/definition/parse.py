"""Definition text → Pipeline: every step, nested ones included, in the order of the definition.

Source: the published JSON schema of the pipeline definition and the output of the SageMaker Python SDK.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.definition.collection import without_collection
from sagemaker_lineage.definition.json_text import LARGEST_DEFINITION, decode_text, read_json
from sagemaker_lineage.definition.names import short_name
from sagemaker_lineage.definition.notes import Notes, shown
from sagemaker_lineage.definition.parameters import parse_parameters
from sagemaker_lineage.definition.pointer import escape
from sagemaker_lineage.definition.step import StepReader
from sagemaker_lineage.errors import MalformedDefinition
from sagemaker_lineage.model.gap import GapCode
from sagemaker_lineage.model.pipeline import Pipeline

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sagemaker_lineage.definition.containers import FoundDefinition
    from sagemaker_lineage.model.pipeline import Json

KNOWN_VERSION = "2020-12-01"
_KNOWN_KEYS = frozenset({"Version", "Metadata", "Parameters", "PipelineExperimentConfig", "MlflowConfig", "Steps"})


class OpenedDefinition(NamedTuple):
    """A definition that was read from a file.

    ``name`` is the pipeline's name, None if neither the file nor the caller gives it. ``resource`` is its logical ID,
    address or Kubernetes name in the file, None if the file is about this pipeline only. ``characters`` is the length
    of the definition's text.
    """

    pipeline: Pipeline
    characters: int
    name: str | None = None
    resource: str | None = None


def parse_definition(text: str | bytes, name: str | None = None) -> Pipeline:
    """Read a pipeline definition from its JSON text or from a file that contains it.

    Supported files: the answer of DescribePipeline, or its ``PipelineDefinition`` as a JSON string; CloudFormation
    templates, also of SAM and the CDK; Terraform plans and states; ACK manifests; program output that ends with one of
    these. ``name`` selects the pipeline if the file has several. What cannot be understood becomes a gap whose
    ``resource`` is the JSON pointer of the place in the definition.

    Raises:
        MalformedDefinition: no JSON, no object, no list of steps, no pipeline in the file, or beyond the limits of
            :mod:`~sagemaker_lineage.definition.json_text` and
            :mod:`~sagemaker_lineage.definition.containers.file_text`.
        PipelineNotChosen: the file has several pipelines and ``name`` is None, or none is named ``name``.
    """
    return open_definition(text, name).pipeline


@without_collection()
def open_definition(text: str | bytes, name: str | None = None) -> OpenedDefinition:
    """Read a pipeline definition like :func:`parse_definition`, and return it with the name of the pipeline."""
    written = decode_text(text) if isinstance(text, bytes) else text
    read = _read_itself(written)
    if read is not None:
        return OpenedDefinition(_parse(*read, written, Notes()), len(written), name)
    from sagemaker_lineage.definition.containers import find_definition  # noqa: PLC0415  # rarely needed

    return _open(find_definition(written, name))


def _read_itself(written: str) -> tuple[Json, tuple[str, ...]] | None:
    """Return the value of a text that is a definition by itself, None if it is not one."""
    if len(written) > LARGEST_DEFINITION:
        return None
    try:
        value, repeated = read_json(written)
    except MalformedDefinition as error:
        if error.line is None:
            raise
        return None
    return (value, repeated) if isinstance(value, dict) and "Steps" in value else None


def _open(found: FoundDefinition) -> OpenedDefinition:
    from sagemaker_lineage.definition.containers import placed  # noqa: PLC0415  # loaded by then

    notes = Notes()
    if found.repeated and not found.is_file:
        detail = "The file has an object in which a key occurs twice; the last one counts."
        notes.add(GapCode.INVALID, "", detail)
    try:
        pipeline = _parse_found(found, notes)
    except MalformedDefinition as error:
        raise error if found.is_file else placed(error, found.resource, found.pointer) from None
    name = None if found.name is None else short_name(found.name)
    return OpenedDefinition(pipeline, len(found.written.text), name, found.resource)


def _parse_found(found: FoundDefinition, notes: Notes) -> Pipeline:
    text, names = found.written
    if not names:
        value, repeated = read_json(text)
        return _parse(value, repeated + found.repeated if found.is_file else repeated, text, notes)
    from sagemaker_lineage.definition.containers.open_text import as_json, for_people, refer  # noqa: PLC0415  # as above

    value, repeated = read_json(as_json(text))
    opened = refer(_require_definition(value), names)
    for name, place in opened.places.items():
        notes.add(
            GapCode.UNRESOLVED,
            place,
            f"The template gives no value for {shown(name)}: it is only known after deployment.",
        )
    pipeline = _parse(value, repeated, for_people(text, names), notes)
    defaults = _by_name(value.get("Parameters"), opened.defaults)
    parameters = (each._replace(open_default=defaults.get(each.name)) for each in pipeline.parameters)
    return pipeline._replace(parameters=tuple(parameters), open_names=tuple(opened.places))


def _by_name(parameters: Json, open_defaults: Mapping[int, Json]) -> dict[str, Json]:
    """Return the open defaults by parameter name. If a name occurs twice, the first counts."""
    found: dict[str, Json] = {}
    for index, entry in enumerate(parameters if isinstance(parameters, list) else ()):
        if isinstance(entry, dict) and isinstance(entry.get("Name"), str):
            found.setdefault(entry["Name"], open_defaults.get(index))
    return found


def _parse(value: Json, repeated: tuple[str, ...], written: str, notes: Notes) -> Pipeline:
    document = _require_definition(value)
    for key in repeated:
        notes.add(GapCode.INVALID, "", f"The key {shown(key)} occurs twice in one object; the last one counts.")
    return Pipeline(
        version=_read_version(document, notes),
        sha256=_digest(written),
        parameters=parse_parameters(document.get("Parameters"), notes),
        steps=StepReader(notes).read_all(document["Steps"]),
        gaps=notes.all(),
    )


def _digest(text: str) -> str:
    import hashlib  # noqa: PLC0415  # it loads OpenSSL, a tenth of what importing all of this takes

    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def _require_definition(value: Json) -> dict[str, Json]:
    if not isinstance(value, dict):
        raise MalformedDefinition(f"A pipeline definition is a JSON object; this is {_kind(value)}.")
    if "Steps" not in value:
        raise MalformedDefinition(
            "The definition has no Steps.",
            hint="Is this a pipeline definition? Its top-level keys are Version, Parameters and Steps.",
        )
    if not isinstance(value["Steps"], list):
        raise MalformedDefinition(f"Steps is {_kind(value['Steps'])}; it must be a list.", pointer="/Steps")
    return value


def _kind(value: Json) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "a boolean", type(None): "null"}
    return names.get(type(value), "a number")


def _read_version(document: Mapping[str, Json], notes: Notes) -> str | None:
    for key in document:
        if key not in _KNOWN_KEYS:
            notes.add(
                GapCode.UNSUPPORTED,
                f"/{escape(key)}",
                f"The key {shown(key)} of the definition is not known and was not read.",
            )
    version = document.get("Version")
    if version in (None, KNOWN_VERSION):
        return version
    notes.add(
        GapCode.UNSUPPORTED, "/Version", f"The version {shown(version)} is not known; it was read as {KNOWN_VERSION}."
    )
    return version if isinstance(version, str) else None
