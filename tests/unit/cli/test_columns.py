"""Columns in a given width: nothing is lost, lines fit, and words and names part where they may."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from sagemaker_lineage.cli.columns import READABLE, fitted, line_width, wrapped
from sagemaker_lineage.cli.lines import Span, say
from sagemaker_lineage.cli.tables import Table, plain_lines

ARN = "arn:aws:sagemaker:ap-northeast-2:111122223333:training-job/pipelines-abc-Train"


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 16, [""]),
        ("short", 16, ["short"]),
        ("one two three four", 9, ["one two", "three", "four"]),
        ("endpoint/claims-risk-live, and 5 more", 26, ["endpoint/claims-risk-live,", "and 5 more"]),
        (ARN, 40, ["arn:aws:sagemaker:ap-northeast-2:", "111122223333:training-job/pipelines-abc-", "Train"]),
        ("x" * 20, 8, ["x" * 8, "x" * 8, "x" * 4]),
        ("원시데이터버킷", 6, ["원시데", "이터버", "킷"]),
        ("  led by space", 40, ["  led by space"]),
    ],
)
def test_text_parts_between_words_and_after_signs(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines


@given(st.text(alphabet="ab/:,. -원", max_size=200), st.integers(4, 60))
def test_nothing_is_lost_and_every_line_fits(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(line) <= width for line in lines)


@pytest.mark.parametrize(
    ("natural", "room", "widths"),
    [
        ([8, 30, 100], 200, [8, 30, 100]),
        ([8, 30, 100], 100, [8, 30, 62]),
        ([8, 90, 110], 70, [8, 31, 31]),
        ([8, 90, 110], 10, [8, 16, 16]),
        ([], 10, []),
    ],
)
def test_the_widest_columns_give_way(natural: list[int], room: int, widths: list[int]) -> None:
    assert fitted(natural, room) == widths


def test_a_table_of_stacked_cells_keeps_its_columns() -> None:
    table = Table(
        title="Findings",
        heads=("severity", "rule", "seen"),
        rows=(
            (say("high"), (say("a-rule"), say(ARN), say("")), Span("no customer key for the volumes")),
            (say("low"), (say("b"),), say("x")),
        ),
    )
    lines = list(plain_lines(table, 60))
    assert lines[:3] == [
        "Findings",
        "  severity  rule                     seen",
        "  high      a-rule                   no customer key for the",
    ]
    assert all(len(line) <= 60 for line in lines)
    assert "".join(line[12:37].strip() for line in lines[3:-1]) == ARN


def test_a_table_without_a_width_is_as_wide_as_it_is() -> None:
    table = Table(title="T", heads=("a", "b"), rows=((say(ARN), say("x" * 200)),))
    assert max(map(len, plain_lines(table))) == 2 + len(ARN) + 2 + 200


@pytest.mark.parametrize(("columns", "width"), [(None, READABLE), ("80", 80), ("1", 32), ("odd", READABLE)])
def test_how_wide_a_line_may_be(monkeypatch: pytest.MonkeyPatch, columns: str | None, width: int) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    if columns is not None:
        monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr("sys.__stdout__", None)
    assert line_width() == width
