"""What may reach a terminal: names from AWS are hostile text until they have passed through here."""

from __future__ import annotations

import re
import unicodedata

_HARMLESS = re.compile(r"[\x20-\x7e]*")
_MOVES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Unicode categories that steer instead of show: controls, formats (bidi overrides), surrogates, separators."""


def printable(text: str) -> str:
    r"""Return the text with every character that steers a terminal written as an escape.

    Escape sequences, new lines, right-to-left overrides, invisible characters and halves of surrogate
    pairs become ``\x1b``, ``\n``, ``\u202e`` …; everything else stays.
    """
    if _HARMLESS.fullmatch(text):
        return text
    return "".join(_shown(character) for character in text)


def printable_lines(text: str) -> str:
    """Return a text of several lines with each line made printable; its line ends stay."""
    return "\n".join(printable(line) for line in text.split("\n"))


def printable_json(text: str) -> str:
    r"""Return the same JSON with every steering character as ``\uXXXX``, so that it may be shown.

    JSON leaves some of them as they are (DEL, C1 controls, bidi overrides). They can only stand in
    strings, where the escape means the same; the layout's own line ends stay.
    """
    if _HARMLESS.fullmatch(text):
        return text
    return "".join(c if c == "\n" or not _steers(c) else _json_escape(c) for c in text)


def _steers(character: str) -> bool:
    return unicodedata.category(character) in _MOVES


def _shown(character: str) -> str:
    if not _steers(character):
        return character
    return character.encode("unicode_escape", "backslashreplace").decode("ascii")


def _json_escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))
