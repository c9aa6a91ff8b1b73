"""Named resources: feature groups, models, endpoints, tables, and S3 locations whose bucket is not known."""

from pydantic import Field

from sagemaker_lineage.export.wire.fields import Text, WireModel
from sagemaker_lineage.model import graph as graph_model
from sagemaker_lineage.model.graph import ResourceKind


class Resource(WireModel):
    """A named resource, or an S3 location whose bucket is not known; one for each kind and name."""

    id: int = Field(description="The resource's place in the list, from 0.", examples=[0])
    kind: ResourceKind = Field(description="What it is.", examples=["feature-group"])
    name: Text = Field(
        description="Its name; of a location the text, with open parts as `${…}`.", examples=["claims-features"]
    )
    arn: Text | None = Field(
        description="Its ARN, if the definition or the run names it.",
        examples=["arn:aws:sagemaker:ap-northeast-2:111122223333:feature-group/claims-features"],
    )
    expression: Text | None = Field(
        description="How the definition writes it; null if the whole name is known.", examples=[None]
    )
    produced_by: tuple[Text, ...] = Field(description="The steps that write it, in node order.", examples=[["Ingest"]])
    consumed_by: tuple[Text, ...] = Field(description="The steps that read it, in node order.", examples=[["Train"]])
    within: int | None = Field(
        description="The location that this location is a part of; null for all else.", examples=[None]
    )


def resource_of(resource: graph_model.Resource) -> Resource:
    """Return a resource as it stands on the wire."""
    return Resource(
        id=resource.id,
        kind=resource.kind,
        name=resource.name,
        arn=resource.arn,
        expression=resource.expression,
        produced_by=resource.produced_by,
        consumed_by=resource.consumed_by,
        within=resource.within,
    )
