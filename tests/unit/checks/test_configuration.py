"""The check settings: what they say, and that every mistake is named with its place."""

from __future__ import annotations

from datetime import date

import pytest

from sagemaker_lineage.checks.configuration import MOST_CHARACTERS, read_options
from sagemaker_lineage.checks.options import PERSONAL_DATA, Exemption, Options
from sagemaker_lineage.errors import ConfigurationError
from sagemaker_lineage.model.finding import Severity

WHOLE = """\
trusted = ["o-abc123", "vpce-0123"]
personal-data = ["secret=*"]

[rules]
s3-mfa-delete = true
"s3-versioning" = false

[severities]
s3-tls-only = "low"

[[exceptions]]
rule = "s3-access-logging"
resource = "scratch-*"
reason = "Holds nothing for longer than a day."
expires = 2027-01-31

[[exceptions]]
rule = "s3-tls-only"
resource = "raw"
pipeline = "claims"
reason = "The vendor uploads without TLS."
expires = 2026-12-31
"""


def test_everything_that_can_be_said() -> None:
    assert read_options(WHOLE, "checks.toml") == Options(
        rules={"s3-mfa-delete": True, "s3-versioning": False},
        severities={"s3-tls-only": Severity.LOW},
        exceptions=(
            Exemption(
                rule="s3-access-logging",
                resource="scratch-*",
                reason="Holds nothing for longer than a day.",
                expires=date(2027, 1, 31),
            ),
            Exemption(
                rule="s3-tls-only",
                resource="raw",
                pipeline="claims",
                reason="The vendor uploads without TLS.",
                expires=date(2026, 12, 31),
            ),
        ),
        trusted=frozenset({"o-abc123", "vpce-0123"}),
        personal_data=("secret=*",),
    )


def test_nothing_said_is_the_default() -> None:
    assert read_options("", "checks.toml") == Options()
    assert Options().personal_data == PERSONAL_DATA


TABLE = '[[exceptions]]\nrule = "s3-versioning"\nresource = "a"\nreason = "b"\nexpires = 2027-01-01\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[rules\n", r"checks.toml is no TOML: .*line 1"),
        ("a = " + "[" * 5_000, "is no TOML"),
        ("x" * (MOST_CHARACTERS + 1), "more than 1,048,576 characters"),
        ("\nrule = 1\n", "checks.toml, line 2: rule is none of rules, severities, exceptions, trusted, personal-data"),
        ("rules = 7", "line 1: rules is no table"),
        ("[rules]\n\ns3-nothing = true\n", "line 3: s3-nothing is no rule"),
        ("[rules]\ns3-versioning = 1\n", "line 2: s3-versioning is neither true nor false"),
        ('[severities]\ns3-versioning = "bad"\n', "line 2: s3-versioning is none of critical, high, medium, low"),
        ("[severities]\ns3-versioning = 1\n", "line 2: s3-versioning is none of"),
        ("[severities]\ns3-versioning = []\n", "line 2: s3-versioning is none of"),
        ("[severities]\nnone = 'low'\n", "line 2: none is no rule"),
        ("exceptions = 7\n", r"line 1: exceptions is no list of tables: write \[\[exceptions\]\]"),
        ("exceptions = [7]\n", "line 1: exceptions is no list of tables"),
        (TABLE + TABLE + "until = 1\n", "line 11: until is none of rule, resource, reason, expires, pipeline"),
        (TABLE + '[[exceptions]]\nrule = "s3-versioning"\n', "line 6: exceptions: resource is missing"),
        (TABLE.replace("2027-01-01", '"2027-01-01"'), "line 5: expires is no date"),
        (TABLE.replace("2027-01-01", "2027-01-01T00:00:00Z"), "line 5: expires is no date"),
        (TABLE.replace('"b"', '" "'), "line 4: reason is no text"),
        (TABLE.replace('"s3-versioning"', '"s3"'), "line 2: rule names 's3', which is no rule"),
        ('exceptions = [{rule = "s3"}]\n', "exceptions: resource is missing"),
        ('trusted = "o-1"\n', "line 1: trusted is no list of texts"),
        ("personal-data = [1]\n", "line 1: personal-data is no list of texts"),
    ],
)
def test_a_mistake_is_named_with_its_line(text: str, message: str) -> None:
    with pytest.raises(ConfigurationError, match=message):
        read_options(text, "checks.toml")


@pytest.mark.parametrize(
    ("rule", "hint"),
    [
        ("s3-tls", "Near it: s3-tls-only."),
        ("S3.5", "docs/reference/rules.md lists the rules."),
    ],
)
def test_a_rule_that_is_none_has_near_ones(rule: str, hint: str) -> None:
    with pytest.raises(ConfigurationError) as raised:
        read_options(f'[rules]\n"{rule}" = true\n', "checks.toml")
    assert raised.value.hint is not None
    assert raised.value.hint.startswith(hint[:-1])


@pytest.mark.parametrize(
    ("tags", "said"),
    [
        ({"PII": "True"}, "PII=True"),
        ({"team": "claims"}, None),
        ({"data-classification": "Personal data"}, "data-classification=Personal data"),
        ({}, None),
    ],
)
def test_tags_that_say_personal_data(tags: dict[str, str], said: str | None) -> None:
    assert Options().says_personal(tags) == said
