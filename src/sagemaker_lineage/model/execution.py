"""What happened: an execution, the runs of its steps, the registered model, the buckets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sagemaker_lineage.model.finding import Assessment
from sagemaker_lineage.model.gap import Gap
from sagemaker_lineage.model.graph import LineageGraph
from sagemaker_lineage.model.pipeline import Pipeline
from sagemaker_lineage.model.posture import Posture, PublicAccessBlock


@dataclass(frozen=True, slots=True, kw_only=True)
class CacheHit:
    """A result reused from an earlier execution."""

    source_execution_arn: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Iteration:
    """One pass of a ForEach body step; ``item`` as AWS gives it."""

    index: int
    item: str | None = None
    status: str
    started_at: datetime | None = None
    ended_at: datetime | None = None
    failure_reason: str | None = None
    job_arn: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Logs:
    """Where CloudWatch keeps a job's logs."""

    group: str
    stream_prefix: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRun:
    """What happened to one step. ``metrics`` hold finite numbers only, keys sorted.

    ``max_attempts`` is the largest number of the step's retry policies, None where they state none.
    ``selective_source_arn`` is the execution whose result a selective execution took over for this step.
    """

    status: str
    started_at: datetime | None = None
    ended_at: datetime | None = None
    job_arn: str | None = None
    job_name: str | None = None
    metrics: Mapping[str, float] = field(default_factory=dict)
    report_object: str | None = None
    failure_reason: str | None = None
    attempts: int | None = None
    max_attempts: int | None = None
    cache_hit: CacheHit | None = None
    outcome: str | None = None
    iterations: tuple[Iteration, ...] = ()
    billable_seconds: int | None = None
    logs: Logs | None = None
    console_url: str | None = None
    selective_source_arn: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelPackage:
    """A registered model (DescribeModelPackage)."""

    arn: str
    group: str | None = None
    version: int | None = None
    approval_status: str | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BucketFacts:
    """What is known of one bucket, in the words of the wire contract; None where not read."""

    bucket: str
    region: str | None = None
    encryption: str = "Unknown"
    versioning: str = "Unknown"
    public_access: str = "Unknown"
    tags: Mapping[str, str] | None = None
    kms_key_id: str | None = None
    bucket_key_enabled: bool | None = None
    public_access_block: PublicAccessBlock | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SelectiveExecution:
    """Which steps a selective execution ran again, and from which execution the rest came."""

    source_execution_arn: str | None
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LastGood:
    """The newest execution before the one laid over that succeeded."""

    id: str
    started_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Execution:
    """An execution of the pipeline, as laid over the graph."""

    arn: str
    id: str
    status: str
    display_name: str | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    failure_reason: str | None = None
    started_by: str | None = None
    selective: SelectiveExecution | None = None
    console_url: str | None = None
    last_good: LastGood | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PipelineFacts:
    """The pipeline itself. All but the name are None when it was read from a file."""

    name: str
    arn: str | None = None
    display_name: str | None = None
    description: str | None = None
    created_at: datetime | None = None
    last_modified_at: datetime | None = None
    role_arn: str | None = None
    status: str | None = None
    tags: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Domain:
    """The SageMaker domain the answer was filtered by."""

    name: str
    id: str | None = None
    arn: str | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """The whole answer: the graph, and everything learnt about it.

    ``source`` is where the definition came from: ``pipeline``, ``execution`` or ``file``.
    ``parameter_values`` are those of the execution laid over, else empty. ``runs`` and ``packages``
    are by node id, ``buckets`` by bucket name. ``gaps`` includes the graph's own. ``read_at`` is when
    the reading of AWS began, None for a definition from a file. ``as_of`` is when the oldest kept answer in it
    came from AWS, None where every answer is of this reading. ``posture`` is what was read for findings, and
    ``assessment`` what they are; None where nobody asked for findings.
    """

    pipeline: PipelineFacts
    definition: Pipeline
    source: str
    graph: LineageGraph
    parameter_values: Mapping[str, str] = field(default_factory=dict)
    domain: Domain | None = None
    execution: Execution | None = None
    runs: Mapping[str, StepRun] = field(default_factory=dict)
    packages: Mapping[str, ModelPackage] = field(default_factory=dict)
    buckets: Mapping[str, BucketFacts] = field(default_factory=dict)
    gaps: tuple[Gap, ...] = ()
    read_at: datetime | None = None
    as_of: datetime | None = None
    posture: Posture | None = None
    assessment: Assessment | None = None
