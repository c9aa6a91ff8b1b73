"""The places of an image: no arrow runs through a box, whatever the graph."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagemaker_lineage.export.formats.svg_places import HEIGHT, WIDTH, path, plan
from sagemaker_lineage.export.picture import Arrow, Box, Picture

TOP = 62
BOXES = [f"n{number}" for number in range(9)]
ARROWS = st.lists(st.tuples(st.sampled_from(BOXES), st.sampled_from(BOXES)), max_size=24, unique=True)
STEP = re.compile(r"([MCHVQ])([^MCHVQ]*)")
SAMPLES = 24


def picture_of(boxes, arrows):
    return Picture(
        title="p",
        boxes=tuple(Box(id=box, kind="step", lines=(box,)) for box in boxes),
        arrows=tuple(Arrow(source=source, target=target) for source, target in arrows),
    )


def corners(line):
    """Yield each part of an SVG path as the points that control it."""
    at = (0.0, 0.0)
    for letter, written in STEP.findall(line):
        values = [float(each) for each in written.split()]
        if letter == "H":
            values.append(at[1])
        elif letter == "V":
            values.insert(0, at[0])
        points = list(zip(values[::2], values[1::2], strict=True))
        if letter != "M":
            yield [at, *points]
        at = points[-1]


def point(controls, share):
    """Return a point of a Bézier curve (de Casteljau)."""
    while len(controls) > 1:
        controls = [(ax + (bx - ax) * share, ay + (by - ay) * share) for (ax, ay), (bx, by) in pairwise(controls)]
    return controls[0]


def touched(places, line):
    """Return the boxes that a line runs through."""
    points = [point(part, place / SAMPLES) for part in corners(line) for place in range(SAMPLES + 1)]
    return {
        box
        for box, (left, top) in places.boxes.items()
        if any(left < x < left + WIDTH and top < y < top + HEIGHT for x, y in points)
    }


def assert_free(boxes, arrows):
    places = plan(picture_of(boxes, arrows), TOP)
    for arrow in arrows:
        line = path(places, arrow)
        assert not touched(places, line), arrow
        ends = [x for part in corners(line) for x, _ in part]
        assert min(ends) >= 0
        assert max(ends) <= places.width
        assert min(y for part in corners(line) for _, y in part) >= TOP


@given(arrows=ARROWS)
def test_no_arrow_runs_through_a_box(arrows):
    assert_free(BOXES, arrows)


@pytest.mark.parametrize(
    "arrows",
    [
        [("n0", "n1"), ("n1", "n2"), ("n2", "n3"), ("n0", "n3")],
        [("n0", "n1"), ("n1", "n0")],
        [("n0", "n0")],
        [(f"n{source}", f"n{target}") for source in range(9) for target in range(source + 1, 9)],
    ],
    ids=["long", "back", "to itself", "all"],
)
def test_nor_does_one_that_must_go_past(arrows):
    assert_free(BOXES, arrows)


def test_what_there_is_no_passage_for_leads_around():
    boxes = [f"n{number}" for number in range(300)]
    chain = list(pairwise(boxes))
    places = plan(picture_of(boxes, [*chain, *((boxes[0], box) for box in boxes[2:])]), TOP)
    longest = (boxes[0], boxes[-1])
    assert longest not in places.ways
    assert not touched(places, path(places, longest))


@given(arrows=ARROWS)
def test_no_two_boxes_touch(arrows):
    places = sorted(plan(picture_of(BOXES, arrows), TOP).boxes.values())
    assert all(one.x + WIDTH < other.x or one.y + HEIGHT < other.y for one, other in pairwise(places))
