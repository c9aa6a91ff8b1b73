"""Text for people as values: spans with a style, lines of spans, and the glyphs that draw a tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sagemaker_lineage.cli.printable import printable


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text and how it looks (a style in Rich's words, ``""`` for none)."""

    text: str
    style: str = ""


Line = tuple[Span, ...]
LONGEST: Final = 240
"""Characters shown of one location."""


def say(text: str | float | None, style: str = "") -> Span:
    """Return a span of any text; whatever could steer a terminal is escaped."""
    return Span(printable("" if text is None else str(text)), style)


def short(text: str) -> str:
    """Return the text, its middle left out where it is too long to read."""
    half = LONGEST // 2
    return text if len(text) <= LONGEST else f"{text[:half]} … {text[-half:]}"


def plain(line: Line) -> str:
    """Return the line's text alone."""
    return "".join(span.text for span in line).rstrip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyphs:
    """The characters that draw: a tree's branches, arrows, and one sign for each kind of status."""

    tee: str
    corner: str
    bar: str
    gap: str
    into: str
    to: str
    dot: str
    times: str
    good: str
    bad: str
    busy: str
    idle: str
    mixed: str


UNICODE: Final = Glyphs(
    tee="├── ",
    corner="└── ",
    bar="│   ",
    gap="    ",
    into="←",
    to="→",
    dot="·",
    times="×",  # noqa: RUF001 - the multiplication sign is meant
    good="✔",
    bad="✖",
    busy="▶",
    idle="○",
    mixed="▲",
)

ASCII: Final = Glyphs(
    tee="|-- ",
    corner="`-- ",
    bar="|   ",
    gap="    ",
    into="<-",
    to="->",
    dot="-",
    times="x",
    good="+",
    bad="!",
    busy=">",
    idle=".",
    mixed="~",
)


def glyphs_for(encoding: str | None) -> Glyphs:
    """Return the glyphs that a text encoding can write."""
    drawn = "".join(getattr(UNICODE, name) for name in Glyphs.__slots__)
    try:
        drawn.encode(encoding or "ascii")
    except (LookupError, UnicodeEncodeError):
        return ASCII
    return UNICODE
