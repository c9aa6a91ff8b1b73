"""A graph as planned is built once for values that say the same."""

from __future__ import annotations

import json

import pytest

from sagemaker_lineage.definition import parse_definition
from sagemaker_lineage.enrich.graphs import PlannedGraphs
from sagemaker_lineage.graph import Bindings, build_graph

TRAINING = {
    "Name": "Train",
    "Type": "Training",
    "Arguments": {
        "OutputDataConfig": {
            "S3OutputPath": {"Std:Join": {"On": "/", "Values": ["s3://b", {"Get": "Parameters.Year"}, "m"]}}
        }
    },
}
PARAMETERS = [
    {"Name": "Year", "Type": "Integer", "DefaultValue": 2026},
    {"Name": "Owner", "Type": "String"},
]
PIPELINE = parse_definition(json.dumps({"Version": "2020-12-01", "Parameters": PARAMETERS, "Steps": [TRAINING]}))
AS_WRITTEN = Bindings(execution={"PipelineName": "p"})


def test_a_run_with_the_defaults_has_the_graph_of_the_definition():
    graphs = PlannedGraphs()
    assert graphs.of(PIPELINE, AS_WRITTEN._replace(parameters={"Year": "2026"})) is graphs.of(PIPELINE, AS_WRITTEN)


@pytest.mark.parametrize(
    "bindings",
    [
        AS_WRITTEN._replace(parameters={"Year": "2025"}),
        AS_WRITTEN._replace(parameters={"Owner": "minji-kim"}),
        AS_WRITTEN._replace(parameters={"Undeclared": "2026"}),
        AS_WRITTEN._replace(execution={"PipelineName": "q"}),
    ],
)
def test_other_values_have_a_graph_of_their_own(bindings):
    graphs = PlannedGraphs()
    first = graphs.of(PIPELINE, AS_WRITTEN)
    assert graphs.of(PIPELINE, bindings) == build_graph(PIPELINE, bindings)
    assert graphs.of(PIPELINE, bindings) is not first


def test_two_readings_of_a_definition_are_two():
    graphs = PlannedGraphs()
    again = parse_definition('{"Version": "2020-12-01", "Steps": []}')
    assert graphs.of(PIPELINE, AS_WRITTEN) is not graphs.of(again, AS_WRITTEN)
