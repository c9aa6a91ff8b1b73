"""JSON that a step carries as text, in one piece or as a Join of pieces with expressions between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.definition.json_text import read_document
from sagemaker_lineage.definition.resolved import MARK

if TYPE_CHECKING:
    from sagemaker_lineage.model.pipeline import Json

_TEXT_OR_SLOT = rf'(?s)"(?:[^"\\]++|\\.?)*+"?|{MARK}\d+{MARK}'


class Document(NamedTuple):
    """A parsed document, ``value`` None where the text is no JSON.

    A text in it may hold slots, numbers between two marks: there stands one of ``spliced``, expressions
    as the definition writes them. ``cut`` says that the text went on.
    """

    value: Json
    spliced: tuple[Json, ...] = ()
    cut: bool = False

    def written(self, text: str) -> Json:
        """Return a text of the document as a value of the definition: itself, an expression, or a Join of both."""
        pieces = enumerate(text.split(MARK))
        values = [self.spliced[int(piece)] if index % 2 else piece for index, piece in pieces if piece]
        if len(values) == 1:
            return values[0]
        return {"Std:Join": {"Values": values}} if values else ""

    def expressions(self, text: str) -> list[Json]:
        """Return the expressions in a text of the document."""
        return [self.spliced[int(number)] for number in text.split(MARK)[1::2]]


def slot(number: int) -> str:
    """Return what stands in the text for the expression of that number."""
    return f"{MARK}{number}{MARK}"


NO_TEXT = Document("")


def parse_document(text: Document) -> Document:
    """Parse a document whose ``value`` is still its text; a slot that stands in no text of it becomes one."""
    written = re.sub(_TEXT_OR_SLOT, _as_text, text.value) if text.spliced else text.value
    return text._replace(value=read_document(written))


def _as_text(found: re.Match[str]) -> str:
    return f'"{found[0]}"' if found[0].startswith(MARK) else found[0]
