"""The S3 locations that steps read and write, and what is known of their buckets."""

from typing import Literal, cast

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from sagemaker_lineage.export.wire.fields import Text, WireModel, left_out
from sagemaker_lineage.export.wire.protection import BucketSecurity, LifecycleRule, Replica
from sagemaker_lineage.model import execution as domain_model
from sagemaker_lineage.model import graph as graph_model
from sagemaker_lineage.model.graph import Role

Owner = Literal["ours", "aws", "trusted", "someone", "nobody"]
Access = Literal["Blocked", "Partial", "Open", "Unknown"]

_FLAGS = {
    "blockPublicAcls": True,
    "ignorePublicAcls": True,
    "blockPublicPolicy": True,
    "restrictPublicBuckets": True,
}
_BUCKET = {
    "region": "ap-northeast-2",
    "encryption": "aws:kms",
    "versioning": "Enabled",
    "publicAccess": "Blocked",
    "tags": {"team": "claims"},
    "kmsKeyId": "alias/claims",
    "bucketKeyEnabled": True,
    "publicAccessBlock": _FLAGS,
}


class PublicAccessBlock(WireModel):
    """The four effective Block Public Access flags: set on the bucket or on the account."""

    block_public_acls: bool = Field(description="New public ACLs are refused.", examples=[True])
    ignore_public_acls: bool = Field(description="Public ACLs have no effect.", examples=[True])
    block_public_policy: bool = Field(description="New public bucket policies are refused.", examples=[True])
    restrict_public_buckets: bool = Field(description="A public policy gives no public access.", examples=[True])


class BucketFacts(WireModel):
    """What is known of the artifact's bucket. Every `Unknown` has a gap that says why."""

    region: Text | None = Field(description="The region the bucket lives in.", examples=["ap-northeast-2"])
    encryption: Text = Field(
        description="Default encryption: AES256, aws:kms, aws:kms:dsse, None (not configured) or Unknown.",
        examples=["aws:kms"],
    )
    versioning: Text = Field(
        description="Enabled, Suspended, Disabled (never enabled) or Unknown.", examples=["Enabled"]
    )
    public_access: Access = Field(
        description="Block Public Access, bucket or account: Blocked (all four flags), Partial, Open or Unknown.",
        examples=["Blocked"],
    )
    tags: dict[Text, Text] | None = Field(
        description="The bucket's tags by key; null when they could not be read.", examples=[{"team": "claims"}]
    )
    kms_key_id: Text | None = Field(description="The KMS key of the default encryption.", examples=["alias/claims"])
    bucket_key_enabled: bool | None = Field(description="Whether S3 Bucket Keys are on.", examples=[True])
    public_access_block: PublicAccessBlock | None = Field(
        description="The effective flags; null when they could not be read.", examples=[_FLAGS]
    )
    owner: Owner | SkipJsonSchema[None] = left_out(
        "Whose bucket it is: ours, AWS's own, of a trusted account, someone's, or nobody's: a name that anyone could "
        "take. This and all that follows is left out when findings were not asked for, or where it is not known.",
        "ours",
    )
    policy_public: bool | SkipJsonSchema[None] = left_out("Whether S3 calls the bucket policy public.", example=False)
    acl_public: bool | SkipJsonSchema[None] = left_out(
        "Whether the access control list grants anything to everybody, be it with effect or not.", example=False
    )
    tls_only: bool | SkipJsonSchema[None] = left_out("Whether requests without TLS are refused.", example=True)
    object_ownership: Text | SkipJsonSchema[None] = left_out(
        "BucketOwnerEnforced (access control lists are off), BucketOwnerPreferred, ObjectWriter or None.",
        "BucketOwnerEnforced",
    )
    logging: bool | SkipJsonSchema[None] = left_out("Whether access is logged.", example=True)
    object_lock: bool | SkipJsonSchema[None] = left_out("Whether objects can be locked.", example=False)
    lifecycle: tuple[LifecycleRule, ...] | SkipJsonSchema[None] = left_out("The lifecycle rules.", [])
    replication: tuple[Replica, ...] | SkipJsonSchema[None] = left_out("Where objects are copied to.", [])
    mfa_delete: bool | SkipJsonSchema[None] = left_out("Whether deleting versions needs MFA.", example=False)


class Artifact(WireModel):
    """An S3 location that steps read or write; one for each normalised identity."""

    id: int = Field(description="The artifact's place in the list, from 0.", examples=[0])
    uri: Text = Field(
        description="The location, without a trailing slash; the known prefix while unresolved.",
        examples=["s3://raw-data/claims"],
    )
    bucket: Text = Field(description="The bucket.", examples=["raw-data"])
    key: Text | None = Field(
        description="The key or prefix in the bucket; null for the whole bucket.", examples=["claims"]
    )
    role: Role = Field(description="What the location is for.", examples=["data"])
    resolved: bool = Field(description="Whether the location is known to its end.", examples=[True])
    expression: Text | SkipJsonSchema[None] = left_out(
        "Of an unresolved location only: the location with its open parts as `${…}`.",
        "s3://raw-data/${Execution.PipelineExecutionId}/claims",
    )
    produced_by: tuple[Text, ...] = Field(description="The steps that write it, in node order.", examples=[["Prep"]])
    consumed_by: tuple[Text, ...] = Field(description="The steps that read it, in node order.", examples=[["Train"]])
    within: int | None = Field(
        description=(
            "The artifact that this one is a part of: a file below an output, a model below its prefix. Whoever wrote "
            "that wrote this; null if there is none."
        ),
        examples=[None],
    )
    s3: BucketFacts | SkipJsonSchema[None] = left_out(
        "What is known of the bucket; left out when buckets were not asked for.", _BUCKET
    )


def artifact_of(artifact: graph_model.Artifact, bucket: BucketFacts | None) -> Artifact:
    """Return an artifact with its bucket's facts, as it stands on the wire."""
    return Artifact(
        id=artifact.id,
        uri=artifact.uri,
        bucket=artifact.bucket,
        key=artifact.key or None,
        role=artifact.role,
        resolved=artifact.resolved,
        expression=artifact.expression,
        produced_by=artifact.produced_by,
        consumed_by=artifact.consumed_by,
        within=artifact.within,
        s3=bucket,
    )


def bucket_of(bucket: domain_model.BucketFacts, security: BucketSecurity | None = None) -> BucketFacts:
    """Return a bucket's facts as they stand on the wire."""
    known = security or BucketSecurity()
    flags = bucket.public_access_block
    return BucketFacts(
        region=bucket.region,
        encryption=bucket.encryption,
        versioning=bucket.versioning,
        public_access=cast("Access", bucket.public_access),
        tags=None if bucket.tags is None else dict(sorted(bucket.tags.items())),
        kms_key_id=bucket.kms_key_id,
        bucket_key_enabled=bucket.bucket_key_enabled,
        public_access_block=flags
        and PublicAccessBlock(
            block_public_acls=flags.block_public_acls,
            ignore_public_acls=flags.ignore_public_acls,
            block_public_policy=flags.block_public_policy,
            restrict_public_buckets=flags.restrict_public_buckets,
        ),
        owner=cast("Owner | None", known.owner),
        policy_public=known.policy_public,
        acl_public=known.acl_public,
        tls_only=known.tls_only,
        object_ownership=known.object_ownership,
        logging=known.logging,
        object_lock=known.object_lock,
        lifecycle=known.lifecycle,
        replication=known.replication,
        mfa_delete=known.mfa_delete,
    )
