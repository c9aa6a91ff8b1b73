"""How long each answer is kept: over the whole registry of operations."""

from datetime import UTC, datetime, timedelta
from math import inf

import pytest

from sagemaker_lineage.enrich.lifetimes import (
    BY_CONTENT,
    BY_OPERATION,
    Kept,
    Lifetimes,
    execution_of,
    execution_statuses,
    kept,
)
from sagemaker_lineage.enrich.lineage_operations import DESCRIBE_TRIAL_COMPONENT, QUERY_LINEAGE_ONE_PAGE
from sagemaker_lineage.enrich.operations import (
    DESCRIBE_AUTO_ML_JOB_V2,
    DESCRIBE_HYPER_PARAMETER_TUNING_JOB,
    DESCRIBE_MODEL_PACKAGE,
    DESCRIBE_PIPELINE,
    DESCRIBE_PIPELINE_DEFINITION_FOR_EXECUTION,
    DESCRIBE_PIPELINE_EXECUTION,
    DESCRIBE_PROCESSING_JOB,
    DESCRIBE_TRAINING_JOB,
    GET_BUCKET_TAGGING,
    GET_OBJECT,
    LIST_PIPELINE_EXECUTION_STEPS,
    LIST_PIPELINE_EXECUTIONS,
    LIST_PIPELINES,
    LIST_TAGS,
    OPERATIONS,
    read,
)
from sagemaker_lineage.model.request import Answer, Failure, GapCode

RUN = "arn:aws:sagemaker:eu-west-1:111122223333:pipeline/p/execution/abc"
NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
DENIED = Failure(code=GapCode.ACCESS_DENIED, detail="No.")


def answer(operation, payload=None, **more):
    return Answer(read=read(operation, "eu-west-1", PipelineExecutionArn=RUN), payload=payload or {}, **more)


def test_every_operation_has_a_rule_and_only_one():
    ruled = [*BY_OPERATION, *BY_CONTENT, LIST_PIPELINE_EXECUTION_STEPS]
    assert sorted(operation.label for operation in ruled) == sorted(operation.label for operation in OPERATIONS)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.label)
def test_failures_and_lists_cut_short_are_never_kept(operation):
    assert kept(Answer(read=read(operation, "eu-west-1"), failure=DENIED), "Succeeded") is None
    assert kept(answer(operation, truncated="Only the first 3."), "Succeeded") is None


@pytest.mark.parametrize(
    ("operation", "payload", "expected"),
    [
        (DESCRIBE_PIPELINE, {}, Kept.MOMENT),
        (LIST_PIPELINE_EXECUTIONS, {}, Kept.MOMENT),
        (LIST_PIPELINES, {}, Kept.LISTS),
        (LIST_TAGS, {}, Kept.FACTS),
        (GET_BUCKET_TAGGING, {}, Kept.FACTS),
        (GET_OBJECT, {}, Kept.FACTS),
        (DESCRIBE_PIPELINE_DEFINITION_FOR_EXECUTION, {}, Kept.FOREVER),
        (DESCRIBE_PROCESSING_JOB, {"ProcessingJobStatus": "Completed"}, Kept.FOREVER),
        (DESCRIBE_PROCESSING_JOB, {"ProcessingJobStatus": "InProgress"}, Kept.MOMENT),
        (DESCRIBE_TRAINING_JOB, {"TrainingJobStatus": "Stopping"}, Kept.MOMENT),
        (DESCRIBE_TRAINING_JOB, {"TrainingJobStatus": 7}, Kept.MOMENT),
        (DESCRIBE_HYPER_PARAMETER_TUNING_JOB, {"HyperParameterTuningJobStatus": "Stopped"}, Kept.FOREVER),
        (DESCRIBE_AUTO_ML_JOB_V2, {"AutoMLJobStatus": "Failed"}, Kept.FOREVER),
        (DESCRIBE_MODEL_PACKAGE, {"ModelApprovalStatus": "PendingManualApproval"}, Kept.LISTS),
        (DESCRIBE_MODEL_PACKAGE, {"ModelApprovalStatus": "Approved"}, Kept.FACTS),
        (DESCRIBE_PIPELINE_EXECUTION, {"PipelineExecutionStatus": "Succeeded"}, Kept.FOREVER),
        (DESCRIBE_PIPELINE_EXECUTION, {"PipelineExecutionStatus": "Failed"}, Kept.FACTS),
        (DESCRIBE_PIPELINE_EXECUTION, {"PipelineExecutionStatus": "Executing"}, Kept.MOMENT),
        (DESCRIBE_PIPELINE_EXECUTION, {}, Kept.MOMENT),
        (DESCRIBE_TRIAL_COMPONENT, {"Status": {"PrimaryStatus": "Completed"}}, Kept.FACTS),
        (DESCRIBE_TRIAL_COMPONENT, {"Status": {"PrimaryStatus": "InProgress"}}, Kept.MOMENT),
        (DESCRIBE_TRIAL_COMPONENT, {}, Kept.MOMENT),
        (QUERY_LINEAGE_ONE_PAGE, {}, Kept.FACTS),
    ],
)
def test_the_answer_says_how_long_it_is_kept(operation, payload, expected):
    assert kept(answer(operation, payload)) is expected


def test_a_trial_component_that_is_not_there_may_still_be_made():
    assert kept(Answer(read=read(DESCRIBE_TRIAL_COMPONENT, "eu-west-1"), absent=True)) is Kept.LISTS


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (None, Kept.MOMENT),
        ("Executing", Kept.MOMENT),
        ("Stopping", Kept.MOMENT),
        ("Failed", Kept.FACTS),
        ("Stopped", Kept.FACTS),
        ("Succeeded", Kept.FOREVER),
    ],
)
def test_steps_are_kept_by_the_status_known_before_they_were_read(status, expected):
    assert kept(answer(LIST_PIPELINE_EXECUTION_STEPS), status) is expected


@pytest.mark.parametrize(
    ("before", "status", "expected"),
    [
        (NOON, "Succeeded", Kept.FACTS),
        (NOON - timedelta(days=1), "Failed", Kept.FACTS),
        (NOON - timedelta(days=1), "Executing", Kept.MOMENT),
        (NOON + timedelta(seconds=1), "Succeeded", Kept.MOMENT),
    ],
)
def test_executions_of_a_time_that_is_over_are_kept_like_facts(before, status, expected):
    listed = {"PipelineExecutionSummaries": [{"PipelineExecutionArn": RUN, "PipelineExecutionStatus": status}]}
    asked = read(LIST_PIPELINE_EXECUTIONS, "eu-west-1", PipelineName="p", CreatedBefore=before.isoformat())
    assert kept(Answer(read=asked, payload=listed, read_at=NOON)) is expected
    assert kept(Answer(read=asked, payload=listed)) is Kept.MOMENT


def test_what_is_not_configured_is_kept_like_a_fact():
    absent = Answer(read=read(GET_BUCKET_TAGGING, "eu-west-1", Bucket="b"), absent=True)
    assert kept(absent) is Kept.FACTS


def test_only_reads_about_an_execution_that_changes_depend_on_its_status():
    assert execution_of(read(LIST_PIPELINE_EXECUTION_STEPS, "eu-west-1", PipelineExecutionArn=RUN)) == RUN
    assert execution_of(read(DESCRIBE_PIPELINE_DEFINITION_FOR_EXECUTION, "eu-west-1", PipelineExecutionArn=RUN)) is None
    assert execution_of(read(DESCRIBE_PIPELINE_EXECUTION, "eu-west-1")) is None


def test_statuses_are_told_by_the_list_and_by_the_execution_itself():
    told = {"PipelineExecutionArn": RUN, "PipelineExecutionStatus": "Failed"}
    listed = {"PipelineExecutionSummaries": [told, {"PipelineExecutionArn": RUN + "d"}, "nonsense"]}
    assert execution_statuses(answer(LIST_PIPELINE_EXECUTIONS, listed)) == {RUN: "Failed"}
    assert execution_statuses(answer(DESCRIBE_PIPELINE_EXECUTION, told)) == {RUN: "Failed"}
    assert execution_statuses(answer(DESCRIBE_PIPELINE, told)) == {}


def test_the_words_have_their_seconds():
    times = Lifetimes(facts_seconds=3, lists_seconds=2, moment_seconds=1)
    assert [times.seconds(word) for word in Kept] == [inf, 3, 2, 1]
