"""The contract of ``GET /lineage``, sentence by sentence, on the embedded AWS."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator

from embedded import AT
from sagemaker_lineage.bootstrap import make_backend
from sagemaker_lineage.server.app import create_app
from sagemaker_lineage.server.schema import document_schema
from sagemaker_lineage.settings import Settings

MLOPS = {"pipeline": "mlops-pipeline", "region": "ap-northeast-2"}
NAMES = [
    "mlops-pipeline",
    "claims-risk-weekly",
    "nightly-scores",
    "never-run",
    "country-fanout",
    "feature-backfill",
    "feature-store-load",
    "names-from-hell",
]
ARN = "arn:aws:sagemaker:ap-northeast-2:111122223333:pipeline/mlops-pipeline"


def get(client, headers=None, **parameters):
    return client.get("/lineage", params={**MLOPS, **parameters}, headers=headers)


def problem_of(answer):
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == answer.status_code
    assert problem["requestId"] == answer.headers["x-request-id"]
    assert problem["type"].endswith(problem["code"])
    return problem


def test_the_user_s_example_is_answered_whole(client):
    answer = client.get("/lineage?pipeline=mlops-pipeline&region=ap-northeast-2&includeLatestExec=true&profile=default")
    assert answer.status_code == 200
    document = answer.json()
    assert document["summary"]["overallStatus"] == "Succeeded"
    assert document["summary"]["gaps"] == 0
    assert all("run" in node for node in document["graph"]["nodes"])
    assert all("s3" in artifact for artifact in document["graph"]["artifacts"])


def test_recorded_data_is_marked_and_only_there_on_request(client):
    def sources(**parameters):
        answer = get(client, pipeline="ticket-triage", includeLatestExec="true", **parameters)
        ports = [port for node in answer.json()["graph"]["nodes"] for port in (*node["inputs"], *node["outputs"])]
        return {port["name"]: port["source"] for port in ports if "source" in port}

    assert sources() == {}
    assert sources(include="run,jobs,s3,associations") == {"codes": "association", "classifier": "association"}


@pytest.mark.parametrize(
    ("pipeline", "region"),
    [
        ("mlops-pipeline", "ap-northeast-2"),
        ("claims-risk-weekly", "ap-northeast-2"),
        ("nightly-scores", "ap-northeast-2"),
        ("never-run", "ap-northeast-2"),
        ("country-fanout", "ap-northeast-2"),
        ("delivery-times", "ap-northeast-2"),
        ("feature-backfill", "ap-northeast-2"),
        ("feature-store-load", "ap-northeast-2"),
        ("ticket-triage", "ap-northeast-2"),
    ],
)
def test_every_demo_pipeline_keeps_the_schema(client, pipeline, region):
    for overlay in ("true", "false"):
        answer = get(client, pipeline=pipeline, region=region, includeLatestExec=overlay)
        assert answer.status_code == 200
        errors = Draft202012Validator(document_schema()).iter_errors(answer.json())
        assert [f"{error.json_path}: {error.message}" for error in errors] == []


def test_the_same_account_gives_the_same_bytes(client_with):
    def timeless(answer):
        return {**answer.json(), "generatedAt": None, "asOf": None}

    first, second = (get(client_with(), includeLatestExec="true") for _ in range(2))
    assert list(first.json()) == list(second.json())
    assert json.dumps(timeless(first)) == json.dumps(timeless(second))
    assert first.headers["etag"] == second.headers["etag"]


def test_without_an_execution_there_is_no_run(client):
    document = get(client).json()
    assert document["execution"] is None
    assert document["summary"]["overallStatus"] == "Unknown"
    assert document["summary"]["nodeStatus"] == {}
    assert document["summary"]["elapsedSec"] is None
    assert not any("run" in node for node in document["graph"]["nodes"])


def test_a_pipeline_that_never_ran_has_its_graph(client):
    document = get(client, pipeline="never-run", includeLatestExec="true").json()
    assert document["execution"] is None
    assert document["graph"]["nodes"]


def test_a_pipeline_and_an_execution_can_be_asked_for_by_arn(client):
    latest = get(client, includeLatestExec="true").json()
    by_id = get(client, pipeline=ARN, execution=latest["execution"]["id"]).json()
    by_arn = get(client, execution=latest["execution"]["arn"]).json()
    assert by_id["execution"] == by_arn["execution"] == latest["execution"]


@pytest.mark.parametrize(
    ("parameters", "code"),
    [
        ({"pipeline": "unknown"}, "pipeline-not-found"),
        ({"region": "eu-west-3"}, "pipeline-not-found"),
        ({"domain": "another-domain"}, "domain-not-found"),
        ({"execution": "zzzzzzzzzzzz"}, "execution-not-found"),
        ({"execution": f"{ARN}/execution/zzzzzzzzzzzz"}, "execution-not-found"),
        ({"execution": f"{ARN.replace('mlops', 'another')}/execution/zzzzzzzzzzzz"}, "execution-not-found"),
        ({"pipeline": "unknown", "domain": "another-domain", "execution": "zzzzzzzzzzzz"}, "pipeline-not-found"),
        ({"domain": "another-domain", "execution": "zzzzzzzzzzzz"}, "domain-not-found"),
    ],
)
def test_what_does_not_exist_is_404_in_the_order_of_the_contract(client, parameters, code):
    answer = get(client, **parameters)
    assert (answer.status_code, problem_of(answer)["code"]) == (404, code)


def test_the_domain_is_the_tag_s(client):
    domain = get(client, domain="studio-domain").json()["domain"]
    assert domain["name"] == "studio-domain"
    assert domain["arn"].endswith(domain["id"])


def test_domains_that_may_not_be_listed_are_a_gap(client, aws):
    aws.control.fault("sagemaker:ListDomains", "denied")
    document = get(client, domain="studio-domain").json()
    assert document["domain"] == {"name": "studio-domain", "id": None, "arn": None, "status": None}
    (gap,) = document["gaps"]
    assert (gap["code"], gap["operation"]) == ("access-denied", "sagemaker:ListDomains")


def test_tags_that_may_not_be_listed_refuse_the_domain(client, aws):
    aws.control.fault("sagemaker:ListTags", "denied")
    answer = get(client, domain="studio-domain")
    assert (answer.status_code, problem_of(answer)["iamAction"]) == (500, "sagemaker:ListTags")


def test_executions_that_may_not_be_listed_refuse_the_overlay(client, aws):
    aws.control.fault("sagemaker:ListPipelineExecutions", "denied")
    answer = get(client, includeLatestExec="true")
    problem = problem_of(answer)
    assert (answer.status_code, problem["code"]) == (500, "aws-access-denied")
    assert problem["iamAction"] == "sagemaker:ListPipelineExecutions"
    assert get(client).status_code == 200


def test_the_pipeline_itself_denied_names_the_action(client, aws):
    aws.control.allow([])
    problem = problem_of(get(client))
    assert problem["code"] == "aws-access-denied"
    assert problem["iamAction"].startswith("sagemaker:")


def test_a_denied_part_is_a_gap_and_with_strict_a_500(client, aws):
    aws.control.fault("s3:GetBucketTagging", "denied")
    lenient, strict = get(client), get(client, strict="true")
    assert lenient.status_code == 200
    assert strict.status_code == 500
    problem = problem_of(strict)
    assert problem["code"] == "incomplete"
    assert problem["gaps"] == lenient.json()["gaps"] != []
    assert get(client, include="run", strict="true").status_code == 200


def test_throttling_is_503_and_says_when_to_ask_again(client, aws):
    aws.control.fault("sagemaker:*", "throttle")
    answer = get(client)
    assert (answer.status_code, problem_of(answer)["code"]) == (503, "aws-throttled")
    assert int(answer.headers["retry-after"]) > 0


def test_silence_is_504(client_with, aws):
    aws.control.fault("sagemaker:*", "hang")
    answer = get(client_with(aws_read_seconds=0.3))
    assert (answer.status_code, problem_of(answer)["code"]) == (504, "aws-timeout")


def test_the_server_s_own_limit_is_504_too(client_with, aws):
    aws.control.delay(400)
    answer = get(client_with(request_seconds=0.2))
    assert (answer.status_code, problem_of(answer)["code"]) == (504, "aws-timeout")


def test_a_crowd_is_503_and_health_answers_all_the_same(client_with, aws):
    from concurrent.futures import ThreadPoolExecutor

    aws.control.delay(150)
    client = client_with(requests_at_once=1, requests_waiting=1)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda name: get(client, pipeline=name, include=""), NAMES))
        assert client.get("/health").status_code == 200
    refused = [answer for answer in answers if answer.status_code == 503]
    assert {answer.status_code for answer in answers} == {200, 503}
    assert {problem_of(answer)["code"] for answer in refused} == {"overloaded"}
    assert all("retry-after" in answer.headers for answer in refused)


def test_include_is_what_is_shown(client):
    bare = get(client, includeLatestExec="true", include="").json()
    assert not any("s3" in artifact for artifact in bare["graph"]["artifacts"])
    assert not any(node["registry"] for node in bare["graph"]["nodes"])
    assert bare["graph"]["nodes"]
    only_buckets = get(client, includeLatestExec="true", include="s3").json()
    assert all("s3" in artifact for artifact in only_buckets["graph"]["artifacts"])
    registered = get(client, includeLatestExec="true", include="run,registry").json()
    assert any(node["registry"] for node in registered["graph"]["nodes"])


def test_a_refused_profile_never_reaches_aws_or_boto(client_with, aws, monkeypatch):
    import boto3

    asked = []
    monkeypatch.setattr(boto3, "Session", lambda **given: asked.append(given) or pytest.fail("boto3 saw the name"))
    for client in (
        client_with(peer="10.0.0.7"),
        client_with(host="lineage.example.com"),
        client_with(profiles="never"),
        client_with(profiles=["shared"]),
    ):
        answer = get(client, profile="default")
        assert (answer.status_code, problem_of(answer)["code"]) == (403, "profile-not-permitted")
    assert asked == []
    assert aws.control.calls() == ()


def test_an_unknown_profile_is_a_malformed_parameter(client):
    answer = get(client, profile="nowhere")
    assert (answer.status_code, problem_of(answer)["code"]) == (422, "profile-not-found")


def test_a_profile_touches_no_other_request(client):
    assert get(client, profile="nowhere").status_code == 422
    assert get(client).status_code == 200
    assert get(client, profile="default").status_code == 200


def test_polling_an_unchanged_pipeline_is_304(client):
    tag = get(client, includeLatestExec="true").headers["etag"]
    again = get(client, includeLatestExec="true", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")


class _ClockAt:
    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def now(self) -> datetime:
        return datetime.fromtimestamp(self._seconds, UTC)


def test_polling_a_running_execution_is_304_while_only_the_clock_moves(aws):
    def ask(seconds, headers=None):
        settings = Settings()
        backend = make_backend(settings, clock=_ClockAt(AT + seconds))
        with TestClient(create_app(settings=settings, backend=backend)) as client:
            return get(client, pipeline="nightly-scores", includeLatestExec="true", headers=headers)

    first, later = ask(0), ask(90)
    assert first.json()["summary"]["overallStatus"] == "Executing"
    assert later.json()["summary"]["elapsedSec"] == first.json()["summary"]["elapsedSec"] + 90
    assert ask(3600, {"If-None-Match": first.headers["etag"]}).status_code == 304
    aws.control.clock.advance(600)
    assert ask(4200, {"If-None-Match": first.headers["etag"]}).status_code == 200


def test_nothing_secret_leaves(client, aws):
    secrets = ("AKIADEMOLINEAGE", "demo-secret-access-key", "Traceback", "/site-packages/")
    aws.control.fault("sagemaker:DescribeTrainingJob", "garbage")
    texts = [get(client, includeLatestExec="true").text, get(client, pipeline="unknown").text]
    aws.control.fault("sagemaker:*", "garbage")
    texts.append(get(client).text)
    assert not any(secret in text for text in texts for secret in secrets)
