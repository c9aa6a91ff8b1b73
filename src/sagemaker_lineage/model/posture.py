"""How safe the data is, as facts: what is configured on buckets, keys, jobs, models and endpoints. No judgement here.

A fact that was asked for and could not be had is an :class:`Unread` in its place, so that "not configured"
(None, False, an empty tuple) and "not allowed to look" can never be mixed up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sagemaker_lineage.model.gap import GapCode


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A fact that is not known, and why; ``operation`` is ``service:Operation``, None where nothing was asked."""

    code: GapCode
    detail: str
    operation: str | None = None
    iam_action: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicAccessBlock:
    """The four effective Block Public Access flags: bucket or account, flag by flag."""

    block_public_acls: bool
    ignore_public_acls: bool
    block_public_policy: bool
    restrict_public_buckets: bool


class Owner(StrEnum):
    """Whose bucket it is.

    ``OURS`` is in our ListBuckets; ``AWS`` is on the list of AWS's own; ``TRUSTED`` is of a trusted account;
    ``SOMEONE`` exists and is not ours; ``NOBODY`` does not exist: a name that anyone could take.
    """

    OURS = "ours"
    AWS = "aws"
    TRUSTED = "trusted"
    SOMEONE = "someone"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Encryption:
    """A bucket's default encryption: ``AES256``, ``aws:kms``, ``aws:kms:dsse`` or ``None``."""

    algorithm: str
    key_id: str | None = None
    bucket_key: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Versioning:
    """A bucket's versioning: ``Enabled``, ``Suspended`` or ``Disabled``."""

    status: str
    mfa_delete: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AclGrant:
    """One grant of a bucket's ACL: ``grantee`` is a group's URI or a canonical user id."""

    grantee: str
    permission: str
    group: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BucketAcl:
    """A bucket's ACL: who owns the bucket (canonical id), and every grant."""

    owner: str | None = None
    grants: tuple[AclGrant, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LifecycleRule:
    """A rule that removes objects: ``prefix`` below which, after how many days (None: on a date or a marker).

    ``narrowed`` says that it asks for tags or sizes too: not everything below the prefix need be removed.
    """

    id: str | None
    enabled: bool
    prefix: str = ""
    expires: bool = False
    days: int | None = None
    narrowed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplicationTarget:
    """Where a bucket's objects are copied to: a bucket, and its account where the rule or our own list names one.

    ``region`` is where it is, None where our own list does not tell.
    """

    bucket: str
    account: str | None = None
    region: str | None = None
    enabled: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class BucketPosture:
    """Everything known of one bucket's settings.

    ``policy`` is the bucket policy's JSON text, None where there is none; ``public_by_policy`` is S3's own
    PolicyStatus (False without a policy). ``object_ownership`` is ``BucketOwnerEnforced``,
    ``BucketOwnerPreferred`` or ``ObjectWriter``, None where nothing is configured. ``logging_target`` is the
    bucket that access logs go to, None without logging. ``block`` are the bucket's own flags, ``effective_block``
    those of bucket or account, flag by flag. Of AWS's own buckets and of nobody's nothing but ``owner`` is read:
    every other fact is None there.
    """

    bucket: str
    owner: Owner | Unread
    account: str | None = None
    region: str | Unread | None = None
    encryption: Encryption | Unread | None = None
    versioning: Versioning | Unread | None = None
    block: PublicAccessBlock | Unread | None = None
    effective_block: PublicAccessBlock | Unread | None = None
    public_by_policy: bool | Unread | None = None
    policy: str | Unread | None = None
    acl: BucketAcl | Unread | None = None
    object_ownership: str | Unread | None = None
    logging_target: str | Unread | None = None
    object_lock: bool | Unread | None = None
    lifecycle: tuple[LifecycleRule, ...] | Unread | None = None
    replication: tuple[ReplicationTarget, ...] | Unread | None = None
    tags: Mapping[str, str] | Unread | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPosture:
    """A KMS key (kms:DescribeKey). ``id`` is as a setting names it; ``manager`` is ``AWS`` or ``CUSTOMER``."""

    id: str
    arn: str | None = None
    account: str | None = None
    manager: str | None = None
    state: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Instances:
    """A group of instances: all of a job's, one group of a mixed cluster, or those of one variant of an endpoint.

    ``types`` are several where AWS takes whichever it has; None is one that the answer does not name. ``count`` is how
    many at most, None where that is not known. ``serverless`` ones have neither; ``shadow`` ones answer nobody.
    """

    types: tuple[str | None, ...] = ()
    count: int | None = None
    serverless: bool = False
    shadow: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class JobPosture:
    """How one job, model, endpoint configuration or feature group is protected, from its Describe answer.

    ``kind`` is ``processing``, ``training``, ``transform``, ``tuning``, ``automl``, ``model``, ``endpoint`` or
    ``feature-group``. ``volume_key`` and ``output_key`` are key ids, None where the answer names none;
    ``other_keys`` are those of what else it keeps: results of queries and of asynchronous inference, captured
    requests of a transform, dumps, an online store. ``isolated`` is network isolation, ``encrypted_traffic``
    inter-container encryption; ``offline_store`` says whether a feature group has one. A fact that this kind does not
    have, or that could not be read (then ``unread`` says why), is None; one that the answer leaves open is an
    ``Unread`` in its place. A transform takes image, role, VPC and isolation from its model; ``model_unread`` says why
    it could not.
    """

    kind: str
    arn: str
    name: str
    volume_key: str | Unread | None = None
    output_key: str | Unread | None = None
    other_keys: tuple[str | Unread, ...] = ()
    in_vpc: bool | Unread | None = None
    isolated: bool | Unread | None = None
    encrypted_traffic: bool | Unread | None = None
    images: tuple[str, ...] = ()
    role: str | None = None
    instances: tuple[Instances, ...] = ()
    offline_store: bool | Unread | None = None
    unread: Unread | None = None
    model_unread: Unread | None = None

    @property
    def instance_type(self) -> str | None:
        """Return the first type that it names."""
        return next((kind for group in self.instances for kind in group.types if kind), None)

    @property
    def instance_count(self) -> int | None:
        """Return how many instances there are in all, at most; None where that is not known."""
        counts = [group.count for group in self.instances if not group.serverless]
        known = [count for count in counts if count is not None]
        return sum(known) if known and len(known) == len(counts) else None

    @property
    def keys(self) -> tuple[str, ...]:
        """Return every key that it names, each once."""
        named = (self.volume_key, self.output_key, *self.other_keys)
        return tuple(dict.fromkeys(key for key in named if isinstance(key, str)))


@dataclass(frozen=True, slots=True, kw_only=True)
class EndpointPosture:
    """An endpoint that serves a model of the path, and where it captures data (None: it does not)."""

    name: str
    arn: str
    status: str | None = None
    models: tuple[str, ...] = ()
    model_packages: tuple[str, ...] = ()
    model_data: tuple[str, ...] = ()
    capture_uri: str | Unread | None = None
    config: JobPosture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Posture:
    """All that was read for findings.

    ``buckets`` by name, ``keys`` by the id that a setting names, ``jobs`` by node id (a step may have several:
    a model step's model, a job's iterations), ``endpoints`` by name. ``account`` is ours; ``jobs_unread`` tells why it
    is not known what every step ran, ``endpoints_unread`` why endpoints could not all be looked for.
    """

    account: str | None = None
    account_block: PublicAccessBlock | Unread | None = None
    buckets: Mapping[str, BucketPosture] = field(default_factory=dict)
    keys: Mapping[str, KeyPosture | Unread] = field(default_factory=dict)
    jobs: Mapping[str, tuple[JobPosture, ...]] = field(default_factory=dict)
    jobs_unread: Unread | None = None
    endpoints: tuple[EndpointPosture, ...] = ()
    endpoints_unread: Unread | None = None
    trusted_accounts: frozenset[str] = frozenset()
