"""What is a region."""

from __future__ import annotations

import re

import pytest
from pydantic import TypeAdapter, ValidationError

from sagemaker_lineage.server.queries.parameters import Region

REGION = TypeAdapter(Region)

REGIONS = [
    "ap-northeast-2", "us-east-1", "me-central-1", "mx-central-1", "eu-new-99", "cn-north-1", "us-gov-west-1",
    "us-iso-east-1", "us-isob-east-1", "eu-isoe-west-1", "us-isof-south-1", "eusc-de-east-1",
]  # fmt: skip
OTHERS = [
    "", "us-east", "us-east-1 ", " us-east-1", "us-east-1\n", "us-east-1.evil.example.com", "evil.example.com#",
    "169.254.169.254", "us-east-1/..", "us-east-1@evil", "xx-east-1", "us-east-\u0661", "us-éast-1", "US-EAST-1",
    "us-" + "e" * 100 + "-1", "aws-global", "localhost",
]  # fmt: skip


@pytest.mark.parametrize("text", REGIONS)
def test_regions_of_every_partition_are_taken(text):
    assert REGION.validate_python(text) == text
    assert re.fullmatch(REGION.json_schema()["pattern"], text)


@pytest.mark.parametrize("text", OTHERS)
def test_nothing_else_is_taken(text):
    with pytest.raises(ValidationError):
        REGION.validate_python(text)
