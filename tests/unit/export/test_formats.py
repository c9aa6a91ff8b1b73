"""The drawn formats: golden files, hostile names, bounds."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from sagemaker_lineage.errors import InvalidRequest
from sagemaker_lineage.export.document import document_bytes, to_document
from sagemaker_lineage.export.formats import FORMATS, dot, mermaid, render
from sagemaker_lineage.export.picture import Bounds, draw, plain
from sagemaker_lineage.model.graph import Edge, LineageGraph
from wire_samples.golden import assert_golden
from wire_samples.lineages import FINISHED, HOSTILE, NEVER_RAN, NOW, RUNNING, node

DOCUMENTS = {
    name: to_document(lineage, NOW)
    for name, lineage in {
        "finished": FINISHED,
        "running": RUNNING,
        "never-ran": NEVER_RAN,
        "hostile": HOSTILE,
    }.items()
}
DRAWN = [each for each in FORMATS if each.name != "json"]


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("each", DRAWN, ids=lambda each: each.name)
def test_drawings_are_as_committed(each, name):
    assert_golden(render(DOCUMENTS[name], each.name), name + each.suffix)


def test_json_is_the_document_indented():
    text = render(DOCUMENTS["finished"], "json")
    assert json.loads(text) == json.loads(document_bytes(DOCUMENTS["finished"]))
    assert text.startswith('{\n  "schemaVersion"')
    assert text.endswith("}\n")


def test_an_unknown_format_is_refused_by_name():
    with pytest.raises(InvalidRequest) as refused:
        render(DOCUMENTS["finished"], "png")
    assert refused.value.hint == "Formats are: json, mermaid, dot."


def test_formats_have_names_suffixes_and_media_types_of_their_own():
    for key in ("name", "suffix", "media_type", "title"):
        assert len({getattr(each, key) for each in FORMATS}) == len(FORMATS)


def test_mermaid_holds_no_hostile_sign():
    allowed = re.compile(r'[\w\s#;:·….,/=+<>|()\[\]"-]+')
    lines = render(DOCUMENTS["hostile"], "mermaid").splitlines()
    labels = [text for line in lines for text in re.findall(r'"(.*?)"', line)]
    assert all(allowed.fullmatch(line) for line in lines)
    assert labels
    assert not any(sign in label.replace("<br/>", "") for label in labels for sign in '<>"[]|(){}%`\\&')


def test_mermaid_reads_no_list_in_a_label():
    assert mermaid.escaped("1. one") == "1#46; one"
    assert mermaid.escaped("- one") == "#45; one"
    assert mermaid.escaped("s3://a-b/c.csv") == "s3://a-b/c.csv"


def test_dot_closes_every_string():
    for line in render(DOCUMENTS["hostile"], "dot").splitlines():
        without_strings = re.sub(r'"(?:[^"\\]|\\.)*"', "", line)
        assert '"' not in without_strings
        assert "<" not in line


def test_dot_escapes_what_graphviz_reads():
    assert dot.escaped(r"a\N&lt;") == r"a\\N&amp;lt;"


def test_plain_text_is_one_short_printable_line():
    assert plain("a\r\n\tb\u2028c") == "a b c"
    assert plain("a\u202eb\x1b[31m\x00") == "a\ufffdb\ufffd[31m\ufffd"
    assert plain("x" * 30 + "y" * 40) == "x" * 29 + "…" + "y" * 30


def test_a_dependency_through_drawn_data_is_not_drawn_twice():
    picture = draw(DOCUMENTS["finished"], Bounds(boxes=100, arrows=100))
    pairs = [(arrow.source, arrow.target) for arrow in picture.arrows]
    assert ("n0", "d2") in pairs
    assert ("d2", "n1") in pairs
    assert ("n0", "n1") not in pairs
    assert len(pairs) == len(set(pairs))


def test_code_is_not_drawn():
    boxes = {box.id for box in draw(DOCUMENTS["finished"], Bounds(boxes=100, arrows=100)).boxes}
    assert "d0" in boxes
    assert "d1" not in boxes


def test_branches_are_named():
    labels = {(arrow.label, arrow.control) for arrow in draw(DOCUMENTS["finished"], Bounds(boxes=99, arrows=99)).arrows}
    assert {("if", True), ("else", True), ("each", True), ("LeftValue", False), ("", True)} <= labels


def test_a_crowded_picture_is_drawn_without_its_data():
    picture = draw(DOCUMENTS["finished"], Bounds(boxes=8, arrows=8))
    assert {box.kind for box in picture.boxes} == {"step"}
    assert ("n0", "n1") in {(arrow.source, arrow.target) for arrow in picture.arrows}


def test_what_is_too_much_is_counted():
    picture = draw(DOCUMENTS["finished"], Bounds(boxes=5, arrows=2))
    assert [box.kind for box in picture.boxes] == ["step"] * 4 + ["note"]
    assert len(picture.arrows) == 2
    assert picture.boxes[-1].lines == ("4 steps and 5 edges are not drawn",)


@pytest.mark.parametrize("each", DRAWN, ids=lambda each: each.name)
def test_a_huge_graph_stays_small(each):
    steps = [node(f"Step{number}" + "_" * 50, "Processing", number) for number in range(4_000)]
    edges = [Edge(source=a.id, target=b.id, via="ref:Get") for a in steps[:8] for b in steps[8:]]
    lineage = replace(NEVER_RAN, graph=LineageGraph(nodes=tuple(steps), edges=tuple(edges)))
    text = render(to_document(lineage, NOW), each.name)
    assert "are not drawn" in text
    assert len(text) < {"mermaid": 50_000, "dot": 1_000_000}[each.name]
