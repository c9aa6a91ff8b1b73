"""The pieces of a text in a free place that may be locations.

A piece is the whole text, one element of a list that commas, blanks or ``=`` separate, or a text inside JSON that is
carried as text. It knows the flag or key before it, and those around it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.definition.document_text import Document, parse_document
from sagemaker_lineage.definition.resolved import MARK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sagemaker_lineage.model.pipeline import Json

MOST_DEPTH = 3
"""JSON in JSON in JSON, each carried as text."""
_SCHEME = r"(?:s3[an]?|https)://"
_START = re.compile(rf"{_SCHEME}|{MARK}", re.IGNORECASE)
_ANOTHER = re.compile(rf"[,\s](?:[^\s,=]+=)?(?:{_SCHEME}|{MARK})|\s-", re.IGNORECASE)
_KEY = re.compile(rf"(?:[^=,\s]*=)*?([^=,\s{MARK}]+)=(?={_SCHEME}|{MARK})", re.IGNORECASE)
_QUERY = re.compile(r"\s*(alter|copy|create|delete|drop|insert|merge|msck|select|unload|update|with)\s", re.IGNORECASE)

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
    """Yield a flag or key and those around it, from the inside out."""
    here: Names | None = names
    while here is not None:
        here, name = here
        yield name


def is_flag(text: str) -> bool:
    """Return True for a command-line option that names what follows."""
    return text.startswith("-") and len(text) > 1 and "=" not in text


def pieces_of(document: Document, names: Names, budget: Budget, depth: int = 0) -> Iterator[Piece]:
    """Yield the pieces of a text in their order; the ``value`` of the document is the text."""
    text = document.value
    if text.lstrip()[:1] in ("{", "[", '"') and budget.take(len(text)):
        parsed = parse_document(document)
        if parsed.value is not None and depth == MOST_DEPTH:
            budget.too_deep = True
            return
        if parsed.value is not None:
            yield from _leaves(parsed, names, budget, depth + 1)
            return
    if _START.match(text) and not _ANOTHER.search(text):
        yield Piece(text, names, document, is_whole=depth == 0)
    elif not _QUERY.match(text):
        yield from _listed(document, names)


def _leaves(document: Document, names: Names, budget: Budget, depth: int) -> Iterator[Piece]:
    waiting: list[tuple[Json, Names]] = [(document.value, names)]
    while waiting:
        value, here = waiting.pop()
        if isinstance(value, str):
            if may_be_location(value):
                yield from pieces_of(document._replace(value=value), here, budget, depth)
        elif isinstance(value, dict):
            waiting.extend((child, (here, key)) for key, child in reversed(value.items()))
        elif isinstance(value, list):
            waiting.extend((child, here) for child in reversed(value))


def _listed(document: Document, names: Names) -> Iterator[Piece]:
    """Yield the elements of a text that blanks, commas or ``=`` separate, as far as they begin as a location does."""
    flag: str | None = None
    number = 0
    for found in re.finditer(r"\S+", document.value):
        token = found.group()
        if is_flag(token):
            flag = token
            continue
        before = number
        for text, key in _elements(token):
            option = key or flag
            yield Piece(text, (names, option) if option else names, document, number)
            number += 1
        flag = flag if number > before else None


def _elements(token: str) -> Iterator[tuple[str, str | None]]:
    """Yield (element, key) of ``a,b`` and ``key=a,b``; an element without a key of its own has the one before it."""
    key: str | None = None
    for part in token.split(","):
        keyed = _KEY.match(part)
        key = keyed.group(1) if keyed else key
        value = part[keyed.end() :] if keyed else part
        if _START.match(value):
            yield value, key
