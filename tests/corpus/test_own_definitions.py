"""The project's own definitions: every trap of the format in small, with the edges written beside them by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from corekit.graphs import LINKS, assert_edges, graph_of
from corekit.pointers import value_at

FOLDER = Path(__file__).parents[1] / "fixtures" / "definitions"
CASES = sorted(path.name.removesuffix(".definition.json") for path in FOLDER.glob("*.definition.json"))


def _read(case: str, part: str) -> Any:
    return json.loads((FOLDER / f"{case}.{part}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES)
def test_the_edges_are_exactly_those_written_down(case: str) -> None:
    assert_edges(_read(case, "definition"), _read(case, "edges")["edges"])


@pytest.mark.parametrize("case", CASES)
def test_the_traps_are_not_taken(case: str) -> None:
    linked = {(edge.source, edge.target) for edge in graph_of(_read(case, "definition")).edges if edge.via in LINKS}
    assert {tuple(pair) for pair in _read(case, "edges")["must_not_link"]} & linked == set()


@pytest.mark.parametrize("case", CASES)
def test_every_piece_of_evidence_is_there(case: str) -> None:
    definition = _read(case, "definition")
    pointers = [pointer for edge in graph_of(definition).edges for pointer in edge.evidence]
    assert pointers
    assert all(value_at(definition, pointer) is not None for pointer in pointers)


def test_every_case_says_what_it_is_about() -> None:
    assert [case for case in CASES if not _read(case, "edges")["notes"]] == []
    assert len(CASES) > 10
