"""Folding: what one step writes and nobody else touches is one thing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagemaker_lineage.export.folding import fold
from sagemaker_lineage.export.wire.artifact import Artifact, artifact_of
from sagemaker_lineage.export.wire.resource import resource_of
from sagemaker_lineage.model import graph as graph_model
from sagemaker_lineage.model.graph import ResourceKind, Role


def artifact(place: int, within: int | None = None, by: tuple = (), to: tuple = ()) -> Artifact:
    uri = f"s3://b/{place}"
    facts = graph_model.Artifact(place, uri, "b", str(place), Role.DATA, produced_by=by, consumed_by=to, within=within)
    return artifact_of(facts, None)


def location(place: int, within: int | None = None, by: tuple = (), to: tuple = ()):
    kind = ResourceKind.LOCATION
    name = f"${{Parameters.X}}/{place}"
    return resource_of(graph_model.Resource(place, kind, name, produced_by=by, consumed_by=to, within=within))


def groups(*data) -> list[tuple[int, ...]]:
    return [tuple(each.id for each in group.members) for group in fold(data)]


@pytest.mark.parametrize("make", [artifact, location])
@pytest.mark.parametrize("by", [(), ("X",)])
def test_an_output_and_the_only_thing_below_it_are_one(make, by):
    (group,) = fold((make(0, by=("X",)), make(1, within=0, by=by, to=("Y", "Z"))))
    assert group.produced_by == ("X",)
    assert group.consumed_by == ("Y", "Z")
    assert group.ids == (("d0", "d1") if make is artifact else ("r0", "r1"))
    assert group.id == group.ids[0]
    assert group.within is None


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        ({"by": ("X",), "to": ("Y",)}, [{}]),
        ({"by": ("X",)}, [{}, {}]),
        ({"by": ("X", "Y")}, [{}]),
        ({"by": ("X",)}, [{"by": ("Y",)}]),
        ({"by": ("X",)}, [{"by": ("X", "Y")}]),
        ({}, [{"by": ("X",)}]),
        ({}, [{}]),
    ],
    ids=["read", "two parts", "two writers", "another writer", "one writer more", "not written", "untouched"],
)
def test_what_is_more_than_one_thing_stays_apart(whole, parts):
    data = [artifact(0, **whole), *(artifact(place, within=0, **each) for place, each in enumerate(parts, 1))]
    assert groups(*data) == [(place,) for place in range(len(data))]


def test_chains_fold_whatever_the_order_of_the_ids():
    data = (artifact(0, within=2, by=("X",)), artifact(1, within=0, to=("Y",)), artifact(2, by=("X",)))
    assert groups(*data) == [(2, 0, 1)]


def test_a_chain_ends_where_something_reads():
    data = (artifact(0, by=("X",)), artifact(1, within=0, to=("Y",)), artifact(2, within=1, to=("Z",)))
    assert groups(*data) == [(0, 1), (2,)]
    assert fold(data)[1].within == "d1"


STEPS = st.lists(st.sampled_from("XYZ"), max_size=2, unique=True).map(tuple)


@st.composite
def trees(draw):
    """Draw artifacts that lie in each other, wholes before or after their parts."""
    count = draw(st.integers(1, 9))
    places = draw(st.permutations(range(count)))
    wholes = {places[i]: places[draw(st.integers(0, i - 1))] for i in range(1, count) if draw(st.integers(0, 3))}
    return [artifact(place, wholes.get(place), draw(STEPS), draw(STEPS)) for place in range(count)]


@given(data=trees())
def test_folding_hides_no_reader_and_no_writer(data):
    found = fold(data)
    assert sorted(each.id for group in found for each in group.members) == list(range(len(data)))
    for group in found:
        assert {step for each in group.members for step in each.produced_by} == set(group.produced_by)
        assert {step for each in group.members for step in each.consumed_by} == set(group.consumed_by)
        assert [each.within for each in group.members[1:]] == [each.id for each in group.members[:-1]]


class Counted(list):
    """A list that counts how often it is asked for an element."""

    asked = 0

    def __getitem__(self, place):
        self.asked += 1
        return super().__getitem__(place)


@pytest.mark.parametrize("is_chain", [True, False], ids=["deep", "wide"])
def test_folding_looks_at_each_member_a_few_times_only(is_chain):
    count = 20_000
    data = Counted(
        artifact(place, (place - 1 if is_chain else 0) if place else None, by=("X",)) for place in range(count)
    )
    assert len(fold(data)) == (1 if is_chain else count)
    assert data.asked <= 2 * count
