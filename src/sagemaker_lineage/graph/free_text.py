"""The pieces of a text in a free place that may be locations.

A piece is the whole text, one element of a list that commas, blanks, ``=`` or quotes part, or a text inside JSON that
is carried as text. It knows the flag or key before it, and those around it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.definition.document_text import Document, parse_document
from sagemaker_lineage.definition.resolved import MARK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sagemaker_lineage.model.pipeline import Json

MOST_AROUND = 32
"""Names around a value that are looked at."""
MOST_DEPTH = 3
"""JSON in JSON in JSON, each carried as text."""
_SCHEME = r"(?:s3[an]?|https)://"
_QUOTES = "\"'"
_OPENING = "\"'[({<"
_WORD = re.compile(r"[\w.-]+")
_OPEN = r"[\"'\[({<]*+"
_START = re.compile(rf"{_SCHEME}|{MARK}", re.IGNORECASE)
_ANOTHER = re.compile(
    rf"[,;|\s]{_OPEN}(?:[\w.-]+[\"']?\s?[=:])?{_OPEN}(?:{_SCHEME}|{MARK})|\s--?\w[\w.-]*(?:[=\s]|$)", re.IGNORECASE
)
_ELEMENT = re.compile(rf"(?<![\w./-])(?:{_SCHEME}|{MARK}\d+{MARK})[^\s\"'<>,;|]*", re.IGNORECASE)
_BETWEEN = re.compile(rf"[\s,;|\"'\])}}>]*+{_OPEN}")
_SEPARATORS = frozenset(",;|")
_MOST_BEFORE = 300
"""Characters before a location in which its name is looked for."""
_QUERY = re.compile(
    r"\s*(?:select\s.*?\sfrom|insert\s+(?:into|overwrite)|create\s+(?:or\s+replace\s+)?(?:external\s+)?(?:table|view|database|schema)"
    r"|copy\s+\w\S*\s+(?:from|to)|unload\s*\(|with\s+\w+\s+as\s*\(|merge\s+into|update\s+\S+\s+set|delete\s+from"
    r"|drop\s+(?:table|view|database|schema)|alter\s+table|msck\s+repair)\s?",
    re.IGNORECASE | re.DOTALL,
)

Names = tuple["Names | None", str]
"""A flag or key, behind what stands around it."""


class Piece(NamedTuple):
    """A part of a text that may be a location; ``text`` may hold slots of its document.

    ``number`` counts the pieces of one text, ``is_whole`` says that the piece is all of it.
    """

    text: str
    names: Names
    document: Document
    number: int = 0
    is_whole: bool = False


class Budget:
    """How many characters of JSON in text may still be read; ``too_deep`` says that some was left for its depth."""

    def __init__(self, characters: int) -> None:
        self._left = characters
        self.spent = False
        self.too_deep = False

    def take(self, characters: int) -> bool:
        """Count so many characters; return False if they are not left."""
        self._left -= characters
        self.spent = self.spent or self._left < 0
        return self._left >= 0


def may_be_location(text: str) -> bool:
    """Return True if a location may be in a text; all others are passed over without a closer look."""
    return "://" in text or MARK in text or ":\\/\\/" in text


def names_around(names: Names) -> Iterator[str]:
    """Yield a flag or key and the nearest ones around it, from the inside out."""
    here: Names | None = names
    for _ in range(MOST_AROUND):
        if here is None:
            return
        here, name = here
        yield name


def is_flag(text: str) -> bool:
    """Return True for a command-line option that names what follows."""
    return text.startswith("-") and len(text) > 1 and "=" not in text and not any(map(str.isspace, text))


def pieces_of(
    document: Document, names: Names, budget: Budget, depth: int = 0, *, is_quoted: bool = False
) -> Iterator[Piece]:
    """Yield the pieces of a text in their order; the ``value`` of the document is the text.

    ``is_quoted`` says that the text is all of the JSON that it comes from, as the SDK writes hyperparameters.
    """
    text = document.value
    if text.lstrip()[:1] in ("{", "[", '"'):
        if not budget.take(len(text)):
            return
        parsed = parse_document(document)
        if parsed.value is not None and depth == MOST_DEPTH:
            budget.too_deep = True
            return
        if parsed.value is not None:
            yield from _leaves(parsed, names, budget, depth + 1)
            return
    if _START.match(text) and not _ANOTHER.search(text):
        yield Piece(text, names, document, is_whole=depth == 0 or is_quoted)
    elif not _QUERY.match(text):
        yield from _listed(document, names)


def _leaves(document: Document, names: Names, budget: Budget, depth: int) -> Iterator[Piece]:
    waiting: list[tuple[Json, Names]] = [(document.value, names)]
    while waiting:
        value, here = waiting.pop()
        if isinstance(value, str):
            if may_be_location(value):
                quoted = value is document.value and depth == 1
                yield from pieces_of(document._replace(value=value), here, budget, depth, is_quoted=quoted)
        elif isinstance(value, dict):
            waiting.extend((child, (here, key)) for key, child in reversed(value.items()))
        elif isinstance(value, list):
            waiting.extend((child, here) for child in reversed(value))


def _listed(document: Document, names: Names) -> Iterator[Piece]:
    """Yield the elements of a text that begin as a location does; blanks, separators or quotes part them."""
    text, end = document.value, 0
    name, is_key = None, False
    for number, found in enumerate(_ELEMENT.finditer(text)):
        before = text[max(end, found.start() - _MOST_BEFORE) : found.start()]
        if not end or not _goes_on(before, is_key=is_key):
            name, is_key = _name_in(before)
        end = found.end()
        yield Piece(_trimmed(found.group()), (names, name) if name else names, document, number)


def _goes_on(between: str, *, is_key: bool) -> bool:
    """Return True if what parts two locations leaves them in one list: blanks end the list of a key."""
    return _BETWEEN.fullmatch(between) is not None and not (is_key and _SEPARATORS.isdisjoint(between))


def _name_in(before: str) -> tuple[str | None, bool]:
    """Return the key or the command-line option at the end of a text, and whether it is a key.

    Nothing of an address is one: it may hold a secret.
    """
    head = before.rstrip(_OPENING)
    told = head.rstrip()
    is_key = told.endswith(("=", ":"))
    written = told[:-1].rstrip().rstrip(_QUOTES) if is_key else told
    token = written.split()[-1] if written else ""
    if is_key:
        key = _WORD.match(token[::-1])
        return (key.group()[::-1] if key and "://" not in token else None), True
    return (token if len(head) > len(told) and is_flag(token) else None), False


def _trimmed(element: str) -> str:
    """Return an element without the full stop of a sentence and without brackets that it does not open."""
    element = element.rstrip(".:")
    for opening, closing in ("()", "[]", "{}"):
        at_end = len(element) - len(element.rstrip(closing))
        unopened = element.count(closing) - element.count(opening)
        element = element[: len(element) - max(min(at_end, unopened), 0)]
    return element
