"""The document itself, indented for reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sagemaker_lineage.export.document import LineageDocument


def render(document: LineageDocument) -> str:
    """Return the document as JSON in UTF-8 characters, indented by two, ending in a newline."""
    return document.__pydantic_serializer__.to_json(document, indent=2).decode() + "\n"
