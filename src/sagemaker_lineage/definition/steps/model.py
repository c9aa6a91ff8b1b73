"""``Model``: CreateModel."""

from sagemaker_lineage.definition.steps.shapes import container_inputs
from sagemaker_lineage.definition.steps.spec import ProducedSpec, StepSpec, words
from sagemaker_lineage.model.graph import Role

SPEC = StepSpec(
    type="Model",
    arguments=words(
        "ModelName PrimaryContainer Containers InferenceExecutionConfig ExecutionRoleArn Tags VpcConfig "
        "EnableNetworkIsolation"
    ),
    inputs=(*container_inputs("PrimaryContainer"), *container_inputs("Containers[]")),
    produced=(ProducedSpec("ModelName", below="", role=Role.MODEL),),
    images=("PrimaryContainer.Image", "Containers[].Image"),
    free_text=words("Environment Tags"),
)
