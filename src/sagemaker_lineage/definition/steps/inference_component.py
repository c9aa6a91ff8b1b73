"""``InferenceComponent``: CreateInferenceComponent."""

from sagemaker_lineage.definition.steps.spec import Link, PortSpec, ProducedSpec, StepSpec, words
from sagemaker_lineage.model.graph import ResourceKind, Role

SPEC = StepSpec(
    type="InferenceComponent",
    arguments=words("InferenceComponentName EndpointName VariantName Specification Specifications RuntimeConfig Tags"),
    inputs=(
        PortSpec("EndpointName", role=Role.MODEL, link=Link.NEVER, kind=ResourceKind.ENDPOINT),
        PortSpec("Specification.ModelName", role=Role.MODEL, link=Link.NEVER, kind=ResourceKind.MODEL),
        PortSpec("Specification.Container.ArtifactUrl", role=Role.MODEL),
        PortSpec("Specifications[].ModelName", role=Role.MODEL, link=Link.NEVER, kind=ResourceKind.MODEL),
        PortSpec("Specifications[].Container.ArtifactUrl", role=Role.MODEL),
    ),
    produced=(ProducedSpec("InferenceComponentName", below="", role=Role.MODEL, kind=None),),
    images=("Specification.Container.Image", "Specifications[].Container.Image"),
)
