"""``GET /lineage`` over a backend of hand-made lineages."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from sagemaker_lineage import errors
from sagemaker_lineage.export.document import document_bytes, to_document
from serverkit.service import CLAIMS, FakeBackend, client_of
from wire_samples.lineages import FINISHED, HOSTILE, NEVER_RAN, NOW, RUNNING

EVERY = frozenset({"run", "jobs", "metrics", "registry", "s3"})


def get(client, headers=None, **parameters):
    return client.get("/lineage", params={**CLAIMS, **parameters}, headers=headers)


def test_the_answer_is_the_document():
    answer = get(client_of())
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.content == document_bytes(to_document(FINISHED, NOW))


def test_text_that_utf8_cannot_hold_is_answered_all_the_same():
    answer = get(client_of(FakeBackend(HOSTILE)))
    assert answer.json()["graph"]["nodes"][1]["id"] == "a\\ud800"


def test_what_is_asked_reaches_the_service():
    backend = FakeBackend()
    get(client_of(backend))
    get(
        client_of(backend),
        includeLatestExec="true",
        domain="studio-domain",
        execution="0123456789ab",
        include="run,s3",
        strict="false",
        profile="default",
    )
    (plain, no_profile), (full, profile) = backend.asked
    assert (plain.region, plain.pipeline, plain.include) == ("ap-northeast-2", "claims", EVERY)
    assert (plain.domain, plain.execution, plain.include_latest_execution, plain.strict) == (None, None, False, False)
    assert (full.domain, full.execution, full.include_latest_execution) == ("studio-domain", "0123456789ab", True)
    assert full.include == {"run", "s3"}
    assert (no_profile, profile) == (None, "default")


@pytest.mark.parametrize(
    ("include", "words"),
    [(None, EVERY), ("", set()), ("run", {"run"}), ("s3,run", {"run", "s3"}), ("run,run", {"run"})],
)
def test_include_chooses_the_facts(include, words):
    backend = FakeBackend()
    get(client_of(backend), **({} if include is None else {"include": include}))
    assert backend.asked[0][0].include == words


@pytest.mark.parametrize("text", ["true", "True", "1", "yes", "on"])
def test_booleans_are_read_as_fastapi_reads_them(text):
    backend = FakeBackend()
    get(client_of(backend), includeLatestExec=text)
    assert backend.asked[0][0].include_latest_execution is True


@pytest.mark.parametrize(
    ("parameters", "named"),
    [
        ({"region": None}, "region"),
        ({"pipeline": None}, "pipeline"),
        ({"region": ""}, "region"),
        ({"region": "evil.example.com#"}, "region"),
        ({"region": "us-east-1\n"}, "region"),
        ({"region": "169.254.169.254"}, "region"),
        ({"pipeline": ""}, "pipeline"),
        ({"pipeline": "a/b"}, "pipeline"),
        ({"pipeline": "-a"}, "pipeline"),
        ({"pipeline": "a" * 257}, "pipeline"),
        ({"pipeline": "한국어"}, "pipeline"),
        ({"pipeline": "arn:aws:s3:::bucket"}, "pipeline"),
        ({"pipeline": "arn:aws:sagemaker:us-east-1:111122223333:pipeline/claims"}, "pipeline"),
        ({"domain": ""}, "domain"),
        ({"domain": "a\x00b"}, "domain"),
        ({"domain": "d" * 257}, "domain"),
        ({"execution": ""}, "execution"),
        ({"execution": "../x"}, "execution"),
        ({"includeLatestExec": "maybe"}, "includeLatestExec"),
        ({"includeLatestExec": ""}, "includeLatestExec"),
        ({"strict": "2"}, "strict"),
        ({"include": "run,everything"}, "include"),
        ({"include": "run,"}, "include"),
        ({"include": "RUN"}, "include"),
        ({"profile": ""}, "profile"),
        ({"profile": "a\nb"}, "profile"),
        ({"profile": "[default]"}, "profile"),
        ({"profile": "p" * 129}, "profile"),
        ({"profile": "../../etc/passwd\x00"}, "profile"),
        ({"region": ["us-east-1", "us-east-2"]}, "region"),
        ({"profile": ["a", "b"]}, "profile"),
    ],
)
def test_malformed_parameters_are_422_before_anything_is_read(parameters, named):
    backend = FakeBackend()
    asked = {name: value for name, value in {**CLAIMS, **parameters}.items() if value is not None}
    answer = client_of(backend, profiles="never").get("/lineage", params=asked)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert (answer.json()["code"], answer.json()["resource"]) == ("invalid-request", named)
    assert backend.asked == []


def test_a_malformed_value_is_not_repeated():
    answer = get(client_of(), region="<script>alert(1)</script>", include="secret-word")
    assert "script" not in answer.text
    assert "secret-word" not in answer.text
    assert "`include`" in answer.json()["detail"]
    assert "`region`" in answer.json()["detail"]


def test_unknown_parameters_are_ignored():
    assert get(client_of(), nonsense="1", _="1763800000").status_code == 200


def test_a_pipeline_can_be_asked_for_by_arn():
    backend = FakeBackend()
    arn = "arn:aws:sagemaker:ap-northeast-2:111122223333:pipeline/claims"
    assert get(client_of(backend), pipeline=arn).status_code == 200
    assert backend.asked[0][0].pipeline == arn


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (errors.PipelineNotFound("No such pipeline."), 404),
        (errors.ExecutionNotFound("No such execution."), 404),
        (errors.DomainNotFound("Not in that domain."), 404),
        (errors.ProfileNotFound("No such profile."), 422),
        (errors.AccessDenied("Denied.", iam_action="sagemaker:ListPipelineExecutions"), 500),
        (errors.CredentialsMissing("None."), 500),
        (errors.MalformedDefinition("Not JSON."), 500),
        (errors.Throttled("Throttled."), 503),
        (errors.TimedOut("Too late."), 504),
        (errors.Unreachable("No route."), 504),
    ],
)
def test_errors_are_problems_with_the_status_of_the_contract(error, status):
    answer = get(client_of(FakeBackend(error)))
    problem = answer.json()
    assert answer.status_code == problem["status"] == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert problem["code"] == error.code
    assert problem["requestId"] == answer.headers["x-request-id"]
    assert problem.get("iamAction") == error.iam_action
    assert ("retry-after" in answer.headers) == (status == 503)


def test_an_unexpected_error_tells_nothing():
    answer = get(client_of(FakeBackend(RuntimeError("password=hunter2"))))
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == "internal"
    assert answer.json()["requestId"] == answer.headers["x-request-id"]
    assert "hunter2" not in answer.text
    assert "Traceback" not in answer.text


def test_strict_refuses_an_answer_with_gaps():
    answer = get(client_of(), strict="true")
    assert answer.status_code == 500
    assert answer.json()["code"] == "incomplete"
    assert len(answer.json()["gaps"]) == len(FINISHED.gaps)
    assert get(client_of(FakeBackend(NEVER_RAN)), strict="true").status_code == 200


def test_an_unchanged_run_is_not_sent_again():
    backend = FakeBackend(RUNNING)
    client = client_of(backend)
    tag = get(client).headers["etag"]
    backend.time += timedelta(minutes=7)
    again = get(client, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == tag
    assert again.headers["cache-control"] == "no-cache"
    assert "x-request-id" in again.headers
    assert get(client, headers={"If-None-Match": f'"other", {tag.removeprefix("W/")}'}).status_code == 304
    assert get(client, headers={"If-None-Match": "*"}).status_code == 304


def test_what_has_changed_is_sent():
    backend = FakeBackend(RUNNING)
    tag = get(client_of(backend)).headers["etag"]
    backend.answer = FINISHED
    assert get(client_of(backend), headers={"If-None-Match": tag}).status_code == 200


def test_a_profile_from_here_is_taken_and_from_elsewhere_is_403():
    backend = FakeBackend()
    assert get(client_of(backend), profile="default").status_code == 200
    for client, headers in [
        (client_of(backend, peer=("10.0.0.7", 40000)), {}),
        (client_of(backend, host="lineage.example.com"), {}),
        (client_of(backend), {"X-Forwarded-For": "127.0.0.1"}),
        (client_of(backend), {"Origin": "https://example.com"}),
        (client_of(backend), {"Sec-Fetch-Site": "cross-site"}),
        (client_of(backend, profiles="never"), {}),
    ]:
        answer = get(client, headers=headers, profile="default")
        assert (answer.status_code, answer.json()["code"]) == (403, "profile-not-permitted")
    assert len(backend.asked) == 1


def test_a_listed_profile_is_taken_from_anywhere():
    client = client_of(peer=("10.0.0.7", 40000), profiles=["shared"])
    assert get(client, profile="shared").status_code == 200
    assert get(client, profile="default").status_code == 403


def test_403_comes_before_404():
    answer = get(client_of(profiles="never"), pipeline="unknown", profile="default")
    assert answer.status_code == 403


def test_a_slow_aws_is_answered_in_time(monkeypatch):
    backend = FakeBackend()
    import time

    monkeypatch.setattr(backend, "now", lambda: time.sleep(0.5))
    answer = get(client_of(backend, request_seconds=0.05))
    assert (answer.status_code, answer.json()["code"]) == (504, "aws-timeout")


def test_the_domain_is_in_the_answer_only_when_asked_for():
    assert get(client_of()).json()["domain"]["name"] == "studio-domain"
    without = replace(FINISHED, domain=None)
    assert "domain" not in get(client_of(FakeBackend(without))).json()
