"""What a definition says of the jobs it will start, in the shape of their Describe answers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sagemaker_lineage.definition.expressions import is_expression
from sagemaker_lineage.enrich import operations
from sagemaker_lineage.enrich.posture_operations import DESCRIBE_ENDPOINT_CONFIG
from sagemaker_lineage.enrich.sources.job_posture import postures_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sagemaker_lineage.model.pipeline import Pipeline, Step
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
_OPEN = "${the run}"
"""Stands for a value that only the run knows: a text, so that a key that is named counts as one."""


def planned_jobs(pipeline: Pipeline, name: str) -> dict[str, tuple[JobPosture, ...]]:
    """Return how the jobs of a definition will be protected, by step id; parameters have their defaults.

    A setting that only the run knows is None. ARNs are ``NAME/STEP``: there are none yet.
    """
    defaults = {parameter.name: parameter.default for parameter in pipeline.parameters}
    return {step.id: _planned(step, name, defaults) for step in pipeline.steps if step.type in _OPERATIONS}


def _planned(step: Step, pipeline: str, defaults: Mapping[str, Any]) -> tuple[JobPosture, ...]:
    """Return the postures of a step's job; a flag that differs with what is open is not known."""
    operation, arn = _OPERATIONS[step.type], f"{pipeline}/{step.id}"
    unset = postures_of(operation, arn, step.id, _filled(step.arguments, defaults, _OPEN))
    as_set = postures_of(operation, arn, step.id, _filled(step.arguments, defaults, open_as=True))
    return tuple(
        replace(
            job,
            isolated=job.isolated if job.isolated == other.isolated else None,
            encrypted_traffic=job.encrypted_traffic if job.encrypted_traffic == other.encrypted_traffic else None,
        )
        for job, other in zip(unset, as_set, strict=True)
    )


def _filled(value: Any, defaults: Mapping[str, Any], open_as: Any) -> Any:
    """Return a value with parameters by their defaults, and ``open_as`` for every other expression."""
    if isinstance(value, list):
        return [_filled(each, defaults, open_as) for each in value]
    if not isinstance(value, dict):
        return value
    if not is_expression(value):
        return {key: _filled(each, defaults, open_as) for key, each in value.items()}
    reference = value.get("Get")
    if isinstance(reference, str) and reference.startswith(_PARAMETER):
        default = defaults.get(reference.removeprefix(_PARAMETER))
        return open_as if default is None or default == "" else default
    return open_as
