"""The drawn formats: golden files, hostile names, bounds."""

from __future__ import annotations

import io
import json
import re
import unicodedata
from csv import reader
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from sagemaker_lineage.errors import InvalidRequest
from sagemaker_lineage.export.document import document_bytes, to_document
from sagemaker_lineage.export.formats import FORMATS, csv, dot, mermaid, render, svg
from sagemaker_lineage.export.picture import Bounds, View, draw
from sagemaker_lineage.export.readable import plain
from sagemaker_lineage.model.gap import Gap, GapCode
from sagemaker_lineage.model.graph import Confidence, Edge, LineageGraph
from wire_samples.flows import CLAIMS, CLAIMS_FLOW, FLOWS, HOSTILE_FLOW
from wire_samples.golden import assert_golden
from wire_samples.lineages import FINISHED, HOSTILE, NEVER_RAN, NOW, RUNNING, node

DOCUMENTS = {
    name: to_document(lineage, NOW)
    for name, lineage in {
        "finished": FINISHED,
        "running": RUNNING,
        "never-ran": NEVER_RAN,
        "hostile": HOSTILE,
        **FLOWS,
    }.items()
}
HOSTILES = ["hostile", "hostile-flow"]
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
    assert refused.value.hint == "Formats are: json, mermaid, dot, svg, csv."


def test_formats_have_names_suffixes_and_media_types_of_their_own():
    for key in ("name", "suffix", "media_type", "title"):
        assert len({getattr(each, key) for each in FORMATS}) == len(FORMATS)


@pytest.mark.parametrize("name", HOSTILES)
def test_mermaid_holds_no_hostile_sign(name):
    allowed = re.compile(r'[\w\s#;:·….,/=+<>|()\[\]"-]+')
    lines = render(DOCUMENTS[name], "mermaid").splitlines()
    labels = [text for line in lines for text in re.findall(r'"(.*?)"', line)]
    assert all(allowed.fullmatch(line) for line in lines)
    assert labels
    assert not any(sign in label.replace("<br/>", "") for label in labels for sign in '<>"[]|(){}%`\\&')


def test_mermaid_reads_no_list_in_a_label():
    assert mermaid.escaped("1. one") == "1#46; one"
    assert mermaid.escaped("- one") == "#45; one"
    assert mermaid.escaped("s3://a-b/c.csv") == "s3://a-b/c.csv"


@pytest.mark.parametrize("name", HOSTILES)
def test_dot_closes_every_string(name):
    for line in render(DOCUMENTS[name], "dot").splitlines():
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
    assert picture.boxes[-1].lines == ("4 steps", "and 5 edges are not drawn")


@pytest.mark.parametrize("each", [each for each in DRAWN if each.name != "csv"], ids=lambda each: each.name)
def test_a_huge_graph_stays_small(each):
    steps = [node(f"Step{number}" + "_" * 50, "Processing", number) for number in range(4_000)]
    edges = [Edge(source=a.id, target=b.id, via="ref:Get") for a in steps[:8] for b in steps[8:]]
    lineage = replace(NEVER_RAN, graph=LineageGraph(nodes=tuple(steps), edges=tuple(edges)))
    text = render(to_document(lineage, NOW), each.name)
    assert "are not drawn" in text
    assert len(text) < {"mermaid": 50_000, "dot": 1_000_000, "svg": 4_000_000}[each.name]


SVG = "{http://www.w3.org/2000/svg}"
PASSIVE = {"svg", "title", "desc", "rect", "text", "g", "path", "circle"}


def svg_of(lineage, view=View.BOTH):
    return ET.fromstring(svg.render(to_document(lineage, NOW), view))


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize(
    "lineage",
    [FINISHED, RUNNING, NEVER_RAN, HOSTILE, CLAIMS_FLOW, HOSTILE_FLOW],
    ids=["finished", "running", "new", "hostile", "flow", "hostile-flow"],
)
def test_an_image_holds_nothing_that_acts_or_loads(lineage, view):
    for element in svg_of(lineage, view).iter():
        assert element.tag.removeprefix(SVG) in PASSIVE
        assert not {name for name in element.attrib if name == "style" or name.startswith("on") or "href" in name}
        assert not any("url(" in value for value in element.attrib.values())


@pytest.mark.parametrize(
    "name", ["<img src=x onerror=alert(1)>", "]]>&amp;\"'", "a\u202eb", "🦜" * 40, "한" * 256, "\x00\x1b[2J"]
)
def test_names_are_text_in_an_image(name):
    lineage = replace(NEVER_RAN, graph=LineageGraph(nodes=(node(name, "Processing", 0),)))
    image = svg_of(lineage)
    said = "".join(image.itertext())
    assert not any(unicodedata.category(each) in {"Cc", "Cf"} for each in said.replace("\n", ""))
    title = next(each.text for each in image.iter(f"{SVG}title") if "Processing" in each.text)
    assert title == plain(f"{name} · Processing", 400)
    texts = [
        each.text for each in image.iter(f"{SVG}text") if each.get("font-weight") and each.get("font-size") == "13"
    ]
    assert len(texts) == 1
    assert all(sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text) <= 27 for text in texts)


@pytest.mark.parametrize("lineage", [FINISHED, CLAIMS_FLOW], ids=["finished", "flow"])
@pytest.mark.parametrize("view", View)
def test_boxes_of_an_image_do_not_overlap(view, lineage):
    boxes = [
        (float(each.get("x")), float(each.get("y")), float(each.get("width")), float(each.get("height")))
        for each in svg_of(lineage, view).iter(f"{SVG}rect")
        if each.get("x")
    ]
    assert boxes
    for place, (x, y, width, height) in enumerate(boxes):
        for left, top, *_ in boxes[place + 1 :]:
            assert abs(left - x) >= width or abs(top - y) >= height


def test_an_image_stays_within_its_frame():
    image = svg_of(FINISHED)
    width, height = float(image.get("width")), float(image.get("height"))
    for each in image.iter(f"{SVG}rect"):
        if each.get("x"):
            assert 0 <= float(each.get("x")) <= width - float(each.get("width"))
            assert 0 <= float(each.get("y")) <= height - float(each.get("height"))


def test_views_show_steps_data_or_both():
    kinds = {view: {box.kind for box in draw(DOCUMENTS["finished"], svg.BOUNDS, view).boxes} for view in View}
    assert kinds == {View.STEPS: {"step"}, View.DATA: {"data"}, View.BOTH: {"step", "data"}}


def test_between_data_the_steps_are_arrows():
    arrows = draw(DOCUMENTS["finished"], svg.BOUNDS, View.DATA).arrows
    assert {("d0", "d2", "Prep"), ("d2", "d3", "Train"), ("d3", "d4", "Evaluate")} <= {
        (each.source, each.target, each.label) for each in arrows
    }


def test_too_much_data_is_counted():
    picture = draw(DOCUMENTS["finished"], Bounds(boxes=2, arrows=1), View.DATA)
    assert picture.boxes[-1].kind == "note"
    assert picture.boxes[-1].lines == ("3 data boxes", "and 3 edges are not drawn")


def test_a_cached_step_differs_from_one_that_ran():
    said = "".join(svg_of(FINISHED).itertext())
    assert "Cached" in said
    assert "Succeeded" in said


@pytest.mark.parametrize(
    ("seconds", "said"), [(None, ()), (0.4, ("0s",)), (59.6, ("1m 00s",)), (411, ("6m 51s",)), (3_725, ("1h 02m",))]
)
def test_durations_are_written_as_people_say_them(seconds, said):
    assert svg.lasted(seconds) == said


@pytest.mark.parametrize(
    "sign", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20", " =", "\u00a0="]
)
def test_no_cell_is_a_formula(sign):
    assert csv.cell(f"{sign}cmd|' /C calc'!A0").startswith("'")


def test_cells_are_text_without_control_characters():
    assert csv.cell("a\x00b\x1b[31m\u202ec") == "a\ufffdb\ufffd[31m\ufffdc"
    assert csv.cell(None) == ""
    assert csv.cell(-1.5) == "-1.5"
    assert csv.cell("s3://a/b=c") == "s3://a/b=c"


def test_a_table_has_a_row_for_each_step_and_port():
    document = DOCUMENTS["finished"]
    rows = list(reader(io.StringIO(render(document, "csv"), newline="")))
    assert tuple(rows[0]) == csv.COLUMNS
    assert {len(row) for row in rows} == {len(csv.COLUMNS)}
    counted = [max(len(node.inputs) + len(node.outputs), 1) for node in document.graph.nodes]
    assert len(rows) == 1 + sum(counted)
    assert list(dict.fromkeys(row[0] for row in rows[1:])) == [node.id for node in document.graph.nodes]


def test_a_table_survives_hostile_names():
    names = ['a"b', "a,b", "a\r\nb", "=1+1", "x;y", "'"]
    steps = tuple(node(name, "Processing", place) for place, name in enumerate(names))
    text = render(to_document(replace(NEVER_RAN, graph=LineageGraph(nodes=steps)), NOW), "csv")
    rows = list(reader(io.StringIO(text, newline=""), strict=True))
    assert [row[0] for row in rows[1:]] == ['a"b', "a,b", "a  b", "'=1+1", "x;y", "'"]


OLD_COLUMNS = (
    "step,type,status,startTime,elapsedSec,direction,name,role,uri,bucket,region,encryption,versioning,publicAccess,"
    "producers,consumers"
)


def table_of(document):
    rows = list(reader(io.StringIO(render(document, "csv"), newline=""), strict=True))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def test_a_table_keeps_its_columns_and_their_order():
    assert ",".join(csv.COLUMNS).startswith(OLD_COLUMNS)


def test_a_table_folds_nothing_and_has_everything():
    rows = table_of(DOCUMENTS["claims-flow"])
    locations = {row["location"] for row in rows if not row["resourceKind"]}
    assert locations - {""} == {artifact.expression or artifact.uri for artifact in CLAIMS.artifacts}
    assert {(row["resourceKind"], row["resourceName"]) for row in rows if row["resourceKind"]} == {
        (resource.kind.value, resource.name) for resource in CLAIMS.resources
    }


@pytest.mark.parametrize(
    ("step", "name", "told"),
    [
        ("Fit", "train", {"within": "s3://acme-ml-artifacts/claims/prepared", "confidence": "likely"}),
        ("Fit", "validation", {"planned": "s3://acme-ml-artifacts/claims/planned/validation", "guessed": "false"}),
        ("Fit", "S3OutputPath", {"consumers": "", "confidence": "", "within": ""}),
        ("Fit", "S3ModelArtifacts", {"within": "s3://acme-ml-artifacts/claims/models", "confidence": ""}),
        ("Score", "ModelName", {"resourceKind": "model", "producers": "Create", "bucket": "", "location": ""}),
        ("Score", "S3Uri", {"resourceKind": "location", "location": "${Parameters.BatchData}/claims"}),
        ("Publish", "scores", {"guessed": "true", "confidence": "possible"}),
        ("Publish", "endpoint", {"source": "association", "versionId": ""}),
    ],
)
def test_a_table_tells_what_is_known_of_each_port(step, name, told):
    (row,) = (row for row in table_of(DOCUMENTS["claims-flow"]) if (row["step"], row["name"]) == (step, name))
    assert {column: row[column] for column in told} == told


def test_a_table_ends_with_what_no_port_names():
    nodes = tuple(each._replace(inputs=(), outputs=()) for each in CLAIMS.nodes)
    rows = table_of(to_document(replace(CLAIMS_FLOW, graph=CLAIMS._replace(nodes=nodes)), NOW))[len(nodes) :]
    assert [row["location"] or row["resourceName"] for row in rows] == [
        *(artifact.expression or artifact.uri for artifact in CLAIMS.artifacts),
        *(resource.name for resource in CLAIMS.resources),
    ]
    assert {row["step"] for row in rows} == {""}
    assert rows[4]["producers"] == "Fit"


def test_the_surest_edge_of_an_input_counts():
    surer = [edge._replace(via="ref:Get", confidence=Confidence.CERTAIN) for edge in CLAIMS.edges]
    graph = CLAIMS._replace(edges=(*surer, *CLAIMS.edges))
    rows = table_of(to_document(replace(CLAIMS_FLOW, graph=graph), NOW))
    assert {row["confidence"] for row in rows} == {"", "certain"}


def test_an_image_shows_what_is_folded_named_hidden_and_possible():
    texts = [each.text for each in svg_of(CLAIMS_FLOW).iter(f"{SVG}text")]
    titles = [each.text for each in svg_of(CLAIMS_FLOW).iter(f"{SVG}title")]
    assert {"…/<job>/output/model.tar.gz", "…/evaluation.json", "feature group", "Possible"} <= set(texts)
    assert "Training · hides its data" in texts
    models = "s3://acme-ml-artifacts/claims/models"
    assert f"{models} · {models}/${{Steps.Fit.ModelArtifacts.S3ModelArtifacts}}" in titles
    assert "claims-live · endpoint" in titles
    assert "Possible" not in "".join(svg_of(FINISHED).itertext())


def test_a_step_that_hides_its_data_keeps_its_status_in_its_title():
    gap = Gap(code=GapCode.OPAQUE, detail="x", affects=("/graph/nodes/1/inputs", "/graph/nodes/1/outputs"))
    other = Gap(code=GapCode.UNRESOLVED, detail="x", affects=("/graph/nodes/0/inputs",))
    lineage = replace(FINISHED, gaps=(gap, other))
    titles = [each.text for each in svg_of(lineage).iter(f"{SVG}title")]
    assert [title for title in titles if "hides" in title] == [
        "Train · Training · Succeeded · 20m 00s · hides its data"
    ]
    boxes = draw(to_document(lineage, NOW), svg.BOUNDS).boxes
    assert [box.lines[1] for box in boxes if "hides" in box.lines[-1]] == ["Training · Succeeded · hides its data"]


def test_the_meaning_of_every_sign_fits_into_an_image():
    runs = {"Prep": "Failed", "Train": "Stopped", "Evaluate": "Executing", "CheckMSE": "Strange", "Score": "Skipped"}
    laid = dict(FINISHED.runs) | {step: replace(FINISHED.runs[step], status=status) for step, status in runs.items()}
    nodes = tuple(node(name, "Processing", place) for place, name in enumerate(laid))
    resources = [each._replace(produced_by=("Prep",), consumed_by=()) for each in CLAIMS.resources]
    image = svg_of(replace(FINISHED, runs=laid, graph=LineageGraph(nodes=nodes, resources=resources)))
    signs = [each for each in image.iter(f"{SVG}text") if each.get("font-size") == "11" and each.text == "Model"]
    assert all(float(each.get("x")) < float(image.get("width")) - 80 for each in signs)
    assert signs


@pytest.mark.parametrize(("name", "line"), [("mermaid", "d9 -.-> n7"), ("dot", "d9 -> n7 [style=dashed]")])
def test_what_is_only_possible_is_dashed(name, line):
    assert f"  {line}" in render(DOCUMENTS["claims-flow"], name).splitlines()
