"""Which execution is laid over the graph, and what it says of itself."""

from __future__ import annotations

import pytest

from fakes.pricing import BEGAN, EXECUTION_ARN, EXECUTION_ID, PIPELINE, PIPELINE_ARN, REGION, at
from fakes.reader import cut_short, denied, invalid, missing, run_source, throttled
from sagemaker_lineage import errors
from sagemaker_lineage.enrich.arns import parse_execution_arn, parse_pipeline_arn
from sagemaker_lineage.enrich.operations import LIST_PIPELINE_EXECUTIONS, read
from sagemaker_lineage.enrich.sources.execution import (
    MOST_LISTED,
    ChosenExecution,
    end_of,
    named,
    newest,
    read_execution,
)
from sagemaker_lineage.model.execution import SelectiveExecution
from sagemaker_lineage.model.request import Answer

SUMMARY = {
    "PipelineExecutionArn": EXECUTION_ARN,
    "PipelineExecutionStatus": "Failed",
    "PipelineExecutionDisplayName": "first",
    "PipelineExecutionFailureReason": "a step failed",
    "StartTime": BEGAN,
}
DESCRIBED = {
    "PipelineExecutionArn": EXECUTION_ARN,
    "PipelineExecutionStatus": "CompletedWithFailures",
    "PipelineExecutionDisplayName": "first",
    "FailureReason": "one step failed",
    "CreationTime": BEGAN,
    "LastModifiedTime": at(9),
    "CreatedBy": {"UserProfileName": "ada", "IamIdentity": {"Arn": "arn:user"}},
    "SelectiveExecutionConfig": {
        "SourcePipelineExecutionArn": "older",
        "SelectedSteps": [{"StepName": "A"}, {}, {"StepName": "B"}],
    },
}
ARN = parse_execution_arn(EXECUTION_ARN)
PIPELINE_OF_IT = parse_pipeline_arn(PIPELINE_ARN)


def listing(*summaries, failure=None):
    wanted = read(LIST_PIPELINE_EXECUTIONS, REGION, PipelineName=PIPELINE)
    payload = None if failure else {"PipelineExecutionSummaries": list(summaries)}
    return Answer(read=wanted, payload=payload, failure=failure)


class TestChoosing:
    def test_the_newest(self):
        assert newest(listing(SUMMARY, {"PipelineExecutionArn": "older"})) == ChosenExecution(ARN, SUMMARY)

    def test_a_pipeline_that_never_ran(self):
        assert newest(listing()) is None

    def test_a_list_that_cannot_be_read(self):
        with pytest.raises(errors.AccessDenied):
            newest(listing(failure=denied()))

    def test_an_execution_without_a_proper_arn(self):
        with pytest.raises(errors.AwsError):
            newest(listing({"PipelineExecutionArn": "odd"}))

    @pytest.mark.parametrize("wanted", [EXECUTION_ID, EXECUTION_ARN])
    def test_by_id_or_arn(self, wanted):
        assert named(wanted, PIPELINE_OF_IT) == ChosenExecution(ARN, {})

    def test_an_arn_needs_no_pipeline(self):
        assert named(EXECUTION_ARN, None).arn == ARN

    @pytest.mark.parametrize(
        ("wanted", "pipeline"),
        [(EXECUTION_ARN.replace("pricing", "other"), PIPELINE_OF_IT), (EXECUTION_ID, None)],
    )
    def test_what_is_none_of_this_pipeline(self, wanted, pipeline):
        with pytest.raises(errors.ExecutionNotFound):
            named(wanted, pipeline)


def described(outcome, summary=None, listed=None):
    table = {("sagemaker:DescribePipelineExecution", EXECUTION_ARN): outcome}
    if listed is not None:
        table["sagemaker:ListPipelineExecutions", PIPELINE] = listed
    return run_source(read_execution, table, REGION, PIPELINE, ChosenExecution(ARN, summary or {}))


def lost(reading):
    return {fact.path for loss in reading.losses for fact in loss.facts}


def test_everything_it_says_of_itself():
    reading = described(DESCRIBED)
    execution = reading.execution
    assert (execution.id, execution.status, execution.failure_reason) == (
        EXECUTION_ID,
        "CompletedWithFailures",
        "one step failed",
    )
    assert (execution.started_at, execution.started_by, reading.modified_at) == (BEGAN, "ada", at(9))
    assert execution.selective == SelectiveExecution(source_execution_arn="older", steps=("A", "B"))
    assert execution.console_url.endswith(f"#/pipelines/{PIPELINE}/executions/{EXECUTION_ID}")


def test_who_started_it_may_be_no_user_profile():
    assert described(DESCRIBED | {"CreatedBy": {"IamIdentity": {"Arn": "arn:user"}}}).execution.started_by == "arn:user"
    assert described({}).execution.started_by is None


def test_a_whole_execution_is_not_selective():
    assert described({"PipelineExecutionStatus": "Succeeded"}).execution.selective is None


@pytest.mark.parametrize("failure", [denied(), throttled(), missing()])
def test_the_summary_stands_in(failure):
    reading = described(failure, SUMMARY)
    assert (reading.execution.status, reading.execution.failure_reason) == ("Failed", "a step failed")
    assert (reading.execution.started_at, reading.modified_at) == (BEGAN, None)
    assert lost(reading) == {"/execution/selective", "/execution/startedBy"}


def test_the_summary_of_a_named_one_is_looked_for():
    reading = described(denied(), listed={"PipelineExecutionSummaries": [{}, SUMMARY]})
    assert reading.execution.status == "Failed"


@pytest.mark.parametrize("failure", [missing(), invalid()])
def test_a_named_one_that_does_not_exist(failure):
    with pytest.raises(errors.ExecutionNotFound):
        described(failure)


def test_a_named_one_that_is_not_in_the_whole_list_does_not_exist():
    with pytest.raises(errors.ExecutionNotFound):
        described(denied(), listed={"PipelineExecutionSummaries": []})


@pytest.mark.parametrize(
    "listed",
    [
        denied(),
        cut_short({"PipelineExecutionSummaries": []}),
        {"PipelineExecutionSummaries": [{}] * MOST_LISTED},
    ],
)
def test_one_that_nothing_is_known_of(listed):
    reading = described(denied(), listed=listed)
    assert (reading.execution.status, reading.execution.started_at) == ("Unknown", None)
    assert lost(reading) >= {"/execution/status", "/summary/overallStatus", "/execution/startedBy"}


@pytest.mark.parametrize(
    ("status", "last_end", "end"),
    [
        ("Executing", at(5), None),
        ("Stopping", None, None),
        ("Succeeded", at(5), at(5)),
        ("Succeeded", None, at(9)),
        ("Stopped", at(5), at(5)),
    ],
)
def test_when_it_ended(status, last_end, end):
    assert end_of(described(DESCRIBED | {"PipelineExecutionStatus": status}), last_end) == end
