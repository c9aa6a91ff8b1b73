"""A text as far as it is known, with a symbol for every part that only the run can know."""

from __future__ import annotations

import re
from typing import NamedTuple

MARK = "\0"
"""Stands around the number of a symbol. It is taken out of literals, where JSON could carry it."""
MOST_TEXT = 4_096
"""A longer text is cut off there, whether for machines or for people."""
MOST_SYMBOL = 1_024
TEMPLATE = "Template."
"""Prefix of references to names that a template gives no value for. People see the name without it."""
_SYMBOL = re.compile(MARK + r"(\d+)" + MARK)


class Resolved(NamedTuple):
    """A text; symbols are numbers between two marks, so that equal texts are equal.

    ``cut`` says that the text was longer than is kept.
    """

    encoded: str
    cut: bool = False

    @property
    def complete(self) -> bool:
        """Tell whether the whole text is known."""
        return not self.cut and MARK not in self.encoded

    @property
    def prefix(self) -> str:
        """Return the text up to the first part that is not known."""
        return self.encoded.partition(MARK)[0]


class Symbols:
    """The table of symbols of one definition: each (text, scope) has one number."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str | None], int] = {}
        self._texts: list[str] = []

    def encode(self, text: str, scope: str | None = None) -> str:
        """Return the encoded symbol of ``text``; the same text in another ``scope`` is another symbol."""
        number = self._numbers.setdefault((text, scope), len(self._texts))
        if number == len(self._texts):
            self._texts.append(text.removeprefix(TEMPLATE)[:MOST_SYMBOL])
        return f"{MARK}{number}{MARK}"

    def written(self, encoded: str) -> str:
        """Return the text for people, symbols as ``${…}``."""
        return _SYMBOL.sub(lambda found: "${" + self._texts[int(found.group(1))] + "}", encoded)[:MOST_TEXT]


def without_marks(text: str) -> str:
    """Return a text as it was read, without what would be taken for a symbol."""
    return text.replace(MARK, "\ufffd")
