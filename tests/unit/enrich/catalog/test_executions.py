"""Executions of one pipeline: filters, what only Search tells, and what it costs where that may not be used."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from fakes.pricing import BEGAN, PIPELINE, PIPELINE_ARN, REGION
from fakes.reader import TableReader, denied, throttled
from sagemaker_lineage import errors
from sagemaker_lineage.enrich.catalog.executions import MOST_SINGLE_READS
from sagemaker_lineage.enrich.catalog.pages import MOST_PAGES
from sagemaker_lineage.model.request import GapCode
from sagemaker_lineage.service.catalog import ExecutionQuery, list_executions

LIST = ("sagemaker:ListPipelineExecutions",)
SEARCH = ("sagemaker:Search",)
VALUES = ("sagemaker:ListPipelineParametersForExecution",)
STATUSES = ("Succeeded", "Failed", "Stopped")
_MEMBERS = ("elapsedSec", "endTime", "parameters", "startedBy")


def arn(number):
    return f"{PIPELINE_ARN}/execution/run{number:04d}"


def began(number):
    return BEGAN - timedelta(hours=number)


def summary(number, **more):
    listed = {"PipelineExecutionArn": arn(number), "StartTime": began(number)}
    return listed | {"PipelineExecutionStatus": STATUSES[number % 3]} | more


def result(number, **more):
    found = {
        "PipelineExecutionArn": arn(number),
        "PipelineExecutionStatus": STATUSES[number % 3],
        "LastModifiedTime": began(number) + timedelta(minutes=4),
        "CreatedBy": {"UserProfileName": "minji"},
        "PipelineParameters": [{"Name": "Year", "Value": str(2020 + number % 5)}],
    }
    return {"PipelineExecution": found | more}


def paged(count):
    """Answer as a list of that many executions; the token is the place."""

    def answer(read):
        asked = dict(read.parameters)
        start, size = int(asked.get("NextToken", 0)), asked["MaxResults"]
        end = min(start + size, count)
        more = {"NextToken": str(end)} if end < count else {}
        return {"PipelineExecutionSummaries": [summary(number) for number in range(start, end)], **more}

    return answer


def searched(read):
    """Answer with what is asked for by ARN."""
    filters = read.request()["SearchExpression"]["Filters"]
    arns = [each for one in filters for each in one["Value"].split(",")]
    return {"Results": [result(int(each.rpartition("run")[2])) for each in arns]}


def listing(table=None, count=250, **query):
    reader = TableReader({LIST: paged(count), SEARCH: searched} | (table or {}))
    return list_executions(ExecutionQuery(region=REGION, pipeline=PIPELINE, **query), reader), reader


def walk(table=None, count=250, **query):
    found, cursor = [], None
    while True:
        page, _ = listing(table, count, cursor=cursor, **query)
        found += [int(each.id.removeprefix("run")) for each in page.executions]
        cursor = page.cursor
        if cursor is None:
            return found


def test_each_shows_end_starter_and_parameters_by_one_search():
    page, reader = listing(limit=3)
    first = page.executions[0]
    assert (first.started_at, first.ended_at) == (began(0), began(0) + timedelta(minutes=4))
    assert (first.started_by, first.parameters) == ("minji", {"Year": "2020"})
    assert reader.labels() == {"sagemaker:ListPipelineExecutions": 1, "sagemaker:Search": 1}
    assert page.gaps == ()


@pytest.mark.parametrize(
    ("listed", "known", "ended"),
    [
        ("Executing", "Executing", False),
        ("Stopping", "Stopping", False),
        ("Succeeded", "Executing", False),
        ("Failed", "Failed", True),
    ],
)
def test_an_end_is_only_told_of_what_is_over(listed, known, ended):
    table = {
        LIST: {"PipelineExecutionSummaries": [summary(0, PipelineExecutionStatus=listed)]},
        SEARCH: {"Results": [result(0, PipelineExecutionStatus=known)]},
    }
    page, _ = listing(table)
    assert (page.executions[0].ended_at is not None) == ended


@pytest.mark.parametrize("limit", [4, 100])
@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ({}, lambda number: True),
        ({"statuses": frozenset({"Failed", "Stopped"})}, lambda number: number % 3 != 0),
        ({"began_from": began(31)}, lambda number: number <= 31),
        ({"began_to": began(120)}, lambda number: number >= 120),
        ({"parameter": ("Year", "2023")}, lambda number: number % 5 == 3),
        ({"parameter": ("Year", "2023"), "statuses": frozenset({"Failed"})}, lambda number: number % 15 == 13),
        ({"parameter": ("Month", "")}, lambda number: False),
    ],
)
def test_filters_leave_out_what_does_not_fit(query, fits, limit):
    expected = [number for number in range(130) if fits(number)]
    assert walk(count=130, limit=limit, **query) == expected
    without_search = {SEARCH: denied(), VALUES: values_of}
    assert walk(without_search, count=130, limit=limit, **query) == expected


def values_of(read):
    number = int(dict(read.parameters)["PipelineExecutionArn"].rpartition("run")[2])
    return {"PipelineParameters": [{"Name": "Year", "Value": str(2020 + number % 5)}]}


def test_moments_are_exact_though_aws_takes_seconds():
    half = timedelta(milliseconds=500)
    page, reader = listing(count=3, began_from=began(2) + half, began_to=began(0) - half)
    assert [each.id for each in page.executions] == ["run0001"]
    asked = dict(reader.reads[0].parameters)
    window = [datetime.fromisoformat(asked[name]) for name in ("CreatedAfter", "CreatedBefore")]
    assert window == [began(2), began(0)]


@pytest.mark.parametrize("hours", [-14, 0, 14])
def test_a_window_of_all_times_is_no_harm(hours):
    zone = timezone(timedelta(hours=hours))
    ever = {"began_from": datetime.min.replace(tzinfo=zone), "began_to": datetime.max.replace(tzinfo=zone)}
    page, reader = listing(count=3, **ever)
    assert len(page.executions) == 3
    asked = dict(reader.reads[0].parameters)
    assert (asked["CreatedAfter"][:4], asked["CreatedBefore"][:4]) == ("2000", "2100")
    assert listing(count=3, began_from=ever["began_to"])[0].executions == ()
    assert listing(count=3, began_to=ever["began_from"])[0].executions == ()


@pytest.mark.parametrize("window", [{"began_from": BEGAN}, {"began_to": BEGAN}])
def test_what_has_no_beginning_fits_no_window(window):
    table = {LIST: {"PipelineExecutionSummaries": [{"PipelineExecutionArn": arn(0)}]}, SEARCH: {"Results": [result(0)]}}
    assert listing(table, **window)[0].executions == ()
    assert len(listing(table, statuses=frozenset({"Unknown"}))[0].executions) == 1


def test_a_page_is_bounded_and_says_where_to_go_on():
    page, reader = listing(count=5_000, statuses=frozenset({"Executing"}))
    assert (page.executions, reader.labels()["sagemaker:ListPipelineExecutions"]) == ((), MOST_PAGES)
    assert page.cursor is not None


def test_without_search_single_reads_are_bounded():
    page, reader = listing({SEARCH: denied(), VALUES: values_of}, parameter=("Year", "1999"))
    assert reader.labels()["sagemaker:ListPipelineParametersForExecution"] == MOST_SINGLE_READS
    assert (page.executions, page.cursor is not None) == ((), True)


def test_without_search_parameters_and_ends_are_gaps():
    page, _ = listing({SEARCH: denied("sagemaker:Search")}, limit=2)
    assert [(each.ended_at, each.started_by, each.parameters) for each in page.executions] == [(None, None, None)] * 2
    (gap,) = page.gaps
    assert (gap.code, gap.operation) == (GapCode.ACCESS_DENIED, "sagemaker:Search")
    assert gap.affects == tuple(f"/executions/{place}/{name}" for place in range(2) for name in _MEMBERS)


def test_parameters_that_were_read_one_by_one_are_no_gap():
    page, _ = listing({SEARCH: denied(), VALUES: values_of}, parameter=("Year", "2021"), limit=1)
    assert page.executions[0].parameters == {"Year": "2021"}
    assert page.gaps[0].affects == tuple(f"/executions/0/{name}" for name in _MEMBERS if name != "parameters")


def test_what_cannot_be_told_to_fit_is_a_gap_of_the_list():
    page, _ = listing({SEARCH: denied(), VALUES: throttled()}, count=2, parameter=("Year", "2021"))
    assert page.executions == ()
    assert [gap.code for gap in page.gaps] == [GapCode.THROTTLED, GapCode.THROTTLED, GapCode.ACCESS_DENIED]
    assert page.gaps[0].affects == ("/executions",)


def test_an_execution_that_search_does_not_know_yet_is_a_gap():
    page, _ = listing({SEARCH: {"Results": [result(1)]}}, limit=2)
    (gap,) = page.gaps
    assert (gap.code, gap.operation) == (GapCode.NOT_FOUND, None)
    assert gap.affects == tuple(f"/executions/0/{name}" for name in _MEMBERS)


def test_a_cursor_belongs_to_its_filters():
    cursor = listing(limit=2)[0].cursor
    assert [each.id for each in listing(limit=2, cursor=cursor)[0].executions] == ["run0002", "run0003"]
    for other in ({"statuses": frozenset({"Failed"})}, {"began_to": BEGAN}, {"parameter": ("Year", "2021")}):
        with pytest.raises(errors.InvalidRequest):
            listing(limit=2, cursor=cursor, **other)


def test_a_moment_without_its_time_zone_is_refused():
    with pytest.raises(errors.InvalidRequest) as raised:
        listing(began_from=BEGAN.replace(tzinfo=None))
    assert raised.value.resource == "from"
