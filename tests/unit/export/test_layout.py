"""The layers of a picture: those of the shared graphs, and what holds for every graph."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagemaker_lineage.definition.collection import without_collection
from sagemaker_lineage.export.layout import Passage, lay_out

GRAPHS = sorted((Path(__file__).parents[2] / "fixtures" / "layouts").glob("*.json"))


@pytest.mark.parametrize("path", GRAPHS, ids=lambda path: path.stem)
def test_layers_are_those_of_the_shared_graphs(path):
    graph = json.loads(path.read_text(encoding="utf-8"))
    assert lay_out(graph["nodes"], map(tuple, graph["edges"])).layers == graph["layers"]


BOXES = [f"n{number}" for number in range(9)]
ARROWS = st.lists(st.tuples(st.sampled_from(BOXES), st.sampled_from(BOXES)), max_size=30)


def boxes_of(found):
    return tuple(tuple(cell for cell in column if isinstance(cell, str)) for column in found.columns)


@given(arrows=ARROWS)
def test_every_box_stands_in_one_place(arrows):
    found = lay_out(BOXES, arrows)
    assert sorted(box for column in boxes_of(found) for box in column) == BOXES
    assert all(found.layers[box] == layer for layer, column in enumerate(boxes_of(found)) for box in column)
    assert all(found.columns)
    assert found == lay_out(BOXES, arrows)


@given(arrows=ARROWS)
def test_without_cycles_every_arrow_runs_to_the_right(arrows):
    forward = [(source, target) for source, target in arrows if source < target]
    layers = lay_out(BOXES, forward).layers
    assert all(layers[source] < layers[target] for source, target in forward)


@given(arrows=ARROWS)
def test_every_arrow_to_the_right_has_a_passage_in_each_layer_that_it_passes(arrows):
    layers, columns, ways = lay_out(BOXES, arrows)
    assert set(ways) == {(source, target) for source, target in arrows if layers[source] < layers[target]}
    for (source, target), way in ways.items():
        assert [passage.layer for passage in way] == list(range(layers[source] + 1, layers[target]))
        assert all(passage in columns[passage.layer] for passage in way)


def test_the_arrows_of_a_box_share_their_passages_and_there_are_not_too_many():
    boxes = [f"n{place}" for place in range(300)]
    chain = [(boxes[place], boxes[place + 1]) for place in range(299)]
    found = lay_out(boxes, [*chain, *((boxes[0], box) for box in boxes)])
    passages = [cell for column in found.columns for cell in column if not isinstance(cell, str)]
    assert passages == [Passage("n0", layer) for layer in range(1, 200)]
    assert ("n0", "n299") not in found.ways


def test_a_cycle_is_cut_at_the_first_box():
    assert lay_out(["a", "b", "c"], [("a", "b"), ("b", "c"), ("c", "a")]).layers == {"a": 0, "b": 1, "c": 2}
    assert lay_out(["a", "b"], [("a", "b"), ("b", "a"), ("b", "b")]).layers == {"a": 0, "b": 1}


def test_boxes_stand_beside_what_leads_to_them():
    arrows = [("a", "x"), ("b", "y"), ("in", "x")]
    assert lay_out(["a", "b", "y", "x", "in"], arrows).columns == (("b", "a", "in"), ("y", "x"))
    assert lay_out(["one", "two", "low", "high"], [("one", "low"), ("two", "high")]).columns[1] == ("low", "high")


def test_nothing_has_no_layers():
    assert lay_out([], []).columns == ()


@pytest.mark.parametrize(
    "arrows",
    [
        [(place, place + 1) for place in range(1_999)],
        [(0, place) for place in range(1, 2_000)],
        [(place, (place * 7 + 3) % 2_000) for place in range(2_000)] * 2,
        [(place % 70, 100 + place % 71) for place in range(5_000)],
    ],
    ids=["chain", "fan", "cycles", "dense"],
)
def test_two_thousand_boxes_take_little_time(arrows):
    boxes = [f"n{place}" for place in range(2_000)]
    with without_collection():  # of all that other tests have left in the process
        began = time.process_time()
        lay_out(boxes, [(f"n{source}", f"n{target}") for source, target in arrows])
        assert time.process_time() - began < 1.0
