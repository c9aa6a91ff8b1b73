"""``Endpoint``: CreateEndpoint or UpdateEndpoint."""

from sagemaker_lineage.definition.steps.spec import Link, PortSpec, StepSpec, words
from sagemaker_lineage.model.graph import ResourceKind, Role

SPEC = StepSpec(
    type="Endpoint",
    arguments=words("EndpointName EndpointConfigName DeploymentConfig Tags"),
    inputs=(PortSpec("EndpointConfigName", role=Role.CONFIG, link=Link.NEVER, kind=None),),
    outputs=(PortSpec("EndpointName", role=Role.MODEL, link=Link.NEVER, kind=ResourceKind.ENDPOINT),),
)
