"""``Tuning``: CreateHyperParameterTuningJob, with one training definition or several."""

from sagemaker_lineage.definition.steps.shapes import training_inputs
from sagemaker_lineage.definition.steps.spec import Link, PortSpec, StepSpec, words
from sagemaker_lineage.model.graph import Role

_ONE, _MANY = "TrainingJobDefinition", "TrainingJobDefinitions[]"
_PARENT = "WarmStartConfig.ParentHyperParameterTuningJobs[].HyperParameterTuningJobName"


def _outputs(definition: str) -> tuple[PortSpec, ...]:
    return (
        PortSpec(f"{definition}.OutputDataConfig.S3OutputPath", role=Role.MODEL, link=Link.PREFIX),
        PortSpec(f"{definition}.CheckpointConfig.S3Uri", label="CheckpointConfig", role=Role.DEBUG, link=Link.NEVER),
    )


def _submit_directory(definition: str) -> PortSpec:
    path = f"{definition}.StaticHyperParameters.sagemaker_submit_directory"
    return PortSpec(path, role=Role.CODE, link=Link.NEVER, quoted=True)


SPEC = StepSpec(
    type="Tuning",
    arguments=words(
        "HyperParameterTuningJobName HyperParameterTuningJobConfig TrainingJobDefinition TrainingJobDefinitions "
        "WarmStartConfig Tags Autotune"
    ),
    inputs=(
        *training_inputs(f"{_ONE}."),
        _submit_directory(_ONE),
        *training_inputs(f"{_MANY}."),
        _submit_directory(_MANY),
        PortSpec(_PARENT, role=Role.MODEL, link=Link.NEVER, kind=None),
        PortSpec(f"^{_PARENT}", role=Role.MODEL, link=Link.NEVER, kind=None),
    ),
    outputs=(*_outputs(_ONE), *_outputs(_MANY)),
    envelope=words("WarmStartConfig"),
    images=tuple(
        f"{definition}.AlgorithmSpecification.{image}"
        for definition in (_ONE, _MANY)
        for image in ("TrainingImage", "AlgorithmName")
    ),
    instance_type=(f"{_ONE}.ResourceConfig.InstanceType", f"{_MANY}.ResourceConfig.InstanceType"),
    instance_count=(f"{_ONE}.ResourceConfig.InstanceCount", f"{_MANY}.ResourceConfig.InstanceCount"),
    is_job=True,
)
