"""A picture as SVG: steps and data from left to right, with title, time and legend.

Safe to be shown as it is: no script, no style element or attribute, nothing that is loaded; names are text, without
control or direction characters. It looks the same opened by itself, under a Content Security Policy, and in ``<img>``.
"""

from __future__ import annotations

import unicodedata
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.export.formats.svg_marks import MARKS, TONES, Tone
from sagemaker_lineage.export.formats.svg_places import HEIGHT, MARGIN, WIDTH, path, plan, tip
from sagemaker_lineage.export.picture import TONES as PICTURE_TONES
from sagemaker_lineage.export.picture import Arrow, Bounds, Picture, View, draw, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from sagemaker_lineage.export.document import LineageDocument
    from sagemaker_lineage.export.formats.svg_places import Place, Plan
    from sagemaker_lineage.export.wire.artifact import Artifact
    from sagemaker_lineage.export.wire.graph import Node

BOUNDS = Bounds(boxes=2_000, arrows=5_000)
"""What a browser still draws without delay."""

_HEAD, _FOOT = 62, 44
_NAME, _BELOW, _LABEL = 25, 33, 14
"""Characters that fit: a box's name, the line below it, the word at an arrow."""
_FULL = 400
"""Characters of a box's text that are shown when it is pointed at."""
_INK, _SOFT, _LINE = "#1b2733", "#4a5868", "#5b6b7f"
_LEGEND_STEP = 118
_MINUTE, _HOUR = 60, 3_600
_OPENING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} {height:g}" '
    'role="img" aria-labelledby="title about" font-family="Inter, Helvetica, Arial, sans-serif">'
)


class Look(NamedTuple):
    """What a box says, in full where it is pointed at, and how it looks."""

    name: str
    below: str
    full: str
    tone: Tone


class Font(NamedTuple):
    """How a text is written."""

    size: int
    colour: str
    bold: bool = False
    anchor: str = ""


def render(document: LineageDocument, view: View = View.BOTH) -> str:
    """Return the document as an SVG image: its steps, the data they pass on, or both."""
    picture = draw(document, BOUNDS, view)
    looks = _looks(document, picture)
    places = plan(picture, _HEAD)
    tones = {box.id: looks[box.id].tone for box in picture.boxes}
    lines = [
        _OPENING.format(width=places.width, height=places.height + _FOOT),
        *_head(document, picture),
        *(_arrow(arrow, places, tones) for arrow in picture.arrows),
        *(_box(box.kind, looks[box.id], places.boxes[box.id]) for box in picture.boxes),
        *_legend(tones, places.height + _FOOT),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def shown(text: str, units: int) -> str:
    """Return text as it stands in the image, shortened to fit; a wide character takes two units."""
    line = plain(text, max(units, 2))
    while sum(map(_units, line)) > units:
        line = plain(line, len(line) - 1)
    return escape(line)


def _units(character: str) -> int:
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _head(document: LineageDocument, picture: Picture) -> Iterator[str]:
    execution = document.execution
    about = f"{len(picture.boxes)} boxes, {len(picture.arrows)} arrows"
    yield f'<title id="title">{escape(picture.title)}</title><desc id="about">{about}</desc>'
    yield '<rect width="100%" height="100%" fill="#ffffff"/>'
    yield _text(MARGIN, 28, shown(document.pipeline.name, 80), Font(16, _INK, bold=True))
    parts = [f"as of {_time(document.as_of or document.generated_at)}"]
    if execution is not None:
        started = [f"started {_time(execution.start_time)}"] if execution.start_time else []
        parts = [f"execution {execution.id}", execution.status, *started, *lasted(execution.elapsed_sec), *parts]
    yield _text(MARGIN, 46, shown(" · ".join(parts), 160), Font(12, _SOFT))


def _looks(document: LineageDocument, picture: Picture) -> dict[str, Look]:
    """Return what each box says and how it looks."""
    looks = {f"n{place}": _of_step(node) for place, node in enumerate(document.graph.nodes)}
    looks |= {f"d{each.id}": _of_data(each) for each in document.graph.artifacts}
    notes = {box.id: Look(box.lines[0], "", box.lines[0], TONES["note"]) for box in picture.boxes if box.kind == "note"}
    return looks | notes


def _of_step(node: Node) -> Look:
    run = node.run
    if run is None:
        return Look(node.label, node.type, f"{node.label} · {node.type}", TONES["plain"])
    tone = TONES[PICTURE_TONES.get(run.status, "plain")]
    cached = run.cache_hit is not None and tone is TONES["succeeded"]
    tone = TONES["cached"] if cached else tone
    below = " · ".join((node.type, tone.word if cached else run.status, *lasted(run.elapsed_sec)))
    return Look(node.label, below, f"{node.label} · {below}", tone)


def _of_data(artifact: Artifact) -> Look:
    uri = artifact.expression or artifact.uri
    key = uri.removeprefix(f"s3://{artifact.bucket}").strip("/")
    return Look(key or artifact.bucket, artifact.bucket if key else "", uri, TONES["data"])


def _box(kind: str, look: Look, place: Place) -> str:
    x, y = place
    tone = look.tone
    corner = HEIGHT / 2 if kind == "data" else 8
    dashed = ' stroke-dasharray="4 3"' if tone.dashed else ""
    name_at, inset = (23 if look.below else 32), (20 if kind == "data" else 12)
    below = _text(x + inset + 24, y + 41, shown(look.below, _BELOW), Font(11, tone.text)) if look.below else ""
    return (
        f"<g><title>{escape(plain(look.full, _FULL))}</title>"
        f'<rect x="{x:g}" y="{y:g}" width="{WIDTH}" height="{HEIGHT}" rx="{corner:g}" fill="{tone.fill}" '
        f'stroke="{tone.line}" stroke-width="1.5"{dashed}/>'
        f"{MARKS[tone.mark].format(x=f'{x + inset:g}', y=f'{y + name_at - 13:g}', colour=tone.text)}"
        f"{_text(x + inset + 24, y + name_at, shown(look.name, _NAME), Font(13, _INK, bold=kind == 'step'))}{below}</g>"
    )


def _arrow(arrow: Arrow, places: Plan, tones: Mapping[str, Tone]) -> str:
    """Return an arrow with its head, and its word before that."""
    x, y = tip(places, arrow.target)
    dashed = ' stroke-dasharray="5 4"' if arrow.control or tones[arrow.target].dashed else ""
    head = f"M{x - 8:g} {y - 4:g}L{x:g} {y:g}L{x - 8:g} {y + 4:g}z"
    label = shown(arrow.label, _LABEL)
    word = _text(x - 12, y - 6, label, Font(10, _SOFT, anchor="end")) if label else ""
    return (
        f'<path d="{path(places, (arrow.source, arrow.target))}" fill="none" stroke="{_LINE}" '
        f'stroke-width="1.3"{dashed}/><path d="{head}" fill="{_LINE}"/>{word}'
    )


def _legend(tones: Mapping[str, Tone], height: float) -> Iterator[str]:
    """Yield what the colours and shapes mean, of those that occur."""
    used = set(tones.values())
    y = height - 24
    for place, tone in enumerate(each for each in TONES.values() if each in used):
        x = MARGIN + place * _LEGEND_STEP
        yield MARKS[tone.mark].format(x=f"{x:g}", y=f"{y:g}", colour=tone.text)
        yield _text(x + 20, y + 12, tone.word, Font(11, _SOFT))


def _text(x: float, y: float, text: str, font: Font) -> str:
    weight = ' font-weight="600"' if font.bold else ""
    side = f' text-anchor="{font.anchor}"' if font.anchor else ""
    return f'<text x="{x:g}" y="{y:g}" font-size="{font.size}" fill="{font.colour}"{weight}{side}>{text}</text>'


def _time(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S} UTC"


def lasted(seconds: float | None) -> tuple[str, ...]:
    """Return how long something took, as people say it; nothing where that is not known."""
    if seconds is None:
        return ()
    whole = round(seconds)
    hours, minutes, rest = whole // _HOUR, whole % _HOUR // _MINUTE, whole % _MINUTE
    if hours:
        return (f"{hours}h {minutes:02}m",)
    return (f"{minutes}m {rest:02}s",) if minutes else (f"{rest}s",)
