"""The list of what is AWS's own."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

from sagemaker_lineage.enrich.partition import partition_of
from sagemaker_lineage.model.aws_owned import is_aws_bucket, is_aws_image, list_version

DATA = json.loads(files("sagemaker_lineage.model").joinpath("aws_owned.json").read_text(encoding="utf-8"))
XGBOOST = "366743142698.dkr.ecr.ap-northeast-2.amazonaws.com/sagemaker-xgboost:1.7-1"


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


@pytest.mark.parametrize(
    ("image", "is_one"),
    [
        (XGBOOST, True),
        ("763104351884.dkr.ecr.us-east-1.amazonaws.com/pytorch-training:2.1", True),
        (XGBOOST.replace("ap-northeast-2", "us-east-1"), False),
        ("111122223333.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1", False),
        ("docker.io/library/python:3", False),
        (f"evil.example/{XGBOOST}", False),
    ],
)
def test_an_image_is_awss_by_registry_and_region(image, is_one):
    assert is_aws_image(image) == is_one


def test_the_list_says_when_and_from_what_it_was_made():
    assert list_version() == DATA["version"]
    assert DATA["sources"]
    assert all(partition_of(region) for region in DATA["imageRegistries"])
    accounts = [account for each in DATA["imageRegistries"].values() for account in each]
    assert all(len(account) == 12 and account.isdigit() for account in accounts)
