"""The parameters of the routes that answer with lists."""

from typing import Annotated

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from sagemaker_lineage.server.queries.parameters import (
    LISTED_WORDS,
    Cursor,
    DomainName,
    ListedWords,
    Moment,
    ParameterValue,
    PipelineNames,
    Profile,
    Query,
    Region,
    Sort,
    Statuses,
    words,
)
from sagemaker_lineage.service.catalog import LARGEST_PAGE, MOST_NAMES, SORTS, ExecutionQuery, PipelineQuery


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
