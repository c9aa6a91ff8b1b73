"""Experiment and lineage tracking: trial components of jobs, artifacts, and queries."""

from __future__ import annotations

import pytest
from botocore.exceptions import ClientError

from embedded import AT, HOME, embedded_aws
from fakes import feature_processor as processor
from sagemaker_lineage.demo.account.naming import ACCOUNT, arn
from sagemaker_lineage.demo.account.tickets import CODES, PUBLISHED


@pytest.fixture(scope="module")
def server():
    with embedded_aws(processor.account()) as aws:
        yield aws


def refused(call, **parameters):
    with pytest.raises(ClientError) as caught:
        call(**parameters)
    return caught.value.response["Error"]["Code"], caught.value.response["Error"]["Message"]


def job_of(sagemaker, pipeline, step):
    (run, *_) = sagemaker.list_pipeline_executions(PipelineName=pipeline)["PipelineExecutionSummaries"]
    listed = sagemaker.list_pipeline_execution_steps(PipelineExecutionArn=run["PipelineExecutionArn"], MaxResults=100)
    found = next(each for each in listed["PipelineExecutionSteps"] if each["StepName"] == step)
    (metadata,) = found["Metadata"].values()
    return metadata["Arn"].rpartition("/")[2]


def component(sagemaker, pipeline, step, noun):
    name = f"{job_of(sagemaker, pipeline, step)}-aws-{noun}-job"
    return sagemaker.describe_trial_component(TrialComponentName=name)


def values(artifacts):
    return {name: each["Value"] for name, each in artifacts.items()}


def test_a_training_has_its_channels_and_its_model(sagemaker):
    found = component(sagemaker, "delivery-times", "TrainDeliveryTimes", "training")
    job = sagemaker.describe_training_job(TrainingJobName=found["Source"]["SourceArn"].rpartition("/")[2])
    channels = {each["ChannelName"]: each["DataSource"]["S3DataSource"]["S3Uri"] for each in job["InputDataConfig"]}
    assert values(found["InputArtifacts"]) == channels
    assert values(found["OutputArtifacts"]) == {
        "SageMaker.DebugHookOutput": job["DebugHookConfig"]["S3OutputPath"],
        "SageMaker.ModelArtifact": job["ModelArtifacts"]["S3ModelArtifacts"],
    }
    assert found["Source"]["SourceType"] == "SageMakerTrainingJob"
    assert found["Status"] == {"PrimaryStatus": "Completed"}
    assert found["EndTime"] >= found["StartTime"]


def test_its_arn_is_in_lower_case_and_finds_it_too(sagemaker):
    found = component(sagemaker, "mlops-pipeline", "Train", "training")
    name = found["TrialComponentName"]
    assert found["TrialComponentArn"] == (
        f"arn:aws:sagemaker:{HOME}:{ACCOUNT}:experiment-trial-component/{name.lower()}"
    )
    by_arn = sagemaker.describe_trial_component(TrialComponentName=arn("experiment-trial-component", name))
    assert by_arn["TrialComponentName"] == name


def test_a_processing_job_has_its_inputs_outputs_and_image(sagemaker):
    found = component(sagemaker, "mlops-pipeline", "Preprocess", "processing")
    assert found["InputArtifacts"].keys() == {"SageMaker.ImageUri", "code", "features", "regions"}
    assert found["OutputArtifacts"].keys() == {"train", "validation", "test"}


def test_a_transform_job_has_its_input_and_output(sagemaker):
    found = component(sagemaker, "claims-risk-weekly", "BatchScore", "transform")
    assert found["InputArtifacts"].keys() == {"SageMaker.TransformInput"}
    assert found["OutputArtifacts"].keys() == {"SageMaker.TransformOutput"}
    assert found["Status"] == {"PrimaryStatus": "Failed"}


def test_what_the_code_of_a_job_logged_is_there(sagemaker, s3):
    first = component(sagemaker, "ticket-triage", "load-tickets", "training")
    last = component(sagemaker, "ticket-triage", "publish-classifier", "training")
    assert first["InputArtifacts"]["codes"] == {"Value": CODES, "MediaType": "text/csv"}
    assert last["OutputArtifacts"]["classifier"] == {"Value": PUBLISHED, "MediaType": "application/x-model"}
    for uri in (CODES, PUBLISHED):
        bucket, _, key = uri.removeprefix("s3://").partition("/")
        assert s3.head_object(Bucket=bucket, Key=key)["ContentLength"] > 0


def test_a_running_job_has_no_end_yet(aws, sagemaker):
    aws.control.clock.advance(processor.BEGAN + 10 - AT)
    found = component(sagemaker, processor.NAME, processor.STEP, "training")
    assert found["Status"] == {"PrimaryStatus": "InProgress"}
    assert "EndTime" not in found


@pytest.mark.parametrize("name", ["nothing-aws-training-job", "nothing", "x-aws-model-job"])
def test_what_has_no_component_is_not_found(sagemaker, name):
    found = refused(sagemaker.describe_trial_component, TrialComponentName=name)
    assert found == ("ResourceNotFound", f"Trial Component '{name}' does not exist.")


def test_names_are_checked(connect):
    client = connect("sagemaker", parameter_validation=False)
    assert refused(client.describe_trial_component, TrialComponentName="no_name")[0] == "ValidationException"
    assert refused(client.describe_trial_component)[0] == "ValidationException"
    assert refused(client.describe_artifact, ArtifactArn="arn")[0] == "ValidationException"


def test_a_denial_names_the_component(aws, sagemaker):
    aws.control.allow(["sagemaker:List*"])
    code, message = refused(sagemaker.describe_trial_component, TrialComponentName="j-aws-training-job")
    assert code == "AccessDeniedException"
    assert f"{arn('experiment-trial-component', 'j-aws-training-job')} because" in message


def test_an_artifact_stands_for_a_location(sagemaker):
    found = sagemaker.describe_artifact(ArtifactArn=processor.DATA_SET.arn)
    assert (found["ArtifactName"], found["ArtifactType"]) == ("sm-fs-fe-raw-data", "DataSet")
    assert found["Source"]["SourceUri"] == processor.RAW
    missing = arn("artifact", "f" * 32)
    assert refused(sagemaker.describe_artifact, ArtifactArn=missing)[0] == "ResourceNotFound"


def query(sagemaker, start=processor.CONTEXT, **more):
    return sagemaker.query_lineage(StartArns=[start], IncludeEdges=True, **more)


def ends(answer):
    return {(edge["SourceArn"], edge["DestinationArn"]) for edge in answer["Edges"]}


def test_one_association_away_both_ways(sagemaker):
    found = query(sagemaker, Direction="Both", MaxDepth=1)
    assert len(found["Vertices"]) == len(found["Edges"]) == 5
    assert (processor.CONTEXT, processor.VISITS.arn) in ends(found)
    assert (processor.STORES.arn, processor.CONTEXT) in ends(found)
    kinds = {each["Arn"]: (each["LineageType"], each["Type"]) for each in found["Vertices"]}
    assert kinds[processor.DATA_SET.arn] == ("Artifact", "DataSet")
    assert kinds[processor.VISITS.arn] == ("Context", "FeatureGroupPipelineVersion")
    assert processor.CONTEXT not in kinds


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"Direction": "Ascendants", "MaxDepth": 1}, 4),
        ({"Direction": "Descendants", "MaxDepth": 1}, 1),
        ({"Direction": "Ascendants"}, 5),
        ({}, 6),
    ],
)
def test_direction_and_depth(sagemaker, asked, count):
    assert len(query(sagemaker, **asked)["Vertices"]) == count


def test_an_entity_that_only_an_association_names_has_no_type(sagemaker):
    (found,) = query(sagemaker, processor.DATA_SET.arn, Direction="Ascendants")["Vertices"]
    assert found.keys() == {"Arn", "LineageType"}


def test_edges_only_if_asked_for(sagemaker):
    assert "Edges" not in sagemaker.query_lineage(StartArns=[processor.CONTEXT])


@pytest.mark.parametrize("size", [1, 2, 50])
def test_pages_of_any_size_give_the_same_entities(sagemaker, size):
    found, more = [], {}
    while True:
        answer = query(sagemaker, MaxResults=size, **more)
        found += [each["Arn"] for each in answer["Vertices"]]
        if "NextToken" not in answer:
            break
        more = {"NextToken": answer["NextToken"]}
    assert found == sorted(each["Arn"] for each in query(sagemaker)["Vertices"])


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"StartArns": []}, "ValidationException"),
        ({"StartArns": [processor.CONTEXT] * 2}, "ValidationException"),
        ({"StartArns": ["context"]}, "ValidationException"),
        ({"StartArns": [arn("context", "none")]}, "ResourceNotFound"),
        ({"StartArns": [processor.CONTEXT], "MaxDepth": 11}, "ValidationException"),
        ({"StartArns": [processor.CONTEXT], "MaxResults": 51}, "ValidationException"),
        ({"StartArns": [processor.CONTEXT], "Direction": "Up"}, "ValidationException"),
    ],
    ids=str,
)
def test_queries_are_checked(connect, asked, code):
    assert refused(connect("sagemaker", parameter_validation=False).query_lineage, **asked)[0] == code
