"""Settings: from the environment, described, and clear about what cannot be used."""

import pytest
from pydantic import ValidationError

from sagemaker_lineage import errors
from sagemaker_lineage.settings import PREFIX, Settings

TIMES = (
    "answer_seconds",
    "request_seconds",
    "drain_seconds",
    "document_seconds",
    "running_document_seconds",
    "aws_connect_seconds",
    "aws_read_seconds",
    "aws_call_seconds",
)


def with_environment(monkeypatch, **values):
    for name, value in values.items():
        monkeypatch.setenv(f"{PREFIX}{name.upper()}", value)
    return Settings.read()


def test_the_defaults_are_for_one_machine():
    settings = Settings.read()
    assert (settings.host, settings.port, settings.profiles) == ("127.0.0.1", 8000, "auto")
    assert settings.allow_origins == ()


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_described(name):
    description = Settings.model_fields[name].description
    assert description
    assert description.endswith(".")


@pytest.mark.parametrize("name", TIMES)
def test_times_say_their_unit(name):
    assert "Seconds" in Settings.model_fields[name].description


@pytest.mark.parametrize(
    ("text", "profiles"),
    [("auto", "auto"), ("never", "never"), ("dev", ("dev",)), ("dev, team-b ,", ("dev", "team-b"))],
)
def test_profiles_are_a_rule_or_names(monkeypatch, text, profiles):
    assert with_environment(monkeypatch, profiles=text).profiles == profiles


@pytest.mark.parametrize(
    ("text", "origins"),
    [
        ("*", ("*",)),
        ("https://a.example.com", ("https://a.example.com",)),
        ("https://a.example.com, http://localhost:3000", ("https://a.example.com", "http://localhost:3000")),
    ],
)
def test_origins_are_a_list(monkeypatch, text, origins):
    assert with_environment(monkeypatch, allow_origins=text).allow_origins == origins


def test_numbers_are_numbers(monkeypatch):
    settings = with_environment(monkeypatch, port="8001", aws_connect_seconds="0.5", log_level="debug")
    assert (settings.port, settings.aws_connect_seconds, settings.log_level) == (8001, 0.5, "DEBUG")


def test_an_empty_variable_is_no_variable(monkeypatch):
    assert with_environment(monkeypatch, port="", profiles="").port == 8000


def test_unknown_variables_do_no_harm(monkeypatch):
    assert with_environment(monkeypatch, nonsense="1").port == 8000


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("port", "70000"),
        ("port", "http"),
        ("profiles", "auto,dev"),
        ("profiles", ","),
        ("allow_origins", "example.com"),
        ("allow_origins", "https://example.com/path"),
        ("aws_threads", "0"),
        ("aws_read_seconds", "-1"),
        ("aws_read_seconds", "nan"),
        ("log_level", "LOUD"),
    ],
)
def test_what_cannot_be_used_names_the_variable_and_not_its_value(monkeypatch, name, value):
    with pytest.raises(errors.ConfigurationError) as caught:
        with_environment(monkeypatch, **{name: value})
    assert caught.value.resource == f"{PREFIX}{name.upper()}"
    assert caught.value.message.startswith(f"{PREFIX}{name.upper()} cannot be used: ")
    assert "pydantic" not in caught.value.message


def test_values_may_be_handed_in():
    settings = Settings(profiles=("a",), allow_origins=("*",), port=1)
    assert (settings.profiles, settings.allow_origins, settings.port) == (("a",), ("*",), 1)


def test_settings_do_not_change():
    with pytest.raises(ValidationError):
        Settings().port = 1
