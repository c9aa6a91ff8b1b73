"""A Graphviz digraph in the DOT language.

Names stand in quoted strings, where only the quote, the backslash and the ampersand of an entity
mean anything. Source: "The DOT Language" and "escString" of the Graphviz documentation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.export.picture import Arrow, Bounds, Box, draw

if TYPE_CHECKING:
    from sagemaker_lineage.export.document import LineageDocument

BOUNDS = Bounds(boxes=2_000, arrows=5_000)
"""Beyond this Graphviz takes minutes."""

_COLOURS = {
    "plain": ("#5b6b7f", "#f5f7fa"),
    "succeeded": ("#1f7a3d", "#e3f5e8"),
    "failed": ("#b3261e", "#fde7e7"),
    "running": ("#1f5fbf", "#e5effd"),
    "stopped": ("#9a6700", "#fff3dc"),
    "idle": ("#9aa0a6", "#f3f3f3"),
}
_KINDS = {
    "step": 'shape=box, style="filled"',
    "data": 'shape=box, style="filled,rounded"',
    "note": 'shape=note, style="filled"',
}
_ESCAPES = str.maketrans({"\\": r"\\", '"': r"\"", "&": "&amp;", "<": "&lt;", ">": "&gt;"})


def render(document: LineageDocument) -> str:
    """Return the document as a digraph from left to right."""
    picture = draw(document, BOUNDS)
    lines = [
        "digraph lineage {",
        f'  graph [rankdir=LR, charset="UTF-8", fontname="Helvetica", labelloc=t, label="{escaped(picture.title)}"]',
        '  node [fontname="Helvetica", fontsize=11]',
        '  edge [fontname="Helvetica", fontsize=9, color="#5b6b7f"]',
        *map(_box, picture.boxes),
        *map(_arrow, picture.arrows),
        "}",
    ]
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """Return text that Graphviz shows as it is, within a quoted string."""
    return text.translate(_ESCAPES)


def _box(box: Box) -> str:
    line, fill = _COLOURS[box.tone]
    label = r"\n".join(map(escaped, box.lines))
    return f'  {box.id} [{_KINDS[box.kind]}, color="{line}", fillcolor="{fill}", label="{label}"]'


def _arrow(arrow: Arrow) -> str:
    attributes = [f'label="{escaped(arrow.label)}"'] if arrow.label else []
    if arrow.dashed:
        attributes.append("style=dashed")
    return f"  {arrow.source} -> {arrow.target}" + (f" [{', '.join(attributes)}]" if attributes else "")
