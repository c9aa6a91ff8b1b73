"""What a page must know of the service before it asks for anything."""

from pydantic import Field

from sagemaker_lineage.export.wire.fields import Text, WireModel
from sagemaker_lineage.export.wire.gap import Gap


class Profiles(WireModel):
    """Which AWS profiles this caller may choose."""

    allowed: bool = Field(description="Whether this caller may choose a profile with `profile=`.", examples=[True])
    names: tuple[Text, ...] | None = Field(
        description="The profiles to choose from; null where the settings do not list them.", examples=[["default"]]
    )


class ServiceSettings(WireModel):
    """How this service is set up, as far as its callers need to know."""

    version: Text = Field(description="The version of the service.", examples=["0.1.0"])
    demo: bool = Field(description="Whether everything shown is a made-up account.", examples=[False])
    regions: tuple[Text, ...] = Field(
        description="The regions to choose from; empty where none is known.", examples=[["ap-northeast-2", "us-east-1"]]
    )
    default_region: Text | None = Field(description="The region to begin with.", examples=["ap-northeast-2"])
    account: Text | None = Field(
        description="The AWS account of the credentials; null where AWS did not tell within two seconds.",
        examples=["111122223333"],
    )
    profiles: Profiles = Field(
        description="The AWS profiles to choose from.", examples=[{"allowed": True, "names": None}]
    )
    owner_tag: Text = Field(description="The tag whose value a list of pipelines shows as `owner`.", examples=["Owner"])
    features: tuple[Text, ...] = Field(
        description="What this service can do beyond lineages and lists, by name.", examples=[["executions"]]
    )
    gaps: tuple[Gap, ...] = Field(
        description="Why the account is not known.",
        examples=[[{"code": "timeout", "operation": "sts:GetCallerIdentity", "affects": ["/account"]}]],
    )
