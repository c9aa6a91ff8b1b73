"""The query parameters of ``GET /posture``."""

from typing import Annotated

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from sagemaker_lineage.model.finding import Severity, Verdict
from sagemaker_lineage.server.queries.parameters import Cursor, PipelineName, Profile, Query, Region
from sagemaker_lineage.service.posture import LARGEST_CHECK, CheckQuery

_SEVERITY, _VERDICT = "|".join(Severity), "|".join(Verdict)
Severities = Annotated[str, Field(pattern=f"^(({_SEVERITY})(,({_SEVERITY}))*)?$", max_length=256)]
Verdicts = Annotated[str, Field(pattern=f"^(({_VERDICT})(,({_VERDICT}))*)?$", max_length=256)]


class PostureQuery(Query):
    """Which findings of which pipelines."""

    region: Region
    pipeline: Annotated[
        PipelineName | SkipJsonSchema[None],
        Field(
            description="The name or ARN of one pipeline; left out for those of the region, a few at a time.",
            examples=["mlops-pipeline"],
        ),
    ] = None
    profile: Profile = None
    severity: Annotated[
        Severities | SkipJsonSchema[None],
        Field(description=f"Which severities, separated by commas: {', '.join(Severity)}.", examples=["critical,high"]),
    ] = None
    verdict: Annotated[
        Verdicts | SkipJsonSchema[None],
        Field(description=f"Which verdicts, separated by commas: {', '.join(Verdict)}.", examples=["fail,unknown"]),
    ] = None
    cursor: Annotated[
        Cursor | SkipJsonSchema[None],
        Field(description="The `cursor` of the page before; left out for the first.", examples=["eyJuIjoiYWJjIn0"]),
    ] = None
    limit: Annotated[
        int, Field(ge=1, le=LARGEST_CHECK, description="How many pipelines a page judges at most.", examples=[5])
    ] = 5

    def to_query(self) -> CheckQuery:
        """Return what is asked of the service."""
        return CheckQuery(region=self.region, pipeline=self.pipeline, cursor=self.cursor, limit=self.limit)
