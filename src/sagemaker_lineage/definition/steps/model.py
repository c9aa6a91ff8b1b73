"""``Model``: CreateModel."""

from sagemaker_lineage.definition.steps.shapes import container_inputs
from sagemaker_lineage.definition.steps.spec import StepSpec, words

SPEC = StepSpec(
    type="Model",
    arguments=words(
        "ModelName PrimaryContainer Containers InferenceExecutionConfig ExecutionRoleArn Tags VpcConfig "
        "EnableNetworkIsolation"
    ),
    inputs=(*container_inputs("PrimaryContainer"), *container_inputs("Containers[]")),
    images=("PrimaryContainer.Image", "Containers[].Image"),
    free_text=words("Environment Tags"),
)
