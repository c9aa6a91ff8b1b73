"""The query parameters of the routes: what each means, and what it may look like.

Unknown parameters are ignored, as FastAPI's users expect. A parameter given twice is refused, for
which of the two would be meant is anyone's guess.
"""

from collections import Counter
from typing import TYPE_CHECKING, Annotated, Literal

from fastapi import Depends, Request
from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.alias_generators import to_camel
from pydantic.json_schema import SkipJsonSchema

from sagemaker_lineage.enrich.arns import DOMAIN_NAME, EXECUTION_ID, PIPELINE_NAME
from sagemaker_lineage.enrich.partition import LONGEST_REGION, PARTITIONS
from sagemaker_lineage.enrich.question import LONGEST_URI
from sagemaker_lineage.errors import InvalidRequest
from sagemaker_lineage.service.catalog import LARGEST_PAGE, MOST_NAMES, SORTS, ExecutionQuery, PipelineQuery
from sagemaker_lineage.service.lineage import DEFAULT_WORDS, INCLUDE_WORDS, LineageRequest
from sagemaker_lineage.service.metrics import MOST_EXECUTIONS, MetricsQuery
from sagemaker_lineage.service.objects import ObjectQuery

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

NAME = PIPELINE_NAME.pattern
_ARN = r"arn:aws[a-z-]*:sagemaker:[a-z0-9-]+:([0-9]{12}|aws):pipeline/[A-Za-z0-9-]{1,256}"
_EXECUTION = rf"{EXECUTION_ID.pattern}|{_ARN}/execution/[!-.0-~]{{1,128}}"
_REGION = "|".join(partition.regions.pattern for partition in PARTITIONS)
LISTED_WORDS = ("lastExecution", "tags", "outcomes", "stepCount", "buckets")
_LISTED = "|".join(LISTED_WORDS)
_WORD = "|".join(INCLUDE_WORDS)

SENTENCES: dict[str, str] = {
    "cursor": "is no cursor that this service has given",
    "domain": "is no name of a SageMaker domain",
    "from": "is no moment with its time zone, such as 2026-11-22T09:00:00Z",
    "execution": "is neither an execution's id nor its ARN",
    "include": "holds a word that this path does not know",
    "includeLatestExec": "is neither true nor false",
    "last": f"is no whole number from 1 to {MOST_EXECUTIONS}",
    "limit": f"is no whole number from 1 to {LARGEST_PAGE}",
    "name": "is no name of a pipeline",
    "names": f"does not hold 1 to {MOST_NAMES} names of pipelines, separated by commas",
    "parameter": "is not like name:value",
    "pipeline": "is neither a pipeline's name nor its ARN",
    "severity": "holds a word that is none of critical, high, medium and low",
    "verdict": "holds a word that is none of fail, unknown, pass and not-applicable",
    "profile": "is no name of an AWS profile",
    "region": "is no name of an AWS region, such as ap-northeast-2",
    "sort": f"is none of {', '.join(SORTS)}",
    "status": "is no list of statuses, such as Failed,Stopped",
    "to": "is no moment with its time zone, such as 2026-11-22T10:00:00Z",
    "step": "is no name of a step",
    "uri": "is no location in an S3 bucket",
    "strict": "is neither true nor false",
    "view": "is none of steps, data and both",
}
"""What is said of a malformed parameter. The value itself is never sent back."""


def _dated(value: object) -> object:
    """Refuse what would be taken for seconds since 1970."""
    if isinstance(value, str) and value[4:5] != "-":
        raise ValueError("a moment begins with its date")
    return value


PipelineName = Annotated[str, Field(pattern=f"^({NAME}|{_ARN})$", max_length=512)]
_LOCATION = r"[sS]3[aAnN]?://[A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9](/(.|\n)*)?"
ObjectUri = Annotated[str, Field(pattern=f"^{_LOCATION}$", max_length=LONGEST_URI)]
StepName = Annotated[str, Field(pattern=r"^[^/\x00-\x1f\x7f]+$", max_length=256)]
PlainName = Annotated[str, Field(pattern=f"^{NAME}$", max_length=256)]
ProfileName = Annotated[
    str, Field(pattern=r"^[A-Za-z0-9_.:@+=,/-]([A-Za-z0-9_.:@+=,/ -]{0,126}[A-Za-z0-9_.:@+=,/-])?$", max_length=128)
]
DomainName = Annotated[str, Field(pattern=f"^{DOMAIN_NAME.pattern}$", max_length=63)]
ExecutionName = Annotated[str, Field(pattern=f"^({_EXECUTION})$", max_length=512)]
Cursor = Annotated[str, Field(pattern=r"^[A-Za-z0-9_=-]+$", max_length=16_384)]
PipelineNames = Annotated[str, Field(pattern=f"^{NAME}(,{NAME}){{0,{MOST_NAMES - 1}}}$", max_length=MOST_NAMES * 257)]
Sort = Annotated[str, Field(pattern=f"^({'|'.join(SORTS)})$", max_length=32)]
Statuses = Annotated[str, Field(pattern=r"^[A-Za-z]{1,64}(,[A-Za-z]{1,64}){0,9}$", max_length=650)]
ParameterValue = Annotated[str, Field(pattern=r"^[A-Za-z0-9](-*[A-Za-z0-9]){0,255}:[^\x00]*$", max_length=1_400)]
Moment = Annotated[AwareDatetime, BeforeValidator(_dated)]
ListedWords = Annotated[str, Field(pattern=f"^(({_LISTED})(,({_LISTED}))*)?$", max_length=256)]
IncludeWords = Annotated[str, Field(pattern=f"^(({_WORD})(,({_WORD}))*)?$", max_length=256)]


class Query(BaseModel):
    """Parameters of a route, in camelCase."""

    model_config = ConfigDict(alias_generator=to_camel, frozen=True, validate_by_name=True, validate_by_alias=True)


Region = Annotated[
    str,
    Field(
        pattern=f"^({_REGION})$",
        max_length=LONGEST_REGION,
        description="The AWS region; any that fits the pattern of a known partition.",
        examples=["ap-northeast-2"],
    ),
]
Profile = Annotated[
    ProfileName | SkipJsonSchema[None],
    Field(
        description=(
            "An AWS profile of the service's own configuration, for development: by default only callers on the same "
            "machine may choose one, anybody else gets 403. Without it the service's own credentials are used."
        ),
        examples=["default"],
    ),
]


class LineageQuery(Query):
    """Which lineage, and how much of it."""

    pipeline: Annotated[
        PipelineName, Field(description="The pipeline's name, or its ARN.", examples=["mlops-pipeline"])
    ]
    region: Region
    domain: Annotated[
        DomainName | SkipJsonSchema[None],
        Field(
            description=(
                "The name of a SageMaker domain: the pipeline must belong to it by its tag `DomainName`, or, where it "
                "has none, by `DomainId` or `sagemaker:domain-arn`. Else the answer is 404."
            ),
            examples=["studio-domain"],
        ),
    ] = None
    include_latest_exec: Annotated[
        bool, Field(description="Lay the newest execution over the graph.", examples=[True])
    ] = False
    profile: Profile = None
    execution: Annotated[
        ExecutionName | SkipJsonSchema[None],
        Field(
            description="The id or ARN of an execution of this pipeline: lay that one over the graph.",
            examples=["0123456789ab"],
        ),
    ] = None
    include: Annotated[
        IncludeWords | SkipJsonSchema[None],
        Field(
            description=(
                f"Which facts to pay for, separated by commas: {', '.join(INCLUDE_WORDS)}. By default "
                f"{', '.join(DEFAULT_WORDS)}; none when empty. What a fact needs is read but not shown."
            ),
            examples=["run,jobs"],
        ),
    ] = None
    strict: Annotated[
        bool,
        Field(
            description="Answer 500 with the gaps where any fact could not be read, instead of 200 with gaps.",
            examples=[False],
        ),
    ] = False

    def to_request(self) -> LineageRequest:
        """Return what is asked of the service. Raises ``InvalidRequest``, as where region and ARN disagree."""
        return LineageRequest(
            region=self.region,
            pipeline=self.pipeline,
            domain=self.domain,
            include_latest_execution=self.include_latest_exec,
            execution=self.execution,
            include=words(self.include, DEFAULT_WORDS),
            strict=self.strict,
        )


class SettingsQuery(Query):
    """For whom the settings are told."""

    region: Annotated[
        Region | SkipJsonSchema[None],
        Field(description="Where to ask for the account, if no other region is known.", examples=["ap-northeast-2"]),
    ] = None
    profile: Profile = None


class ImageQuery(LineageQuery):
    """Which lineage, and what of it is drawn."""

    view: Annotated[
        Literal["steps", "data", "both"],
        Field(
            description="What is drawn: `steps` alone, `data` alone (then steps are arrows), or `both`.",
            examples=["steps"],
        ),
    ] = "both"


class ObjectsQuery(LineageQuery):
    """A location, and the lineage that it is part of."""

    uri: Annotated[
        ObjectUri,
        Field(
            description="The location: an artifact of that lineage, or below one.",
            examples=["s3://ml-artifacts/prep/train"],
        ),
    ]

    def to_query(self) -> ObjectQuery:
        """Return what is asked of the service. Raises ``InvalidRequest``."""
        return ObjectQuery(region=self.region, uri=self.uri)


class MetricsOfStepQuery(Query):
    """Over how many executions."""

    region: Region
    profile: Profile = None
    last: Annotated[
        int,
        Field(ge=1, le=MOST_EXECUTIONS, description="How many executions, the newest ones.", examples=[10]),
    ] = MOST_EXECUTIONS

    def to_query(self, pipeline: str, step: str) -> MetricsQuery:
        """Return what is asked of the service. Raises ``InvalidRequest``."""
        return MetricsQuery(region=self.region, pipeline=pipeline, step=step, last=self.last)


class DefinitionQuery(Query):
    """What a definition that the caller sends is called."""

    name: Annotated[
        PlainName | SkipJsonSchema[None],
        Field(
            description="The pipeline's name, as expressions of the definition may use it; `definition` without one.",
            examples=["mlops-pipeline"],
        ),
    ] = None


class ListQuery(Query):
    """Which page of a list."""

    region: Region
    profile: Profile = None
    cursor: Annotated[
        Cursor | SkipJsonSchema[None],
        Field(description="The `cursor` of the page before; left out for the first.", examples=["eyJuIjoiYWJjIn0"]),
    ] = None
    limit: Annotated[
        int, Field(ge=1, le=LARGEST_PAGE, description="How many entries a page has at most.", examples=[20])
    ] = LARGEST_PAGE


class PipelinesQuery(ListQuery):
    """Which pipelines, and how much of each."""

    include: Annotated[
        ListedWords | SkipJsonSchema[None],
        Field(
            description=(
                f"What to read of each pipeline beyond its name, ARN and times, separated by commas: "
                f"{', '.join(LISTED_WORDS)}. `tags` (with `domain` and `owner`) and `outcomes` cost a few reads for "
                "the whole page, the others one or more for every pipeline of it."
            ),
            examples=["lastExecution,tags"],
        ),
    ] = None
    domain: Annotated[
        DomainName | SkipJsonSchema[None],
        Field(
            description="The name of a SageMaker domain: only pipelines whose tags say that they belong to it.",
            examples=["studio-domain"],
        ),
    ] = None
    sort: Annotated[
        Sort,
        Field(
            description=(
                f"The order: {', '.join(SORTS)}; the hyphen turns it around. By name a page costs one read, "
                "otherwise the whole list is read. Pipelines that never ran come last."
            ),
            examples=["-lastExecutionTime"],
        ),
    ] = "name"
    names: Annotated[
        PipelineNames | SkipJsonSchema[None],
        Field(
            description=(
                f"Just these pipelines, at most {MOST_NAMES} names separated by commas: the rows on a screen. What "
                "does not exist is left out; `domain`, `cursor` and `limit` have no effect."
            ),
            examples=["mlops-pipeline,never-run"],
        ),
    ] = None

    def to_query(self, owner_tag: str) -> PipelineQuery:
        """Return what is asked of the service."""
        asked = words(self.include, ())
        return PipelineQuery(
            region=self.region,
            cursor=self.cursor,
            limit=self.limit,
            domain=self.domain,
            sort=self.sort,
            names=tuple(self.names.split(",")) if self.names else (),
            last_execution="lastExecution" in asked,
            tags="tags" in asked,
            outcomes="outcomes" in asked,
            steps="stepCount" in asked,
            buckets="buckets" in asked,
            owner_tag=owner_tag,
        )


class ExecutionsQuery(ListQuery):
    """Which of a pipeline's executions."""

    status: Annotated[
        Statuses | SkipJsonSchema[None],
        Field(
            description="Only executions with one of these statuses, in AWS's words, separated by commas.",
            examples=["Failed,Stopped"],
        ),
    ] = None
    began_from: Annotated[
        Moment | SkipJsonSchema[None],
        Field(
            alias="from", description="Only executions that started then or later.", examples=["2026-11-22T09:00:00Z"]
        ),
    ] = None
    began_to: Annotated[
        Moment | SkipJsonSchema[None],
        Field(
            alias="to", description="Only executions that started then or earlier.", examples=["2026-11-22T10:00:00Z"]
        ),
    ] = None
    parameter: Annotated[
        ParameterValue | SkipJsonSchema[None],
        Field(
            description="Only executions that were started with this parameter value, as `name:value`.",
            examples=["Year:2026"],
        ),
    ] = None

    def to_query(self, pipeline: str) -> ExecutionQuery:
        """Return what is asked of the service."""
        name, _, value = (self.parameter or "").partition(":")
        return ExecutionQuery(
            region=self.region,
            pipeline=pipeline,
            cursor=self.cursor,
            limit=self.limit,
            statuses=words(self.status, ()),
            began_from=self.began_from,
            began_to=self.began_to,
            parameter=(name, value) if name else None,
        )


def words(text: str | None, every: "Iterable[str]") -> frozenset[str]:
    """Return the words of a comma-separated parameter: every one where it is left out."""
    return frozenset(every) if text is None else frozenset(filter(None, text.split(",")))


def require_single(request: Request) -> None:
    """Refuse a parameter that is given twice. Raises ``InvalidRequest``."""
    counts = Counter(name for name, _ in request.query_params.multi_items() if name in SENTENCES)
    twice = sorted(name for name, count in counts.items() if count > 1)
    if twice:
        raise InvalidRequest(f"The parameter `{twice[0]}` is given more than once.", resource=twice[0])


SINGLE = Depends(require_single)


def malformed(findings: "Sequence[Mapping[str, Any]]") -> InvalidRequest:
    """Return the error for what the framework found wrong with the parameters."""
    missing = {str(found["loc"][1]) for found in findings if found["type"] == "missing"}
    wrong = {str(found["loc"][1]) for found in findings} - missing
    sentences = [f"The parameter `{name}` is missing." for name in sorted(missing)]
    sentences += [f"The parameter `{name}` {SENTENCES.get(name, 'is malformed')}." for name in sorted(wrong)]
    return InvalidRequest(" ".join(sentences), resource=min(missing | wrong))
