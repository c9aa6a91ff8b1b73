"""Errors on the wire: one table from code to status, nothing secret."""

from __future__ import annotations

import json

import pytest
from starlette.exceptions import HTTPException

from sagemaker_lineage import errors
from sagemaker_lineage.errors import ERRORS, AccessDenied, IncompleteAnswer, LineageError, PipelineNotFound, Throttled
from sagemaker_lineage.model.request import Gap, GapCode
from sagemaker_lineage.server.problems import STATUS, problem_of, problem_response, routing_response, unexpected


def body_of(response):
    return json.loads(response.body)


def test_every_error_has_a_status():
    assert {error.code for error in ERRORS} <= set(STATUS)


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (errors.InvalidRequest, 422),
        (errors.ProfileNotPermitted, 403),
        (errors.PipelineNotFound, 404),
        (errors.ExecutionNotFound, 404),
        (errors.DomainNotFound, 404),
        (errors.AccessDenied, 500),
        (errors.IncompleteAnswer, 500),
        (errors.CredentialsMissing, 500),
        (errors.Throttled, 503),
        (errors.TimedOut, 504),
    ],
)
def test_statuses_are_those_of_the_contract(error, status):
    assert problem_response(error("It failed.")).status_code == status


def test_a_problem_says_what_why_and_what_to_do():
    error = AccessDenied(
        "The caller's permissions do not allow sagemaker:ListPipelines.",
        iam_action="sagemaker:ListPipelines",
        resource="ap-northeast-2",
        hint="Add the action to the role.",
    )
    assert problem_of(error).model_dump(mode="json") == {
        "type": "urn:sagemaker-lineage:problem:aws-access-denied",
        "title": "AWS denied access",
        "status": 500,
        "detail": "The caller's permissions do not allow sagemaker:ListPipelines.",
        "code": "aws-access-denied",
        "requestId": "none",
        "iamAction": "sagemaker:ListPipelines",
        "resource": "ap-northeast-2",
        "hint": "Add the action to the role.",
    }


def test_what_does_not_apply_has_no_key():
    assert set(problem_of(PipelineNotFound("None.")).model_dump()) == {
        "type", "title", "status", "detail", "code", "requestId",
    }  # fmt: skip


def test_strict_answers_carry_the_gaps():
    gap = Gap(code=GapCode.THROTTLED, detail="AWS throttled.", operation="s3:GetBucketTagging", resource="raw-data")
    body = body_of(problem_response(IncompleteAnswer("1 fact could not be read.", gaps=(gap,))))
    assert body["gaps"] == [
        {
            "code": "throttled",
            "operation": "s3:GetBucketTagging",
            "iamAction": None,
            "resource": "raw-data",
            "detail": "AWS throttled.",
            "affects": [],
        }
    ]


def test_problems_are_not_kept():
    response = problem_response(PipelineNotFound("None."))
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["cache-control"] == "no-store"
    assert "retry-after" not in response.headers


def test_what_passes_by_itself_says_when_to_ask_again():
    assert int(problem_response(Throttled("Too many.")).headers["retry-after"]) >= 1


def test_text_that_utf8_cannot_hold_is_answered_all_the_same():
    assert body_of(problem_response(LineageError("half \ud800 a pair")))["detail"] == "half \\ud800 a pair"


def test_the_framework_s_own_refusals_are_problems():
    assert body_of(routing_response(HTTPException(404)))["code"] == "no-such-route"
    not_allowed = routing_response(HTTPException(405, headers={"Allow": "GET"}))
    assert (not_allowed.status_code, not_allowed.headers["allow"]) == (405, "GET, HEAD")
    assert body_of(routing_response(HTTPException(400)))["code"] == "bad-request"


def test_a_defect_says_nothing_but_its_id():
    body = body_of(unexpected())
    assert (body["status"], body["code"]) == (500, "internal")
    assert body["requestId"]
