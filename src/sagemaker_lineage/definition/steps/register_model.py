"""``RegisterModel``: CreateModelPackage."""

from sagemaker_lineage.definition.steps.shapes import container_inputs
from sagemaker_lineage.definition.steps.spec import Link, PortSpec, ProducedSpec, StepSpec, words
from sagemaker_lineage.model.graph import ResourceKind, Role

_CONTAINERS = ("InferenceSpecification.Containers[]", "AdditionalInferenceSpecifications[].Containers[]")
_SOURCES = "SourceAlgorithmSpecification.SourceAlgorithms[]"
_VALIDATION = "ValidationSpecification.ValidationProfiles[].TransformJobDefinition"

SPEC = StepSpec(
    type="RegisterModel",
    arguments=words(
        "ModelPackageName ModelPackageGroupName ModelPackageDescription ModelPackageRegistrationType "
        "InferenceSpecification ValidationSpecification SourceAlgorithmSpecification CertifyForMarketplace "
        "Tags ModelApprovalStatus MetadataProperties ModelMetrics ClientToken Domain Task SamplePayloadUrl "
        "CustomerMetadataProperties DriftCheckBaselines AdditionalInferenceSpecifications "
        "SkipModelValidation SourceUri SecurityConfig ModelCard ModelLifeCycle ManagedStorageType"
    ),
    inputs=(
        *(
            port
            for containers in _CONTAINERS
            for port in (
                *container_inputs(containers),
                PortSpec(f"{containers}.AdditionalS3DataSource.S3Uri", role=Role.MODEL),
            )
        ),
        PortSpec(f"{_SOURCES}.ModelDataUrl", role=Role.MODEL),
        PortSpec(f"{_SOURCES}.ModelDataSource.S3DataSource.S3Uri", role=Role.MODEL),
        PortSpec(f"{_SOURCES}.ModelDataSource.S3DataSource.ManifestS3Uri", role=Role.CONFIG, link=Link.NEVER),
        PortSpec("ModelMetrics.*.*.S3Uri", label="{}.{}", role=Role.REPORT),
        PortSpec(
            "DriftCheckBaselines.*.ConfigFile.S3Uri",
            label="DriftCheck.{}.ConfigFile",
            role=Role.CONFIG,
            link=Link.NEVER,
        ),
        PortSpec("DriftCheckBaselines.*.*.S3Uri", label="DriftCheck.{}.{}", role=Role.BASELINE),
        PortSpec("SamplePayloadUrl"),
        PortSpec(f"{_VALIDATION}.TransformInput.DataSource.S3DataSource.S3Uri"),
        PortSpec("SourceUri", role=Role.MODEL, link=Link.NEVER),
    ),
    outputs=(
        PortSpec("ModelPackageGroupName", role=Role.MODEL, link=Link.NEVER, kind=ResourceKind.MODEL_PACKAGE_GROUP),
        PortSpec(f"{_VALIDATION}.TransformOutput.S3OutputPath"),
    ),
    produced=(ProducedSpec("ModelPackageArn", below="", role=Role.MODEL, kind=ResourceKind.MODEL_PACKAGE),),
    images=tuple(f"{containers}.Image" for containers in _CONTAINERS),
)
