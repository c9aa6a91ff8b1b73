"""Where lists go on: places and ranks come back from their cursors, and nothing else is taken for one."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from sagemaker_lineage import errors
from sagemaker_lineage.enrich.catalog.orders import Order, rank_of_cursor, to_rank_cursor
from sagemaker_lineage.enrich.catalog.places import Place
from sagemaker_lineage.enrich.cursors import LONGEST_CURSOR, to_cursor
from sagemaker_lineage.enrich.question import SORTS
from sagemaker_lineage.model.catalog import ListedExecution, ListedPipeline

NOON = datetime(2026, 5, 1, 12, 0, 0, 250_000, UTC)


def run(identity, seconds=0.0):
    return ListedExecution(arn="a", id=identity, status="Failed", started_at=NOON + timedelta(seconds=seconds))


def undated(identity):
    return ListedExecution(arn="a", id=identity, status="Failed")


def test_a_place_comes_back_from_its_text():
    place = Place(token="t").past(run("a")).past(run("b")).past(undated("c"))
    assert Place.from_text(place.to_text()) == place
    assert Place.from_text(None) == Place.from_text(Place().to_text()) == Place()


def test_only_older_executions_come_after_a_place():
    place = Place().past(run("a")).past(run("b"))
    assert [place.precedes(each) for each in (run("a"), run("b"), run("c"), run("d", 1), run("e", -1))] == [
        False,
        False,
        True,
        False,
        True,
    ]
    assert place.past(run("e", -1)).ids == ("e",)
    assert place.precedes(undated("f"))
    assert Place().precedes(run("a"))


def test_however_many_begin_together_a_cursor_is_never_too_long():
    place = Place(token="t" * 6_000)
    for number in range(200):
        place = place.past(run(f"{number:0128d}"))
    assert len(to_cursor(place.to_text(), "executions", "eu-west-1", "p" * 256, "[]")) < LONGEST_CURSOR


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nonsense",
        "[]",
        "{}",
        "[1, null]",
        "[null, 7]",
        '[null, "yesterday"]',
        '[null, "2026-05-01T12:00:00"]',
        "[null, null, 7]",
        '[["t"], null]',
        "[" * 100_000,
    ],
)
def test_what_no_place_wrote_is_none(text):
    with pytest.raises(errors.InvalidRequest) as raised:
        Place.from_text(text)
    assert raised.value.resource == "cursor"


@pytest.mark.parametrize(
    "text", ["", "[]", "[1, 2, 3]", '[false, "0", "n"]', "[false, 0, 7]", '[false, 0, "n", 1]', "7"]
)
def test_what_no_rank_wrote_is_none(text):
    with pytest.raises(errors.InvalidRequest):
        rank_of_cursor(to_cursor(text, "s"), "s")


@pytest.mark.parametrize("word", SORTS)
def test_a_list_goes_on_after_a_row_that_is_gone(word):
    order = Order(word=word)
    rows = order.sort(
        [
            ListedPipeline(name="b", last_modified_at=NOON, last_execution_at=NOON),
            ListedPipeline(name="a", last_modified_at=NOON, last_execution_at=NOON),
            ListedPipeline(name="c", last_modified_at=NOON + timedelta(days=1)),
            ListedPipeline(name="d", last_modified_at=NOON - timedelta(days=1), last_execution_at=NOON),
        ]
    )
    for place in range(len(rows)):
        rank = rank_of_cursor(to_rank_cursor(order.rank(rows[place]), "s"), "s")
        left = [*rows[:place], *rows[place + 1 :]]
        assert order.after(left, rank) == rows[place + 1 :]
    assert order.after(rows, None) == rows


def test_an_infinite_rank_is_none():
    with pytest.raises(errors.InvalidRequest):
        rank_of_cursor(to_cursor(json.dumps([False, float("nan"), "n"]), "s"), "s")
