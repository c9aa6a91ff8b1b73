"""The checker of the wire finds what it is there to find."""

from __future__ import annotations

import json

import botocore.session
import pytest

from wire_model import check_answer, check_request

SESSION = botocore.session.get_session()


def operation(service, name):
    return SESSION.get_service_model(service).operation_model(name)


def answered(service, name, body, status=200, headers=None):
    encoded = json.dumps(body).encode() if isinstance(body, dict) else body.encode()
    return check_answer(operation(service, name), status, headers or {}, encoded)


DOMAIN = {"DomainId": "d-abc", "DomainName": "studio", "Status": "InService", "CreationTime": 1.5}


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"Surprise": 1}, "answer.Domains[0].Surprise: not in the model"),
        ({"Status": "Sleeping"}, "'Sleeping' is not in the enum"),
        ({"CreationTime": "yesterday"}, "'yesterday' is no timestamp"),
        ({"DomainName": 7}, "7 is no string"),
        ({"DomainName": "-x-"}, "does not match"),
        ({"DomainName": "x" * 64}, "above 63"),
    ],
)
def test_a_wrong_json_answer_is_found(changed, complaint):
    found = answered("sagemaker", "ListDomains", {"Domains": [DOMAIN | changed]})
    assert any(complaint in one for one in found), found


def test_a_right_json_answer_passes():
    assert answered("sagemaker", "ListDomains", {"Domains": [DOMAIN]}) == []


def test_a_required_member_is_missed():
    found = answered("sagemaker", "DescribeModel", {"ModelName": "m", "CreationTime": 1})
    assert found == ["answer.ModelArn: required and missing"]


def test_a_boolean_is_no_number():
    found = answered("sagemaker", "Search", {"TotalHits": {"Value": True}})
    assert found == ["answer.TotalHits.Value: True is no long"]


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ({"__type": "Nonsense", "message": "x"}, "error code 'Nonsense' is not one of the operation's"),
        ({"__type": "ValidationException"}, "an error without a message"),
    ],
)
def test_a_wrong_json_error_is_found(body, complaint):
    assert answered("sagemaker", "DescribePipeline", body, status=400) == [complaint]


FLAGS = "<BlockPublicAcls>{}</BlockPublicAcls>"
ROOT = "<PublicAccessBlockConfiguration>{}</PublicAccessBlockConfiguration>"


@pytest.mark.parametrize(
    ("inner", "complaints"),
    [
        (FLAGS.format("true"), []),
        (FLAGS.format("TRUE"), ["answer.BlockPublicAcls: 'TRUE' is no boolean"]),
        ("<BlockAll>true</BlockAll>", ["answer.BlockAll: not in the model"]),
    ],
)
def test_xml_answers_are_read_against_the_model(inner, complaints):
    assert answered("s3", "GetPublicAccessBlock", ROOT.format(inner)) == complaints


def test_required_xml_members_are_missed():
    body = "<ServerSideEncryptionConfiguration></ServerSideEncryptionConfiguration>"
    assert answered("s3", "GetBucketEncryption", body) == ["answer.Rules: required and missing"]


def test_list_members_have_the_names_of_the_model():
    body = "<Tagging><TagSet><Label><Key>a</Key><Value>b</Value></Label></TagSet></Tagging>"
    assert answered("s3", "GetBucketTagging", body) == ["answer.TagSet: <Label> instead of <Tag>"]


def test_times_and_numbers_in_xml_are_read():
    body = (
        "<ListBucketResult><KeyCount>one</KeyCount>"
        "<Contents><LastModified>today</LastModified><Size>1</Size></Contents></ListBucketResult>"
    )
    assert answered("s3", "ListObjectsV2", body) == [
        "answer.KeyCount: 'one' is no integer",
        "answer.Contents.LastModified: 'today' is no time",
    ]


def test_headers_are_read():
    found = check_answer(operation("s3", "GetObject"), 200, {"Last-Modified": "2026-11-22", "ETag": "x"}, b"")
    assert found == ["header LastModified: '2026-11-22' is no time"]


@pytest.mark.parametrize(
    ("service", "body", "complaint"),
    [
        ("s3", "<ErrorResponse><Error/></ErrorResponse>", "an error 404 in <ErrorResponse>"),
        ("s3control", "<Error><Code>x</Code></Error>", "an error 404 in <Error>"),
        ("s3", "<Error><Code>NoSuchTagSet</Code></Error>", "an error 404 without code or message"),
    ],
)
def test_a_wrong_xml_error_is_found(service, body, complaint):
    assert complaint in answered(service, "GetPublicAccessBlock", body, status=404)


def test_a_query_answer_is_unwrapped():
    body = "<GetCallerIdentityResponse><GetCallerIdentityResult><Me>x</Me></GetCallerIdentityResult></GetCallerIdentityResponse>"
    assert answered("sts", "GetCallerIdentity", body) == ["answer.Me: not in the model"]


@pytest.mark.parametrize(
    ("parameters", "complaint"),
    [
        ({}, 'Missing required parameter in input: "PipelineName"'),
        ({"PipelineName": "a", "Nmae": 1}, 'Unknown parameter in input: "Nmae"'),
        ({"PipelineName": 3}, "Invalid type for parameter PipelineName"),
        ({"PipelineName": "a b"}, "request.PipelineName: 'a b' does not match"),
    ],
)
def test_a_wrong_request_is_found(parameters, complaint):
    found = check_request(operation("sagemaker", "DescribePipeline"), parameters)
    assert any(complaint in one for one in found), found


@pytest.mark.parametrize(
    ("parameters", "complaint"),
    [({"MaxResults": 101}, "request.MaxResults: above 100: 101"), ({"SortOrder": "Up"}, "'Up' is not in the enum")],
)
def test_values_of_a_request_are_held_to_their_limits(parameters, complaint):
    found = check_request(operation("sagemaker", "ListPipelines"), parameters)
    assert any(complaint in one for one in found), found
