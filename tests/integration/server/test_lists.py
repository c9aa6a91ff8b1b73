"""The lists on the embedded AWS: every page, and what cannot be read."""

from __future__ import annotations

REGION = {"region": "ap-northeast-2"}


def pages(client, path, entries, **parameters):
    """Return the entries of every page."""
    found, cursor = [], None
    while True:
        given = {**REGION, **parameters, **({"cursor": cursor} if cursor else {})}
        answer = client.get(path, params=given)
        assert answer.status_code == 200
        found.extend(answer.json()[entries])
        cursor = answer.json()["cursor"]
        if cursor is None:
            return found


def test_pipelines_are_listed_by_name_over_any_number_of_pages(client):
    whole = pages(client, "/pipelines", "pipelines")
    assert pages(client, "/pipelines", "pipelines", limit=2) == whole
    names = [each["name"] for each in whole]
    assert names == sorted(names)
    assert {"mlops-pipeline", "claims-risk-weekly", "nightly-scores", "never-run"} <= set(names)
    assert all(each["arn"] and each["createdTime"] and each["lastModifiedTime"] for each in whole)
    assert all(each["tags"] is None and each["lastExecution"] is None for each in whole)


def test_the_last_execution_and_the_tags_come_on_request(client):
    listed = {each["name"]: each for each in pages(client, "/pipelines", "pipelines", include="lastExecution,tags")}
    assert listed["mlops-pipeline"]["tags"]["DomainName"] == "studio-domain"
    assert listed["mlops-pipeline"]["lastExecution"]["status"] == "Succeeded"
    assert listed["never-run"]["lastExecution"] is None


def test_tags_that_may_not_be_read_are_gaps(client, aws):
    aws.control.fault("sagemaker:ListTags", "denied")
    aws.control.fault("sagemaker:Search", "denied")
    answer = client.get("/pipelines", params={**REGION, "include": "tags"})
    assert answer.status_code == 200
    assert {gap["code"] for gap in answer.json()["gaps"]} == {"access-denied"}
    assert answer.json()["gaps"][-1]["operation"] == "sagemaker:Search"
    assert "/pipelines/0/tags" in [pointer for gap in answer.json()["gaps"] for pointer in gap["affects"]]


def test_executions_are_listed_newest_first(client):
    whole = pages(client, "/pipelines/mlops-pipeline/executions", "executions")
    assert len(whole) >= 12
    assert pages(client, "/pipelines/mlops-pipeline/executions", "executions", limit=5) == whole
    starts = [each["startTime"] for each in whole]
    assert starts == sorted(starts, reverse=True)
    one = client.get(
        "/lineage", params={**REGION, "pipeline": "mlops-pipeline", "execution": whole[3]["id"], "include": "run"}
    )
    assert one.json()["execution"]["arn"] == whole[3]["arn"]


def test_a_pipeline_that_never_ran_has_no_executions(client):
    assert pages(client, "/pipelines/never-run/executions", "executions") == []


def test_an_unknown_pipeline_is_404(client):
    answer = client.get("/pipelines/unknown/executions", params=REGION)
    assert (answer.status_code, answer.json()["code"]) == (404, "pipeline-not-found")


def test_a_foreign_cursor_is_422(client):
    cursor = client.get("/pipelines", params={**REGION, "limit": "1"}).json()["cursor"]
    for path, given in [("/pipelines", "bm90LW91cnM"), ("/pipelines/mlops-pipeline/executions", cursor)]:
        answer = client.get(path, params={**REGION, "cursor": given})
        assert (answer.status_code, answer.json()["resource"]) == (422, "cursor")


def test_pipelines_that_may_not_be_listed_are_500(client, aws):
    aws.control.fault("sagemaker:ListPipelines", "denied")
    answer = client.get("/pipelines", params=REGION)
    assert (answer.status_code, answer.json()["iamAction"]) == (500, "sagemaker:ListPipelines")
