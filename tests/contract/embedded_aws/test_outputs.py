"""What the jobs of past executions read and left lies in S3, unless they failed."""

from __future__ import annotations

import pytest


def there(s3, uri):
    bucket, _, key = uri.removeprefix("s3://").partition("/")
    return s3.list_objects_v2(Bucket=bucket, Prefix=key)["KeyCount"] > 0


def newest(sagemaker, pipeline, kind):
    """Yield the answers about the newest execution's jobs of a kind."""
    arn = sagemaker.list_pipeline_executions(PipelineName=pipeline)["PipelineExecutionSummaries"][0]
    steps = sagemaker.list_pipeline_execution_steps(PipelineExecutionArn=arn["PipelineExecutionArn"])
    for step in steps["PipelineExecutionSteps"]:
        job = step.get("Metadata", {}).get(f"{kind}Job")
        if job:
            describe = getattr(sagemaker, f"describe_{kind.lower()}_job")
            yield describe(**{f"{kind}JobName": job["Arn"].rpartition("/")[2]})


@pytest.mark.parametrize("pipeline", ["mlops-pipeline", "feature-store-load", "claims-risk-weekly", "delivery-times"])
def test_what_processing_wrote_is_there(sagemaker, s3, pipeline):
    answers = list(newest(sagemaker, pipeline, "Processing"))
    outputs = [each["S3Output"]["S3Uri"] for job in answers for each in job["ProcessingOutputConfig"]["Outputs"]]
    assert outputs
    assert [uri for uri in outputs if not there(s3, uri)] == []


def test_what_functions_read_and_returned_is_there(sagemaker, s3):
    jobs = list(newest(sagemaker, "ticket-triage", "Training"))
    channels = [each["DataSource"]["S3DataSource"]["S3Uri"] for job in jobs for each in job["InputDataConfig"]]
    results = [f"{job['OutputDataConfig']['S3OutputPath']}/payload.pkl" for job in jobs]
    models = [job["ModelArtifacts"]["S3ModelArtifacts"] for job in jobs]
    assert len(jobs) == 4
    assert [uri for uri in (*channels, *results, *models) if not there(s3, uri)] == []


def test_a_model_is_one_object_of_its_own_size(sagemaker, s3):
    (job,) = newest(sagemaker, "mlops-pipeline", "Training")
    bucket, _, key = job["ModelArtifacts"]["S3ModelArtifacts"].removeprefix("s3://").partition("/")
    (entry,) = s3.list_objects_v2(Bucket=bucket, Prefix=key)["Contents"]
    with s3.get_object(Bucket=bucket, Key=key)["Body"] as body:
        assert len(body.read()) == entry["Size"] > 0


def test_a_transform_that_failed_left_nothing(aws, sagemaker):
    (job,) = newest(sagemaker, "claims-risk-weekly", "Transform")
    bucket, _, prefix = job["TransformOutput"]["S3OutputPath"].removeprefix("s3://").partition("/")
    left = aws.account.objects_in(bucket, job["TransformEndTime"].timestamp())
    assert job["TransformJobStatus"] == "Failed"
    assert {
        key
        for key, stored in left.items()
        if key.startswith(prefix) and stored.since >= job["CreationTime"].timestamp()
    } == set()
