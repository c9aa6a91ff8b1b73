"""How what a step ran is protected, and the facts of buckets that findings are drawn from."""

from typing import Literal, NamedTuple, TypeVar, cast

from pydantic import Field

from sagemaker_lineage.export.wire.fields import Text, WireModel
from sagemaker_lineage.model import posture as posture_model
from sagemaker_lineage.model.execution import Lineage
from sagemaker_lineage.model.finding import Verdict
from sagemaker_lineage.model.posture import BucketPosture, Unread

Fact = TypeVar("Fact")
Kind = Literal["processing", "training", "transform", "tuning", "automl", "model", "endpoint", "feature-group"]

_TLS_RULE = "s3-tls-only"
_TLS_VERDICTS = {Verdict.PASS: True, Verdict.FAIL: False}
_PUBLIC_GROUPS = ("/global/AllUsers", "/global/AuthenticatedUsers")
NONE = "None"
"""Nothing is configured, which is not the same as not known."""

JOB = {"kind": "training", "name": "pipelines-abc-Train", "inVpc": True, "isolated": False, "encryptedTraffic": False}


class WhyUnread(WireModel):
    """Why a fact could not be read."""

    code: Text = Field(description="The code, as in gaps.", examples=["access-denied"])
    detail: Text = Field(description="What went wrong, for people.", examples=["It is not allowed."])
    operation: Text | None = Field(description="The AWS operation.", examples=["sagemaker:DescribeTrainingJob"])
    iam_action: Text | None = Field(description="The IAM action.", examples=["sagemaker:DescribeTrainingJob"])


class JobPosture(WireModel):
    """How one job, model, endpoint configuration or feature group is protected. Null is what its kind does not have."""

    kind: Kind = Field(description="What it is.", examples=["training"])
    arn: Text = Field(
        description="Its ARN.",
        examples=["arn:aws:sagemaker:us-east-1:111122223333:training-job/pipelines-abc-Train"],
    )
    name: Text = Field(description="Its name.", examples=["pipelines-abc-Train"])
    volume_key: Text | None = Field(description="The KMS key of its volumes.", examples=["alias/claims"])
    output_key: Text | None = Field(description="The KMS key of what it writes.", examples=["alias/claims"])
    in_vpc: bool | None = Field(description="Whether it runs in a VPC of the account.", examples=[True])
    isolated: bool | None = Field(description="Network isolation.", examples=[False])
    encrypted_traffic: bool | None = Field(description="Encryption between its containers.", examples=[False])
    images: tuple[Text, ...] = Field(
        description="The images it runs.", examples=[["111122223333.dkr.ecr.ap-northeast-2.amazonaws.com/train:1"]]
    )
    role: Text | None = Field(description="The role it runs as.", examples=["arn:aws:iam::111122223333:role/train"])
    instance_type: Text | None = Field(description="The type of its instances.", examples=["ml.m5.xlarge"])
    instance_count: int | None = Field(description="How many instances.", examples=[2])
    unread: WhyUnread | None = Field(description="Why it could not be read; null where it could.", examples=[None])


class LifecycleRule(WireModel):
    """A rule that removes or moves objects of a bucket."""

    id: Text | None = Field(description="Its name.", examples=["tidy-up"])
    enabled: bool = Field(description="Whether it is on.", examples=[True])
    prefix: Text = Field(description="Below which prefix; empty for the whole bucket.", examples=["tmp/"])
    expires: bool = Field(description="Whether it removes objects.", examples=[True])
    days: int | None = Field(description="After how many days; null for a date, or where nothing goes.", examples=[30])


class Replica(WireModel):
    """Where the objects of a bucket are copied to."""

    bucket: Text = Field(description="The bucket.", examples=["copies"])
    account: Text | None = Field(description="Its account, where the rule names one.", examples=["444455556666"])
    enabled: bool = Field(description="Whether the rule is on.", examples=[True])


class BucketSecurity(NamedTuple):
    """The facts of one bucket that findings are drawn from; None is what is not known."""

    owner: str | None = None
    policy_public: bool | None = None
    acl_public: bool | None = None
    tls_only: bool | None = None
    object_ownership: str | None = None
    logging: bool | None = None
    object_lock: bool | None = None
    lifecycle: tuple[LifecycleRule, ...] | None = None
    replication: tuple[Replica, ...] | None = None
    mfa_delete: bool | None = None


def security_of(lineage: Lineage) -> dict[str, BucketSecurity]:
    """Return the security of every bucket by name; empty where nobody asked for findings."""
    findings = lineage.assessment.findings if lineage.assessment else ()
    judged = {each.resource: _TLS_VERDICTS.get(each.verdict) for each in findings if each.rule == _TLS_RULE}
    buckets = lineage.posture.buckets if lineage.posture else {}
    return {name: _security(bucket, judged.get(name)) for name, bucket in buckets.items()}


def jobs_of(lineage: Lineage, node: str) -> tuple[JobPosture, ...] | None:
    """Return how what a node ran is protected; None where nobody asked for findings."""
    if lineage.posture is None:
        return None
    return tuple(map(_job, lineage.posture.jobs.get(node, ())))


def _security(bucket: BucketPosture, tls_only: bool | None) -> BucketSecurity:
    owner = None if isinstance(bucket.owner, Unread) else bucket.owner.value
    if bucket.acl is None:
        return BucketSecurity(owner=owner)
    return BucketSecurity(
        owner=owner,
        policy_public=None if isinstance(bucket.public_by_policy, Unread) else bucket.public_by_policy,
        acl_public=None if isinstance(bucket.acl, Unread) else any(map(_is_public, bucket.acl.grants)),
        tls_only=tls_only,
        object_ownership=None if isinstance(bucket.object_ownership, Unread) else bucket.object_ownership or NONE,
        logging=None if isinstance(bucket.logging_target, Unread) else bucket.logging_target is not None,
        object_lock=None if isinstance(bucket.object_lock, Unread) else bucket.object_lock,
        lifecycle=_rules(bucket.lifecycle),
        replication=_replicas(bucket.replication),
        mfa_delete=bucket.versioning.mfa_delete if isinstance(bucket.versioning, posture_model.Versioning) else None,
    )


def _is_public(grant: posture_model.AclGrant) -> bool:
    return grant.group and grant.grantee.endswith(_PUBLIC_GROUPS)


def _rules(rules: tuple[posture_model.LifecycleRule, ...] | Unread | None) -> tuple[LifecycleRule, ...] | None:
    if rules is None or isinstance(rules, Unread):
        return None
    return tuple(
        LifecycleRule(id=each.id, enabled=each.enabled, prefix=each.prefix, expires=each.expires, days=each.days)
        for each in rules
    )


def _replicas(targets: tuple[posture_model.ReplicationTarget, ...] | Unread | None) -> tuple[Replica, ...] | None:
    if targets is None or isinstance(targets, Unread):
        return None
    return tuple(Replica(bucket=each.bucket, account=each.account, enabled=each.enabled) for each in targets)


def _job(job: posture_model.JobPosture) -> JobPosture:
    return JobPosture(
        kind=cast("Kind", job.kind),
        arn=job.arn,
        name=job.name,
        volume_key=_known(job.volume_key),
        output_key=_known(job.output_key),
        in_vpc=_known(job.in_vpc),
        isolated=_known(job.isolated),
        encrypted_traffic=_known(job.encrypted_traffic),
        images=job.images,
        role=job.role,
        instance_type=job.instance_type,
        instance_count=job.instance_count,
        unread=_why(unread) if (unread := job.unread or job.model_unread) else None,
    )


def _known(fact: Fact | Unread) -> Fact | None:
    """Return a fact; what is open is null on the wire, and findings tell why."""
    return None if isinstance(fact, Unread) else fact


def _why(unread: Unread) -> WhyUnread:
    return WhyUnread(
        code=unread.code.value, detail=unread.detail, operation=unread.operation, iam_action=unread.iam_action
    )
