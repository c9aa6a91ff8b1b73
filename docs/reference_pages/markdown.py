"""Markdown as text: tables, code, sentences out of docstrings."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NOTE = "<!-- Written by `make docs` from the code. Do not edit by hand. -->\n"
_REFERENCE = re.compile(r":\w+:`~?(?:[\w.]+\.)?(\w+)`")


def cell(text: object) -> str:
    """Return text that may stand in a cell of a table."""
    return " ".join(str(text).split()).replace("|", "\\|")


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(map(cell, line))} |\n" for line in lines)


def code(text: object) -> str:
    """Return text as code, ``""`` for nothing."""
    shown = "" if text is None else str(text)
    fence = "``" if "`" in shown else "`"
    return f"{fence}{shown}{fence}" if shown else ""


def codes(texts: Iterable[object]) -> str:
    """Return several texts as code, separated by commas."""
    return ", ".join(code(text) for text in texts)


def example(value: Any) -> str:
    """Return an example value as JSON on one line."""
    return code(json.dumps(value, ensure_ascii=False))


def sentences(docstring: str | None) -> str:
    """Return a docstring as Markdown: one paragraph, references as plain code."""
    text = " ".join((docstring or "").split())
    return _REFERENCE.sub(r"`\1`", text).replace("``", "`")


def first_paragraph(docstring: str | None) -> str:
    """Return the first paragraph of a docstring as Markdown."""
    return sentences((docstring or "").strip().split("\n\n")[0])


def fenced(language: str, text: str) -> str:
    """Return a fenced block."""
    return f"```{language}\n{text.rstrip()}\n```\n"
