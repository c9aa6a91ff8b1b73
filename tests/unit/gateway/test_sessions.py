"""Sessions: standard AWS configuration, one for each profile, nothing shared and nothing global."""

import os
import threading
from datetime import UTC

import boto3
import pytest
from botocore.exceptions import InvalidRegionError

from sagemaker_lineage import errors
from sagemaker_lineage.gateway.hooks import Hooks
from sagemaker_lineage.gateway.limits import Limits
from sagemaker_lineage.gateway.sessions import Clients, Sessions, read_timestamp

CONFIG = """\
[default]
region = us-east-1

[profile one]
region = eu-west-1
s3 =
    addressing_style = path

[profile two]
region = eu-west-1
services = local

[services local]
s3 =
    endpoint_url = http://127.0.0.1:9
"""
CREDENTIALS = """\
[default]
aws_access_key_id = AKIADEFAULT
aws_secret_access_key = d

[one]
aws_access_key_id = AKIAONE
aws_secret_access_key = o

[two]
aws_access_key_id = AKIATWO
aws_secret_access_key = t
"""


@pytest.fixture
def configured(tmp_path, monkeypatch):
    (tmp_path / "config").write_text(CONFIG)
    (tmp_path / "credentials").write_text(CREDENTIALS)
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "credentials"))
    return tmp_path


def hooks():
    return Hooks(Limits(), None, threading.Event())


def sessions(**limits):
    return Sessions(Limits(**limits), hooks())


def key_of(client):
    return client._request_signer._credentials.access_key


@pytest.mark.parametrize(
    ("profile", "key"), [(None, "AKIADEFAULT"), ("default", "AKIADEFAULT"), ("one", "AKIAONE"), ("two", "AKIATWO")]
)
def test_each_profile_has_its_own_credentials(configured, profile, key):
    assert key_of(sessions().clients(profile).get("sagemaker", "eu-west-1")) == key


def test_the_profile_of_the_environment_is_used_when_none_is_named(configured, monkeypatch):
    monkeypatch.setenv("AWS_PROFILE", "one")
    kept = sessions()
    assert key_of(kept.clients(None).get("s3", "eu-west-1")) == "AKIAONE"
    assert key_of(kept.clients("two").get("s3", "eu-west-1")) == "AKIATWO"


def test_keys_of_the_environment_are_used(monkeypatch):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAENV")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "e")
    assert key_of(sessions().clients(None).get("s3", "eu-west-1")) == "AKIAENV"


def test_the_region_of_the_read_counts_not_that_of_the_environment(configured, monkeypatch):
    monkeypatch.setenv("AWS_REGION", "us-west-2")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-west-2")
    client = sessions().clients("one").get("sagemaker", "ap-northeast-2")
    assert client.meta.endpoint_url == "https://api.sagemaker.ap-northeast-2.amazonaws.com"


@pytest.mark.parametrize(
    ("region", "endpoint"),
    [
        ("us-east-1", "https://s3.us-east-1.amazonaws.com"),
        ("cn-north-1", "https://s3.cn-north-1.amazonaws.com.cn"),
    ],
)
def test_s3_is_asked_in_its_region(configured, region, endpoint):
    client = sessions().clients(None).get("s3", region)
    assert client.meta.endpoint_url == endpoint
    assert client.meta.config.signature_version == "s3v4"


def test_endpoints_of_the_configuration_are_used(configured, monkeypatch):
    kept = sessions()
    assert kept.clients("two").get("s3", "eu-west-1").meta.endpoint_url == "http://127.0.0.1:9"
    monkeypatch.setenv("AWS_ENDPOINT_URL_SAGEMAKER", "http://127.0.0.1:8")
    assert sessions().clients("two").get("sagemaker", "eu-west-1").meta.endpoint_url == "http://127.0.0.1:8"


def test_certificates_of_the_configuration_are_used(configured, monkeypatch):
    monkeypatch.setenv("AWS_CA_BUNDLE", str(configured / "own.pem"))
    client = sessions().clients(None).get("sagemaker", "eu-west-1")
    assert client._endpoint.http_session._verify == str(configured / "own.pem")


def test_limits_reach_the_clients(configured):
    config = sessions(threads=7, attempts=9).clients(None).get("sagemaker", "eu-west-1").meta.config
    assert config.max_pool_connections == 7
    assert (config.connect_timeout, config.read_timeout) == (2.0, 10.0)
    assert config.retries == {"mode": "standard", "total_max_attempts": 9}
    assert config.user_agent.startswith("sagemaker-lineage/")


def test_settings_of_the_profile_stay_in_force_beside_ours(configured):
    config = sessions().clients("one").get("s3", "eu-west-1").meta.config
    assert config.s3["addressing_style"] == "path"
    assert config.s3["us_east_1_regional_endpoint"] == "regional"


def test_a_client_is_made_once(configured):
    clients = sessions().clients(None)
    assert clients.get("s3", "eu-west-1") is clients.get("s3", "eu-west-1")
    assert clients.get("s3", "eu-west-1") is not clients.get("s3", "eu-west-2")


def test_threads_share_one_client(configured):
    clients, made, start = sessions().clients(None), [], threading.Barrier(8)

    def get():
        start.wait(10)
        made.append(clients.get("s3", "eu-west-1"))

    threads = [threading.Thread(target=get) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert len(made) == 8
    assert len(set(map(id, made))) == 1


def test_the_oldest_clients_are_given_up(configured):
    clients = Clients(None, Limits(clients=2), hooks())
    first = clients.get("s3", "eu-west-1")
    clients.get("s3", "eu-west-2")
    clients.get("s3", "eu-west-3")
    assert len(clients._made) == 2
    assert clients.get("s3", "eu-west-1") is not first


def test_the_oldest_profiles_are_given_up(configured):
    kept = sessions(profiles=2)
    first = kept.clients("one")
    assert kept.clients("one") is first
    kept.clients("two")
    kept.clients("default")
    assert kept.clients("one") is not first


def test_credentials_that_stopped_working_are_read_again(configured):
    kept = sessions()
    old = kept.clients("one")
    old.get("s3", "eu-west-1")
    (configured / "credentials").write_text(CREDENTIALS.replace("AKIAONE", "AKIANEW"))
    assert key_of(kept.clients("one").get("s3", "eu-west-2")) == "AKIAONE"
    old.usable = False
    assert key_of(kept.clients("one").get("s3", "eu-west-1")) == "AKIANEW"


@pytest.mark.parametrize("profile", ["nobody", "", "../../etc/passwd", "a\nb"])
def test_an_unknown_profile_is_said_so(configured, profile):
    with pytest.raises(errors.ProfileNotFound) as caught:
        sessions().clients(profile)
    assert caught.value.resource == profile


def test_an_unknown_profile_in_the_environment_is_said_so(configured, monkeypatch):
    monkeypatch.setenv("AWS_PROFILE", "nobody")
    with pytest.raises(errors.ProfileNotFound):
        sessions().clients(None)


def test_a_configuration_that_cannot_be_read_is_said_so(configured):
    (configured / "config").write_text("[default\nregion")
    with pytest.raises(errors.ConfigurationError) as caught:
        sessions().clients(None)
    assert str(configured) not in str(caught.value)


def test_a_region_that_is_none_is_refused(configured):
    with pytest.raises(InvalidRegionError):
        sessions().clients(None).get("s3", "evil.example.com#")


def test_service_models_are_loaded_once_for_all_sessions(configured):
    one, two = (sessions().clients(profile)._session._loader for profile in ("one", "two"))
    assert one is two
    assert len(one.search_paths) == len(set(one.search_paths))


def test_models_of_ones_own_are_looked_for_too(configured, monkeypatch):
    monkeypatch.setenv("AWS_DATA_PATH", str(configured))
    assert str(configured) in sessions().clients("one")._session._loader.search_paths


def test_nothing_global_is_touched(configured):
    environment = dict(os.environ)
    sessions().clients("one").get("s3", "eu-west-1")
    assert dict(os.environ) == environment
    assert boto3.DEFAULT_SESSION is None


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        (0, "1970-01-01T00:00:00+00:00"),
        (1_795_341_600.123, "2026-11-22T10:00:00.123000+00:00"),
        (-1, "1969-12-31T23:59:59+00:00"),
        ("2026-11-22T10:00:00Z", "2026-11-22T10:00:00+00:00"),
        ("Sun, 22 Nov 2026 10:00:00 GMT", "2026-11-22T10:00:00+00:00"),
    ],
)
def test_moments_are_read_in_every_form_of_aws(value, moment):
    assert read_timestamp(value).astimezone(UTC).isoformat() == moment


@pytest.mark.parametrize("value", [1e300, float("nan"), float("inf"), "yesterday", {}])
def test_a_moment_that_is_none_is_refused(value):
    with pytest.raises((ValueError, OverflowError, TypeError)):
        read_timestamp(value)
