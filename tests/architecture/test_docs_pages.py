"""The documentation as text: links, fences, commands, pages, and that both READMEs are one."""

from __future__ import annotations

import json
import re
import shutil
import subprocess

import pytest
from typer.main import get_command

from docskit.commands import NOT_RUN, arguments, commands, commands_of
from docskit.pages import ROOT, anchors, blocks, links, pages, prose, text_of
from sagemaker_lineage.cli.app import app as installed
from sagemaker_lineage.cli.lineage import app as script

MOST_PICTURE_BYTES = 300_000
LONGEST_DECISION = 60
DECISIONS = sorted(page for page in pages() if page.startswith("docs/decisions/"))
EXECUTABLE = {"bash", "console", "python", "pycon", "javascript", "json", "mermaid"}
SILENT = {"text"}
PICTURES = re.compile("[\U0001f000-\U0001faff\u2600-\u26ff]")


@pytest.mark.parametrize("page", pages())
def test_links_lead_somewhere(page: str) -> None:
    inside = [link for link in links(page) if not re.match(r"https?://|mailto:", link)]
    assert [link for link in inside if not _leads_somewhere(page, link)] == []


def _leads_somewhere(page: str, link: str) -> bool:
    path, _, anchor = link.partition("#")
    target = ((ROOT / page).parent / path).resolve() if path else ROOT / page
    if not target.is_relative_to(ROOT) or not target.exists():
        return False
    return not anchor or anchor in anchors(target.relative_to(ROOT).as_posix())


@pytest.mark.parametrize("page", pages())
def test_every_block_says_its_language(page: str) -> None:
    assert {block.place: block.language for block in blocks(page) if block.language not in EXECUTABLE | SILENT} == {}


@pytest.mark.parametrize("page", pages())
def test_pages_are_plain(page: str) -> None:
    assert PICTURES.findall(text_of(page)) == []
    assert text_of(page).startswith(("# ", "<!-- "))


@pytest.mark.parametrize("page", pages())
def test_json_and_python_can_be_read(page: str) -> None:
    for block in blocks(page, "json"):
        assert json.loads(block.text) is not None, block.place
    for block in blocks(page, "python"):
        assert compile(block.text, block.place, "exec"), block.place


@pytest.mark.parametrize("page", [page for page in pages() if blocks(page, "bash", "console")])
def test_shell_commands_can_be_read(page: str) -> None:
    text = "\n".join(command.text for command in commands(page))
    read = subprocess.run(["bash", "-n"], input=text, capture_output=True, text=True, check=False)
    assert (read.returncode, read.stderr) == (0, "")


@pytest.mark.parametrize("page", [page for page in pages() if blocks(page, "javascript")])
def test_scripts_for_the_browser_can_be_read(page: str) -> None:
    for block in blocks(page, "javascript"):
        assert "fetch(" in block.text
        if node := shutil.which("node"):
            command = [node, "--input-type=module", "--check"]
            read = subprocess.run(command, input=block.text, capture_output=True, text=True, check=False)
            assert read.returncode == 0, f"{block.place}: {read.stderr}"


@pytest.mark.parametrize("page", pages())
def test_commands_use_options_and_targets_that_exist(page: str) -> None:
    words = [words for command in commands(page) for words in arguments(command.text)]
    assert [each for each in words if not _is_possible(each)] == []


def _is_possible(words: list[str]) -> bool:
    program = words[0].rpartition("/")[2]
    if program == "make":
        targets = set(re.findall(r"^([a-z]+):", text_of("Makefile"), re.MULTILINE))
        return words[1] in targets
    if program == "sagemaker-lineage":
        return _options(words[2:]) <= _known(get_command(installed).commands[words[1]])  # type: ignore[attr-defined]
    if program == "python" and words[1:2] == ["lineage.py"]:
        return _options(words[2:]) <= _known(get_command(script))
    return True


def _options(words: list[str]) -> set[str]:
    return {word.partition("=")[0] for word in words if word.startswith("--")}


def _known(command: object) -> set[str]:
    return {"--help"} | {name for option in command.params for name in option.opts}  # type: ignore[attr-defined]


def test_what_is_not_run_is_there_and_stands_alone() -> None:
    every = [command for page in pages() for command in commands(page)]
    unused = [p for p in NOT_RUN if not any(re.fullmatch(p, command.text, re.DOTALL) for command in every)]
    assert unused == []
    mixed = [b.place for page in pages() for b in blocks(page, "bash", "console") if not _is_uniform(commands_of(b))]
    assert mixed == []


def _is_uniform(found: list) -> bool:
    servers = [command for command in found if command.is_run and command.is_server]
    return len({command.is_run for command in found}) == 1 and (not servers or len(found) == 1)


def test_both_readmes_hold_the_same_blocks_links_and_headings() -> None:
    english, korean = "README.md", "README.ko.md"
    assert [(b.language, b.text) for b in blocks(korean)] == [(b.language, b.text) for b in blocks(english)]
    levels = [re.findall(r"^(#+) ", prose(page), re.MULTILINE) for page in (english, korean)]
    assert levels[0] == levels[1]
    targets = [
        sorted(link for link in links(page) if "#" not in link and "README" not in link) for page in (english, korean)
    ]
    assert targets[0] == targets[1]
    rows = [len(re.findall(r"^\|", prose(page), re.MULTILINE)) for page in (english, korean)]
    assert rows[0] == rows[1]


@pytest.mark.parametrize("page", DECISIONS)
def test_decisions_are_short_and_say_what_and_why(page: str) -> None:
    text = text_of(page)
    assert len(text.splitlines()) <= LONGEST_DECISION
    assert re.match(rf"# {page.rpartition('/')[2][:4]} ", text)
    assert re.findall(r"^## (\w+)", text, re.MULTILINE) == ["Context", "Decision", "Consequences"]


def test_decisions_are_numbered_without_a_hole() -> None:
    assert [int(page.rpartition("/")[2][:4]) for page in DECISIONS] == list(range(1, len(DECISIONS) + 1))


def test_every_page_is_listed() -> None:
    below = {page.removeprefix("docs/") for page in pages() if page.startswith("docs/")}
    listed = set(re.findall(r"[\w/-]+\.md", text_of("mkdocs.yml")))
    assert listed == below
    assert below - {link.partition("#")[0] for link in links("docs/index.md")} == {"index.md"}


def test_the_pages_load_nothing_from_elsewhere() -> None:
    settings = text_of("mkdocs.yml")
    assert "\n  font: false\n" in settings
    assert "\nplugins:\n  - search\nmarkdown_extensions:\n" in settings
    assert re.findall(r"extra_|custom_fences|https?://", settings) == []
    assert [page for page in pages() if re.search(r"<script|<img", prose(page))] == []
    pictures = {(page, place) for page in pages() for place in re.findall(r"!\[[^]]*\]\(([^)]*)\)", prose(page))}
    assert {place for _, place in pictures} == {"docs/images/lineage.png", "docs/images/security.png"}
    assert all((ROOT / page).parent.joinpath(place).stat().st_size <= MOST_PICTURE_BYTES for page, place in pictures)
