"""``GET /pipelines`` and ``GET /pipelines/{name}/executions`` over hand-made pages."""

from __future__ import annotations

import pytest

from sagemaker_lineage.service.catalog import ExecutionQuery, PipelineQuery
from serverkit.service import FakeBackend, client_of
from wire_samples.lineages import NOW

REGION = {"region": "ap-northeast-2"}
LISTED = {
    "arn": "arn",
    "id": "0123456789ab",
    "status": "Executing",
    "displayName": None,
    "description": None,
    "startTime": "2026-11-22T10:02:31Z",
    "failureReason": None,
    "consoleUrl": None,
    "endTime": None,
    "elapsedSec": None,
    "startedBy": None,
    "parameters": None,
}
DONE = {
    **LISTED,
    "id": "ba9876543210",
    "status": "Succeeded",
    "startTime": "2026-11-22T10:01:29.500000Z",
    "endTime": "2026-11-22T10:02:31Z",
    "elapsedSec": 61.5,
    "startedBy": "minji-kim",
    "parameters": {"Month": "11", "Year": "2026"},
}
NOT_READ = {"domain": None, "owner": None, "outcomes": None, "stepCount": None, "buckets": None}


def test_pipelines_are_listed_with_a_cursor_and_gaps():
    answer = client_of().get("/pipelines", params=REGION)
    assert answer.status_code == 200
    assert (answer.json()["cursor"], answer.json()["total"]) == (None, 3)
    first, _, last = answer.json()["pipelines"]
    assert first == {
        "name": "claims",
        "arn": "arn",
        "displayName": None,
        "description": None,
        "createdTime": None,
        "lastModifiedTime": None,
        "lastExecutionTime": "2026-11-22T10:02:31Z",
        "lastExecution": LISTED,
        "tags": {"a": "1", "b": "2"},
        **NOT_READ,
    }
    assert (last["name"], last["tags"], last["lastExecution"]) == ("half \\ud800 a pair", None, None)
    assert [gap["affects"] for gap in answer.json()["gaps"]] == [["/pipelines/2/tags"]]


def test_a_row_shows_domain_owner_outcomes_steps_and_buckets():
    row = client_of().get("/pipelines", params=REGION).json()["pipelines"][1]
    assert {name: row[name] for name in NOT_READ} == {
        "domain": "studio-domain",
        "owner": "claims-team",
        "outcomes": [
            {"id": "0123456789ab", "status": "Executing", "startTime": "2026-11-22T10:02:31Z", "elapsedSec": None},
            {name: DONE[name] for name in ("id", "status", "startTime", "elapsedSec")},
        ],
        "stepCount": 6,
        "buckets": [
            {
                "bucket": "feat",
                "region": None,
                "encryption": "Unknown",
                "versioning": "Unknown",
                "publicAccess": "Unknown",
            },
            {
                "bucket": "raw",
                "region": "us-east-1",
                "encryption": "AES256",
                "versioning": "Unknown",
                "publicAccess": "Unknown",
            },
        ],
    }


def test_executions_are_listed_with_a_cursor():
    answer = client_of().get("/pipelines/claims/executions", params=REGION)
    gaps = answer.json().pop("gaps")
    assert {name: answer.json()[name] for name in ("executions", "cursor")} == {
        "executions": [LISTED, DONE],
        "cursor": "bmV4dA",
    }
    assert [gap["code"] for gap in gaps] == ["access-denied"]


@pytest.mark.parametrize(
    ("parameters", "query"),
    [
        ({}, PipelineQuery(region="ap-northeast-2")),
        ({"limit": "7", "cursor": "YWJj"}, PipelineQuery(region="ap-northeast-2", limit=7, cursor="YWJj")),
        ({"include": ""}, PipelineQuery(region="ap-northeast-2")),
        ({"include": "tags"}, PipelineQuery(region="ap-northeast-2", tags=True)),
        ({"include": "lastExecution,tags"}, PipelineQuery(region="ap-northeast-2", tags=True, last_execution=True)),
        (
            {"include": "outcomes,stepCount,buckets", "names": "claims,whole"},
            PipelineQuery(region="ap-northeast-2", outcomes=True, steps=True, buckets=True, names=("claims", "whole")),
        ),
        (
            {"domain": "studio-domain", "sort": "-lastExecutionTime"},
            PipelineQuery(region="ap-northeast-2", domain="studio-domain", sort="-lastExecutionTime"),
        ),
    ],
)
def test_what_is_asked_of_pipelines_reaches_the_service(parameters, query):
    backend = FakeBackend()
    client_of(backend).get("/pipelines", params={**REGION, **parameters})
    assert backend.asked == [(query, None)]


def test_the_owners_tag_is_that_of_the_settings():
    backend = FakeBackend()
    client_of(backend, owner_tag="team").get("/pipelines", params=REGION)
    assert backend.asked[0][0].owner_tag == "team"


@pytest.mark.parametrize(
    ("parameters", "asked"),
    [
        ({"status": "Failed,Stopped"}, {"statuses": frozenset({"Failed", "Stopped"})}),
        ({"from": "2026-11-22T10:02:31Z"}, {"began_from": NOW}),
        ({"to": "2026-11-22T19:02:31+09:00"}, {"began_to": NOW}),
        ({"parameter": "Url:s3://b/k"}, {"parameter": ("Url", "s3://b/k")}),
        ({"parameter": "Empty:"}, {"parameter": ("Empty", "")}),
    ],
)
def test_filters_of_executions_reach_the_service(parameters, asked):
    backend = FakeBackend()
    client_of(backend).get("/pipelines/claims/executions", params={**REGION, **parameters})
    assert backend.asked == [(ExecutionQuery(region="ap-northeast-2", pipeline="claims", **asked), None)]


def test_what_is_asked_of_executions_reaches_the_service():
    backend = FakeBackend()
    asked = {**REGION, "limit": "1", "cursor": "YWJj", "profile": "default"}
    client_of(backend).get("/pipelines/claims/executions", params=asked)
    query = ExecutionQuery(region="ap-northeast-2", pipeline="claims", limit=1, cursor="YWJj")
    assert backend.asked == [(query, "default")]


@pytest.mark.parametrize(
    ("path", "parameters", "named"),
    [
        ("/pipelines", {"region": ""}, "region"),
        ("/pipelines", {"limit": "0"}, "limit"),
        ("/pipelines", {"limit": "101"}, "limit"),
        ("/pipelines", {"limit": "many"}, "limit"),
        ("/pipelines", {"cursor": ""}, "cursor"),
        ("/pipelines", {"cursor": "a b"}, "cursor"),
        ("/pipelines", {"include": "run"}, "include"),
        ("/pipelines", {"profile": "a\nb"}, "profile"),
        ("/pipelines", {"limit": ["1", "2"]}, "limit"),
        ("/pipelines", {"sort": "owner"}, "sort"),
        ("/pipelines", {"domain": "a domain"}, "domain"),
        ("/pipelines", {"names": ""}, "names"),
        ("/pipelines", {"names": "a,,b"}, "names"),
        ("/pipelines", {"names": ",".join(f"p{number}" for number in range(21))}, "names"),
        ("/pipelines/claims/executions", {"status": "Failed;Stopped"}, "status"),
        ("/pipelines/claims/executions", {"from": "yesterday"}, "from"),
        ("/pipelines/claims/executions", {"from": "2026-11-22T10:00:00"}, "from"),
        ("/pipelines/claims/executions", {"to": "2026-11-22"}, "to"),
        ("/pipelines/claims/executions", {"to": "1763800000"}, "to"),
        ("/pipelines/claims/executions", {"parameter": "Year"}, "parameter"),
        ("/pipelines/claims/executions", {"parameter": ["A:1", "B:2"]}, "parameter"),
        ("/pipelines/-/executions", {}, "name"),
        ("/pipelines/a%0ab/executions", {}, "name"),
        ("/pipelines/claims/executions", {"region": "moon-1"}, "region"),
    ],
)
def test_malformed_parameters_are_422(path, parameters, named):
    backend = FakeBackend()
    answer = client_of(backend).get(path, params={**REGION, **parameters})
    assert (answer.status_code, answer.json()["resource"]) == (422, named)
    assert backend.asked == []


@pytest.mark.parametrize("path", ["/pipelines", "/pipelines/claims/executions"])
def test_lists_follow_the_rules_of_every_route(path):
    answer = client_of().get(path, params=REGION)
    assert answer.headers["cache-control"] == "no-cache"
    again = client_of().get(path, params=REGION, headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304
    refused = client_of(profiles="never").get(path, params={**REGION, "profile": "default"})
    assert (refused.status_code, refused.json()["code"]) == (403, "profile-not-permitted")
