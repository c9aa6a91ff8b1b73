"""How jobs, models, endpoint configurations and feature groups are protected, from their Describe answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from sagemaker_lineage.enrich.members import Payload, integer, structure, structures, text
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
from sagemaker_lineage.model.posture import JobPosture

if TYPE_CHECKING:
    from sagemaker_lineage.model.request import Operation

Read = Callable[[JobPosture, Payload], tuple[JobPosture, ...]]
"""Fills a posture that has kind, ARN and name from an answer; a tuning job with several definitions makes several."""


def _flag(payload: Payload, name: str) -> bool:
    return payload.get(name) is True


def _in_vpc(payload: Payload) -> bool:
    return bool(structure(payload, "VpcConfig").get("Subnets"))


def _processing(job: JobPosture, answer: Payload) -> tuple[JobPosture, ...]:
    cluster, network = structure(answer, "ProcessingResources", "ClusterConfig"), structure(answer, "NetworkConfig")
    image = text(structure(answer, "AppSpecification"), "ImageUri")
    return (
        replace(
            job,
            volume_key=text(cluster, "VolumeKmsKeyId"),
            output_key=text(structure(answer, "ProcessingOutputConfig"), "KmsKeyId"),
            in_vpc=_in_vpc(network),
            isolated=_flag(network, "EnableNetworkIsolation"),
            encrypted_traffic=_flag(network, "EnableInterContainerTrafficEncryption"),
            images=(image,) if image else (),
            role=text(answer, "RoleArn"),
            instance_type=text(cluster, "InstanceType"),
            instance_count=integer(cluster, "InstanceCount"),
        ),
    )


def _training(job: JobPosture, answer: Payload) -> tuple[JobPosture, ...]:
    image = text(structure(answer, "AlgorithmSpecification"), "TrainingImage")
    kind, count = _instances(structure(answer, "ResourceConfig"))
    return (
        replace(
            job,
            volume_key=text(structure(answer, "ResourceConfig"), "VolumeKmsKeyId"),
            output_key=text(structure(answer, "OutputDataConfig"), "KmsKeyId"),
            in_vpc=_in_vpc(answer),
            isolated=_flag(answer, "EnableNetworkIsolation"),
            encrypted_traffic=_flag(answer, "EnableInterContainerTrafficEncryption"),
            images=(image,) if image else (),
            role=text(answer, "RoleArn"),
            instance_type=kind,
            instance_count=count,
        ),
    )


def _instances(resources: Payload) -> tuple[str | None, int | None]:
    """Return type and number of instances; of several groups the first one's type and the number of all."""
    groups = structures(resources, "InstanceGroups") or structures(resources, "InstanceConfigs")
    if not groups:
        return text(resources, "InstanceType"), integer(resources, "InstanceCount")
    counts = [integer(group, "InstanceCount") or 0 for group in groups]
    return text(groups[0], "InstanceType"), sum(counts) or None


def _tuning(job: JobPosture, answer: Payload) -> tuple[JobPosture, ...]:
    """Return a posture for each definition of a training: it has the members of a training job."""
    definitions = structures(answer, "TrainingJobDefinitions") or [structure(answer, "TrainingJobDefinition")]
    found: list[JobPosture] = []
    for definition in definitions:
        tuned = structure(definition, "HyperParameterTuningResourceConfig")
        flat = {**definition, **({"ResourceConfig": tuned} if tuned else {})}
        named = text(definition, "DefinitionName") if len(definitions) > 1 else None
        found += _training(replace(job, name=f"{job.name}/{named}" if named else job.name), flat)
    return tuple(found)


def _automl(job: JobPosture, answer: Payload) -> tuple[JobPosture, ...]:
    security = structure(answer, "SecurityConfig") or structure(answer, "AutoMLJobConfig", "SecurityConfig")
    return (
        replace(
            job,
            volume_key=text(security, "VolumeKmsKeyId"),
            output_key=text(structure(answer, "OutputDataConfig"), "KmsKeyId"),
            in_vpc=_in_vpc(security),
            encrypted_traffic=_flag(security, "EnableInterContainerTrafficEncryption"),
            role=text(answer, "RoleArn"),
        ),
    )


def _transform(job: JobPosture, answer: Payload) -> tuple[JobPosture, ...]:
    resources = structure(answer, "TransformResources")
    return (
        replace(
            job,
            volume_key=text(resources, "VolumeKmsKeyId"),
            output_key=text(structure(answer, "TransformOutput"), "KmsKeyId"),
            instance_type=text(resources, "InstanceType"),
            instance_count=integer(resources, "InstanceCount"),
        ),
    )


def _model(job: JobPosture, answer: Payload) -> tuple[JobPosture, ...]:
    images = (text(container, "Image") for container in containers_of(answer))
    return (
        replace(
            job,
            in_vpc=_in_vpc(answer),
            isolated=_flag(answer, "EnableNetworkIsolation"),
            images=tuple(filter(None, images)),
            role=text(answer, "ExecutionRoleArn"),
        ),
    )


def _endpoint_config(job: JobPosture, answer: Payload) -> tuple[JobPosture, ...]:
    variants = structures(answer, "ProductionVariants")
    types = (text(variant, "InstanceType") for variant in variants)
    counts = [integer(variant, "InitialInstanceCount") or 0 for variant in variants]
    return (
        replace(
            job,
            volume_key=text(answer, "KmsKeyId"),
            output_key=text(structure(answer, "DataCaptureConfig"), "KmsKeyId"),
            in_vpc=_in_vpc(answer),
            isolated=_flag(answer, "EnableNetworkIsolation"),
            role=text(answer, "ExecutionRoleArn"),
            instance_type=next(filter(None, types), None),
            instance_count=sum(counts) or None,
        ),
    )


def _feature_group(job: JobPosture, answer: Payload) -> tuple[JobPosture, ...]:
    storage = structure(answer, "OfflineStoreConfig", "S3StorageConfig")
    return (replace(job, output_key=text(storage, "KmsKeyId"), role=text(answer, "RoleArn")),)


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
    """Return the containers of a model."""
    primary = structure(model, "PrimaryContainer")
    return structures(model, "Containers") or ([primary] if primary else [])


def postures_of(operation: Operation, arn: str, name: str, answer: Payload) -> tuple[JobPosture, ...]:
    """Return how what an answer describes is protected."""
    kind, understand = KINDS[operation]
    return understand(JobPosture(kind=kind, arn=arn, name=name), answer)


def with_model(job: JobPosture, model: JobPosture) -> JobPosture:
    """Return a transform with what it takes from its model: image, role, VPC and isolation."""
    return replace(job, images=model.images, role=model.role, in_vpc=model.in_vpc, isolated=model.isolated)


def with_full_keys(job: JobPosture, name: Callable[[str | None], str | None]) -> JobPosture:
    """Return a posture whose keys are named as ``name`` names them."""
    return replace(job, volume_key=name(job.volume_key), output_key=name(job.output_key))


def feature_groups_of(answer: Payload) -> tuple[str, ...]:
    """Return the feature groups that a processing job writes to."""
    outputs = structures(structure(answer, "ProcessingOutputConfig"), "Outputs")
    names = (text(structure(output, "FeatureStoreOutput"), "FeatureGroupName") for output in outputs)
    return tuple(dict.fromkeys(filter(None, names)))
