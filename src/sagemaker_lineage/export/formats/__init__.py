"""The formats a document can be written in: one module each, one row here.

A format is pure and deterministic: the same document gives the same text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sagemaker_lineage.errors import InvalidRequest
from sagemaker_lineage.export.document import LineageDocument
from sagemaker_lineage.export.formats import csv, dot, json, mermaid, svg


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format by name, with its media type, the suffix of its files and what writes it."""

    name: str
    title: str
    media_type: str
    suffix: str
    render: Callable[[LineageDocument], str]


FORMATS: tuple[Format, ...] = (
    Format(
        name="json",
        title="the document of the HTTP service",
        media_type="application/json",
        suffix=".json",
        render=json.render,
    ),
    Format(
        name="mermaid",
        title="a Mermaid flowchart",
        media_type="text/vnd.mermaid",
        suffix=".mmd",
        render=mermaid.render,
    ),
    Format(name="dot", title="a Graphviz digraph", media_type="text/vnd.graphviz", suffix=".dot", render=dot.render),
    Format(name="svg", title="an SVG image", media_type="image/svg+xml", suffix=".svg", render=svg.render),
    Format(
        name="csv",
        title="a table for spreadsheets",
        media_type="text/csv; charset=utf-8",
        suffix=".csv",
        render=csv.render,
    ),
)
"""Every format, in the order they are offered."""


def render(document: LineageDocument, name: str) -> str:
    """Return the document in the format of that name. Raises ``InvalidRequest`` for an unknown name."""
    for each in FORMATS:
        if each.name == name:
            return each.render(document)
    names = ", ".join(each.name for each in FORMATS)
    raise InvalidRequest("There is no format of that name.", resource="format", hint=f"Formats are: {names}.")
