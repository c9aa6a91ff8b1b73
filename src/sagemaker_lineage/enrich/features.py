"""Which AWS operations each feature needs: the words of ``include``, and what pages for people ask besides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.enrich import operations
from sagemaker_lineage.enrich.lineage_operations import LINEAGE_OPERATIONS
from sagemaker_lineage.enrich.posture_operations import POSTURE_OPERATIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sagemaker_lineage.model.request import Operation

_STEPS = frozenset({operations.LIST_PIPELINE_EXECUTION_STEPS})
_REGISTRY = _STEPS | {operations.DESCRIBE_MODEL_PACKAGE}
_JOBS = _REGISTRY | {
    operations.DESCRIBE_PROCESSING_JOB,
    operations.DESCRIBE_TRAINING_JOB,
    operations.DESCRIBE_TRANSFORM_JOB,
    operations.DESCRIBE_HYPER_PARAMETER_TUNING_JOB,
    operations.LIST_TRAINING_JOBS_FOR_TUNING_JOB,
    operations.DESCRIBE_AUTO_ML_JOB,
    operations.DESCRIBE_AUTO_ML_JOB_V2,
    operations.DESCRIBE_MODEL,
}
_MEASURED = _STEPS | {
    operations.DESCRIBE_PROCESSING_JOB,
    operations.DESCRIBE_TRAINING_JOB,
    operations.DESCRIBE_HYPER_PARAMETER_TUNING_JOB,
    operations.DESCRIBE_AUTO_ML_JOB,
    operations.DESCRIBE_AUTO_ML_JOB_V2,
}
_BUCKETS = frozenset(
    {
        operations.GET_BUCKET_LOCATION,
        operations.GET_BUCKET_ENCRYPTION,
        operations.GET_BUCKET_VERSIONING,
        operations.GET_PUBLIC_ACCESS_BLOCK,
        operations.GET_BUCKET_TAGGING,
        operations.GET_ACCOUNT_PUBLIC_ACCESS_BLOCK,
    }
)

ALWAYS = frozenset(
    {
        operations.DESCRIBE_PIPELINE,
        operations.LIST_PIPELINES,
        operations.LIST_PIPELINE_EXECUTIONS,
        operations.DESCRIBE_PIPELINE_EXECUTION,
        operations.DESCRIBE_PIPELINE_DEFINITION_FOR_EXECUTION,
        operations.LIST_PIPELINE_PARAMETERS_FOR_EXECUTION,
        operations.LIST_TAGS,
        operations.LIST_DOMAINS,
        operations.GET_CALLER_IDENTITY,
    }
)
"""What every answer needs: the pipeline, its execution, its definition, its domain."""

FEATURES: Mapping[str, frozenset[Operation]] = {
    "run": _STEPS,
    "jobs": _JOBS,
    "metrics": _MEASURED | {operations.GET_OBJECT},
    "registry": _REGISTRY,
    "s3": _BUCKETS,
    "findings": frozenset({*_JOBS, *_BUCKETS, *POSTURE_OPERATIONS, operations.SEARCH}),
    "associations": _STEPS.union(LINEAGE_OPERATIONS),
    "lists": frozenset({operations.SEARCH}),
    "objects": frozenset({operations.LIST_OBJECTS, operations.GET_BUCKET_LOCATION, *_JOBS}),
}
"""By feature. ``lists`` are filters and columns of the lists, ``objects`` what lies at a location now."""


def operations_of(features: Iterable[str]) -> frozenset[Operation]:
    """Return the operations that features need, with those that every answer needs."""
    return ALWAYS.union(*(FEATURES[feature] for feature in features))


def features_of(operation: Operation) -> tuple[str, ...]:
    """Return the features that need an operation; empty for one that every answer needs."""
    if operation in ALWAYS:
        return ()
    return tuple(feature for feature, needed in FEATURES.items() if operation in needed)
