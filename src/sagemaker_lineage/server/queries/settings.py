"""The parameters of ``GET /settings``."""

from typing import Annotated

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from sagemaker_lineage.server.queries.parameters import Profile, Query, Region


class SettingsQuery(Query):
    """For whom the settings are told."""

    region: Annotated[
        Region | SkipJsonSchema[None],
        Field(description="Where to ask for the account, if no other region is known.", examples=["ap-northeast-2"]),
    ] = None
    profile: Profile = None
