"""``InferenceComponent``: CreateInferenceComponent."""

from sagemaker_lineage.definition.steps.spec import Link, PortSpec, ProducedSpec, StepSpec, words
from sagemaker_lineage.model.graph import Role

SPEC = StepSpec(
    type="InferenceComponent",
    arguments=words("InferenceComponentName EndpointName VariantName Specification Specifications RuntimeConfig Tags"),
    inputs=(
        PortSpec("EndpointName", role=Role.MODEL, link=Link.NEVER),
        PortSpec("Specification.ModelName", role=Role.MODEL, link=Link.NEVER),
        PortSpec("Specification.Container.ArtifactUrl", role=Role.MODEL),
        PortSpec("Specifications[].ModelName", role=Role.MODEL, link=Link.NEVER),
        PortSpec("Specifications[].Container.ArtifactUrl", role=Role.MODEL),
    ),
    produced=(ProducedSpec("InferenceComponentName", below="", role=Role.MODEL),),
    images=("Specification.Container.Image", "Specifications[].Container.Image"),
    free_text=words("Tags"),
)
