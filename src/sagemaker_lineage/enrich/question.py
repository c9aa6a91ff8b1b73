"""What is asked about one pipeline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from sagemaker_lineage.enrich.arns import (
    DOMAIN_NAME,
    EXECUTION_ID,
    PIPELINE_NAME,
    parse_execution_arn,
    parse_pipeline_arn,
)
from sagemaker_lineage.enrich.partition import partition_of
from sagemaker_lineage.errors import InvalidRequest

FINDINGS = "findings"
ASSOCIATIONS = "associations"
DEFAULT_WORDS = ("run", "jobs", "metrics", "registry", "s3")
"""The facts a caller gets by default."""
INCLUDE_WORDS = (*DEFAULT_WORDS, FINDINGS, ASSOCIATIONS)
"""The facts a caller can ask for."""
_NEEDED = {FINDINGS: frozenset({"jobs", "registry", "s3"})}
"""What must be read for a word besides its own facts."""
LARGEST_PAGE = 100
"""How many entries AWS lists on one page at most."""
SORTS = ("name", "-name", "lastModifiedTime", "-lastModifiedTime", "lastExecutionTime", "-lastExecutionTime")
"""The orders of a list of pipelines; the hyphen turns one around."""
MOST_NAMES = 20
"""How many pipelines can be named: as many as a screen shows."""
MOST_EXECUTIONS = 20
"""Over how many executions the metrics of a step are read at most."""
_LONGEST = 2048
_OBJECTS = re.compile(r"[sS]3[aAnN]?://([A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9](?:/.*)?)", re.DOTALL)
LONGEST_URI = 1_300
"""Characters of a location: a scheme, a bucket's name and a key."""
_HOW_URI = "A location looks like s3://bucket/key."
_SHOWN = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class LineageRequest:
    """A pipeline by name or ARN, and which facts about it.

    ``execution`` is an execution's id or ARN and implies the overlay. ``include`` holds words of
    :data:`INCLUDE_WORDS`. ``strict`` is for the caller to apply, by ``require_complete``. ``trusted_accounts``
    are other accounts whose buckets count as trustworthy.

    Raises:
        InvalidRequest: a member is malformed; ``resource`` names it as the HTTP parameter is called.
    """

    region: str
    pipeline: str
    domain: str | None = None
    include_latest_execution: bool = False
    execution: str | None = None
    include: frozenset[str] = frozenset(DEFAULT_WORDS)
    strict: bool = False
    trusted_accounts: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        require_region(self.region)
        require_pipeline(self.pipeline, self.region)
        if self.domain is not None and not _fits(DOMAIN_NAME, self.domain):
            raise InvalidRequest(f"{_shown(self.domain)} is no name of a SageMaker domain.", resource="domain")
        if self.execution is not None and not _names_execution(self.execution):
            raise InvalidRequest(f"{_shown(self.execution)} is no id or ARN of an execution.", resource="execution")
        if unknown := sorted(self.include.difference(INCLUDE_WORDS)):
            known = ", ".join(INCLUDE_WORDS)
            raise InvalidRequest(f"{_shown(unknown[0])} is none of {known}.", resource="include")

    @property
    def overlaid(self) -> bool:
        """Tell whether an execution is to be laid over the graph."""
        return self.include_latest_execution or self.execution is not None

    @property
    def judged(self) -> bool:
        """Tell whether findings are asked for."""
        return FINDINGS in self.include

    @property
    def reads(self) -> frozenset[str]:
        """Return the words of the facts to read: those asked for, and those that these need."""
        return self.include.union(*(_NEEDED.get(word, ()) for word in self.include))


@dataclass(frozen=True, slots=True, kw_only=True)
class PipelineQuery:
    """One page of a region's pipelines.

    ``cursor`` is that of the page before, None for the first. ``domain`` leaves out those of other
    domains, ``names`` all others; ``sort`` is a word of :data:`SORTS`. ``last_execution``, ``steps`` and
    ``buckets`` cost reads for each pipeline of the page, ``tags`` and ``outcomes`` a few together;
    ``owner_tag`` is the tag that names the owner.

    Raises:
        InvalidRequest: a member is malformed; ``resource`` names it.
    """

    region: str
    cursor: str | None = None
    limit: int = LARGEST_PAGE
    domain: str | None = None
    sort: str = "name"
    names: tuple[str, ...] = ()
    last_execution: bool = False
    tags: bool = False
    outcomes: bool = False
    steps: bool = False
    buckets: bool = False
    owner_tag: str = "Owner"

    def __post_init__(self) -> None:
        require_region(self.region)
        _require_limit(self.limit)
        if self.domain is not None and not _fits(DOMAIN_NAME, self.domain):
            raise InvalidRequest(f"{_shown(self.domain)} is no name of a SageMaker domain.", resource="domain")
        if self.sort not in SORTS:
            raise InvalidRequest(f"{_shown(self.sort)} is none of {', '.join(SORTS)}.", resource="sort")
        wrong = next((name for name in self.names if not _fits(PIPELINE_NAME, name)), None)
        if wrong is not None:
            raise InvalidRequest(f"{_shown(wrong)} is no name of a pipeline.", resource="names")
        if len(self.names) > MOST_NAMES:
            raise InvalidRequest(f"At most {MOST_NAMES} pipelines can be named.", resource="names")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecutionQuery:
    """One page of a pipeline's executions, newest first; ``pipeline`` is its name or ARN.

    ``statuses`` (empty: all), the window in which they began, both ends included, and a ``parameter``
    by name and value leave out those that do not fit.

    Raises:
        InvalidRequest: a member is malformed; ``resource`` names it.
    """

    region: str
    pipeline: str
    cursor: str | None = None
    limit: int = LARGEST_PAGE
    statuses: frozenset[str] = frozenset()
    began_from: datetime | None = None
    began_to: datetime | None = None
    parameter: tuple[str, str] | None = None

    def __post_init__(self) -> None:
        require_region(self.region)
        require_pipeline(self.pipeline, self.region)
        _require_limit(self.limit)
        for name, moment in (("from", self.began_from), ("to", self.began_to)):
            if moment is not None and moment.tzinfo is None:
                raise InvalidRequest("A moment needs its time zone.", resource=name)

    @property
    def filtered(self) -> bool:
        """Tell whether executions of the list may be left out."""
        return bool(self.statuses or self.began_from or self.began_to or self.parameter)


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricsQuery:
    """The metrics of one step in the ``last`` executions; ``pipeline`` is a name.

    Raises:
        InvalidRequest: a member is malformed; ``resource`` names it.
    """

    region: str
    pipeline: str
    step: str
    last: int = MOST_EXECUTIONS

    def __post_init__(self) -> None:
        require_region(self.region)
        if not _fits(PIPELINE_NAME, self.pipeline):
            raise InvalidRequest(f"{_shown(self.pipeline)} is no name of a pipeline.", resource="name")
        if not 1 <= self.last <= MOST_EXECUTIONS:
            raise InvalidRequest(f"1 to {MOST_EXECUTIONS} executions are read.", resource="last")


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectQuery:
    """What lies at an S3 location; ``region`` is where the bucket's own region is asked for.

    The scheme is made plain and a slash at the end is dropped, as the locations of a lineage are written.

    Raises:
        InvalidRequest: a member is malformed; ``resource`` names it.
    """

    region: str
    uri: str

    def __post_init__(self) -> None:
        require_region(self.region)
        found = _OBJECTS.fullmatch(self.uri)
        if found is None or len(self.uri) > LONGEST_URI:
            raise InvalidRequest("This is no location in an S3 bucket.", resource="uri", hint=_HOW_URI)
        object.__setattr__(self, "uri", f"s3://{found[1].rstrip('/')}")

    @property
    def bucket(self) -> str:
        """Return the bucket."""
        return self.uri.removeprefix("s3://").partition("/")[0]

    @property
    def key(self) -> str:
        """Return the key or the beginning of keys, empty for the whole bucket."""
        return self.uri.removeprefix("s3://").partition("/")[2]


def require_region(region: str) -> None:
    """Raise ``InvalidRequest`` for what is no region of a known partition."""
    if partition_of(region) is None:
        raise InvalidRequest(
            f"{_shown(region)} is no AWS region.", resource="region", hint="A region looks like ap-northeast-2."
        )


def require_pipeline(pipeline: str, region: str) -> None:
    """Raise ``InvalidRequest`` for what is no name of a pipeline, and no ARN of one in that region."""
    arn = parse_pipeline_arn(pipeline) if len(pipeline) <= _LONGEST else None
    if arn is not None and arn.region != region:
        raise InvalidRequest(f"The pipeline's ARN is of the region {arn.region}.", resource="pipeline")
    if arn is None and not _fits(PIPELINE_NAME, pipeline):
        raise InvalidRequest(f"{_shown(pipeline)} is no name or ARN of a pipeline.", resource="pipeline")


def _require_limit(limit: int) -> None:
    if not 1 <= limit <= LARGEST_PAGE:
        raise InvalidRequest(f"A page has 1 to {LARGEST_PAGE} entries.", resource="limit")


def _names_execution(text: str) -> bool:
    return _fits(EXECUTION_ID, text) or (len(text) <= _LONGEST and parse_execution_arn(text) is not None)


def _fits(pattern: re.Pattern[str], text: str) -> bool:
    return len(text) <= _LONGEST and pattern.fullmatch(text) is not None


def _shown(text: str) -> str:
    return repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")
