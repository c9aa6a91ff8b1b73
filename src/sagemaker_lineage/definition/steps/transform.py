"""``Transform``: CreateTransformJob."""

from sagemaker_lineage.definition.steps.spec import Link, PortSpec, StepSpec, words
from sagemaker_lineage.model.graph import ResourceKind, Role

SPEC = StepSpec(
    type="Transform",
    arguments=words(
        "TransformJobName ModelName MaxConcurrentTransforms ModelClientConfig MaxPayloadInMB BatchStrategy Environment "
        "TransformInput TransformOutput DataCaptureConfig TransformResources DataProcessing Tags ExperimentConfig"
    ),
    inputs=(
        PortSpec("ModelName", role=Role.MODEL, link=Link.NEVER, kind=ResourceKind.MODEL),
        PortSpec("TransformInput.DataSource.S3DataSource.S3Uri"),
    ),
    outputs=(
        PortSpec("TransformOutput.S3OutputPath"),
        PortSpec("DataCaptureConfig.DestinationS3Uri"),
    ),
    instance_type=("TransformResources.InstanceType",),
    instance_count=("TransformResources.InstanceCount",),
    is_job=True,
)
