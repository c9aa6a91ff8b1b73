"""Keys: by which name they are asked for, and where."""

from __future__ import annotations

import pytest

from fakes.posture import key_answers
from fakes.reader import TableReader, denied, drive
from sagemaker_lineage.enrich.key_readings import MOST_KEYS, KeyReadings, full_name, region_of_key
from sagemaker_lineage.enrich.plan import Plan
from sagemaker_lineage.model.posture import KeyPosture
from sagemaker_lineage.model.request import GapCode

ARN = "arn:aws:kms:eu-west-1:111122223333:key/abc"


def read(*names, **answers):
    reader = TableReader(key_answers(ARN) | answers.get("changes", {}))

    async def source(flow):
        keys = KeyReadings(flow)
        keys.want(*names)
        return await keys.all()

    return drive(Plan(lambda flow: flow.start(source(flow))), reader), reader.reads


def test_a_key_is_described_once_where_it_is():
    found, reads = read(ARN, None, ARN)
    assert [each.region for each in reads] == ["eu-west-1"]
    assert found[ARN].key == KeyPosture(id=ARN, arn=ARN, account="111122223333", manager="CUSTOMER", state="Enabled")


def test_a_key_that_may_not_be_described_is_unread():
    found, _ = read(ARN, changes={("kms:DescribeKey", ARN): denied("kms:DescribeKey")})
    assert (found[ARN].key.code, found[ARN].key.iam_action) == (GapCode.ACCESS_DENIED, "kms:DescribeKey")
    assert [fact.path for fact in found[ARN].losses[0].facts] == ["/findings"]


def test_there_is_an_end_to_keys():
    names = [f"arn:aws:kms:eu-west-1:111122223333:key/{number:03d}" for number in range(MOST_KEYS + 1)]
    found, reads = read(*names, changes={("kms:DescribeKey",): denied()})
    assert (len(found), len(reads)) == (MOST_KEYS + 1, MOST_KEYS)
    assert found[names[-1]].key.code is GapCode.UNRESOLVED


@pytest.mark.parametrize(
    ("name", "account", "full"),
    [
        (None, "111122223333", None),
        (ARN, "999988887777", ARN),
        ("abc", "111122223333", ARN),
        ("alias/mine", "111122223333", "arn:aws:kms:eu-west-1:111122223333:alias/mine"),
        ("abc", None, "abc"),
    ],
)
def test_the_full_name_of_a_key(name, account, full):
    assert full_name(name, "eu-west-1", account) == full


def test_the_partition_is_the_regions():
    assert full_name("abc", "cn-north-1", "111122223333") == "arn:aws-cn:kms:cn-north-1:111122223333:key/abc"
    assert full_name("abc", "nowhere", "111122223333") == "abc"


@pytest.mark.parametrize("name", ["abc", "arn:aws:s3:eu-west-1:1:key/a", "arn:aws:kms:evil.example:1:key/a", "arn:"])
def test_what_names_no_region_is_asked_nowhere(name):
    assert region_of_key(name) is None
