"""The pages of the documentation, their fenced blocks, headings and links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
TOP = ("README.md", "README.ko.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")
_FENCE = re.compile(r"^```(?P<language>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|<(https?://[^>\s]+)>")


@dataclass(frozen=True)
class Block:
    """A fenced block of a page; ``line`` is that of its first line of text."""

    page: str
    line: int
    language: str
    text: str

    @property
    def place(self) -> str:
        """Return where the block stands, for messages."""
        return f"{self.page}:{self.line}"


def pages() -> list[str]:
    """Return the paths of all pages, below the root."""
    below = (path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md"))
    return [*TOP, *sorted(below)]


def text_of(page: str) -> str:
    """Return a page's text."""
    return (ROOT / page).read_text(encoding="utf-8")


def blocks(page: str, *languages: str) -> list[Block]:
    """Return the fenced blocks of a page, those in certain languages if any is named."""
    text = text_of(page)
    found = [
        Block(page, text.count("\n", 0, match.start("text")) + 1, match["language"], match["text"])
        for match in _FENCE.finditer(text)
    ]
    return [block for block in found if not languages or block.language in languages]


def prose(page: str) -> str:
    """Return a page without its fenced blocks."""
    return _FENCE.sub("", text_of(page))


def anchors(page: str) -> set[str]:
    """Return the anchors of a page's headings, as code hosts make them."""
    return {_anchor(heading) for heading in _HEADING.findall(prose(page))}


def links(page: str) -> list[str]:
    """Return the targets of a page's links."""
    return [inside or outside for inside, outside in _LINK.findall(re.sub(r"`[^`\n]*`", "", prose(page)))]


def _anchor(heading: str) -> str:
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
    return re.sub(r"[^\w\- ]", "", plain).strip().replace(" ", "-")
