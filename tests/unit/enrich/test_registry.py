"""The registry of operations, and the policy printed from it."""

from __future__ import annotations

import json
from functools import cache

import botocore.session
import pytest

from fakes.reader import denied, invalid, missing, throttled
from sagemaker_lineage import errors
from sagemaker_lineage.enrich.operations import DESCRIBE_MODEL, GET_OBJECT, OPERATIONS, read
from sagemaker_lineage.enrich.policy import DECRYPT, FREE, STATEMENTS, iam_policy_document
from sagemaker_lineage.enrich.posture_operations import DESCRIBE_FEATURE_GROUP
from sagemaker_lineage.enrich.refusals import refusal
from sagemaker_lineage.model.request import Answer, Failure, GapCode

WANTED = read(DESCRIBE_MODEL, "us-east-1", ModelName="m")


@cache
def service_model(service):
    return botocore.session.get_session().get_service_model(service)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.label)
def test_an_operation_is_one_of_awss_and_is_paged_as_aws_does(operation):
    model = service_model(operation.service).operation_model(operation.name)
    pages = operation.pages
    assert pages is not None or operation is DESCRIBE_FEATURE_GROUP or "NextToken" not in model.output_shape.members
    if pages is not None:
        assert {pages.items, pages.answer_token} <= set(model.output_shape.members)
        assert {pages.request_token, pages.size_parameter} <= set(model.input_shape.members)


def test_no_operation_is_registered_twice():
    assert len({operation.label for operation in OPERATIONS}) == len(OPERATIONS)


def test_a_reads_parameters_are_sorted():
    assert read(GET_OBJECT, "us-east-1", Key="k", Bucket="b").parameters == (("Bucket", "b"), ("Key", "k"))


def test_the_policy_allows_every_operation_in_one_statement_and_nothing_more():
    stated = [operation for statement in STATEMENTS for operation in statement.operations]
    assert sorted(each.label for each in (*stated, *FREE)) == sorted(each.label for each in OPERATIONS)
    allowed = [action for statement in iam_policy_document()["Statement"] for action in statement["Action"]]
    assert sorted(allowed) == sorted({each.iam_action for each in stated} | {DECRYPT})


def test_the_policy_is_a_policy():
    document = iam_policy_document("aws-cn")
    assert json.loads(json.dumps(document)) == document
    assert document["Version"] == "2012-10-17"
    sids = [statement["Sid"] for statement in document["Statement"]]
    assert len(set(sids)) == len(sids)
    assert all(sid.isalnum() for sid in sids)
    for statement in document["Statement"]:
        assert all(each == "*" or each.startswith("arn:aws-cn:") for each in statement["Resource"])


def test_the_policy_only_reads():
    words = ("Get", "List", "Describe", "Decrypt", "Search", "QueryLineage")
    for statement in iam_policy_document()["Statement"]:
        assert all(action.partition(":")[2].startswith(words) for action in statement["Action"])


@pytest.mark.parametrize(
    ("failure", "error"),
    [
        (denied(), errors.AccessDenied),
        (throttled(), errors.Throttled),
        (missing(), errors.AwsError),
        (invalid(), errors.AwsError),
        (Failure(code=GapCode.ACCESS_DENIED, detail="d"), errors.AccessDenied),
        (Failure(code=GapCode.TIMEOUT, detail="d"), errors.TimedOut),
        (Failure(code=GapCode.ACCESS_DENIED, detail="d", error="aws-credentials-missing"), errors.CredentialsMissing),
        (Failure(code=GapCode.TIMEOUT, detail="d", error="aws-unreachable"), errors.Unreachable),
    ],
)
def test_the_error_for_a_read_that_was_the_asked_for_thing(failure, error):
    raised = refusal(Answer(read=WANTED, failure=failure))
    assert type(raised) is error
    assert (raised.message, raised.resource) == (failure.detail, "m")
    named = raised.iam_action == "sagemaker:DescribeModel" and "sagemaker:DescribeModel" in raised.hint
    assert named == (error is errors.AccessDenied)


def test_an_answer_without_content_is_an_error_of_aws():
    assert "sagemaker:DescribeModel" in refusal(Answer(read=WANTED, absent=True)).message
