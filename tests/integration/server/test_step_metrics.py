"""The metrics of a step over executions, on the embedded AWS: what they are, and what they cost."""

from __future__ import annotations

import pytest

REGION = {"region": "ap-northeast-2"}
PIPELINE = "mlops-pipeline"


@pytest.fixture
def client(client_with):
    """Return a client whose service waits for a busy machine: many reads run at once here."""
    return client_with(aws_connect_seconds=10.0, aws_read_seconds=20.0, aws_call_seconds=30.0)


def history(client, step, pipeline=PIPELINE, **parameters):
    return client.get(f"/pipelines/{pipeline}/steps/{step}/metrics", params={**REGION, **parameters})


def executions(client, pipeline=PIPELINE):
    return client.get(f"/pipelines/{pipeline}/executions", params={**REGION, "limit": 20}).json()["executions"]


@pytest.mark.parametrize(
    ("pipeline", "step"), [(PIPELINE, "Train"), (PIPELINE, "Evaluate"), ("claims-risk-weekly", "TrainBaseline")]
)
def test_each_execution_has_the_metrics_of_its_own_document(client, pipeline, step):
    found = history(client, step, pipeline).json()
    assert found["gaps"] == []
    newest_first = executions(client, pipeline)
    assert [each["id"] for each in found["executions"]] == [each["id"] for each in reversed(newest_first)]
    for each in found["executions"][-3:]:
        asked = {**REGION, "pipeline": pipeline, "execution": each["id"]}
        nodes = client.get("/lineage", params=asked).json()["graph"]["nodes"]
        run = next(node["run"] for node in nodes if node["id"] == step)
        assert each["metrics"] == run["metrics"]
        assert (each["stepStatus"], each["cacheHit"]) == (run["status"], run["cacheHit"] is not None)
    assert any(each["metrics"] for each in found["executions"])


def test_it_costs_four_calls_an_execution_and_next_to_none_again(client, aws):
    aws.control.reset_counts()
    number = len(history(client, "Train", last=10).json()["executions"])
    counts = aws.control.counts()
    assert number == 10
    assert counts.pop("sagemaker:ListPipelineExecutions") == 1
    assert set(counts) == {
        "sagemaker:DescribePipelineDefinitionForExecution",
        "sagemaker:ListPipelineExecutionSteps",
        "sagemaker:ListPipelineParametersForExecution",
        "sagemaker:DescribeTrainingJob",
    }
    assert max(counts.values()) <= number
    aws.control.reset_counts()
    assert history(client, "Train", last=10).status_code == 200
    assert sum(aws.control.counts().values()) <= 1


def test_a_step_with_a_report_costs_its_report(client, aws):
    aws.control.reset_counts()
    number = len(history(client, "Evaluate", last=5).json()["executions"])
    counts = aws.control.counts()
    assert counts["s3:GetObject"] <= number
    assert sum(counts.values()) <= 1 + 5 * number


def test_a_running_execution_shows_what_there_is(client):
    last = history(client, "RefreshModel", "nightly-scores").json()["executions"][-1]
    assert last["status"] == "Executing"
    assert last["metrics"] == {}


def test_a_loop_shows_one_iteration_for_all(client):
    found = history(client, "ForecastCountry", "country-fanout", last=3).json()["executions"]
    assert all(each["metrics"] for each in found)


def test_what_may_not_be_read_is_a_gap(client, aws):
    aws.control.fault("sagemaker:DescribeTrainingJob", "denied")
    answer = history(client, "Train", last=2)
    assert answer.status_code == 200
    assert [each["metrics"] for each in answer.json()["executions"]] == [{}, {}]
    assert {gap["iamAction"] for gap in answer.json()["gaps"]} == {"sagemaker:DescribeTrainingJob"}
    assert {pointer for gap in answer.json()["gaps"] for pointer in gap["affects"]} == {
        "/executions/0/metrics",
        "/executions/1/metrics",
    }


def test_what_does_not_exist_is_404(client):
    assert history(client, "Trian").json()["code"] == "step-not-found"
    assert history(client, "Trian", "never-run").json()["code"] == "step-not-found"
    assert history(client, "Train", "unknown").json()["code"] == "pipeline-not-found"


def test_a_pipeline_that_never_ran_has_none(client):
    nodes = client.get("/lineage", params={**REGION, "pipeline": "never-run"}).json()["graph"]["nodes"]
    assert history(client, nodes[0]["id"], "never-run").json()["executions"] == []
