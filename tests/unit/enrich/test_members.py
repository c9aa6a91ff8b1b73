"""Members of AWS's answers, whatever type they come as."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta, timezone

import pytest

from sagemaker_lineage.enrich import members

NOON = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "text"),
    [("a", "a"), ("", None), (None, None), (3, None), (["a"], None), ("é", "é"), ("a\ud800b", "a?b")],
)
def test_text(value, text):
    assert members.text({"Name": value}, "Name") == text


def test_a_missing_member_is_none():
    assert members.text({}, "Name") is None
    assert members.moment({}, "Name") is None
    assert members.integer({}, "Name") is None


@pytest.mark.parametrize(("value", "integer"), [(3, 3), (0, 0), (True, None), (3.0, None), ("3", None)])
def test_integer(value, integer):
    assert members.integer({"Name": value}, "Name") == integer


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (3, 3.0),
        (0.5, 0.5),
        (True, None),
        ("3", None),
        (math.nan, None),
        (math.inf, None),
        (10**400, None),
        (None, None),
    ],
)
def test_number(value, number):
    assert members.number(value) == number


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        (NOON, NOON),
        (NOON.replace(tzinfo=None), NOON),
        (NOON.astimezone(timezone(timedelta(hours=9))), NOON),
        (datetime.max.replace(tzinfo=timezone(timedelta(hours=-9))), None),
        ("2026-05-01", None),
        (None, None),
    ],
)
def test_moment(value, moment):
    found = members.moment({"Time": value}, "Time")
    assert found == moment
    assert found is None or found.tzinfo is UTC


def test_structure():
    payload = {"A": {"B": {"C": 1}}, "X": "text"}
    assert members.structure(payload, "A", "B") == {"C": 1}
    assert members.structure(payload, "A", "Z", "C") == {}
    assert members.structure(payload, "X") == {}


@pytest.mark.parametrize(
    ("value", "found"), [([{"a": 1}, "b", None], [{"a": 1}]), ("text", []), (b"bytes", []), (None, []), ({"a": 1}, [])]
)
def test_structures(value, found):
    assert members.structures({"List": value}, "List") == found


def test_pairs_are_sorted_and_what_is_no_pair_is_left_out():
    listed = [
        {"Key": "b", "Value": "2"},
        {"Key": "a", "Value": ""},
        {"Key": "", "Value": "x"},
        {"Key": "c", "Value": 3},
        {"Value": "y"},
    ]
    assert list(members.pairs({"Tags": listed}, "Tags").items()) == [("a", ""), ("b", "2")]
    assert members.pairs({"P": [{"Name": "n", "Value": "v"}]}, "P", "Name") == {"n": "v"}
