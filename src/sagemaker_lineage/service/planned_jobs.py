"""What a definition says of the jobs it will start, in the shape of their Describe answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sagemaker_lineage.definition.expressions import is_expression
from sagemaker_lineage.definition.resolved import MOST_TEXT
from sagemaker_lineage.enrich import operations
from sagemaker_lineage.enrich.members import structure
from sagemaker_lineage.enrich.posture_operations import DESCRIBE_ENDPOINT_CONFIG
from sagemaker_lineage.enrich.sources.job_posture import postures_of
from sagemaker_lineage.model.posture import Unread
from sagemaker_lineage.model.request import GapCode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sagemaker_lineage.model.pipeline import Pipeline
    from sagemaker_lineage.model.posture import JobPosture

_OPERATIONS = {
    "Processing": operations.DESCRIBE_PROCESSING_JOB,
    "QualityCheck": operations.DESCRIBE_PROCESSING_JOB,
    "ClarifyCheck": operations.DESCRIBE_PROCESSING_JOB,
    "Training": operations.DESCRIBE_TRAINING_JOB,
    "Transform": operations.DESCRIBE_TRANSFORM_JOB,
    "Tuning": operations.DESCRIBE_HYPER_PARAMETER_TUNING_JOB,
    "AutoML": operations.DESCRIBE_AUTO_ML_JOB,
    "Model": operations.DESCRIBE_MODEL,
    "EndpointConfig": DESCRIBE_ENDPOINT_CONFIG,
}
"""By step type, the operation whose answer has the members of the step's arguments."""
_PARAMETER = "Parameters."
_PLACE = "${…}"
"""Stands for the open part of a text."""
_OPEN = Unread(code=GapCode.UNRESOLVED, detail="It is known only when the pipeline runs.")
"""Stands for a value that only the run knows."""


def planned_jobs(pipeline: Pipeline, name: str) -> dict[str, tuple[JobPosture, ...]]:
    """Return how the jobs of a definition will be protected, by step id; parameters have their defaults.

    ARNs are ``NAME/STEP``: there are none yet.
    """
    defaults = {parameter.name: parameter.default for parameter in pipeline.parameters}
    return {
        step.id: postures_of(_OPERATIONS[step.type], f"{name}/{step.id}", step.id, _filled(step.arguments, defaults))
        for step in pipeline.steps
        if step.type in _OPERATIONS
    }


def _filled(value: Any, defaults: Mapping[str, Any]) -> Any:
    """Return a value with parameters by their defaults, and what only the run knows as open."""
    if isinstance(value, list):
        return [_filled(each, defaults) for each in value]
    if not isinstance(value, dict):
        return value
    if not is_expression(value):
        return {key: _filled(each, defaults) for key, each in value.items()}
    reference = value.get("Get")
    if isinstance(reference, str) and reference.startswith(_PARAMETER):
        default = defaults.get(reference.removeprefix(_PARAMETER))
        if default is None or default == "":
            return _OPEN
        return default[:MOST_TEXT] if isinstance(default, str) else default
    return _joined(value, defaults)


def _joined(value: Mapping[str, Any], defaults: Mapping[str, Any]) -> Any:
    """Return what a join makes, cut off where texts are; it names something wherever a part of it is written out."""
    join = structure(value, "Std:Join")
    parts, separator = join.get("Values"), str(join.get("On") or "")
    made, named = "", False
    for place, part in enumerate(parts if isinstance(parts, list) else ()):
        filled = _filled(part, defaults)
        named = named or (isinstance(filled, str) and filled != "")
        made += (separator if place else "") + (_PLACE if isinstance(filled, Unread) else str(filled))
        if len(made) >= MOST_TEXT:
            break
    return made[:MOST_TEXT] if named else _OPEN
