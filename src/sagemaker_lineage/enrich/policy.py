"""The least-privilege IAM policy, printed from the registry of operations.

Source of the resource types: the Service Authorization Reference for SageMaker, S3 and KMS.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sagemaker_lineage.enrich import lineage_operations as recorded
from sagemaker_lineage.enrich import operations
from sagemaker_lineage.enrich import posture_operations as posture
from sagemaker_lineage.model.request import Operation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

VERSION = "2012-10-17"
DECRYPT = "kms:Decrypt"
"""No call of ours: S3 needs it to hand out a report that is encrypted with a customer's key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Operations that can be limited to the same kinds of resources."""

    sid: str
    operations: tuple[Operation, ...]
    resources: tuple[str, ...]


_SAGEMAKER = "arn:{partition}:sagemaker:*:*:"

STATEMENTS: tuple[Statement, ...] = (
    Statement(
        sid="ListPipelinesAndDomains",
        operations=(operations.LIST_PIPELINES, operations.LIST_DOMAINS, operations.SEARCH),
        resources=("*",),
    ),
    Statement(
        sid="ReadPipelines",
        operations=(operations.DESCRIBE_PIPELINE, operations.LIST_PIPELINE_EXECUTIONS, operations.LIST_TAGS),
        resources=(f"{_SAGEMAKER}pipeline/*",),
    ),
    Statement(
        sid="ReadPipelineExecutions",
        operations=(
            operations.DESCRIBE_PIPELINE_EXECUTION,
            operations.DESCRIBE_PIPELINE_DEFINITION_FOR_EXECUTION,
            operations.LIST_PIPELINE_EXECUTION_STEPS,
            operations.LIST_PIPELINE_PARAMETERS_FOR_EXECUTION,
        ),
        resources=(f"{_SAGEMAKER}pipeline/*/execution/*",),
    ),
    Statement(
        sid="ReadJobsAndModels",
        operations=(
            operations.DESCRIBE_PROCESSING_JOB,
            operations.DESCRIBE_TRAINING_JOB,
            operations.DESCRIBE_TRANSFORM_JOB,
            operations.DESCRIBE_HYPER_PARAMETER_TUNING_JOB,
            operations.LIST_TRAINING_JOBS_FOR_TUNING_JOB,
            operations.DESCRIBE_AUTO_ML_JOB,
            operations.DESCRIBE_AUTO_ML_JOB_V2,
            operations.DESCRIBE_MODEL,
            operations.DESCRIBE_MODEL_PACKAGE,
        ),
        resources=(
            f"{_SAGEMAKER}processing-job/*",
            f"{_SAGEMAKER}training-job/*",
            f"{_SAGEMAKER}transform-job/*",
            f"{_SAGEMAKER}hyper-parameter-tuning-job/*",
            f"{_SAGEMAKER}automl-job/*",
            f"{_SAGEMAKER}model/*",
            f"{_SAGEMAKER}model-package/*",
        ),
    ),
    Statement(
        sid="ReadBucketSettings",
        operations=(
            operations.GET_BUCKET_LOCATION,
            operations.GET_BUCKET_ENCRYPTION,
            operations.GET_BUCKET_VERSIONING,
            operations.GET_PUBLIC_ACCESS_BLOCK,
            operations.GET_BUCKET_TAGGING,
        ),
        resources=("arn:{partition}:s3:::*",),
    ),
    Statement(
        sid="ReadAccountPublicAccessBlock",
        operations=(operations.GET_ACCOUNT_PUBLIC_ACCESS_BLOCK,),
        resources=("*",),
    ),
    Statement(
        sid="ReadEvaluationReports",
        operations=(operations.GET_OBJECT,),
        resources=("arn:{partition}:s3:::*/*",),
    ),
    Statement(
        sid="FindOwnBuckets",
        operations=(posture.LIST_BUCKETS,),
        resources=("*",),
    ),
    Statement(
        sid="ReadBucketSecurity",
        operations=(
            posture.HEAD_BUCKET,
            operations.LIST_OBJECTS,
            posture.GET_BUCKET_POLICY_STATUS,
            posture.GET_BUCKET_POLICY,
            posture.GET_BUCKET_ACL,
            posture.GET_BUCKET_OWNERSHIP_CONTROLS,
            posture.GET_BUCKET_LOGGING,
            posture.GET_OBJECT_LOCK_CONFIGURATION,
            posture.GET_BUCKET_LIFECYCLE_CONFIGURATION,
            posture.GET_BUCKET_REPLICATION,
        ),
        resources=("arn:{partition}:s3:::*",),
    ),
    Statement(
        sid="ReadKeys",
        operations=(posture.DESCRIBE_KEY,),
        resources=("arn:{partition}:kms:*:*:key/*",),
    ),
    Statement(
        sid="ReadEndpointsAndFeatureGroups",
        operations=(posture.DESCRIBE_ENDPOINT, posture.DESCRIBE_ENDPOINT_CONFIG, posture.DESCRIBE_FEATURE_GROUP),
        resources=(
            f"{_SAGEMAKER}endpoint/*",
            f"{_SAGEMAKER}endpoint-config/*",
            f"{_SAGEMAKER}feature-group/*",
        ),
    ),
    Statement(
        sid="ReadRecordedLineage",
        operations=(recorded.DESCRIBE_TRIAL_COMPONENT, recorded.DESCRIBE_ARTIFACT),
        resources=(f"{_SAGEMAKER}experiment-trial-component/*", f"{_SAGEMAKER}artifact/*"),
    ),
    Statement(
        sid="QueryLineage",
        operations=(recorded.QUERY_LINEAGE,),
        resources=("*",),
    ),
)
"""Every operation of the registry that needs a permission, once."""
FREE = (operations.GET_CALLER_IDENTITY,)
"""What AWS answers to everybody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a policy can be narrowed to; what is None or empty stays open (``*``)."""

    region: str | None = None
    account: str | None = None
    pipelines: tuple[str, ...] = ()
    buckets: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()


NOTHING_SEEN = Seen()


def iam_policy_document(partition: str = "aws") -> dict[str, Any]:
    """Return the IAM policy that allows every read, and nothing else.

    Put the names of your own buckets, pipelines and account in place of the ``*`` to narrow it further.
    """
    every = [operation for statement in STATEMENTS for operation in statement.operations]
    return narrowed_policy(every, NOTHING_SEEN, partition)


def narrowed_policy(wanted: Collection[Operation], seen: Seen, partition: str = "aws") -> dict[str, Any]:
    """Return the IAM policy that allows these operations alone, on what was seen alone."""
    kept = [replace(each, operations=tuple(one for one in each.operations if one in wanted)) for each in STATEMENTS]
    statements = [_statement(each, seen, partition) for each in kept if each.operations]
    if operations.GET_OBJECT in wanted:
        statements.append(_decrypting(seen, partition))
    return {"Version": VERSION, "Statement": statements}


def _statement(statement: Statement, seen: Seen, partition: str) -> dict[str, Any]:
    narrowed = (narrow for resource in statement.resources for narrow in _narrow(resource, seen))
    return {
        "Sid": statement.sid,
        "Effect": "Allow",
        "Action": sorted({operation.iam_action for operation in statement.operations}),
        "Resource": [resource.format(partition=partition) for resource in dict.fromkeys(narrowed)],
    }


def _narrow(resource: str, seen: Seen) -> Iterator[str]:
    """Yield a resource with the names that were seen in place of its ``*``."""
    if resource.startswith("arn:{partition}:s3:"):
        names = seen.buckets or ("*",)
        yield from (resource.replace(":::*", f":::{name}", 1) for name in names)
        return
    if resource.startswith("arn:{partition}:kms:") and seen.keys:
        yield from seen.keys
        return
    placed = resource.replace(":*:*:", f":{seen.region or '*'}:{seen.account or '*'}:")
    if ":pipeline/*" in placed:
        yield from (placed.replace(":pipeline/*", f":pipeline/{name.lower()}", 1) for name in seen.pipelines or ("*",))
    else:
        yield placed


def _decrypting(seen: Seen, partition: str) -> dict[str, Any]:
    """Return the statement for reports that are encrypted with a customer's key: through S3 alone."""
    return {
        "Sid": "ReadEncryptedEvaluationReports",
        "Effect": "Allow",
        "Action": [DECRYPT],
        "Resource": [each.format(partition=partition) for each in _narrow("arn:{partition}:kms:*:*:key/*", seen)],
        "Condition": {"StringLike": {"kms:ViaService": "s3.*"}},
    }
