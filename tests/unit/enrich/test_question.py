"""What may be asked, and what is malformed."""

from __future__ import annotations

import pytest

from sagemaker_lineage.enrich.cursors import LONGEST_CURSOR, from_cursor, to_cursor
from sagemaker_lineage.enrich.question import ExecutionQuery, LineageRequest, PipelineQuery
from sagemaker_lineage.errors import InvalidRequest

GOOD = {"region": "eu-west-1", "pipeline": "pricing"}
ARN = "arn:aws:sagemaker:eu-west-1:111122223333:pipeline/pricing"


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"pipeline": ARN},
        {"pipeline": "a"},
        {"pipeline": "A-1" * 85},
        {"domain": "studio-domain"},
        {"execution": "abc123def456"},
        {"execution": f"{ARN}/execution/abc"},
        {"include": frozenset()},
        {"region": "cn-north-1"},
    ],
)
def test_what_is_well_formed(more):
    asked = LineageRequest(**{**GOOD, **more})
    assert asked.overlaid == ("execution" in more)


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ({"region": "europe"}, "region"),
        ({"region": ""}, "region"),
        ({"region": "eu-west-1\n"}, "region"),
        ({"pipeline": ""}, "pipeline"),
        ({"pipeline": "-pricing"}, "pipeline"),
        ({"pipeline": "pri cing"}, "pipeline"),
        ({"pipeline": "p" * 257}, "pipeline"),
        ({"pipeline": "p" * 100_000}, "pipeline"),
        ({"pipeline": ARN.replace("eu-west-1", "eu-west-2")}, "pipeline"),
        ({"pipeline": f"{ARN}/execution/abc"}, "pipeline"),
        ({"domain": ""}, "domain"),
        ({"domain": "a/b"}, "domain"),
        ({"domain": "d" * 64}, "domain"),
        ({"execution": ""}, "execution"),
        ({"execution": "a b"}, "execution"),
        ({"execution": ARN}, "execution"),
        ({"execution": "e" * 100_000}, "execution"),
        ({"include": frozenset({"run", "everything"})}, "include"),
    ],
)
def test_what_is_malformed_is_named(more, named):
    with pytest.raises(InvalidRequest) as raised:
        LineageRequest(**{**GOOD, **more})
    assert raised.value.resource == named
    assert len(raised.value.message) < 200


def test_the_overlay_is_asked_for_by_either_word():
    assert LineageRequest(**GOOD, include_latest_execution=True).overlaid


@pytest.mark.parametrize("limit", [0, 101, -1])
@pytest.mark.parametrize(
    "query",
    [lambda limit: PipelineQuery(region="eu-west-1", limit=limit), lambda limit: ExecutionQuery(**GOOD, limit=limit)],
)
def test_a_page_has_its_bounds(query, limit):
    assert query(100).limit == 100
    with pytest.raises(InvalidRequest):
        query(limit)


@pytest.mark.parametrize("token", ["x", "a" * 8192, "토큰", "[1]"])
def test_a_cursor_carries_its_token(token):
    cursor = to_cursor(token, "pipelines", "eu-west-1")
    assert cursor.isascii()
    assert from_cursor(cursor, "pipelines", "eu-west-1") == token


def test_no_cursor_is_no_token():
    assert from_cursor(None, "pipelines") is None


@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "x",
        "!!!!",
        "é",
        "AAAA",
        "a" * (LONGEST_CURSOR + 1),
        to_cursor("t", "pipelines", "us-east-1"),
        to_cursor("t", "executions", "eu-west-1"),
        "W10",
        "WzEsInBpcGVsaW5lcyIsImV1LXdlc3QtMSIsMV0",
        "W1tb" * 4000,
    ],
)
def test_a_cursor_of_another_list_or_of_nobody_is_refused(cursor):
    with pytest.raises(InvalidRequest) as raised:
        from_cursor(cursor, "pipelines", "eu-west-1")
    assert raised.value.resource == "cursor"


@pytest.mark.parametrize(
    ("named", "members"),
    [
        ("sort", {"sort": "owner"}),
        ("domain", {"domain": "a domain"}),
        ("names", {"names": ("fine", "not fine")}),
        ("names", {"names": tuple(f"p{number}" for number in range(21))}),
    ],
)
def test_a_list_of_pipelines_says_what_is_wrong(named, members):
    with pytest.raises(InvalidRequest) as raised:
        PipelineQuery(region="eu-west-1", **members)
    assert raised.value.resource == named
