"""Definition text → Pipeline: every step, nested ones included, in the order of the definition.

Source: the published JSON schema of the pipeline definition and the output of the SageMaker Python SDK.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sagemaker_lineage.definition.collection import without_collection
from sagemaker_lineage.definition.json_text import decode_text, read_json
from sagemaker_lineage.definition.notes import Notes, shown
from sagemaker_lineage.definition.parameters import parse_parameters
from sagemaker_lineage.definition.pointer import escape
from sagemaker_lineage.definition.step import StepReader
from sagemaker_lineage.errors import MalformedDefinition
from sagemaker_lineage.model.gap import GapCode
from sagemaker_lineage.model.pipeline import Pipeline

if TYPE_CHECKING:
    from sagemaker_lineage.model.pipeline import Json

KNOWN_VERSION = "2020-12-01"
_CARRIER = "PipelineDefinition"
"""The member of DescribePipeline's answer that holds the definition."""
_KNOWN_KEYS = frozenset({"Version", "Metadata", "Parameters", "PipelineExperimentConfig", "MlflowConfig", "Steps"})


@without_collection()
def parse_definition(text: str | bytes) -> Pipeline:
    """Read a pipeline definition.

    ``text`` is what DescribePipeline returns in ``PipelineDefinition``; the whole answer of
    ``aws sagemaker describe-pipeline``, which holds it, is taken as well. What cannot be understood
    becomes a gap whose ``resource`` is the JSON pointer of the place.

    Raises:
        MalformedDefinition: no JSON, no object, no list of steps, or beyond the limits of
            :mod:`~sagemaker_lineage.definition.json_text`.
    """
    written = decode_text(text) if isinstance(text, bytes) else text
    value, repeated = read_json(written)
    if isinstance(value, dict) and "Steps" not in value and isinstance(value.get(_CARRIER), str):
        written = value[_CARRIER]
        value, repeated = _read_carried(written)
    document = _require_definition(value)
    notes = Notes()
    for key in repeated:
        notes.add(GapCode.INVALID, "", f"The key {shown(key)} occurs twice in one object; the last one counts.")
    version = _read_version(document, notes)
    parameters = parse_parameters(document.get("Parameters"), notes)
    steps = StepReader(notes).read_all(document["Steps"])
    return Pipeline(
        version=version,
        sha256=_digest(written),
        parameters=parameters,
        steps=steps,
        gaps=notes.all(),
    )


def _read_carried(written: str) -> tuple[Json, tuple[str, ...]]:
    """Read a definition that another document carries as text: there its lines and columns mean nothing."""
    try:
        return read_json(written)
    except MalformedDefinition as error:
        raise MalformedDefinition(error.message, pointer=f"/{_CARRIER}", hint=error.hint) from None


def _digest(text: str) -> str:
    import hashlib  # noqa: PLC0415  # it loads OpenSSL, a tenth of what importing all of this takes

    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def _require_definition(value: Json) -> Mapping[str, Json]:
    if not isinstance(value, Mapping):
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
