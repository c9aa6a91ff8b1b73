"""Where credentials come from, and what is said when none do; AWS's sign-in services answer on loopback."""

import pytest

from gatewaykit.endpoint import Endpoint, Reply
from gatewaykit.reads import describe
from sagemaker_lineage.gateway.boto import AwsGateway
from sagemaker_lineage.gateway.limits import Limits

CONFIG = """\
[profile base]

[profile role]
role_arn = arn:aws:iam::111122223333:role/reader
source_profile = base

[profile signed-out]
sso_session = company
sso_account_id = 111122223333
sso_role_name = reader

[sso-session company]
sso_region = us-east-1
sso_start_url = https://company.example.com/start

[profile process]
credential_process = false

[profile no-source]
role_arn = arn:aws:iam::111122223333:role/reader
source_profile = nobody

[profile empty]
"""
CREDENTIALS = """\
[base]
aws_access_key_id = AKIABASE
aws_secret_access_key = hush
"""
ASSUMED = b"""\
<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
<Credentials><AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>hush</SecretAccessKey>
<SessionToken>hush</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>
<AssumedRoleUser><Arn>arn</Arn><AssumedRoleId>id</AssumedRoleId></AssumedRoleUser>
</AssumeRoleResult></AssumeRoleResponse>"""
REFUSED = b"""\
<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>hush</Message></Error></ErrorResponse>"""
XML = {"Content-Type": "text/xml"}


@pytest.fixture
def configured(tmp_path, monkeypatch):
    (tmp_path / "config").write_text(CONFIG)
    (tmp_path / "credentials").write_text(CREDENTIALS)
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "credentials"))
    monkeypatch.setenv("HOME", str(tmp_path))


def answer(assume_role):
    def answered(request):
        return assume_role if b"AssumeRole" in request.body else Reply(200, b'{"PipelineName": "p"}')

    return answered


def ask(monkeypatch, profile, assume_role=None):
    with Endpoint(answer(assume_role)) as endpoint, AwsGateway(Limits(attempts=1)) as gateway:
        monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint.url)
        return gateway.reader(profile).answer(describe()), endpoint.requests


def test_a_role_is_assumed_without_a_region_in_the_environment(configured, monkeypatch):
    found, requests = ask(monkeypatch, "role", Reply(200, ASSUMED, XML))
    assert found.payload == {"PipelineName": "p"}
    assert "Credential=AKIABASE" in requests[0].headers["authorization"]
    assert "Credential=ASIAROLE" in requests[1].headers["authorization"]


def test_a_role_that_may_not_be_assumed_is_no_denial_of_the_read(configured, monkeypatch):
    found, requests = ask(monkeypatch, "role", Reply(403, REFUSED, XML))
    assert found.failure.error == "aws-credentials-missing"
    assert "role" in found.failure.detail
    assert len(requests) == 1


@pytest.mark.parametrize(
    ("profile", "error", "word"),
    [
        ("signed-out", "aws-credentials-missing", "aws sso login"),
        ("process", "aws-credentials-missing", "process"),
        ("no-source", "configuration", "configuration"),
        ("empty", "aws-credentials-missing", "no complete AWS credentials"),
    ],
)
def test_what_is_missing_is_said(configured, monkeypatch, profile, error, word):
    found, requests = ask(monkeypatch, profile)
    assert found.failure.error == error
    assert word in found.failure.detail
    assert requests == []


def test_half_a_key_is_missing_credentials(configured, monkeypatch):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAHALF")
    found, _ = ask(monkeypatch, None)
    assert found.failure.error == "aws-credentials-missing"
