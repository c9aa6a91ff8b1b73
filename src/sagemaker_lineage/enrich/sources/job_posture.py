"""How jobs, models, endpoint configurations and feature groups are protected, from their Describe answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from sagemaker_lineage.enrich.members import Payload, entries, structure, structures, text
from sagemaker_lineage.enrich.operations import (
    DESCRIBE_AUTO_ML_JOB,
    DESCRIBE_AUTO_ML_JOB_V2,
    DESCRIBE_HYPER_PARAMETER_TUNING_JOB,
    DESCRIBE_MODEL,
    DESCRIBE_PROCESSING_JOB,
    DESCRIBE_TRAINING_JOB,
    DESCRIBE_TRANSFORM_JOB,
)
from sagemaker_lineage.enrich.posture_operations import DESCRIBE_ENDPOINT_CONFIG, DESCRIBE_FEATURE_GROUP
from sagemaker_lineage.enrich.sources.instances import cluster_of, variants_of
from sagemaker_lineage.enrich.sources.settings import flag, in_vpc, key, keys, part
from sagemaker_lineage.model.posture import JobPosture, Unread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sagemaker_lineage.model.request import Operation

Read = Callable[[JobPosture, Payload], tuple[JobPosture, ...]]
"""Fills a posture that has kind, ARN and name from an answer; a tuning job with several definitions makes several."""


def _processing(job: JobPosture, answer: Payload) -> tuple[JobPosture, ...]:
    network = part(answer, "NetworkConfig")
    cluster = structure(answer, "ProcessingResources", "ClusterConfig")
    image = text(structure(answer, "AppSpecification"), "ImageUri")
    return (
        replace(
            job,
            volume_key=key(part(answer, "ProcessingResources", "ClusterConfig"), "VolumeKmsKeyId"),
            output_key=key(part(answer, "ProcessingOutputConfig")),
            other_keys=keys(*_of_queries(answer)),
            in_vpc=in_vpc(network),
            isolated=flag(network, "EnableNetworkIsolation"),
            encrypted_traffic=flag(network, "EnableInterContainerTrafficEncryption"),
            images=(image,) if image else (),
            role=text(answer, "RoleArn"),
            instances=cluster_of(cluster),
        ),
    )


def _of_queries(answer: Payload) -> Iterator[str | Unread | None]:
    """Yield the keys of what queries of Athena and Redshift bring in."""
    for each in entries(answer, "ProcessingInputs"):
        for source in ("AthenaDatasetDefinition", "RedshiftDatasetDefinition"):
            yield key(part(each, "DatasetDefinition", source))


def _training(job: JobPosture, answer: Payload) -> tuple[JobPosture, ...]:
    image = text(structure(answer, "AlgorithmSpecification"), "TrainingImage")
    return (
        replace(
            job,
            volume_key=key(part(answer, "ResourceConfig"), "VolumeKmsKeyId"),
            output_key=key(part(answer, "OutputDataConfig")),
            in_vpc=in_vpc(answer),
            isolated=flag(answer, "EnableNetworkIsolation"),
            encrypted_traffic=flag(answer, "EnableInterContainerTrafficEncryption"),
            images=(image,) if image else (),
            role=text(answer, "RoleArn"),
            instances=cluster_of(structure(answer, "ResourceConfig")),
        ),
    )


def _tuning(job: JobPosture, answer: Payload) -> tuple[JobPosture, ...]:
    """Return a posture for each definition of a training: it has the members of a training job."""
    definitions = entries(answer, "TrainingJobDefinitions") or [structure(answer, "TrainingJobDefinition")]
    found: list[JobPosture] = []
    for place, definition in enumerate(definitions, 1):
        tuned = definition.get("HyperParameterTuningResourceConfig")
        flat = {**definition, **({} if tuned is None else {"ResourceConfig": tuned})}
        named = (text(definition, "DefinitionName") or str(place)) if len(definitions) > 1 else None
        found += _training(replace(job, name=f"{job.name}/{named}" if named else job.name), flat)
    return tuple(found)


def _automl(job: JobPosture, answer: Payload) -> tuple[JobPosture, ...]:
    direct = answer.get("SecurityConfig") is not None
    security = part(answer, *(() if direct else ("AutoMLJobConfig",)), "SecurityConfig")
    return (
        replace(
            job,
            volume_key=key(security, "VolumeKmsKeyId"),
            output_key=key(part(answer, "OutputDataConfig")),
            in_vpc=in_vpc(security),
            encrypted_traffic=flag(security, "EnableInterContainerTrafficEncryption"),
            role=text(answer, "RoleArn"),
        ),
    )


def _transform(job: JobPosture, answer: Payload) -> tuple[JobPosture, ...]:
    return (
        replace(
            job,
            volume_key=key(part(answer, "TransformResources"), "VolumeKmsKeyId"),
            output_key=key(part(answer, "TransformOutput")),
            other_keys=keys(key(part(answer, "DataCaptureConfig"))),
            instances=cluster_of(structure(answer, "TransformResources")),
        ),
    )


def _model(job: JobPosture, answer: Payload) -> tuple[JobPosture, ...]:
    images = (text(container, "Image") for container in containers_of(answer))
    return (
        replace(
            job,
            in_vpc=in_vpc(answer),
            isolated=flag(answer, "EnableNetworkIsolation"),
            images=tuple(dict.fromkeys(filter(None, images))),
            role=text(answer, "ExecutionRoleArn"),
        ),
    )


def _endpoint_config(job: JobPosture, answer: Payload) -> tuple[JobPosture, ...]:
    variants = [*entries(answer, "ProductionVariants"), *entries(answer, "ShadowProductionVariants")]
    dumps = (key(part(variant, "CoreDumpConfig")) for variant in variants)
    return (
        replace(
            job,
            volume_key=key(answer),
            output_key=key(part(answer, "DataCaptureConfig")),
            other_keys=keys(key(part(answer, "AsyncInferenceConfig", "OutputConfig")), *dumps),
            in_vpc=in_vpc(answer),
            isolated=flag(answer, "EnableNetworkIsolation"),
            role=text(answer, "ExecutionRoleArn"),
            instances=variants_of(answer),
        ),
    )


def _feature_group(job: JobPosture, answer: Payload) -> tuple[JobPosture, ...]:
    offline = part(answer, "OfflineStoreConfig")
    return (
        replace(
            job,
            output_key=key(part(offline, "S3StorageConfig")),
            other_keys=keys(key(part(answer, "OnlineStoreConfig", "SecurityConfig"))),
            offline_store=offline if isinstance(offline, Unread) else bool(offline),
            role=text(answer, "RoleArn"),
        ),
    )


KINDS: Mapping[Operation, tuple[str, Read]] = {
    DESCRIBE_PROCESSING_JOB: ("processing", _processing),
    DESCRIBE_TRAINING_JOB: ("training", _training),
    DESCRIBE_TRANSFORM_JOB: ("transform", _transform),
    DESCRIBE_HYPER_PARAMETER_TUNING_JOB: ("tuning", _tuning),
    DESCRIBE_AUTO_ML_JOB: ("automl", _automl),
    DESCRIBE_AUTO_ML_JOB_V2: ("automl", _automl),
    DESCRIBE_MODEL: ("model", _model),
    DESCRIBE_ENDPOINT_CONFIG: ("endpoint", _endpoint_config),
    DESCRIBE_FEATURE_GROUP: ("feature-group", _feature_group),
}
"""By the operation that describes a thing: its kind, and how its answer is read."""


def containers_of(model: Payload) -> list[Payload]:
    """Return the containers of a model, in the order that requests go through them."""
    primary = structure(model, "PrimaryContainer")
    return [*([primary] if primary else []), *structures(model, "Containers")]


def postures_of(operation: Operation, arn: str, name: str, answer: Payload) -> tuple[JobPosture, ...]:
    """Return how what an answer describes is protected."""
    kind, understand = KINDS[operation]
    return understand(JobPosture(kind=kind, arn=arn, name=name), answer)


def with_model(job: JobPosture, model: JobPosture) -> JobPosture:
    """Return a transform with what it takes from its model: image, role, VPC and isolation."""
    return replace(job, images=model.images, role=model.role, in_vpc=model.in_vpc, isolated=model.isolated)


def with_full_keys(job: JobPosture, name: Callable[[str | None], str | None]) -> JobPosture:
    """Return a posture whose keys are named as ``name`` names them."""

    def full(key: str | Unread | None) -> str | Unread | None:
        return name(key) if isinstance(key, str) else key

    return replace(
        job,
        volume_key=full(job.volume_key),
        output_key=full(job.output_key),
        other_keys=keys(*map(full, job.other_keys)),
    )


def feature_groups_of(answer: Payload) -> tuple[str, ...]:
    """Return the feature groups that a processing job writes to."""
    outputs = structures(structure(answer, "ProcessingOutputConfig"), "Outputs")
    names = (text(structure(output, "FeatureStoreOutput"), "FeatureGroupName") for output in outputs)
    return tuple(dict.fromkeys(filter(None, names)))
