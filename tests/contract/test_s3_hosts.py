"""The hosts of S3 are those that botocore knows: its endpoint rules, its partitions, its own addresses."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from botocore.config import Config
from botocore.loaders import Loader

from sagemaker_lineage.definition.s3_address import DNS_SUFFIXES, read_address

if TYPE_CHECKING:
    from collections.abc import Iterator

ACCOUNT = "111122223333"
NO_BUCKETS = re.compile(r"s3-outposts|s3-object-lambda|s3express-control|s3-global|url#authority")
"""Hosts of other resources, hosts without a bucket's name, and hosts of one's own."""


def _published() -> list[Any]:
    return Loader().load_data("partitions")["partitions"]


def _urls(rules: Any) -> Iterator[str]:
    """Yield the addresses of an endpoint rule set."""
    if isinstance(rules, dict):
        if isinstance(rules.get("url"), str):
            yield rules["url"]
        rules = list(rules.values())
    for each in rules if isinstance(rules, list) else ():
        yield from _urls(each)


URLS = sorted({url for url in _urls(Loader().load_service_model("s3", "endpoint-rule-set-1")) if "{" in url})
REGIONS = [
    pytest.param(partition, region, id=region)
    for partition in _published()
    for region in partition["regions"]
    if not region.endswith("-global")
]


def _filled(url: str, region: str, suffix: str) -> str:
    values = {
        "Bucket": "data",
        "uri_encoded_bucket": "data",
        "Region": region,
        "bucketArn#region": region,
        "bucketArn#accountId": ACCOUNT,
        "accessPointName": "data",
        "s3expressAvailabilityZoneId": "use1-az4",
    }
    known = re.sub(r"\{[A-Za-z]+#dnsSuffix\}", suffix, url)
    return re.sub(r"\{([^{}]+)\}", lambda found: values[found[1]], known)


def test_every_suffix_is_of_a_partition() -> None:
    published = {each["outputs"]["dnsSuffix"]: each["id"] for each in _published() if each["id"] != "aws-us-gov"}
    assert published == DNS_SUFFIXES


@pytest.mark.parametrize(("partition", "region"), REGIONS)
def test_every_address_of_the_endpoint_rules_is_read(partition: Any, region: str) -> None:
    urls = [url for url in URLS if not NO_BUCKETS.search(url)]
    assert len(urls) > 20
    for url in urls:
        address = _filled(url, region, partition["outputs"]["dnsSuffix"])
        with_bucket = re.search(r"\{(Bucket|uri_encoded_bucket|accessPointName)\}", url)
        bucket = f"arn:{partition['id']}:s3:{region}:{ACCOUNT}:accesspoint/data" if "accesspoint" in url else "data"
        read = read_address(f"{address}/in/x") if with_bucket else read_address(f"{address}/data/in/x")
        assert read is not None, address
        assert read.uri == f"s3://{bucket}/in/x"


@pytest.mark.parametrize("region", ["us-east-1", "ap-northeast-2", "us-gov-west-1", "cn-north-1", "eusc-de-east-1"])
@pytest.mark.parametrize("style", ["virtual", "path"])
@pytest.mark.parametrize(("dual", "fips"), list(product([False, True], repeat=2)))
def test_an_address_that_botocore_signs_is_read(region: str, style: str, dual: bool, fips: bool) -> None:
    config = Config(
        s3={"addressing_style": style}, use_dualstack_endpoint=dual, use_fips_endpoint=fips and region[:2] != "cn"
    )
    session = boto3.Session("AKIAIOSFODNN7EXAMPLE", "secret", "token", region)
    client = session.client("s3", config=config)
    key = "in/a b+c?d#e%20f&g=가.csv"
    url = client.generate_presigned_url("get_object", {"Bucket": "my-data", "Key": key, "VersionId": "3/L4+x"})
    assert read_address(url) == (f"s3://my-data/{key}", "3/L4+x")
