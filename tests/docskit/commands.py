"""The commands of shell blocks: one by one, with the output that is shown for them, and which are not run."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docskit.pages import blocks

if TYPE_CHECKING:
    from docskit.pages import Block

SHELLS = ("bash", "console")
NOT_RUN = {
    r"make demo": "tests/e2e/test_demo.py starts it in a fresh clone",
    r"make test": "this is what runs the tests",
    r"make setup": "tests/e2e/test_setup.py does it in a fresh clone",
    r"python -m pip install -r requirements\.txt": "tests/e2e/test_user_commands.py does it in a fresh clone",
    r"\.venv/bin/python -m pytest .*": "this is what runs the tests",
    r"(?:AWS_PROFILE=.+ )?docker .*": "there is no container engine here; its steps are tested apart",
    r"aws .*": "needs the AWS command line and an account",
    r"(?:cdk|kubectl|terraform) .*": "needs that program; tests/integration/cli reads files of its kind",
    r"python -m pip install 'sagemaker-lineage\[yaml\]'": "the package is not on an index; its extra is there already",
    r"python -m pip install mkdocs-material|mkdocs .*": "installs what the project itself does not need",
}
"""What is not run, as patterns of whole commands, and why."""
SERVERS = re.compile(
    r"-m uvicorn|python api\.py|sagemaker-lineage (?:serve|demo)|-m sagemaker_lineage(?:\.demo| demo| serve)"
)
"""What runs until it is ended."""
ANYTHING = "…"


@dataclass(frozen=True)
class Command:
    """One command. ``shown`` is the output that the page shows for it, None where it shows none."""

    place: str
    text: str
    shown: str | None = None

    @property
    def is_run(self) -> bool:
        """Tell whether tests run it."""
        return not any(re.fullmatch(pattern, self.text, re.DOTALL) for pattern in NOT_RUN)

    @property
    def is_server(self) -> bool:
        """Tell whether it runs until it is ended."""
        return SERVERS.search(self.text) is not None

    def matches(self, output: str) -> bool:
        """Tell whether an output is what the page shows; ``…`` stands for anything, alone on a line for any lines."""
        return self.shown is None or re.fullmatch(_pattern(self.shown), _trimmed(output), re.DOTALL) is not None


def commands(page: str) -> list[Command]:
    """Return the commands of a page in their order."""
    return [command for block in blocks(page, *SHELLS) for command in commands_of(block)]


def commands_of(block: Block) -> list[Command]:
    """Return the commands of one block."""
    if block.language == "bash":
        return [Command(block.place, text) for text in _logical(block.text.splitlines())]
    parts = re.split(r"^\$ ", block.text, flags=re.MULTILINE)
    assert parts[0] == "", f"{block.place} begins without a prompt"
    split = (part.partition("\n") for part in parts[1:])
    return [Command(block.place, command, output or None) for command, _, output in split]


def arguments(command: str) -> list[list[str]]:
    """Return the words of each simple command in a command line, without the assignments before it."""
    lexer = shlex.shlex(command, posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    found: list[list[str]] = [[]]
    for word in lexer:
        if set(word) <= set("|&;()"):
            found.append([])
        else:
            found[-1].append(word)
    return [words for words in map(_unassigned, found) if words]


def _unassigned(words: list[str]) -> list[str]:
    while words and re.fullmatch(r"[A-Za-z_]\w*=.*", words[0], re.DOTALL):
        words = words[1:]
    return words


def _logical(lines: list[str]) -> list[str]:
    """Join the lines of one command: quotes that stay open, a backslash at the end."""
    found: list[str] = []
    pending = ""
    for line in lines:
        pending = f"{pending}\n{line}" if pending else line
        if _is_whole(pending):
            found.extend([pending] if shlex.split(pending, comments=True) else [])
            pending = ""
    assert not pending, f"this command does not end: {pending}"
    return found


def _is_whole(text: str) -> bool:
    try:
        shlex.split(text, comments=True)
    except ValueError:
        return False
    return not text.endswith("\\")


def _trimmed(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.splitlines()).strip()


def _pattern(shown: str) -> str:
    lines = [r"(?:[^\n]*(?:\n|$))*?" if line == ANYTHING else _line(line) for line in _trimmed(shown).split("\n")]
    return "".join(lines).removesuffix(r"\n") + r"\n?"


def _line(line: str) -> str:
    return r"[^\n]*".join(map(re.escape, line.split(ANYTHING))) + r"\n"
