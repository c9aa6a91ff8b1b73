"""A lineage as boxes and arrows: what every drawn format has in common.

Steps are boxes, the data they pass on are boxes of their own. A dependency that goes through a
drawn artifact is drawn through it and not a second time beside it. A graph too large to look at
is drawn without its data, and what still is too much is counted in a note.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING

from sagemaker_lineage.model.graph import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sagemaker_lineage.export.document import LineageDocument
    from sagemaker_lineage.export.wire.artifact import Artifact
    from sagemaker_lineage.export.wire.graph import Edge, Node

TONES = {
    "Succeeded": "succeeded",
    "Failed": "failed",
    "Starting": "running",
    "Executing": "running",
    "Stopping": "running",
    "Stopped": "stopped",
    "NotTaken": "idle",
    "NotStarted": "idle",
    "Skipped": "idle",
}
"""How a status is shown; any other status, and a step without a run, is ``plain``."""

_LINE = 60
_MOST_PASSES = 100_000
"""How many ways from what a step reads to what it writes are looked at: far more than any format draws."""
_DRAWN = frozenset({Role.DATA, Role.MODEL, Role.REPORT, Role.BASELINE})
_WORDS = {"dependsOn": "", "ref:Get": "", "ref:JsonGet": "", "body:forEach": "each", "s3:uri": "", "featureGroup": ""}


class View(StrEnum):
    """What a picture shows: the steps, the data they pass on, or both."""

    STEPS = "steps"
    DATA = "data"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A box with its lines of text. ``kind`` is ``step``, ``data`` or ``note``."""

    id: str
    kind: str
    lines: tuple[str, ...]
    tone: str = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """An arrow between two boxes; ``control`` says that it carries no data."""

    source: str
    target: str
    label: str = ""
    control: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How much a format's viewers can draw."""

    boxes: int
    arrows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Boxes in node order, then data; arrows in the order of the document."""

    title: str
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]

    def fits(self, bounds: Bounds) -> bool:
        """Tell whether the picture is small enough to be drawn whole."""
        return len(self.boxes) <= bounds.boxes and len(self.arrows) <= bounds.arrows


def draw(document: LineageDocument, bounds: Bounds, view: View = View.BOTH) -> Picture:
    """Return the picture of a document: with its data if that fits, else the steps, else the first of them.

    The view may ask for the steps alone, or for the data alone.
    """
    artifacts = [each for each in document.graph.artifacts if each.role in _DRAWN and _touched(each)]
    if view is View.DATA:
        return _fitted(_data_picture(document, artifacts), bounds)
    whole = _picture(document, artifacts if view is View.BOTH else [])
    return whole if whole.fits(bounds) else _fitted(_picture(document, []), bounds)


def plain(text: str, limit: int = _LINE) -> str:
    """Return one line of printable text: no control or direction characters, shortened in the middle."""
    line = " ".join("".join(map(printable, text)).split())
    if len(line) <= limit:
        return line
    head = (limit - 1) // 2
    return f"{line[:head]}…{line[-(limit - 1 - head) :]}"


def printable(character: str) -> str:
    """Return a character as it may be shown: a space for white space, no control or direction characters."""
    if character.isspace():
        return " "
    return "\N{REPLACEMENT CHARACTER}" if unicodedata.category(character).startswith("C") else character


def _picture(document: LineageDocument, artifacts: list[Artifact]) -> Picture:
    ids = {node.id: f"n{position}" for position, node in enumerate(document.graph.nodes)}
    through = {(source, target) for each in artifacts for source in each.produced_by for target in each.consumed_by}
    return Picture(
        title=plain(document.pipeline.name),
        boxes=(*(_step(node, ids[node.id]) for node in document.graph.nodes), *map(_data, artifacts)),
        arrows=(*_dependencies(document.graph.edges, ids, through), *_flows(artifacts, ids)),
    )


def _data_picture(document: LineageDocument, artifacts: list[Artifact]) -> Picture:
    """Return the picture of data alone: an arrow, named after the step, leads from what it reads to what it writes."""
    labels = {node.id: node.label for node in document.graph.nodes}
    made: dict[str, list[str]] = {}
    for each in artifacts:
        for step in each.produced_by:
            made.setdefault(step, []).append(f"d{each.id}")
    reads = ((f"d{each.id}", step) for each in artifacts for step in each.consumed_by)
    passes = ((source, target, step) for source, step in reads for target in made.get(step, ()))
    pairs: dict[tuple[str, str], list[str]] = {}
    for source, target, step in islice(passes, _MOST_PASSES):
        pairs.setdefault((source, target), []).append(labels[step])
    arrows = (Arrow(source=pair[0], target=pair[1], label=plain(", ".join(by))) for pair, by in pairs.items())
    return Picture(title=plain(document.pipeline.name), boxes=tuple(map(_data, artifacts)), arrows=tuple(arrows))


def _step(node: Node, box: str) -> Box:
    status = node.run.status if node.run else None
    below = f"{node.type} · {status}" if status else node.type
    return Box(id=box, kind="step", lines=(plain(node.label), plain(below)), tone=TONES.get(status or "", "plain"))


def _data(artifact: Artifact) -> Box:
    return Box(id=f"d{artifact.id}", kind="data", lines=(plain(artifact.expression or artifact.uri),))


def _touched(artifact: Artifact) -> bool:
    return bool(artifact.produced_by or artifact.consumed_by)


def _dependencies(edges: Iterable[Edge], ids: dict[str, str], through: set[tuple[str, str]]) -> Iterable[Arrow]:
    """Yield one arrow for each pair of steps, its words those of all edges that it stands for."""
    pairs: dict[tuple[str, str], list[Edge]] = {}
    for edge in edges:
        pair = (edge.source, edge.target)
        if pair not in through or _is_control(edge):
            pairs.setdefault(pair, []).append(edge)
    for (source, target), between in pairs.items():
        words = dict.fromkeys(filter(None, map(_word, between)))
        yield Arrow(
            source=ids[source],
            target=ids[target],
            label=plain(", ".join(words)),
            control=all(edge.via == "dependsOn" or _is_control(edge) for edge in between),
        )


def _is_control(edge: Edge) -> bool:
    return edge.via.startswith(("branch:", "body:", "trigger:"))


def _word(edge: Edge) -> str:
    return edge.label or _WORDS.get(edge.via, edge.via.partition(":")[2] or edge.via)


def _flows(artifacts: Iterable[Artifact], ids: dict[str, str]) -> Iterable[Arrow]:
    for each in artifacts:
        yield from (Arrow(source=ids[step], target=f"d{each.id}") for step in each.produced_by)
        yield from (Arrow(source=f"d{each.id}", target=ids[step]) for step in each.consumed_by)


def _fitted(picture: Picture, bounds: Bounds) -> Picture:
    return picture if picture.fits(bounds) else _cut(picture, bounds)


def _cut(picture: Picture, bounds: Bounds) -> Picture:
    """Keep the first boxes and the arrows among them, and say what is left out."""
    boxes = picture.boxes[: bounds.boxes - 1]
    kept = {box.id for box in boxes}
    arrows = tuple(each for each in picture.arrows if each.source in kept and each.target in kept)[: bounds.arrows]
    what = "steps" if boxes[0].kind == "step" else "locations"
    lost = f"{len(picture.boxes) - len(boxes)} {what} and {len(picture.arrows) - len(arrows)} edges are not drawn"
    return replace(picture, boxes=(*boxes, Box(id="more", kind="note", lines=(lost,))), arrows=arrows)
