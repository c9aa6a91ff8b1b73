"""``Model``: CreateModel."""

from sagemaker_lineage.definition.steps.shapes import container_inputs
from sagemaker_lineage.definition.steps.spec import Link, PortSpec, ProducedSpec, StepSpec, words
from sagemaker_lineage.model.graph import ResourceKind, Role

_CONTAINERS = ("PrimaryContainer", "Containers[]")

SPEC = StepSpec(
    type="Model",
    arguments=words(
        "ModelName PrimaryContainer Containers InferenceExecutionConfig ExecutionRoleArn Tags VpcConfig "
        "EnableNetworkIsolation"
    ),
    inputs=tuple(
        port
        for container in _CONTAINERS
        for port in (
            *container_inputs(container),
            PortSpec(
                f"{container}.ModelPackageName", role=Role.MODEL, link=Link.NEVER, kind=ResourceKind.MODEL_PACKAGE
            ),
        )
    ),
    outputs=(PortSpec("ModelName", role=Role.MODEL, link=Link.NEVER, kind=ResourceKind.MODEL),),
    produced=(ProducedSpec("ModelName", below="", role=Role.MODEL, kind=ResourceKind.MODEL),),
    images=tuple(f"{container}.Image" for container in _CONTAINERS),
)
