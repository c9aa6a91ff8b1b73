"""Colours in a terminal that wants them, plain text everywhere else; a sign of life while AWS is read."""

from __future__ import annotations

import re
import sys
from dataclasses import replace

import pytest

from freshkit.screen import Screen
from sagemaker_lineage.cli.progress import reading_aws
from sagemaker_lineage.cli.screen import plain_document, show_document
from sagemaker_lineage.export.document import to_document
from wire_samples.lineages import FINISHED, HOSTILE, NOW

ESCAPE = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


def terminal(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """Put a terminal of 100 columns in the place of standard output."""
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "100")
    screen = Screen(terminal=True)
    monkeypatch.setattr(sys, "stdout", screen)
    return screen


def test_a_terminal_shows_colours_signs_and_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal(monkeypatch)
    show_document(to_document(FINISHED, NOW))
    bare = ESCAPE.sub("", screen.shown)
    assert "\x1b[32m✔ Succeeded" in screen.shown
    assert "├── Prep" in bare
    assert "┃ bucket" in bare
    assert "Not known (2)" in bare


def test_a_terminal_shows_no_empty_table_and_no_gaps_where_there_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal(monkeypatch)
    show_document(to_document(replace(FINISHED, gaps=(), buckets={}), NOW))
    bare = ESCAPE.sub("", screen.shown)
    assert "Data" in bare
    assert "Buckets" not in bare
    assert "Not known" not in bare


def test_tables_fit_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal(monkeypatch)
    show_document(to_document(FINISHED, NOW))
    tables = [
        line for line in ESCAPE.sub("", screen.shown).splitlines() if line.startswith(("│ ", "┃ ", "┏", "└─────"))
    ]
    assert tables
    assert max(map(len, tables)) <= 100


def test_only_colours_reach_a_terminal_from_hostile_names(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal(monkeypatch)
    show_document(to_document(HOSTILE, NOW))
    rest = re.sub(r"\x1b\[[0-9;]*m", "", screen.shown)
    assert not set(rest) & {"\x1b", "\x00", "\u202e", "\x07"}
    assert "\\x1b[31m" in rest


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_a_terminal_that_wants_none_gets_plain_text(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    screen = terminal(monkeypatch)
    monkeypatch.setenv(name, value)
    document = to_document(FINISHED, NOW)
    show_document(document)
    assert screen.shown == plain_document(document)


def test_an_encoding_that_knows_no_signs_gets_ascii(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = Screen(terminal=False, encoding="ascii")
    monkeypatch.setattr(sys, "stdout", pipe)
    show_document(to_document(HOSTILE, NOW))
    assert pipe.shown.isascii()
    assert "\\ud55c\\uad6d\\uc5b4" in pipe.shown


@pytest.mark.parametrize("is_terminal", [True, False])
def test_only_a_terminal_is_shown_that_aws_is_read(is_terminal: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    errors = Screen(terminal=is_terminal)
    monkeypatch.setattr(sys, "stderr", errors)
    with reading_aws():
        pass
    assert ("Reading AWS" in errors.shown) is is_terminal
