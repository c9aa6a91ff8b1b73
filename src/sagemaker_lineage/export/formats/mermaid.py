"""A Mermaid flowchart, for READMEs, wikis and pull requests.

Names are hostile text. Every character that is neither a letter, a digit nor one of a few signs is
written as Mermaid's entity ``#code;``, so that no name can close a label, open markup or start a
directive. Source: the flowchart syntax page of Mermaid 11, "Entity codes to escape characters".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sagemaker_lineage.export.picture import Arrow, Bounds, Box, draw

if TYPE_CHECKING:
    from sagemaker_lineage.export.document import LineageDocument

BOUNDS = Bounds(boxes=250, arrows=450)
"""Mermaid refuses more than 500 edges or 50,000 characters unless it is configured otherwise."""

_SHAPES = {"step": ('["', '"]'), "data": ('(["', '"])'), "note": ('>"', '"]')}
_CLASSES = """\
  classDef plain fill:#f5f7fa,stroke:#5b6b7f,color:#1b2733
  classDef succeeded fill:#e3f5e8,stroke:#1f7a3d,color:#0f3d1f
  classDef failed fill:#fde7e7,stroke:#b3261e,color:#5f1412
  classDef running fill:#e5effd,stroke:#1f5fbf,color:#10305f
  classDef stopped fill:#fff3dc,stroke:#9a6700,color:#4d3300
  classDef idle fill:#f3f3f3,stroke:#9aa0a6,color:#5f6368,stroke-dasharray:4 3
  classDef data fill:#ffffff,stroke:#5b6b7f,color:#1b2733
  classDef note fill:#fffbe6,stroke:#9a6700,color:#4d3300
"""
_SIGNS = frozenset(" _-./:,=+·…")
_LIST_MARK = re.compile(r"[-+.](?= )")


def render(document: LineageDocument) -> str:
    """Return the document as a flowchart from left to right."""
    picture = draw(document, BOUNDS)
    lines = ["flowchart LR", *map(_box, picture.boxes), *map(_arrow, picture.arrows)]
    return "\n".join(lines) + "\n" + _CLASSES


def escaped(text: str) -> str:
    """Return text that Mermaid shows as it is, and never reads."""
    written = "".join(each if each.isalnum() or each in _SIGNS else f"#{ord(each)};" for each in text)
    return _LIST_MARK.sub(lambda mark: f"#{ord(mark[0])};", written)


def _box(box: Box) -> str:
    before, after = _SHAPES[box.kind]
    style = box.tone if box.kind == "step" else box.kind
    return f"  {box.id}{before}{'<br/>'.join(map(escaped, box.lines))}{after}:::{style}"


def _arrow(arrow: Arrow) -> str:
    line = "-.->" if arrow.dashed else "-->"
    label = f'|"{escaped(arrow.label)}"|' if arrow.label else ""
    return f"  {arrow.source} {line}{label} {arrow.target}"
