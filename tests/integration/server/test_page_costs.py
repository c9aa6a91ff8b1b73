"""What a visit of a page and a poll cost in calls to AWS: the figures of docs/explanation/performance.md."""

from __future__ import annotations

import pytest

from embedded import AT, embedded_aws, environment_of
from sagemaker_lineage.demo.account.many import build_many

HOME = {"region": "ap-northeast-2"}
ROWS = {**HOME, "include": "tags,outcomes"}
VISIBLE = "lastExecution,tags,outcomes,stepCount,buckets"
NEWEST = {**HOME, "includeLatestExec": "true"}
SECONDS_LATER = {"kept_moment_seconds": 0.0}
"""What may change at any moment has changed: as if the next request came some seconds later."""
FINISHED_POLL = {"sagemaker:DescribePipeline": 1, "sagemaker:ListPipelineExecutions": 1}


@pytest.fixture
def cost(aws):
    """Return a function that asks and returns the status with the calls it took."""

    def ask(client, path, **request):
        aws.control.reset_counts()
        answer = client.get(path, **request)
        return answer, aws.control.counts()

    return ask


def test_the_list_before_its_first_paint(client, cost):
    _, settings = cost(client, "/settings")
    _, rows = cost(client, "/pipelines", params=ROWS)
    assert settings == {"sts:GetCallerIdentity": 1}
    assert rows == {"sagemaker:ListDomains": 1, "sagemaker:ListPipelines": 1, "sagemaker:Search": 3}


def test_the_list_again_within_fifteen_seconds(client, cost):
    cost(client, "/pipelines", params=ROWS)
    assert cost(client, "/pipelines", params=ROWS)[1] == {}


def test_the_rows_on_a_screen(client, cost):
    listed, _ = cost(client, "/pipelines", params=ROWS)
    names = [row["name"] for row in listed.json()["pipelines"]]
    _, calls = cost(client, "/pipelines", params={**HOME, "names": ",".join(names), "include": VISIBLE})
    own = {name: count for name, count in calls.items() if name.startswith("sagemaker:")}
    assert own["sagemaker:DescribePipeline"] == own["sagemaker:ListPipelineExecutions"] == len(names)
    assert own.keys() <= {*FINISHED_POLL, "sagemaker:Search"}
    assert own.get("sagemaker:Search", 0) <= 2
    buckets = calls["s3:GetBucketLocation"]
    settings = ("Encryption", "Versioning", "Tagging")
    assert all(calls[f"s3:GetBucket{name}"] <= buckets for name in settings)
    assert calls["s3control:GetPublicAccessBlock"] == 1


@pytest.mark.parametrize("sort", ["name", "-lastExecutionTime"])
def test_the_list_of_five_hundred_pipelines_before_its_first_paint(client_with, tmp_path, sort):
    with embedded_aws(build_many(AT)) as many, environment_of(many, tmp_path):
        client = client_with(aws_read_seconds=30.0)
        answers = [client.get("/settings"), client.get("/pipelines", params={**ROWS, "sort": sort})]
        assert [answer.status_code for answer in answers] == [200, 200]
        assert len(answers[1].json()["pipelines"]) == 100
        assert sum(many.control.counts().values()) <= 15


def test_a_lineage_and_its_executions(client, cost):
    _, lineage = cost(client, "/lineage", params={**NEWEST, "pipeline": "mlops-pipeline"})
    assert sum(lineage.values()) == 33
    assert lineage["sagemaker:ListPipelineExecutions"] == 1
    _, picker = cost(client, "/pipelines/mlops-pipeline/executions", params=HOME)
    assert picker == {"sagemaker:ListPipelineExecutions": 1, "sagemaker:Search": 1}


def test_a_poll_of_a_finished_run(client_with, cost):
    client = client_with(**SECONDS_LATER)
    request = {"params": {**NEWEST, "pipeline": "feature-store-load"}}
    first, _ = cost(client, "/lineage", **request)
    again, calls = cost(client, "/lineage", **request, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, calls) == (304, FINISHED_POLL)


def test_a_poll_of_a_finished_run_while_its_document_is_fresh(client_with, cost):
    client = client_with(document_seconds=5.0)
    request = {"params": {**NEWEST, "pipeline": "feature-store-load"}}
    first, _ = cost(client, "/lineage", **request)
    again, calls = cost(client, "/lineage", **request, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, calls) == (304, {})


def test_a_poll_of_a_finished_run_that_is_named(client_with, cost):
    client = client_with(**SECONDS_LATER)
    asked = {**NEWEST, "pipeline": "feature-store-load"}
    found = client.get("/lineage", params=asked).json()["execution"]["id"]
    request = {"params": {**HOME, "pipeline": "feature-store-load", "execution": found}}
    first, _ = cost(client, "/lineage", **request)
    again, calls = cost(client, "/lineage", **request, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, calls) == (304, {"sagemaker:DescribePipeline": 1})


def test_a_poll_of_a_running_execution(client_with, cost):
    client = client_with(**SECONDS_LATER)
    request = {"params": {**NEWEST, "pipeline": "nightly-scores"}}
    first, _ = cost(client, "/lineage", **request)
    running = [n for n in first.json()["graph"]["nodes"] if n["run"]["status"] == "Executing"]
    again, calls = cost(client, "/lineage", **request, headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    jobs = sum(count for name, count in calls.items() if name.endswith("Job"))
    own = {name: count for name, count in calls.items() if not name.endswith("Job")}
    assert own == {
        **FINISHED_POLL,
        "sagemaker:DescribePipelineExecution": 1,
        "sagemaker:ListPipelineExecutionSteps": 1,
    }
    assert jobs == len(running)
