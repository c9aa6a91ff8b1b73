"""``GET /pipelines/{name}/steps/{step}/metrics`` over a hand-made history."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from sagemaker_lineage import errors
from serverkit.service import FakeBackend, client_of

REGION = {"region": "ap-northeast-2"}


def get(client, name="claims", step="Train", headers=None, **parameters):
    path = f"/pipelines/{quote(name, safe='')}/steps/{quote(step, safe='')}/metrics"
    return client.get(path, params={**REGION, **parameters}, headers=headers)


def test_the_answer_is_the_history():
    answer = get(client_of())
    assert answer.status_code == 200
    found = answer.json()
    assert (found["pipeline"], found["step"]) == ("claims", "Train")
    assert found["executions"] == [
        {
            "id": "aaaaaaaaaaaa",
            "startTime": "2026-11-22T10:02:31Z",
            "status": "Failed",
            "stepStatus": None,
            "cacheHit": False,
            "metrics": {},
        },
        {
            "id": "0123456789ab",
            "startTime": "2026-11-22T10:02:31Z",
            "status": "Succeeded",
            "stepStatus": "Succeeded",
            "cacheHit": True,
            "metrics": {"validation:rmse": 2.1},
        },
    ]
    assert found["gaps"][0]["affects"] == ["/executions/0/metrics"]


def test_what_is_asked_reaches_the_service():
    backend = FakeBackend()
    get(client_of(backend))
    get(client_of(backend), step="Name#2", last="3", profile="default", headers={"Cache-Control": "no-cache"})
    (plain, no_profile), (full, profile) = backend.asked
    assert (plain.region, plain.pipeline, plain.step, plain.last) == ("ap-northeast-2", "claims", "Train", 20)
    assert (full.step, full.last) == ("Name#2", 3)
    assert (no_profile, profile, backend.fresh) == (None, "default", [False, True])


def test_an_unchanged_answer_is_not_sent_again():
    client = client_of()
    tag = get(client).headers["etag"]
    assert get(client, headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"last": "0"}, "last"),
        ({"last": "21"}, "last"),
        ({"last": "many"}, "last"),
        ({"last": ["1", "2"]}, "last"),
        ({"region": "evil.example.com"}, "region"),
        ({"name": "no name"}, "name"),
        ({"step": "a\x00b"}, "step"),
        ({"step": "s" * 257}, "step"),
    ],
    ids=str,
)
def test_malformed_parameters_are_422_before_anything_is_read(given, named):
    backend = FakeBackend()
    answer = get(client_of(backend), **given)
    assert (answer.status_code, answer.json()["resource"]) == (422, named)
    assert backend.asked == []


@pytest.mark.parametrize("step", ["<img src=x onerror=alert(1)>", "\u202egnp", "한글", "a b", "🦜"])
def test_a_step_of_any_name_can_be_asked_for(step):
    assert get(client_of(), step=step).json()["step"] == step


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (errors.StepNotFound("No such step.", resource="Trian"), 404),
        (errors.PipelineNotFound("No such pipeline."), 404),
        (errors.AccessDenied("Denied.", iam_action="sagemaker:ListPipelineExecutions"), 500),
        (errors.Throttled("Throttled."), 503),
    ],
)
def test_errors_are_those_of_the_contract(error, status):
    answer = get(client_of(FakeBackend(history=error)))
    assert (answer.status_code, answer.json()["code"]) == (status, error.code)


def test_a_profile_is_permitted_as_elsewhere():
    assert get(client_of(profiles="never"), profile="default").status_code == 403
