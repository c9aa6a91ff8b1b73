"""Names that want to steer the terminal."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagemaker_lineage.cli.printable import printable, printable_json, printable_lines

STEERING = {"Cc", "Cf", "Cs", "Zl", "Zp"}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("plain-name_1", "plain-name_1"),
        ("파이프라인 № 7 · é", "파이프라인 № 7 · é"),
        ("\x1b[31mred\x1b[0m", r"\x1b[31mred\x1b[0m"),
        ("\x1b]0;title\x07", r"\x1b]0;title\x07"),
        ("\x1b]8;;http://evil\x1b\\click", r"\x1b]8;;http://evil\x1b\click"),
        ("one\ntwo\rthree\tfour", r"one\ntwo\rthree\tfour"),
        ("\x9b31m and \x7f", r"\x9b31m and \x7f"),
        ("abc\u202egnp.exe", r"abc\u202egnp.exe"),
        ("a\u2066b\u2069", r"a\u2066b\u2069"),
        ("a\u200bb\ufeffc", r"a\u200bb\ufeffc"),
        ("a\u2028b", r"a\u2028b"),
        ("\ud800", r"\ud800"),
        ("\U000e0041", r"\U000e0041"),
        ("", ""),
    ],
)
def test_what_steers_is_shown_as_an_escape(name: str, shown: str) -> None:
    assert printable(name) == shown


@given(st.text(st.characters()))
def test_nothing_printable_steers(text: str) -> None:
    assert not {unicodedata.category(character) for character in printable(text)} & STEERING


@given(st.text(st.characters(exclude_categories=sorted(STEERING))))
def test_everything_else_stays(text: str) -> None:
    assert printable(text) == text


def test_lines_keep_their_ends_and_nothing_else() -> None:
    assert printable_lines("a\nb\x1bc\r\n") == "a\nb\\x1bc\\r\n"


@given(st.dictionaries(st.text(st.characters()), st.text(st.characters())))
def test_json_means_the_same_and_steers_nothing(value: dict[str, str]) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=2)
    shown = printable_json(text)
    assert json.loads(shown) == json.loads(text)
    assert not {unicodedata.category(character) for character in shown.replace("\n", "")} & STEERING
