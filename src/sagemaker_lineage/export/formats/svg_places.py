"""Where the boxes of an image stand, and how its arrows run between them without touching any."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.export.layout import Passage, lay_out

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sagemaker_lineage.export.layout import Arrow, Cell, Layout
    from sagemaker_lineage.export.picture import Picture

WIDTH, HEIGHT = 248, 54
"""Of a box."""
MARGIN = 24
_ACROSS, _DOWN = 84, 22
"""Room between two layers, and between two boxes of one."""
_PASSAGE = 18
"""Room that a passage takes."""
_TIP = 7
"""The line ends where its head begins to be as broad as the line."""
_AROUND, _ROUND, _LANE = 18, 8, 10
"""How far from the boxes an arrow goes up and down on its way around, the radius of its turns, and its lane."""


class Place(NamedTuple):
    """A point of the image; of a box its upper left corner."""

    x: float
    y: float


class Plan(NamedTuple):
    """The place of each box, of the left end of each passage, the ways of the arrows, and the size of all."""

    boxes: Mapping[str, Place]
    passages: Mapping[Passage, Place]
    ways: Mapping[Arrow, tuple[Passage, ...]]
    top: float
    width: float
    height: float


def plan(picture: Picture, top: float) -> Plan:
    """Return where everything stands below ``top``; higher only the arrows go that lead around all boxes."""
    pairs = [(each.source, each.target) for each in picture.arrows]
    found = lay_out([box.id for box in picture.boxes], pairs)
    top += _LANE if any(pair not in found.ways for pair in pairs) else 0
    inner = max(map(_height, found.columns), default=0)
    places = dict(_places(found, top, inner))
    return Plan(
        boxes={cell: place for cell, place in places.items() if isinstance(cell, str)},
        passages={cell: place for cell, place in places.items() if isinstance(cell, Passage)},
        ways=found.ways,
        top=top,
        width=2 * MARGIN + max(len(found.columns) * (WIDTH + _ACROSS) - _ACROSS, 3 * WIDTH),
        height=top + inner,
    )


def _places(found: Layout, top: float, inner: float) -> list[tuple[Cell, Place]]:
    places: list[tuple[Cell, Place]] = []
    for layer, column in enumerate(found.columns):
        y = top + (inner - _height(column)) / 2
        for cell in column:
            inset = _PASSAGE / 2 if isinstance(cell, Passage) else 0
            places.append((cell, Place(MARGIN + layer * (WIDTH + _ACROSS), y + inset)))
            y += _room(cell)
    return places


def _room(cell: Cell) -> int:
    return _PASSAGE if isinstance(cell, Passage) else HEIGHT + _DOWN


def _height(column: tuple[Cell, ...]) -> float:
    """Return the height of a layer; below its last box there is no room."""
    return max(sum(map(_room, column)) - (0 if isinstance(column[-1], Passage) else _DOWN), 0)


def tip(places: Plan, target: str) -> Place:
    """Return where the arrows to a box end: the middle of its left side."""
    x, y = places.boxes[target]
    return Place(x, y + HEIGHT / 2)


def path(places: Plan, arrow: Arrow) -> str:
    """Return the line of an arrow from the middle of a right side to that of a left one, up to its head."""
    source, target = arrow
    begin, end = Place(places.boxes[source].x + WIDTH, tip(places, source).y), tip(places, target)
    if arrow not in places.ways:
        return _around(begin, end, places.top - _LANE)
    line = f"M{begin.x:g} {begin.y:g}"
    for passage in places.ways[arrow]:
        at = places.passages[passage]
        line += f"{_curve(begin, at, at.x)}H{at.x + WIDTH:g}"
        begin = Place(at.x + WIDTH, at.y)
    return line + _curve(begin, end, end.x - _TIP)


def _curve(begin: Place, end: Place, stop: float) -> str:
    bend = _ACROSS / 2
    return f"C{begin.x + bend:g} {begin.y:g} {end.x - bend:g} {end.y:g} {stop:g} {end.y:g}"


def _around(begin: Place, end: Place, lane: float) -> str:
    """Return a line up behind the layer of its beginning, along above all boxes, and down before that of its end."""
    up, down = begin.x + _AROUND, end.x - _AROUND
    turn = _ROUND if down > up else -_ROUND
    return (
        f"M{begin.x:g} {begin.y:g}H{up - _ROUND:g}Q{up:g} {begin.y:g} {up:g} {begin.y - _ROUND:g}V{lane + _ROUND:g}"
        f"Q{up:g} {lane:g} {up + turn:g} {lane:g}H{down - turn:g}Q{down:g} {lane:g} {down:g} {lane + _ROUND:g}"
        f"V{end.y - _ROUND:g}Q{down:g} {end.y:g} {down + _ROUND:g} {end.y:g}H{end.x - _TIP:g}"
    )
