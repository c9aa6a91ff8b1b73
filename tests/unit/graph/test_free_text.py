"""Pieces of texts in free places: whole texts, lists, options, JSON in text, and what is none of them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corekit.definitions import get
from sagemaker_lineage.definition.document_text import Document, slot
from sagemaker_lineage.graph.free_text import (
    MOST_DEPTH,
    Budget,
    Piece,
    is_flag,
    may_be_location,
    names_around,
    pieces_of,
)

PLENTY = 100_000


def _pieces(text: str, *spliced: Any, budget: Budget | None = None) -> list[Piece]:
    return list(pieces_of(Document(text, spliced), (None, "key"), budget or Budget(PLENTY)))


def _shown(text: str, *spliced: Any) -> list[str]:
    """Return the pieces as ``NAME TEXT``, names inside out with ``<`` between them."""
    return [f"{'<'.join(names_around(piece.names))} {piece.text}" for piece in _pieces(text, *spliced)]


@pytest.mark.parametrize(
    "text",
    [
        "s3://b/x",
        "S3://b/x",
        "s3a://b/x",
        "s3n://b/x",
        "https://b.s3.amazonaws.com/x",
        "s3://b/my file.csv",
        "s3://b/a,b/c",
        "s3://b/a, b/c",
        "s3://b/dt=2026-01-01/part=0",
        "s3://b/a-b c",
        "s3://b/select * from",
        "s3://b/{a}",
        f"{slot(0)}/x",
        slot(0),
    ],
)
def test_a_location_is_one_piece_whatever_its_key_holds(text: str) -> None:
    (piece,) = _pieces(text, get("Steps.A.x"))
    assert (piece.text, piece.names, piece.number, piece.is_whole) == (text, (None, "key"), 0, True)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("s3://b/1,s3://b/2", ["key s3://b/1", "key s3://b/2"]),
        ("s3://b/1, s3://b/2 ,s3://b/3", ["key s3://b/1", "key s3://b/2", "key s3://b/3"]),
        ("s3://b/1 s3://b/2\ts3://b/3\ns3://b/4", [f"key s3://b/{number}" for number in range(1, 5)]),
        ("s3://b/1,x,,s3://b/2,", ["key s3://b/1", "key s3://b/2"]),
        ("s3://b/dt=1/a,s3://b/dt=2/a", ["key s3://b/dt=1/a", "key s3://b/dt=2/a"]),
        ("  s3://b/1  ", ["key s3://b/1"]),
        ("--input=s3://b/1", ["--input<key s3://b/1"]),
        ("spark.jars=s3://b/1,s3://b/2", ["spark.jars<key s3://b/1", "spark.jars<key s3://b/2"]),
        ("train=s3://b/1,test=s3://b/2", ["train<key s3://b/1", "test<key s3://b/2"]),
        ("s3://b/1,test=s3://b/2", ["key s3://b/1", "test<key s3://b/2"]),
        ("a=b=s3://b/1", ["b<key s3://b/1"]),
        ("a=b=c=s3://b/d=1,s3://b/d=2", ["c<key s3://b/d=1", "c<key s3://b/d=2"]),
        ("=s3://b/1", ["key s3://b/1"]),
        ("a==s3://b/1", ["key s3://b/1"]),
        ("s3://b/1;s3://b/2|s3://b/3", ["key s3://b/1", "key s3://b/2", "key s3://b/3"]),
        ("--paths s3://b/1;s3://b/2", ["--paths<key s3://b/1", "--paths<key s3://b/2"]),
        ("['s3://b/1', 's3://b/2']", ["key s3://b/1", "key s3://b/2"]),
        ("[s3://b/1,s3://b/2]", ["key s3://b/1", "key s3://b/2"]),
        ("{'in': 's3://b/1', 'out': 's3://b/2'}", ["in<key s3://b/1", "out<key s3://b/2"]),
        ("--output \"s3://b/1\" --input='s3://b/2'", ["--output<key s3://b/1", "--input<key s3://b/2"]),
        ("bash -c 'aws s3 cp s3://b/1 s3://b/2'", ["key s3://b/1", "key s3://b/2"]),
        ("the data of s3://b/1.", ["key s3://b/1"]),
        ("(s3://b/1)", ["key s3://b/1"]),
        ("at:s3://b/1", ["at<key s3://b/1"]),
        ("in = s3://b/1", ["in<key s3://b/1"]),
        ("copy s3://b/1 s3://b/2", ["key s3://b/1", "key s3://b/2"]),
        ("postgres://u:secret@h/db=s3://b/1", ["key s3://b/1"]),
        ("jdbc:pg://h/db?user=x&password=secret=s3://b/1", ["key s3://b/1"]),
        (f"{slot(0)};{slot(1)}", [f"key {slot(0)}", f"key {slot(1)}"]),
        (f"['{slot(0)}','{slot(1)}']", [f"key {slot(0)}", f"key {slot(1)}"]),
        ("--input s3://b/1", ["--input<key s3://b/1"]),
        ("-i s3://b/1 -o s3://b/2", ["-i<key s3://b/1", "-o<key s3://b/2"]),
        ("--inputs s3://b/1 s3://b/2", ["--inputs<key s3://b/1", "--inputs<key s3://b/2"]),
        ("--inputs s3://b/1,s3://b/2 s3://b/3", [f"--inputs<key s3://b/{number}" for number in (1, 2, 3)]),
        ("--out=s3://b/1 s3://b/2", ["--out<key s3://b/1", "key s3://b/2"]),
        ("--out='s3://b/1' 's3://b/2'", ["--out<key s3://b/1", "key s3://b/2"]),
        ("jars=s3://b/1, s3://b/2", ["jars<key s3://b/1", "jars<key s3://b/2"]),
        ("--verbose --input s3://b/1", ["--input<key s3://b/1"]),
        ("--name x s3://b/1", ["key s3://b/1"]),
        ("s3://b/1 --output s3://b/2", ["key s3://b/1", "--output<key s3://b/2"]),
        ("--conf spark.jars=s3://b/1", ["spark.jars<key s3://b/1"]),
        ("--conf --packages=x s3://b/1", ["key s3://b/1"]),
        ("spark-submit --class A s3://b/job.jar --in s3://b/1", ["key s3://b/job.jar", "--in<key s3://b/1"]),
        ("aws s3 cp s3://b/1 s3://b/2", ["key s3://b/1", "key s3://b/2"]),
        ("- s3://b/1", ["key s3://b/1"]),
        ("reads S3A://b/1", ["key S3A://b/1"]),
        ("read https://b/1 too", ["key https://b/1"]),
        (f"{slot(0)},s3://b/1", [f"key {slot(0)}", "key s3://b/1"]),
        (f"--a {slot(0)} --b {slot(1)}/x", [f"--a<key {slot(0)}", f"--b<key {slot(1)}/x"]),
        (f"a={slot(0)},b={slot(1)}", [f"a<key {slot(0)}", f"b<key {slot(1)}"]),
        (f"--{slot(0)}=s3://b/1", ["key s3://b/1"]),
    ],
)
def test_lists_and_options_are_taken_apart(text: str, pieces: list[str]) -> None:
    assert _shown(text, get("Steps.A.x"), get("Steps.B.x")) == pieces
    assert [piece.number for piece in _pieces(text, get("Steps.A.x"), get("Steps.B.x"))] == list(range(len(pieces)))
    assert not any(piece.is_whole for piece in _pieces(text, 0, 0))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "text",
        "xs3://b/1",
        "file://b/1",
        "hdfs:///x",
        f"x{slot(0)}",
        f"run-{slot(0)} y",
        "select * from t where x = 's3://b/1'",
        "\n  SELECT a\n  FROM t LOCATION s3://b/1",
        "COPY t FROM 's3://b/1'",
        "unload ('select 1') to 's3://b/1'",
        "With t as (select 1) select s3://b/1",
        "insert into t values (s3://b/1)",
        "CREATE EXTERNAL TABLE t LOCATION 's3://b/1'",
        "msck repair table s3://b/1",
        "update t set a = s3://b/1",
        "delete from t where a = s3://b/1",
        "drop table s3://b/1",
        "alter table t set location s3://b/1",
        "merge into t using s3://b/1",
    ],
)
def test_words_that_hold_a_location_in_them_and_queries_are_no_pieces(text: str) -> None:
    assert _shown(text, get("Steps.A.x")) == []


def test_a_word_that_begins_like_a_query_is_none() -> None:
    assert _shown("selected s3://b/1") == ["key s3://b/1"]
    assert _shown("x select s3://b/1") == ["key s3://b/1"]


@pytest.mark.parametrize(
    ("value", "pieces"),
    [
        ({"a": "s3://b/1"}, ["a<key s3://b/1"]),
        ({"a": {"b": ["s3://b/1", {"c": "s3://b/2"}]}, "d": "s3://b/3"}, None),
        (["s3://b/1", "x", 7, None, True, "s3://b/2"], ["key s3://b/1", "key s3://b/2"]),
        ("s3://b/1", ["key s3://b/1"]),
        ({"a": "--in s3://b/1 --out=s3://b/2"}, ["--in<a<key s3://b/1", "--out<a<key s3://b/2"]),
        ({"a": "s3://b/1,s3://b/2"}, ["a<key s3://b/1", "a<key s3://b/2"]),
        ({"a": "select x from s3://b/1"}, []),
        ({"a": 7, "b": {}, "c": []}, []),
    ],
)
def test_json_in_text_is_read_in_its_order(value: Any, pieces: list[str] | None) -> None:
    wanted = ["b<a<key s3://b/1", "c<b<a<key s3://b/2", "d<key s3://b/3"] if pieces is None else pieces
    for text in (json.dumps(value), f"  {json.dumps(value, indent=1)}"):
        assert _shown(text) == wanted
        assert all(piece.is_whole is isinstance(value, str) for piece in _pieces(text))


def test_slashes_may_be_escaped_in_json() -> None:
    text = json.dumps({"a": "s3://b/1"}).replace("/", "\\/")
    assert may_be_location(text)
    assert _shown(text) == ["a<key s3://b/1"]


def test_expressions_may_stand_in_json() -> None:
    first, second = get("Steps.A.x"), get("Steps.B.x")
    (one, other) = _pieces(f'{{"a": "{slot(0)}/x", "b": {slot(1)}}}', first, second)
    assert one.document.written(one.text) == {"Std:Join": {"Values": [first, "/x"]}}
    assert other.document.written(other.text) == second
    assert one.document.expressions(one.text) == [first]


@pytest.mark.parametrize("text", ["{s3://b/1", '["s3://b/1"', '"s3://b/1', "[s3://b/1]", "{ s3://b/1"])
def test_what_only_begins_like_json_is_read_as_a_list(text: str) -> None:
    assert _shown(text) == ["key s3://b/1"]


def _nested(depth: int) -> str:
    text = "s3://b/1"
    for level in range(depth):
        text = json.dumps({f"k{depth - level}": text})
    return text


@pytest.mark.parametrize("depth", range(MOST_DEPTH + 1))
def test_json_is_read_in_json_in_json(depth: int) -> None:
    budget = Budget(PLENTY)
    (piece,) = _pieces(_nested(depth), budget=budget)
    assert piece.text == "s3://b/1"
    assert list(names_around(piece.names)) == [*(f"k{level}" for level in range(depth, 0, -1)), "key"]
    assert not budget.too_deep


@pytest.mark.parametrize("depth", [MOST_DEPTH + 1, MOST_DEPTH + 3])
def test_what_lies_deeper_is_left_out_and_told(depth: int) -> None:
    budget = Budget(PLENTY)
    assert _pieces(_nested(depth), budget=budget) == []
    assert (budget.too_deep, budget.spent) == (True, False)


def test_what_is_no_json_is_never_too_deep() -> None:
    text = "{s3://b/1} s3://b/2"
    for _ in range(MOST_DEPTH):
        text = json.dumps([text])
    budget = Budget(PLENTY)
    assert [piece.text for piece in _pieces(text, budget=budget)] == ["s3://b/1", "s3://b/2"]
    assert not budget.too_deep


def test_no_more_json_is_read_than_the_budget_allows() -> None:
    text = json.dumps({"a": "s3://b/1"})
    budget = Budget(2 * len(text))
    assert len(_pieces(text, budget=budget)) == len(_pieces(text, budget=budget)) == 1
    assert not budget.spent
    assert _pieces(text, budget=budget) == []
    assert budget.spent
    assert len(_pieces("s3://b/1", budget=budget)) == len(_pieces("a=s3://b/1", budget=budget)) == 1


def test_each_level_of_json_counts() -> None:
    text = _nested(2)
    inner = _nested(1)
    budget = Budget(len(text) + len(inner))
    assert len(_pieces(text, budget=budget)) == 1
    assert budget.take(0)
    assert not budget.take(1)


@pytest.mark.parametrize(
    ("text", "flag"),
    [("-x", True), ("--x", True), ("--", True), ("-", False), ("", False), ("x", False), ("--x=1", False)],
)
def test_what_an_option_is(text: str, flag: bool) -> None:
    assert is_flag(text) is flag


@pytest.mark.parametrize(
    ("text", "worth"), [("x s3://", True), (slot(0), True), ("s3:\\/\\/b", True), ("s3:/b", False), ("", False)]
)
def test_most_texts_are_passed_over(text: str, worth: bool) -> None:
    assert may_be_location(text) is worth


URIS = st.sampled_from(
    ("s3://b/x", "S3A://b/x/y=1/", "https://b.s3.amazonaws.com/x", "s3://b", slot(0), f"{slot(1)}/a.csv")
)
WORDS = st.sampled_from(("x", "price", "7", "a=b", "select", "x,y", "s3:/b"))
FLAGS = st.sampled_from(("--in", "-o", "--output-path"))


@st.composite
def command_lines(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Draw a command line, and the pieces that are in it; it begins with a word, so that it is no single location."""
    line, pieces = [draw(WORDS.filter(lambda word: word != "select"))], []
    flag: str | None = None
    for _ in range(draw(st.integers(0, 6))):
        kind = draw(st.sampled_from(("word", "flag", "list", "keyed")))
        uris = draw(st.lists(URIS, min_size=1, max_size=3))
        if kind == "word":
            line.append(draw(WORDS))
            flag = None
        elif kind == "flag":
            flag = draw(FLAGS)
            line.append(flag)
        elif kind == "list":
            line.append(",".join(uris))
            pieces += [f"{flag}<key {uri}" if flag else f"key {uri}" for uri in uris]
        else:
            key = draw(FLAGS)
            line.append(f"{key}={','.join(uris)}")
            pieces += [f"{key}<key {uri}" for uri in uris]
            flag = None
    return draw(st.sampled_from((" ", "\n", "  \t"))).join(line), pieces


@given(command_lines())
def test_every_location_of_a_command_line_is_found_and_nothing_else(drawn: tuple[str, list[str]]) -> None:
    line, pieces = drawn
    assert _shown(line, get("Steps.A.x"), get("Steps.B.x")) == pieces
    carried = json.dumps({"cmd": line.replace("\0", "")}) if "\0" not in line else None
    if carried is not None:
        assert _shown(carried) == [piece.replace("key ", "cmd<key ") for piece in pieces]


@given(st.text(alphabet='s3:/ahtp,=- \n"{}[]\\\0' + "0", max_size=60))
def test_any_text_has_pieces_that_stand_in_it(text: str) -> None:
    document = Document(text.replace("\0", slot(0)), (get("Steps.A.x"),))
    for piece in pieces_of(document, (None, "key"), Budget(PLENTY)):
        assert piece.text
        assert may_be_location(piece.text)
        assert [*piece.document.expressions(piece.text)] == [document.spliced[0]] * piece.text.count(slot(0))
