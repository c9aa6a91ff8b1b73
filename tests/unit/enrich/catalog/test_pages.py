"""Lists, page by page."""

from __future__ import annotations

import pytest

from fakes.pricing import BEGAN, EXECUTION_ARN, EXECUTION_ID, PIPELINE, PIPELINE_ARN, REGION, at
from fakes.reader import TableReader, denied, invalid, missing, throttled
from sagemaker_lineage import errors
from sagemaker_lineage.enrich.catalog.pages import MOST_PAGES
from sagemaker_lineage.model.request import GapCode
from sagemaker_lineage.service.catalog import ExecutionQuery, PipelineQuery, list_executions, list_pipelines

SUMMARY = {
    "PipelineName": PIPELINE,
    "PipelineArn": PIPELINE_ARN,
    "PipelineDescription": "What things cost",
    "CreationTime": at(-6000),
    "LastExecutionTime": BEGAN,
}
NOTHING_FOUND = {("sagemaker:Search",): {"Results": []}}
EXECUTION = {"PipelineExecutionArn": EXECUTION_ARN, "PipelineExecutionStatus": "Succeeded", "StartTime": BEGAN}


def by_token(pages):
    """Answer with the page of the request's own token."""
    return lambda read: pages[dict(read.parameters).get("NextToken")]


def pipelines(listed, table=None, **query):
    reader = TableReader({("sagemaker:ListPipelines",): listed, **NOTHING_FOUND, **(table or {})})
    return list_pipelines(PipelineQuery(region=REGION, **query), reader), reader


def executions(listed, **query):
    reader = TableReader({("sagemaker:ListPipelineExecutions",): listed, **NOTHING_FOUND})
    return list_executions(ExecutionQuery(region=REGION, pipeline=PIPELINE, **query), reader), reader


def test_a_page_of_pipelines():
    page, reader = pipelines({"PipelineSummaries": [SUMMARY, {}]}, limit=7)
    first, second = page.pipelines
    assert (first.name, first.arn, first.description) == (PIPELINE, PIPELINE_ARN, "What things cost")
    assert (first.created_at, first.last_execution_at, first.last_execution, first.tags) == (
        at(-6000),
        BEGAN,
        None,
        None,
    )
    assert (second.name, page.cursor, page.gaps) == ("", None, ())
    assert dict(reader.reads[0].parameters) == {"MaxResults": 7, "SortBy": "Name", "SortOrder": "Ascending"}


def test_going_on_with_a_cursor():
    pages = by_token({None: {"PipelineSummaries": [SUMMARY], "NextToken": "two"}, "two": {"PipelineSummaries": [{}]}})
    first, _ = pipelines(pages)
    second, _ = pipelines(pages, cursor=first.cursor)
    assert (second.pipelines[0].name, second.cursor) == ("", None)


def test_details_on_request():
    table = {
        ("sagemaker:ListPipelineExecutions", PIPELINE): {"PipelineExecutionSummaries": [EXECUTION]},
        ("sagemaker:ListTags", PIPELINE_ARN): {"Tags": [{"Key": "a", "Value": "b"}]},
    }
    page, _ = pipelines({"PipelineSummaries": [SUMMARY]}, table, last_execution=True, tags=True)
    (found,) = page.pipelines
    assert (found.last_execution.id, found.last_execution.status, found.tags) == (EXECUTION_ID, "Succeeded", {"a": "b"})


def test_details_that_cannot_be_read_are_gaps():
    table = {
        ("sagemaker:ListPipelineExecutions", PIPELINE): throttled(),
        ("sagemaker:ListTags", PIPELINE_ARN): denied(),
    }
    page, _ = pipelines({"PipelineSummaries": [SUMMARY]}, table, last_execution=True, tags=True)
    assert [(gap.code, gap.affects) for gap in page.gaps] == [
        (GapCode.THROTTLED, ("/pipelines/0/lastExecution",)),
        (GapCode.ACCESS_DENIED, ("/pipelines/0/domain", "/pipelines/0/owner", "/pipelines/0/tags")),
    ]


def test_a_pipeline_without_an_arn_has_no_tags():
    page, _ = pipelines({"PipelineSummaries": [{"PipelineName": PIPELINE}]}, tags=True)
    assert page.pipelines[0].tags is None


def test_a_pipeline_that_never_ran_has_no_last_execution():
    table = {("sagemaker:ListPipelineExecutions", PIPELINE): {"PipelineExecutionSummaries": []}}
    page, _ = pipelines({"PipelineSummaries": [SUMMARY]}, table, last_execution=True)
    assert (page.pipelines[0].last_execution, page.gaps) == (None, ())


def test_empty_pages_are_passed_over():
    page, _ = pipelines(
        by_token({None: {"PipelineSummaries": [], "NextToken": "two"}, "two": {"PipelineSummaries": [SUMMARY]}})
    )
    assert len(page.pipelines) == 1


def test_empty_pages_without_end_are_not_followed_for_ever():
    page, reader = pipelines(
        lambda read: {"PipelineSummaries": [], "NextToken": f"after {dict(read.parameters).get('NextToken')}"}
    )
    assert (page.pipelines, len(reader.reads)) == ((), MOST_PAGES)
    assert page.cursor is not None


def test_a_page_of_executions():
    page, reader = executions(
        {"PipelineExecutionSummaries": [EXECUTION, {"PipelineExecutionArn": "odd"}], "NextToken": "t"}
    )
    (found,) = page.executions
    assert (found.arn, found.id, found.started_at) == (EXECUTION_ARN, EXECUTION_ID, BEGAN)
    assert found.console_url.endswith(EXECUTION_ID)
    assert page.cursor is not None
    assert dict(reader.reads[0].parameters)["SortOrder"] == "Descending"


def test_a_cursor_belongs_to_its_list():
    page, _ = executions({"PipelineExecutionSummaries": [EXECUTION], "NextToken": "t"})
    with pytest.raises(errors.InvalidRequest):
        pipelines({}, cursor=page.cursor)


@pytest.mark.parametrize(
    ("outcome", "error"),
    [(missing(), errors.PipelineNotFound), (denied(), errors.AccessDenied), (invalid(), errors.AwsError)],
)
def test_executions_that_cannot_be_listed(outcome, error):
    with pytest.raises(error):
        executions(outcome)


def test_pipelines_that_cannot_be_listed():
    with pytest.raises(errors.Throttled):
        pipelines(throttled())
    with pytest.raises(errors.AwsError):
        pipelines(missing())


def test_a_token_that_aws_refuses_is_a_cursor_that_is_no_longer_valid():
    page, _ = executions({"PipelineExecutionSummaries": [EXECUTION], "NextToken": "t"})
    with pytest.raises(errors.InvalidRequest) as raised:
        executions(invalid(), cursor=page.cursor)
    assert raised.value.resource == "cursor"
