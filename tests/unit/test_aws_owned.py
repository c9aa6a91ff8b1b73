"""The list of what is AWS's own."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

from sagemaker_lineage.model.aws_owned import is_aws_bucket, list_version

DATA = json.loads(files("sagemaker_lineage.model").joinpath("aws_owned.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("bucket", "is_one"),
    [
        ("jumpstart-cache-prod-us-west-2", True),
        ("jumpstart-private-cache-prod-us-gov-west-1", True),
        ("sagemaker-sample-files", True),
        ("sagemaker-example-files-prod-ap-northeast-2", True),
        ("jumpstart-cache-prod-us-west-2-copy", False),
        ("jumpstart-cache-prod-evil", False),
        ("my-sagemaker-sample-files", False),
        ("sagemaker-us-east-1-111122223333", False),
    ],
)
def test_a_bucket_is_awss_by_its_whole_name(bucket, is_one):
    assert is_aws_bucket(bucket) == is_one


def test_the_list_says_when_and_from_what_it_was_made():
    assert list_version() == DATA["version"]
    assert DATA["sources"]
