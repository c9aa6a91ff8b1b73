"""What is visible follows the clock: an execution under way advances, ends and starts again."""

from __future__ import annotations

import time

import pytest
from botocore.exceptions import ClientError

from embedded import AT
from sagemaker_lineage.demo.account.nightly import INTO_THE_NIGHT, NIGHT
from sagemaker_lineage.demo.clock import DemoClock

NAME = "nightly-scores"


def runs(client):
    return client.list_pipeline_executions(PipelineName=NAME)["PipelineExecutionSummaries"]


def steps(client, arn):
    listed = client.list_pipeline_execution_steps(PipelineExecutionArn=arn, SortOrder="Ascending")
    return {step["StepName"]: step for step in listed["PipelineExecutionSteps"]}


def test_the_newest_execution_is_under_way(sagemaker):
    newest, before = runs(sagemaker)[:2]
    under_way = steps(sagemaker, newest["PipelineExecutionArn"])
    described = sagemaker.describe_pipeline_execution(PipelineExecutionArn=newest["PipelineExecutionArn"])
    assert (newest["PipelineExecutionStatus"], before["PipelineExecutionStatus"]) == ("Executing", "Succeeded")
    assert {name: step["StepStatus"] for name, step in under_way.items()} == {
        "LoadAccounts": "Succeeded",
        "RefreshModel": "Executing",
    }
    assert "EndTime" not in under_way["RefreshModel"]
    assert described["LastModifiedTime"].timestamp() < AT


def test_it_advances_and_ends(aws, sagemaker):
    arn = runs(sagemaker)[0]["PipelineExecutionArn"]
    seen = []
    while len(steps(sagemaker, arn)) < 4:
        seen.append(len(steps(sagemaker, arn)))
        aws.control.clock.advance(30)
    aws.control.clock.advance(30)
    assert sorted(set(seen)) == [2, 3]
    described = sagemaker.describe_pipeline_execution(PipelineExecutionArn=arn)
    assert described["PipelineExecutionStatus"] == "Succeeded"
    assert {step["StepStatus"] for step in steps(sagemaker, arn).values()} == {"Succeeded"}


def test_it_starts_again(aws, sagemaker):
    before = [run["PipelineExecutionArn"] for run in runs(sagemaker)]
    aws.control.clock.advance(NIGHT)
    after = [run["PipelineExecutionArn"] for run in runs(sagemaker)]
    assert after[1:] == before[:-1]
    assert runs(sagemaker)[0]["PipelineExecutionStatus"] == "Executing"
    assert runs(sagemaker)[0]["StartTime"].timestamp() == AT - INTO_THE_NIGHT + NIGHT


def test_long_after_only_the_last_nights_are_kept(aws, sagemaker):
    first = runs(sagemaker)[-1]["PipelineExecutionArn"]
    aws.control.clock.advance(500 * NIGHT)
    pages = sagemaker.get_paginator("list_pipeline_executions").paginate(PipelineName=NAME)
    assert sum(len(page["PipelineExecutionSummaries"]) for page in pages) == 60
    with pytest.raises(ClientError, match="does not exist"):
        sagemaker.describe_pipeline_execution(PipelineExecutionArn=first)


def test_a_job_has_no_result_before_it_ends(aws, sagemaker):
    arn = steps(sagemaker, runs(sagemaker)[0]["PipelineExecutionArn"])["RefreshModel"]["Metadata"]["TrainingJob"]["Arn"]
    name = arn.rpartition("/")[2]
    running = sagemaker.describe_training_job(TrainingJobName=name)
    aws.control.clock.advance(120)
    done = sagemaker.describe_training_job(TrainingJobName=name)
    assert (running["TrainingJobStatus"], done["TrainingJobStatus"]) == ("InProgress", "Completed")
    assert done.keys() - running.keys() == {
        "TrainingEndTime",
        "TrainingTimeInSeconds",
        "BillableTimeInSeconds",
        "FinalMetricDataList",
    }


def test_a_job_that_has_not_begun_is_not_there(aws, sagemaker):
    arn = runs(sagemaker)[0]["PipelineExecutionArn"]
    aws.control.clock.advance(200)
    job = steps(sagemaker, arn)["ScoreAccounts"]["Metadata"]["ProcessingJob"]["Arn"].rpartition("/")[2]
    aws.control.clock.reset()
    with pytest.raises(ClientError, match="Could not find requested job"):
        sagemaker.describe_processing_job(ProcessingJobName=job)


def test_a_report_is_there_once_its_step_has_ended(aws, sagemaker, s3):
    bucket, prefix = (
        "sagemaker-ap-northeast-2-111122223333",
        f"{NAME}/{runs(sagemaker)[0]['PipelineExecutionArn'][-12:]}",
    )
    assert not reports(s3, bucket, prefix)
    aws.control.clock.advance(260)
    (key,) = reports(s3, bucket, prefix)
    with s3.get_object(Bucket=bucket, Key=key)["Body"] as body:
        assert b'"auc"' in body.read()


def reports(client, bucket, prefix):
    listed = client.list_objects_v2(Bucket=bucket, Prefix=prefix).get("Contents", ())
    return [entry["Key"] for entry in listed if entry["Key"].endswith(".json")]


def test_what_a_step_writes_is_there_once_it_has_ended(aws, sagemaker, s3):
    arn = runs(sagemaker)[0]["PipelineExecutionArn"]
    aws.control.clock.advance(90)
    job = steps(sagemaker, arn)["RefreshModel"]["Metadata"]["TrainingJob"]["Arn"].rpartition("/")[2]
    aws.control.clock.advance(260)
    model = sagemaker.describe_training_job(TrainingJobName=job)["ModelArtifacts"]["S3ModelArtifacts"]
    bucket, _, key = model.removeprefix("s3://").partition("/")
    assert s3.list_objects_v2(Bucket=bucket, Prefix=key)["Contents"][0]["Size"] > 0
    aws.control.clock.reset()
    assert s3.list_objects_v2(Bucket=bucket, Prefix=key)["KeyCount"] == 0


def test_the_trainings_of_the_night_are_no_tunings(aws, sagemaker):
    with pytest.raises(ClientError, match="can't find a tuning job"):
        sagemaker.list_training_jobs_for_hyper_parameter_tuning_job(HyperParameterTuningJobName="none")


def test_a_clock_can_be_frozen_advanced_and_let_go():
    clock = DemoClock(100.0)
    clock.advance(5)
    assert (clock.now(), clock.frozen) == (105.0, True)
    clock.freeze()
    clock.advance(1)
    assert clock.now() == 106.0
    clock.reset()
    assert clock.now() == 100.0
    clock.run()
    assert clock.now() == pytest.approx(time.time(), abs=5)
    assert clock.frozen is False
