"""How old an answer is: as old as the oldest kept part of it."""

from datetime import UTC, datetime, timedelta

import pytest

from fakes.pricing import PIPELINE, REGION, pricing
from fakes.reader import TableReader, denied
from sagemaker_lineage.model.request import Answer
from sagemaker_lineage.service.lineage import LineageRequest, read_lineage

NOW = datetime(2026, 5, 2, 12, 0, tzinfo=UTC)
REQUEST = LineageRequest(region=REGION, pipeline=PIPELINE, include_latest_execution=True)


class Now:
    def now(self):
        return NOW


class AgedReader(TableReader):
    """Every answer is as many seconds old as its operation says, others a second young."""

    def __init__(self, table, **ages):
        super().__init__(table)
        self.ages = ages

    def answer(self, read):
        answer = super().answer(read)
        age = self.ages.get(read.operation.name, -1)
        return Answer(
            read=read,
            payload=answer.payload,
            absent=answer.absent,
            failure=answer.failure,
            read_at=NOW - timedelta(seconds=age),
        )


@pytest.mark.parametrize(
    ("ages", "age"),
    [
        ({}, None),
        ({"DescribeTrainingJob": 90}, 90),
        ({"DescribeTrainingJob": 90, "GetBucketTagging": 300, "ListTags": 10}, 300),
    ],
)
def test_a_lineage_is_as_old_as_its_oldest_kept_answer(ages, age):
    lineage = read_lineage(REQUEST, AgedReader(pricing(), **ages), Now())
    assert lineage.read_at == NOW
    assert lineage.as_of == (None if age is None else NOW - timedelta(seconds=age))


def test_a_failure_has_no_age():
    table = {key: denied() if key[0] == "s3:GetBucketTagging" else outcome for key, outcome in pricing().items()}
    lineage = read_lineage(REQUEST, AgedReader(table, GetBucketTagging=300), Now())
    assert lineage.as_of is None


def test_answers_that_tell_no_age_are_of_this_reading():
    assert read_lineage(REQUEST, TableReader(pricing()), Now()).as_of is None
