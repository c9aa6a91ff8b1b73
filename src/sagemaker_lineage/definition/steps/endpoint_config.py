"""``EndpointConfig``: CreateEndpointConfig."""

from sagemaker_lineage.definition.steps.spec import Link, PortSpec, StepSpec, words
from sagemaker_lineage.model.graph import ResourceKind, Role

_VARIANTS = ("ProductionVariants[]", "ShadowProductionVariants[]")

SPEC = StepSpec(
    type="EndpointConfig",
    arguments=words(
        "EndpointConfigName ProductionVariants DataCaptureConfig Tags KmsKeyId AsyncInferenceConfig "
        "ExplainerConfig ShadowProductionVariants ExecutionRoleArn VpcConfig EnableNetworkIsolation "
        "MetricsConfig CrossRegionTrafficConfig"
    ),
    inputs=(
        *(
            PortSpec(f"{variant}.ModelName", role=Role.MODEL, link=Link.NEVER, kind=ResourceKind.MODEL)
            for variant in _VARIANTS
        ),
        PortSpec(
            "ExplainerConfig.ClarifyExplainerConfig.ShapConfig.ShapBaselineConfig.ShapBaselineUri", role=Role.BASELINE
        ),
    ),
    outputs=(
        PortSpec("DataCaptureConfig.DestinationS3Uri"),
        PortSpec("AsyncInferenceConfig.OutputConfig.S3OutputPath"),
        PortSpec("AsyncInferenceConfig.OutputConfig.S3FailurePath", role=Role.DEBUG, link=Link.NEVER),
        *(
            PortSpec(f"{variant}.CoreDumpConfig.DestinationS3Uri", role=Role.DEBUG, link=Link.NEVER)
            for variant in _VARIANTS
        ),
    ),
    instance_type=("ProductionVariants[].InstanceType",),
    instance_count=("ProductionVariants[].InitialInstanceCount",),
)
