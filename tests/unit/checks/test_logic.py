"""Three-valued logic."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checkskit.lineages import DENIED
from sagemaker_lineage.checks.logic import Known, all_of, any_of, negation

known: st.SearchStrategy[Known] = st.sampled_from([True, False, DENIED])


def test_one_fact_settles_it() -> None:
    assert all_of(DENIED, False) is False
    assert any_of(DENIED, True) is True
    assert all_of(DENIED, True) is DENIED
    assert any_of(DENIED, False) is DENIED
    assert (all_of(), any_of()) == (True, False)


@given(st.lists(known, max_size=4))
def test_negation_turns_one_into_the_other(facts: list[Known]) -> None:
    assert negation(all_of(*facts)) == any_of(*map(negation, facts))


@given(st.lists(known, max_size=4), st.booleans())
def test_what_is_settled_stays_so_whatever_an_unread_fact_turns_out_to_be(facts: list[Known], found: bool) -> None:
    settled = all_of(*facts)
    if isinstance(settled, bool):
        assert all_of(*(found if fact is DENIED else fact for fact in facts)) is settled
