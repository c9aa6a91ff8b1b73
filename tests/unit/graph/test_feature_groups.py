"""Feature groups: written by a processing output, read by an Athena query of their table."""

from __future__ import annotations

from typing import Any

import pytest

from corekit.definitions import get, join, pipeline, step
from corekit.graphs import assert_edges, edge_of, graph_of, links_of
from sagemaker_lineage.graph import Bindings
from sagemaker_lineage.graph.links import MOST_CANDIDATES
from sagemaker_lineage.model.request import GapCode


def _writer(group: Any, name: str = "W", **beside: Any) -> Any:
    output = {"OutputName": "features", "FeatureStoreOutput": {"FeatureGroupName": group}}
    return step(name, "Processing", {"ProcessingOutputConfig": {"Outputs": [output]}}, **beside)


def _reader(query: Any, name: str = "R", **beside: Any) -> Any:
    athena = {"Catalog": "c", "Database": "d", "QueryString": query, "OutputS3Uri": "s3://scratch/staging"}
    inputs = [{"InputName": "query", "DatasetDefinition": {"AthenaDatasetDefinition": athena}}]
    return step(name, "Processing", {"ProcessingInputs": inputs}, **beside)


@pytest.mark.parametrize(
    ("group", "query", "linked"),
    [
        ("customers", "select * from customers_1700000000", True),
        ("Customer-Features", 'SELECT a FROM "d"."CUSTOMER_FEATURES_1700000000" x', True),
        ("customers", "select customers_1700000000.a from customers_1700000000", True),
        ("a-1", "select * from a_1_1700000000;", True),
        ("customers_1700000000", "select * from customers_1700000000_1700000001", True),
        ("customers", "select * from customers", False),
        ("customers", "select * from customers_170000000", False),
        ("customers", "select * from customers_17000000000", False),
        ("customers", "select * from customers_1700000000_v2", False),
        ("customers", "select * from old_customers_1700000000", False),
        ("customers", "select * from customers2_1700000000", False),
        ("customer", "select * from customers_1700000000", False),
        ("customers", "", False),
        ("customers", None, False),
        ("customers", 7, False),
        (get("Parameters.Group"), "select * from customers_1700000000", True),
        (get("Parameters.Open"), "select * from customers_1700000000", False),
        (join("-", "customers", get("Execution.PipelineName")), "select * from customers_1700000000", False),
        ("customers", join("", "select * from ", get("Parameters.Group"), "_1700000000"), True),
        ("customers", join("", "select * from ", get("Parameters.Open"), "_1700000000"), False),
        (None, "select * from _1700000000", False),
        ("", "select * from _1700000000", False),
    ],
)
def test_a_query_reads_a_group_by_the_name_of_its_table(group: Any, query: Any, linked: bool) -> None:
    definition = pipeline(_writer(group), _reader(query), Group="customers", Open=None)
    assert links_of(definition) == (["W -> R"] if linked else [])


def test_the_values_of_a_run_decide() -> None:
    definition = pipeline(_writer(get("Parameters.Group")), _reader("select * from b_1700000000"), Group="a")
    assert links_of(definition) == []
    assert links_of(definition, Bindings(parameters={"Group": "b"})) == ["W -> R"]


def test_one_query_may_read_several_groups() -> None:
    query = "select * from a_1700000000 join b_1700000001 on a_1700000000.id = b_1700000001.id"
    assert links_of([_writer("a", "A"), _writer("b", "B"), _writer("c", "C"), _reader(query)]) == ["A -> R", "B -> R"]


def test_a_long_query_is_read_to_its_end() -> None:
    assert links_of([_writer("a"), _reader(f"select {'x, ' * 5_000} 1 from a_1700000000")]) == ["W -> R"]


def test_a_query_of_several_groups_reads_each_of_them() -> None:
    query = "select * from a_1700000000 join b_1700000001 using (id) join c_1700000002 using (id)"
    steps = [_writer("a", "A"), _writer("b", "B"), _writer("c", "C"), _reader(query)]
    graph = assert_edges(steps, [f"{group.upper()} -> R featureGroup [query[{n}]]" for n, group in enumerate("abc")])
    assert [(port.name, port.value, port.resource) for port in graph.node("R").inputs] == [
        ("query[0]", "c/d", 0),
        ("query[1]", "b", 1),
        ("query[2]", "c", 2),
    ]
    assert [(each.name, each.consumed_by) for each in graph.resources] == [("a", ("R",)), ("b", ("R",)), ("c", ("R",))]
    assert [edge.resources for edge in graph.edges] == [(0,), (1,), (2,)]


def test_several_writers_of_one_group_share_the_port_of_the_query() -> None:
    graph = graph_of([_writer("a", "A"), _writer("a", "B"), _writer("A", "C"), _reader("from a_1700000000")])
    assert [(port.name, port.resource) for port in graph.node("R").inputs] == [("query[0]", 0), ("query[1]", 1)]
    assert [(edge.source, edge.label) for edge in graph.edges] == [
        ("A", "query[0]"),
        ("B", "query[0]"),
        ("C", "query[1]"),
    ]


@pytest.mark.parametrize(
    ("query", "table"),
    [
        ("select * from t", "d.t"),
        ("SELECT * FROM T", "d.t"),
        ("select * from db.t", "db.t"),
        ('select * from "db"."t"', "db.t"),
        ('select * from "awsdatacatalog"."db"."t" x', "awsdatacatalog.db.t"),
        ("select * from a join b on a.x = b.x", "d.a"),
        ("select extract(year from day) from t", "d.t"),
        ("select trim(both ' ' from x), count(*) from t", "d.t"),
        ("select trim(upper(lower(x)) from y) from t", "d.t"),
        (f"select {'f(' * 20}x{')' * 20} from t", "d.t"),
        ("with x as (select * from t) select * from x", "d.t"),
        ("with x as (select 1), y as (select * from t) select * from y join x on 1 = 1", "d.t"),
        ("select * from (select * from t)", "d.t"),
        ("select * from unnest(x)", None),
        ("select 1 /* from u */ from t", "d.t"),
        ("select 1 -- from u\nfrom t", "d.t"),
        ("select ' from u', 'it''s from u' from t", "d.t"),
        ("select 1 /* from t", None),
        ("select * from t-1", "d.t-1"),
        ("select 1", None),
        ("", None),
    ],
)
def test_a_query_names_the_first_table_that_it_reads(query: str, table: str | None) -> None:
    graph = graph_of([_reader(query)])
    assert [(each.kind.value, each.name, each.consumed_by) for each in graph.resources] == (
        [] if table is None else [("table", table, ("R",))]
    )
    assert graph.node("R").inputs[0].resource == (None if table is None else 0)


def test_the_database_may_be_open_or_missing() -> None:
    reader = _reader("select * from t")
    athena = reader["Arguments"]["ProcessingInputs"][0]["DatasetDefinition"]["AthenaDatasetDefinition"]
    athena["Database"] = get("Parameters.D")
    assert [each.name for each in graph_of(pipeline(reader, D=None)).resources] == ["${Parameters.D}.t"]
    del athena["Database"]
    assert [each.name for each in graph_of(pipeline(reader)).resources] == ["t"]


def test_one_group_may_have_several_writers_and_readers() -> None:
    steps = [_writer("a", "A"), _writer("a", "B"), _reader("from a_1700000000", "R"), _reader("from a_1700000000", "S")]
    assert links_of(steps) == ["A -> R", "A -> S", "B -> R", "B -> S"]


def test_the_edge_names_the_query_and_both_places() -> None:
    graph = assert_edges([_writer("a"), _reader("from a_1700000000")], ["W -> R featureGroup [query]"])
    assert edge_of(graph, "W", "R", "featureGroup").evidence == (
        "/Steps/0/Arguments/ProcessingOutputConfig/Outputs/0/FeatureStoreOutput/FeatureGroupName",
        "/Steps/1/Arguments/ProcessingInputs/0/DatasetDefinition/AthenaDatasetDefinition",
    )


def test_the_rules_of_links_hold_for_groups_too() -> None:
    query = "from a_1700000000"
    assert links_of([_writer("a", DependsOn=["R"]), _reader(query)]) == []
    assert links_of([_writer("a", DependsOn=["R"]), _reader(query, DependsOn=["W"])]) == []
    both = {**_writer("a")["Arguments"], **_reader(query)["Arguments"]}
    assert links_of([step("A", "Processing", both)]) == []


def test_only_athena_queries_and_feature_groups_count() -> None:
    redshift = {"ClusterId": "c", "Database": "d", "QueryString": "from a_1700000000", "OutputS3Uri": "s3://scratch/r"}
    inputs = [{"InputName": "q", "DatasetDefinition": {"RedshiftDatasetDefinition": redshift}}]
    assert links_of([_writer("a"), step("R", "Processing", {"ProcessingInputs": inputs})]) == []
    named = {"OutputName": "a", "S3Output": {"S3Uri": "s3://scratch/a"}}
    writer = step("W", "Processing", {"ProcessingOutputConfig": {"Outputs": [named]}})
    assert links_of([writer, _reader("from a_1700000000")]) == []
    assert links_of([_writer("a"), step("R", "Odd", _reader("from a_1700000000")["Arguments"])]) == []


def test_a_model_that_is_called_like_a_table_is_none() -> None:
    model = step("M", "Model", {"ModelName": "a", "PrimaryContainer": {}})
    assert links_of([model, _reader("from a_1700000000", DependsOn=["M"])]) == []


def test_many_writers_and_readers_of_one_group_end_in_one_gap() -> None:
    writers = [_writer("a", f"w{index}") for index in range(250)]
    readers = [_reader("from a_1700000000", f"r{index}") for index in range(250)]
    graph = graph_of([*writers, *readers])
    assert len(graph.edges) == 20_000
    assert [gap.code for gap in graph.gaps] == [GapCode.TRUNCATED]


def test_pairs_that_cannot_be_tried_are_a_gap() -> None:
    outputs = [{"OutputName": "o", "FeatureStoreOutput": {"FeatureGroupName": "a"}}] * 300
    inputs = _reader("from a_1700000000")["Arguments"]["ProcessingInputs"] * 300
    writer = step("W", "Processing", {"ProcessingOutputConfig": {"Outputs": outputs}}, DependsOn=["R"])
    graph = graph_of([writer, step("R", "Processing", {"ProcessingInputs": inputs})])
    assert len(outputs) * len(inputs) > MOST_CANDIDATES
    assert [edge.via for edge in graph.edges] == ["dependsOn"]
    assert [gap.code for gap in graph.gaps] == [GapCode.TRUNCATED]
