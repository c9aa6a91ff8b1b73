"""The library on the embedded AWS, through real boto3."""

import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import FrozenInstanceError

import boto3
import pytest

import sagemaker_lineage
from sagemaker_lineage import errors, get_lineage, get_lineage_from_definition, get_lineage_json
from sagemaker_lineage.bootstrap import make_backend
from sagemaker_lineage.demo.serve import EmbeddedAws, demo_environment
from sagemaker_lineage.service.catalog import ExecutionQuery, PipelineQuery

SEOUL = "ap-northeast-2"
PIPELINE = "mlops-pipeline"
DEFINITION = '{"Steps": [{"Name": "A", "Type": "Fail"}, {"Name": "B", "Type": "Fail", "DependsOn": ["A"]}]}'


@pytest.fixture(scope="module")
def serving():
    with EmbeddedAws() as started:
        yield started


@pytest.fixture
def aws(serving, monkeypatch, tmp_path):
    for name, value in demo_environment(serving.url, tmp_path, {}).items():
        monkeypatch.setenv(name, value)
    serving.control.reset()
    yield serving
    serving.control.reset()


def timeless(document):
    return {name: value for name, value in document.items() if name not in {"generatedAt", "asOf"}}


def test_the_document_and_the_object_say_the_same(aws):
    document = get_lineage_json(SEOUL, PIPELINE, None, True, "default")
    lineage = get_lineage(SEOUL, PIPELINE, include_latest_exec=True)
    assert timeless(lineage.to_dict()) == timeless(document)
    assert document["summary"]["overallStatus"] == "Succeeded"
    assert document["summary"]["gaps"] == 0


def test_a_lineage_can_be_walked_and_drawn(aws):
    lineage = get_lineage(SEOUL, PIPELINE)
    first, *_, last = [node.id for node in lineage.document.graph.nodes]
    assert first in lineage.upstream(last)
    assert last in lineage.downstream(first)
    assert lineage.upstream(first) == ()
    assert lineage.to_mermaid().startswith("flowchart")
    assert lineage.to_dot().startswith("digraph")
    assert lineage.to_csv().startswith("step,type,")
    assert lineage.to_svg().count("<g>") > lineage.to_svg("steps").count("<g>")
    assert lineage.to_json().startswith('{\n  "schemaVersion"')


def test_a_step_that_is_none_cannot_be_walked_from(aws):
    with pytest.raises(KeyError):
        get_lineage(SEOUL, PIPELINE).upstream("Nobody")


def test_a_lineage_does_not_change(aws):
    lineage = get_lineage(SEOUL, PIPELINE)
    with pytest.raises(FrozenInstanceError):
        lineage.document = None
    lineage.to_dict()["pipeline"]["name"] = "other"
    assert lineage.to_dict()["pipeline"]["name"] == PIPELINE


def test_a_domain_filters(aws):
    assert get_lineage_json(SEOUL, PIPELINE, "studio-domain")["domain"]["name"] == "studio-domain"
    with pytest.raises(errors.DomainNotFound):
        get_lineage_json(SEOUL, PIPELINE, "no-such-domain")


def test_an_execution_can_be_chosen(aws):
    newest = get_lineage(SEOUL, PIPELINE, include_latest_exec=True).document.execution
    again = get_lineage(SEOUL, PIPELINE, execution=newest.arn).document.execution
    assert again.id == newest.id
    with pytest.raises(errors.ExecutionNotFound):
        get_lineage(SEOUL, PIPELINE, execution="0123456789ab")


def test_only_what_is_asked_for_is_paid_for(aws):
    get_lineage(SEOUL, PIPELINE, include=[])
    assert not any(operation.startswith("s3") for operation in aws.control.counts())


def test_strict_makes_a_gap_an_error(aws):
    aws.control.fault("s3:GetBucketTagging", "denied")
    assert get_lineage(SEOUL, PIPELINE).document.gaps
    with pytest.raises(errors.IncompleteAnswer) as caught:
        get_lineage(SEOUL, PIPELINE, strict=True)
    assert caught.value.gaps


@pytest.mark.parametrize(
    ("arguments", "more", "error"),
    [
        ((SEOUL, "nobody"), {}, errors.PipelineNotFound),
        (("us-west-2", PIPELINE), {}, errors.PipelineNotFound),
        ((SEOUL, PIPELINE), {"profile": "nobody"}, errors.ProfileNotFound),
        ((SEOUL, PIPELINE), {"include": ["everything"]}, errors.InvalidRequest),
        (("evil.example.com#", PIPELINE), {}, errors.InvalidRequest),
    ],
)
def test_what_cannot_be_answered_is_an_error_of_its_own(aws, arguments, more, error):
    with pytest.raises(error):
        get_lineage(*arguments, **more)


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ("denied", errors.AccessDenied),
        ("throttle", errors.Throttled),
        ("hang", errors.TimedOut),
        ("reset", errors.Unreachable),
        ("500", errors.Unreachable),
        ("garbage", errors.AwsError),
    ],
)
def test_an_aws_that_fails_is_an_error_that_says_how(aws, monkeypatch, fault, error):
    monkeypatch.setenv("SAGEMAKER_LINEAGE_AWS_READ_SECONDS", "0.4")
    monkeypatch.setenv("SAGEMAKER_LINEAGE_AWS_ATTEMPTS", "2")
    aws.control.fault("*", fault)
    with pytest.raises(error) as caught:
        get_lineage(SEOUL, PIPELINE)
    assert "127.0.0.1" not in caught.value.message


def test_no_credentials_are_an_error_of_their_own(aws, monkeypatch):
    monkeypatch.delenv("AWS_SHARED_CREDENTIALS_FILE")
    with pytest.raises(errors.CredentialsMissing):
        get_lineage(SEOUL, PIPELINE)


def test_a_setting_that_cannot_be_used_is_an_error_of_its_own(aws, monkeypatch):
    monkeypatch.setenv("SAGEMAKER_LINEAGE_AWS_THREADS", "many")
    with pytest.raises(errors.ConfigurationError, match="SAGEMAKER_LINEAGE_AWS_THREADS"):
        get_lineage(SEOUL, PIPELINE)


def test_nothing_is_left_behind(aws):
    environment, threads = dict(os.environ), set(threading.enumerate())
    get_lineage(SEOUL, PIPELINE)
    assert [thread for thread in set(threading.enumerate()) - threads if thread.name.startswith("aws-read")] == []
    assert dict(os.environ) == environment
    assert boto3.DEFAULT_SESSION is None


def test_a_slow_aws_costs_facts_and_not_the_answer(aws, monkeypatch):
    monkeypatch.setenv("SAGEMAKER_LINEAGE_ANSWER_SECONDS", "1.5")
    aws.control.fault("s3:*", "hang")
    document = get_lineage(SEOUL, PIPELINE).document
    assert {gap.code for gap in document.gaps} == {"timeout"}
    assert document.summary.nodes == 6


def test_a_definition_needs_no_aws():
    lineage = get_lineage_from_definition(DEFINITION, pipeline_name="mine")
    document = lineage.to_dict()
    assert lineage.downstream("A") == ("B",)
    assert document["pipeline"]["name"] == "mine"
    assert document["pipeline"]["arn"] is None
    assert document["pipeline"]["definition"]["source"] == "file"


def test_parameters_replace_defaults():
    text = (
        '{"Parameters": [{"Name": "P", "Type": "String", "DefaultValue": "a"}], "Steps": [{"Name": "T", "Type": '
        '"Training", "Arguments": {"OutputDataConfig": {"S3OutputPath": {"Get": "Parameters.P"}}}}]}'
    )
    lineage = get_lineage_from_definition(text.encode(), parameters={"P": "s3://bucket/models"})
    assert [artifact.uri for artifact in lineage.lineage.graph.artifacts] == ["s3://bucket/models"]
    assert lineage.to_dict()["pipeline"]["parameters"][0]["value"] == "s3://bucket/models"


def test_a_definition_that_is_none_is_an_error_of_its_own():
    with pytest.raises(errors.MalformedDefinition):
        sagemaker_lineage.get_lineage_from_definition("not json")


@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")
def test_an_interrupt_ends_it_at_once_with_calls_under_way(aws):
    aws.control.fault("*", "hang")
    program = f"import sagemaker_lineage; sagemaker_lineage.get_lineage({SEOUL!r}, {PIPELINE!r})"
    running = subprocess.Popen([sys.executable, "-c", program], stderr=subprocess.PIPE, text=True)
    try:
        deadline = time.monotonic() + 30
        while not aws.control.counts() and time.monotonic() < deadline:
            time.sleep(0.05)
        interrupted = time.monotonic()
        running.send_signal(signal.SIGINT)
        _, told = running.communicate(timeout=20)
    finally:
        running.kill()
    assert "KeyboardInterrupt" in told
    assert time.monotonic() - interrupted < 8


def test_pipelines_and_executions_are_listed_page_by_page(aws):
    with make_backend() as backend:
        first = backend.pipelines(PipelineQuery(region=SEOUL, limit=2, last_execution=True, tags=True), "default")
        second = backend.pipelines(PipelineQuery(region=SEOUL, limit=2, cursor=first.cursor))
        runs = backend.executions(ExecutionQuery(region=SEOUL, pipeline=PIPELINE, limit=5))
    names = [pipeline.name for page in (first, second) for pipeline in page.pipelines]
    assert names == sorted(names)
    assert len(names) == 4
    assert first.pipelines[0].tags is not None
    assert [run.started_at for run in runs.executions] == sorted(
        (run.started_at for run in runs.executions), reverse=True
    )
