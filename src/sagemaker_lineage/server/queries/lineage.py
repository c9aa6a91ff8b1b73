"""The parameters of the routes that answer about one lineage."""

from typing import Annotated, Literal

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from sagemaker_lineage.server.queries.parameters import (
    ChosenPipeline,
    DomainName,
    ExecutionName,
    IncludeWords,
    ObjectUri,
    PipelineName,
    PlainName,
    Profile,
    Query,
    Region,
    words,
)
from sagemaker_lineage.service.lineage import DEFAULT_WORDS, INCLUDE_WORDS, LineageRequest
from sagemaker_lineage.service.metrics import MOST_EXECUTIONS, MetricsQuery
from sagemaker_lineage.service.objects import ObjectQuery


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
    """The pipeline of a file that the caller sends."""

    pipeline: Annotated[
        ChosenPipeline | SkipJsonSchema[None],
        Field(
            description=(
                "The pipeline to show if the file has several: its name, or its logical ID, address or Kubernetes name "
                "in the file. Also its name, if the file does not give one."
            ),
            examples=["mlops-pipeline"],
        ),
    ] = None
    name: Annotated[
        PlainName | SkipJsonSchema[None],
        Field(
            description=(
                "The pipeline's name, if neither `pipeline` nor the file gives one. Expressions of the definition can "
                "use it. The default is `definition`."
            ),
            examples=["mlops-pipeline"],
        ),
    ] = None
