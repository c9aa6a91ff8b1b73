"""What the tests of the documentation call "as shown": the rule itself, tried on small cases."""

from __future__ import annotations

import pytest

from docskit.commands import Command, arguments, commands_of
from docskit.pages import Block


@pytest.mark.parametrize(
    ("shown", "printed", "matches"),
    [
        (None, "anything", True),
        ("a\nb\n", "a\nb", True),
        ("a\nb\n", "a  \nb\n\n", True),
        ("a\n", "a\nb", False),
        ("a\n…\nd\n", "a\nb\nc\nd", True),
        ("a\n…\nd\n", "a\nd", True),
        ("a\n…\nd\n", "a\nb\nc", False),
        ("a\n…\n", "a\nb\nc", True),
        ("a … c\n", "a b c", True),
        ("a … c\n", "a b\nc", False),
        ("1.5\n", "1x5", False),
    ],
)
def test_dots_stand_for_what_is_left_out(shown: str | None, printed: str, matches: bool) -> None:
    assert Command("page:1", "command", shown).matches(printed) is matches


def test_blocks_fall_into_commands() -> None:
    bash = Block("page", 1, "bash", "# first\na --one \\\n  --two\n\nb 'x\ny'\n")
    console = Block("page", 1, "console", "$ a\nout\nput\n$ b\n")
    assert [command.text for command in commands_of(bash)] == ["a --one \\\n  --two", "b 'x\ny'"]
    assert [(command.text, command.shown) for command in commands_of(console)] == [("a", "out\nput\n"), ("b", None)]


def test_arguments_are_those_of_each_program() -> None:
    assert arguments("A=1 a --x 'y z' | b; c && d $(e f)") == [
        ["a", "--x", "y z"],
        ["b"],
        ["c"],
        ["d", "$"],
        ["e", "f"],
    ]


@pytest.mark.parametrize(
    ("text", "is_run"), [("make demo", False), ("make demos", True), ("docker ps", False), ("ls", True)]
)
def test_only_what_is_listed_is_not_run(text: str, is_run: bool) -> None:
    assert Command("page:1", text).is_run is is_run
