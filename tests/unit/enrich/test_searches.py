"""Searches: as few as will do, none longer than AWS takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from fakes.reader import denied
from sagemaker_lineage.enrich.searches import (
    EXECUTION,
    LONGEST_VALUE,
    MOST_FILTERS,
    PIPELINE,
    equals,
    results_of,
    search_read,
    searches_for,
)
from sagemaker_lineage.model.request import Answer

NAMES = some.lists(some.from_regex(r"[A-Za-z0-9]{1,256}", fullmatch=True), max_size=120)


def expression(read):
    return read.request()["SearchExpression"]


@given(names=NAMES)
def test_every_value_is_asked_for_once_within_the_limits(names):
    reads = searches_for(PIPELINE, "eu-west-1", "PipelineName", names)
    filters = [each for read in reads for each in expression(read)["Filters"]]
    assert [name for each in filters for name in each["Value"].split(",")] == names
    assert all(len(each["Value"]) <= LONGEST_VALUE and each["Operator"] == "In" for each in filters)
    assert all(1 <= len(expression(read)["Filters"]) <= MOST_FILTERS for read in reads)


@pytest.mark.parametrize(("count", "length", "reads"), [(0, 9, 0), (1, 9, 1), (100, 40, 1), (60, 256, 1), (61, 256, 2)])
def test_few_searches_do(count, length, reads):
    names = [f"{number:03d}".ljust(length, "x") for number in range(count)]
    assert len(searches_for(PIPELINE, "eu-west-1", "PipelineName", names)) == reads


def test_a_search_is_for_any_of_its_filters_newest_first():
    read = search_read(EXECUTION, "eu-west-1", [equals("PipelineArn", "a"), equals("PipelineArn", "b")], 20)
    assert read.request() == {
        "Resource": "PipelineExecution",
        "SearchExpression": {
            "Operator": "Or",
            "Filters": [
                {"Name": "PipelineArn", "Operator": "Equals", "Value": "a"},
                {"Name": "PipelineArn", "Operator": "Equals", "Value": "b"},
            ],
        },
        "SortBy": "CreationTime",
        "SortOrder": "Descending",
    }
    assert (read.limit, read.resource) == (20, "PipelineExecution")
    assert read == search_read(EXECUTION, "eu-west-1", [equals("PipelineArn", "a"), equals("PipelineArn", "b")], 20)


def test_what_was_found_is_read_tolerantly():
    read = search_read(PIPELINE, "eu-west-1", [equals("PipelineName", "a")])
    found = [{"Pipeline": {"PipelineName": "a"}}, {"Pipeline": {}}, {"Model": {"ModelName": "m"}}, "nonsense"]
    assert results_of(Answer(read=read, payload={"Results": found}), PIPELINE) == [{"PipelineName": "a"}]
    assert results_of(Answer(read=read, failure=denied()), PIPELINE) == []
