"""A picture as SVG: steps and data from left to right, with title, time and legend.

Safe to be shown as it is: no script, no style element or attribute, nothing that is loaded; names are text, without
control or direction characters. It looks the same opened by itself, under a Content Security Policy, and in ``<img>``.
"""

from __future__ import annotations

import unicodedata
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.export.datum import text_of
from sagemaker_lineage.export.formats.svg_marks import KIND_TONES, MARKS, TONES, Tone
from sagemaker_lineage.export.formats.svg_places import HEIGHT, MARGIN, WIDTH, path, plan, tip
from sagemaker_lineage.export.opaque import NOTE, opaque_steps
from sagemaker_lineage.export.picture import TONES as PICTURE_TONES
from sagemaker_lineage.export.picture import Arrow, Bounds, Picture, View, draw
from sagemaker_lineage.export.readable import kind_words, plain, readable, shortened
from sagemaker_lineage.export.wire.resource import Resource

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from sagemaker_lineage.export.document import LineageDocument
    from sagemaker_lineage.export.folding import Group
    from sagemaker_lineage.export.formats.svg_places import Place, Plan
    from sagemaker_lineage.export.wire.graph import Node

BOUNDS = Bounds(boxes=2_000, arrows=5_000)
"""What a browser still draws without delay."""

_HEAD, _FOOT = 62, 44
_NAME, _LOCATION, _BELOW, _LABEL = 25, 27, 33, 14
"""Characters that fit: the name of a step and of data, the line below, the word at an arrow."""
_FULL = 400
"""Characters of a box's text that are shown when it is pointed at."""
_INK, _SOFT, _LINE = "#1b2733", "#4a5868", "#5b6b7f"
_LEGEND_STEP = 118
_POSSIBLE = ' stroke-dasharray="2 3"'
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
    legend = list(_legend(picture, tones, places.height + _FOOT))
    width = max(places.width, 2 * MARGIN + len(legend) * _LEGEND_STEP)
    lines = [
        _OPENING.format(width=width, height=places.height + _FOOT),
        *_head(document, picture),
        *(_arrow(arrow, places, tones) for arrow in picture.arrows),
        *(_box(box.kind, looks[box.id], places.boxes[box.id]) for box in picture.boxes),
        *legend,
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
    opaque = opaque_steps(document)
    looks = {f"n{place}": _of_step(node, node.id in opaque) for place, node in enumerate(document.graph.nodes)}
    looks |= {box.id: _of_data(box.group) for box in picture.boxes if box.group}
    notes = {
        box.id: Look(box.lines[0], box.lines[1], " ".join(box.lines), TONES["note"])
        for box in picture.boxes
        if box.kind == "note"
    }
    return looks | notes


def _of_step(node: Node, is_opaque: bool) -> Look:
    """Return how a step looks; that it hides its data takes the place of its status, which the colour tells."""
    note = [NOTE] if is_opaque else []
    tone, happened = _outcome(node)
    below = [node.type, *(note or happened)]
    return Look(node.label, " · ".join(below), " · ".join((node.label, node.type, *happened, *note)), tone)


def _outcome(node: Node) -> tuple[Tone, list[str]]:
    run = node.run
    if run is None:
        return TONES["plain"], []
    tone = TONES[PICTURE_TONES.get(run.status, "plain")]
    cached = run.cache_hit is not None and tone is TONES["succeeded"]
    tone = TONES["cached"] if cached else tone
    return tone, [tone.word if cached else run.status, *lasted(run.elapsed_sec)]


def _of_data(group: Group) -> Look:
    inner = group.members[-1]
    full = " · ".join(map(text_of, group.members))
    if isinstance(inner, Resource):
        words = kind_words(inner.kind)
        return Look(shortened(group.text, _LOCATION), words, f"{full} · {words}", TONES[KIND_TONES[inner.kind]])
    key = readable(text_of(inner).removeprefix(f"s3://{inner.bucket}").strip("/"))
    return Look(shortened(key, _LOCATION) or inner.bucket, inner.bucket if key else "", full, TONES["data"])


def _box(kind: str, look: Look, place: Place) -> str:
    x, y = place
    tone = look.tone
    corner = HEIGHT / 2 if kind == "data" else 8
    dashed = ' stroke-dasharray="4 3"' if tone.dashed else ""
    name_at, inset = (23 if look.below else 32), (20 if kind == "data" else 12)
    is_step = kind == "step"
    name = shown(look.name, _NAME if is_step else _LOCATION)
    below = _text(x + inset + 24, y + 41, shown(look.below, _BELOW), Font(11, tone.text)) if look.below else ""
    return (
        f"<g><title>{escape(plain(look.full, _FULL))}</title>"
        f'<rect x="{x:g}" y="{y:g}" width="{WIDTH}" height="{HEIGHT}" rx="{corner:g}" fill="{tone.fill}" '
        f'stroke="{tone.line}" stroke-width="1.5"{dashed}/>'
        f"{MARKS[tone.mark].format(x=f'{x + inset:g}', y=f'{y + name_at - 13:g}', colour=tone.text)}"
        f"{_text(x + inset + 24, y + name_at, name, Font(13, _INK, bold=is_step))}{below}</g>"
    )


def _arrow(arrow: Arrow, places: Plan, tones: Mapping[str, Tone]) -> str:
    """Return an arrow with its head, and its word before that."""
    x, y = tip(places, arrow.target)
    dashed = ' stroke-dasharray="5 4"' if arrow.control or tones[arrow.target].dashed else ""
    dashed = _POSSIBLE if arrow.possible else dashed
    head = f"M{x - 8:g} {y - 4:g}L{x:g} {y:g}L{x - 8:g} {y + 4:g}z"
    label = shown(arrow.label, _LABEL)
    word = _text(x - 12, y - 6, label, Font(10, _SOFT, anchor="end")) if label else ""
    return (
        f'<path d="{path(places, (arrow.source, arrow.target))}" fill="none" stroke="{_LINE}" '
        f'stroke-width="1.3"{dashed}/><path d="{head}" fill="{_LINE}"/>{word}'
    )


def _legend(picture: Picture, tones: Mapping[str, Tone], height: float) -> Iterator[str]:
    """Yield an entry for each colour, sign and line that occurs, with its meaning."""
    used = set(tones.values())
    x, y = MARGIN, height - 24
    for tone in (each for each in TONES.values() if each in used):
        mark = MARKS[tone.mark].format(x=f"{x:g}", y=f"{y:g}", colour=tone.text)
        yield f"{mark}\n{_text(x + 20, y + 12, tone.word, Font(11, _SOFT))}"
        x += _LEGEND_STEP
    if any(arrow.possible for arrow in picture.arrows):
        line = f'<path d="M{x:g} {y + 8:g}h26" stroke="{_LINE}" stroke-width="1.3"{_POSSIBLE}/>'
        yield f"{line}\n{_text(x + 32, y + 12, 'Possible', Font(11, _SOFT))}"


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
