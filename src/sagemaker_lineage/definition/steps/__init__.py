"""The step types. To add one: a file with a ``SPEC``, its line here, and a fixture."""

from sagemaker_lineage.definition.steps import (
    automl,
    callback,
    clarify_check,
    cleanup,
    condition,
    emr,
    emr_serverless,
    endpoint,
    endpoint_config,
    fail,
    for_each,
    inference_component,
    job,
    lambda_function,
    lineage_entities,
    model,
    processing,
    quality_check,
    register_model,
    training,
    transform,
    tuning,
)
from sagemaker_lineage.definition.steps.spec import (
    ENVELOPE,
    SILENT,
    Link,
    PortSpec,
    ProducedSpec,
    StepSpec,
)

STEP_SPECS: tuple[StepSpec, ...] = (
    automl.SPEC,
    callback.SPEC,
    clarify_check.SPEC,
    cleanup.SPEC,
    condition.SPEC,
    emr.SPEC,
    emr_serverless.SPEC,
    endpoint.SPEC,
    endpoint_config.SPEC,
    fail.SPEC,
    for_each.SPEC,
    inference_component.SPEC,
    job.SPEC,
    lambda_function.SPEC,
    lineage_entities.SPEC,
    model.SPEC,
    processing.SPEC,
    quality_check.SPEC,
    register_model.SPEC,
    training.SPEC,
    transform.SPEC,
    tuning.SPEC,
)
_BY_TYPE = {spec.type: spec for spec in STEP_SPECS}
_UNKNOWN = StepSpec(type="", free_arguments=True)

__all__ = ["ENVELOPE", "SILENT", "STEP_SPECS", "Link", "PortSpec", "ProducedSpec", "StepSpec", "is_known", "spec_of"]


def spec_of(step_type: str) -> StepSpec:
    """Return what is known of a step type; of an unknown one, that its ports are to be guessed."""
    return _BY_TYPE.get(step_type, _UNKNOWN)


def is_known(step_type: str) -> bool:
    """Tell whether the step type is one of the registry."""
    return step_type in _BY_TYPE
