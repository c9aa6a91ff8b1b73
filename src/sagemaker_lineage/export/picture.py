"""A lineage as boxes and arrows: what every drawn format has in common.

Steps are boxes, and so are the data and named resources between them; an output and the only thing below it are one
box. A dependency that goes through drawn data is drawn through it and not a second time beside it. A graph too large to
look at is drawn without its data, and what still is too much is counted in a note.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING

from sagemaker_lineage.export.flows import MOST_PASSES, flows_of
from sagemaker_lineage.export.folding import Group
from sagemaker_lineage.export.guesses import guesses_of, is_possible
from sagemaker_lineage.export.opaque import NOTE, opaque_steps
from sagemaker_lineage.export.readable import LINE, kind_words, plain, shortened
from sagemaker_lineage.export.wire.resource import Resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from sagemaker_lineage.export.document import LineageDocument
    from sagemaker_lineage.export.flows import Flows
    from sagemaker_lineage.export.guesses import Guesses
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

_WORDS = {"dependsOn": "", "ref:Get": "", "ref:JsonGet": "", "body:forEach": "each", "s3:uri": "", "featureGroup": ""}


class View(StrEnum):
    """What a picture shows: the steps, the data they pass on, or both."""

    STEPS = "steps"
    DATA = "data"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A box with its lines of text. ``kind`` is ``step``, ``data`` or ``note``; ``group`` what a data box shows."""

    id: str
    kind: str
    lines: tuple[str, ...]
    tone: str = "plain"
    group: Group | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """An arrow between two boxes; ``control`` says that it carries no data, ``possible`` that it may carry none."""

    source: str
    target: str
    label: str = ""
    control: bool = False
    possible: bool = False

    @property
    def dashed(self) -> bool:
        """Return True if it is not sure that the arrow carries data."""
        return self.control or self.possible


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
        """Return True if the picture is small enough to be drawn whole."""
        return len(self.boxes) <= bounds.boxes and len(self.arrows) <= bounds.arrows


def draw(document: LineageDocument, bounds: Bounds, view: View = View.BOTH) -> Picture:
    """Return the picture of a document: with its data if that fits, else the steps, else the first of them.

    The view may ask for the steps alone, or for the data alone.
    """
    if view is View.DATA:
        return _fitted(_data_picture(document), bounds)
    if view is View.BOTH and (whole := _whole_picture(document)).fits(bounds):
        return whole
    return _fitted(_steps_picture(document), bounds)


def _steps_picture(document: LineageDocument) -> Picture:
    arrows = tuple(_dependencies(document.graph.edges, _box_ids(document.graph.nodes)))
    return Picture(title=plain(document.pipeline.name), boxes=_steps(document), arrows=arrows)


def _whole_picture(document: LineageDocument) -> Picture:
    graph = document.graph
    flows, ids = flows_of(document), _box_ids(graph.nodes)
    direct = _direct(graph.edges, flows)
    return Picture(
        title=plain(document.pipeline.name),
        boxes=(*_steps(document), *map(_data, flows.groups)),
        arrows=(*_dependencies(direct, ids), *_flows(flows, guesses_of(graph, flows), ids), *_parts(flows)),
    )


def _direct(edges: Sequence[Edge], flows: Flows) -> Iterator[Edge]:
    """Yield the edges that no drawn data stands for: data that only possibly flows stands for nothing surer."""
    through = [edge for edge in edges if any(flows.along(edge))]
    sure = {(edge.source, edge.target) for edge in through if not is_possible(edge)}
    shown = {(edge.source, edge.target) for edge in through}
    for edge in edges:
        pair = (edge.source, edge.target)
        is_drawn = pair in sure or (pair in shown and (is_possible(edge) or edge.via == "dependsOn"))
        if _is_control(edge) or not is_drawn:
            yield edge


def _data_picture(document: LineageDocument) -> Picture:
    """Return the picture of data alone: an arrow, named after the step, leads from what it reads to what it writes."""
    flows = flows_of(document)
    guesses = guesses_of(document.graph, flows)
    labels = {node.id: node.label for node in document.graph.nodes}
    steps: dict[tuple[str, str], list[str]] = {}
    sure: set[tuple[str, str]] = set()
    for source, step, target in islice(_passes(flows), MOST_PASSES):
        steps.setdefault((source, target), []).append(labels[step])
        if not (guesses.is_read(flows, source, step) or (step, target) in guesses.writes):
            sure.add((source, target))
    arrows = (
        Arrow(source=pair[0], target=pair[1], label=plain(", ".join(by)), possible=pair not in sure)
        for pair, by in steps.items()
    )
    boxes = tuple(map(_data, flows.groups))
    return Picture(title=plain(document.pipeline.name), boxes=boxes, arrows=(*arrows, *_parts(flows)))


def _passes(flows: Flows) -> Iterator[tuple[str, str, str]]:
    """Yield what a step reads, the step, and what it writes."""
    made: dict[str, list[str]] = {}
    for step, group in flows.writes:
        made.setdefault(step, []).append(group)
    return ((group, step, target) for group, step in flows.reads for target in made.get(step, ()))


def _box_ids(nodes: Iterable[Node]) -> dict[str, str]:
    return {node.id: f"n{position}" for position, node in enumerate(nodes)}


def _steps(document: LineageDocument) -> tuple[Box, ...]:
    opaque = opaque_steps(document)
    return tuple(_step(node, f"n{place}", opaque) for place, node in enumerate(document.graph.nodes))


def _step(node: Node, box: str, opaque: AbstractSet[str]) -> Box:
    status = node.run.status if node.run else None
    below = " · ".join([node.type, *([status] if status else []), *([NOTE] if node.id in opaque else [])])
    return Box(id=box, kind="step", lines=(plain(node.label), plain(below)), tone=TONES.get(status or "", "plain"))


def _data(group: Group) -> Box:
    name = plain(shortened(group.text, LINE))
    inner = group.members[-1]
    lines = (name, kind_words(inner.kind)) if isinstance(inner, Resource) else (name,)
    return Box(id=group.id, kind="data", lines=lines, group=group)


def _dependencies(edges: Iterable[Edge], ids: Mapping[str, str]) -> Iterator[Arrow]:
    """Yield one arrow for each pair of steps, its words those of all edges that it stands for."""
    pairs: dict[tuple[str, str], list[Edge]] = {}
    for edge in edges:
        pairs.setdefault((edge.source, edge.target), []).append(edge)
    for (source, target), between in pairs.items():
        words = dict.fromkeys(filter(None, map(_word, between)))
        data = [edge for edge in between if edge.via != "dependsOn" and not _is_control(edge)]
        yield Arrow(
            source=ids[source],
            target=ids[target],
            label=plain(", ".join(words)),
            control=not data,
            possible=bool(data) and all(map(is_possible, data)),
        )


def _is_control(edge: Edge) -> bool:
    return edge.via.startswith(("branch:", "body:", "trigger:"))


def _word(edge: Edge) -> str:
    return edge.label or _WORDS.get(edge.via, edge.via.partition(":")[2] or edge.via)


def _flows(flows: Flows, guesses: Guesses, ids: Mapping[str, str]) -> Iterator[Arrow]:
    """Yield the arrows from steps to what they write, and from there to the steps that read it."""
    readers: dict[str, list[str]] = {}
    for read, step in flows.reads:
        readers.setdefault(read, []).append(step)
    for group in flows.groups:
        for step in group.produced_by:
            yield Arrow(source=ids[step], target=group.id, possible=(step, group.id) in guesses.writes)
        for step in readers.get(group.id, ()):
            yield Arrow(source=group.id, target=ids[step], possible=guesses.is_read(flows, group.id, step))


def _parts(flows: Flows) -> Iterator[Arrow]:
    return (Arrow(source=source, target=target) for source, target in flows.parts)


def _fitted(picture: Picture, bounds: Bounds) -> Picture:
    return picture if picture.fits(bounds) else _cut(picture, bounds)


def _cut(picture: Picture, bounds: Bounds) -> Picture:
    """Keep the first boxes and the arrows among them, and say what is left out."""
    boxes = picture.boxes[: bounds.boxes - 1]
    kept = {box.id for box in boxes}
    arrows = tuple(each for each in picture.arrows if each.source in kept and each.target in kept)[: bounds.arrows]
    what = "steps" if boxes[0].kind == "step" else "data boxes"
    lost = f"{len(picture.boxes) - len(boxes)} {what}", f"and {len(picture.arrows) - len(arrows)} edges are not drawn"
    return replace(picture, boxes=(*boxes, Box(id="more", kind="note", lines=lost)), arrows=arrows)
