"""Columns of text in a given width: narrowed where they are widest, wrapped where words and names may part."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len, chop_cells

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

READABLE: Final = 120
"""Characters in a line where nothing says how wide it may be: a pipe, a file."""
_NARROWEST: Final = 16
_WORD = re.compile(r"\s*\S+\s*|\s+")
_PART = re.compile(r"[^/:,;=-]*[/:,;=-]+|[^/:,;=-]+")


def line_width() -> int:
    """Return how wide a line may be: as the terminal is, or as COLUMNS says, else as is good to read."""
    return max(shutil.get_terminal_size((READABLE, 24)).columns, 2 * _NARROWEST)


def fitted(natural: Sequence[int], room: int) -> list[int]:
    """Return the widths of columns in a room: the widest give way first, none below what can be read."""
    widths = list(natural)
    while sum(widths) > room and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths


def wrapped(text: str, width: int) -> list[str]:
    """Return a text in lines of a width: parted between words, a word too long for a line after the signs in it."""
    lines = [""]
    for piece in _pieces(text, width):
        if lines[-1] and cell_len(lines[-1] + piece.rstrip()) > width:
            lines[-1] = lines[-1].rstrip()
            lines.append(piece.lstrip())
        else:
            lines[-1] += piece
    return [*lines[:-1], lines[-1].rstrip()]


def _pieces(text: str, width: int) -> Iterator[str]:
    for word in _WORD.findall(text):
        if cell_len(word.rstrip()) <= width:
            yield word
            continue
        for part in _PART.findall(word):
            yield from chop_cells(part, width) if cell_len(part.rstrip()) > width else [part]
