"""Parts of requests that several step types share."""

from __future__ import annotations

from sagemaker_lineage.definition.steps.spec import Link, PortSpec, ProducedSpec, StepSpec, words
from sagemaker_lineage.model.graph import ResourceKind, Role

PROCESSING_ARGUMENTS = words(
    "ProcessingInputs ProcessingOutputConfig ProcessingJobName ProcessingResources StoppingCondition AppSpecification "
    "Environment NetworkConfig RoleArn Tags ExperimentConfig"
)
PROCESSING_IMAGES = ("AppSpecification.ImageUri",)
PROCESSING_INSTANCE_TYPE = ("ProcessingResources.ClusterConfig.InstanceType",)
PROCESSING_INSTANCE_COUNT = ("ProcessingResources.ClusterConfig.InstanceCount",)

_CODE = dict.fromkeys(("code", "entrypoint", "sourcedir", "py-files", "jars", "files", "flow"), Role.CODE)
_INPUT_ROLES = {**_CODE, "conf": Role.CONFIG, "analysis_config": Role.CONFIG}
_DATASET = "ProcessingInputs[].DatasetDefinition"


def processing_inputs() -> tuple[PortSpec, ...]:
    """Return the inputs of a CreateProcessingJob request; the S3 location of a query is staging."""
    return (
        PortSpec("ProcessingInputs[].S3Input.S3Uri", name="InputName", roles=_INPUT_ROLES),
        PortSpec(
            f"{_DATASET}.AthenaDatasetDefinition",
            name="InputName",
            link=Link.NEVER,
            described=("Catalog", "Database", "OutputS3Uri"),
        ),
        PortSpec(
            f"{_DATASET}.RedshiftDatasetDefinition",
            name="InputName",
            link=Link.NEVER,
            described=("ClusterId", "Database", "OutputS3Uri"),
        ),
    )


def processing_outputs(role: Role = Role.DATA) -> tuple[PortSpec, ...]:
    """Return the outputs of a CreateProcessingJob request: S3 locations and feature groups."""
    return (
        PortSpec("ProcessingOutputConfig.Outputs[].S3Output.S3Uri", name="OutputName", role=role),
        PortSpec(
            "ProcessingOutputConfig.Outputs[].FeatureStoreOutput.FeatureGroupName",
            name="OutputName",
            link=Link.NEVER,
            kind=ResourceKind.FEATURE_GROUP,
        ),
    )


def training_inputs(prefix: str = "") -> tuple[PortSpec, ...]:
    """Return the inputs of a CreateTrainingJob request, or of a training definition at ``prefix``."""
    channel = f"{prefix}InputDataConfig[]"
    return (
        PortSpec(f"{channel}.DataSource.S3DataSource.S3Uri", name="ChannelName"),
        PortSpec(
            f"{channel}.DataSource.FileSystemDataSource",
            name="ChannelName",
            link=Link.NEVER,
            kind=None,
            described=("FileSystemId", "DirectoryPath"),
        ),
        PortSpec(f"{channel}.DataSource.DatasetSource.DatasetArn", name="ChannelName", link=Link.NEVER, kind=None),
    )


def container_inputs(containers: str) -> tuple[PortSpec, ...]:
    """Return the model data of the container definitions at the path ``containers``."""
    return (
        PortSpec(f"{containers}.ModelDataUrl", role=Role.MODEL),
        PortSpec(f"{containers}.ModelDataSource.S3DataSource.S3Uri", role=Role.MODEL),
        PortSpec(f"{containers}.ModelDataSource.S3DataSource.ManifestS3Uri", role=Role.CONFIG, link=Link.NEVER),
        PortSpec(f"{containers}.AdditionalModelDataSources[].S3DataSource.S3Uri", role=Role.MODEL),
        PortSpec(
            f"{containers}.AdditionalModelDataSources[].S3DataSource.ManifestS3Uri", role=Role.CONFIG, link=Link.NEVER
        ),
        PortSpec(f"{containers}.Environment.SAGEMAKER_SUBMIT_DIRECTORY", role=Role.CODE, link=Link.NEVER),
    )


def check_spec(step_type: str, baselines: tuple[str, ...], *, model: bool) -> StepSpec:
    """Return a check: a processing job that compares with a baseline, and what it is told beside its arguments.

    ``baselines`` are the kinds of baseline it takes and calculates; ``model`` says that it takes a model.
    """
    output = "ProcessingOutputConfig.Outputs[].S3Output.S3Uri"
    supplied = tuple(f"SuppliedBaseline{kind}" for kind in baselines)
    models = ("ModelName",) if model else ()
    return StepSpec(
        type=step_type,
        arguments=PROCESSING_ARGUMENTS,
        envelope=words("CheckType ModelPackageGroupName SkipCheck FailOnViolation RegisterNewBaseline")
        | {*supplied, *models},
        inputs=(
            *processing_inputs(),
            *(PortSpec(f"^{key}", role=Role.BASELINE) for key in supplied),
            PortSpec(
                "^ModelPackageGroupName",
                role=Role.BASELINE,
                link=Link.NEVER,
                kind=ResourceKind.MODEL_PACKAGE_GROUP,
            ),
            *(PortSpec(f"^{key}", role=Role.MODEL, link=Link.NEVER, kind=ResourceKind.MODEL) for key in models),
        ),
        outputs=processing_outputs(Role.REPORT),
        produced=tuple(
            ProducedSpec(f"CalculatedBaseline{kind}", below=output, role=Role.BASELINE) for kind in baselines
        ),
        images=PROCESSING_IMAGES,
        instance_type=PROCESSING_INSTANCE_TYPE,
        instance_count=PROCESSING_INSTANCE_COUNT,
        used=frozenset({"BaselineUsedForDriftCheckConstraints", "BaselineUsedForDriftCheckStatistics"}),
        is_job=True,
    )
