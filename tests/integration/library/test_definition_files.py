"""The library reads a definition from any file that contains it."""

from __future__ import annotations

import pytest

from corekit.containers import CANARY, FIXTURES, fixture
from sagemaker_lineage import ConfigurationError, DefinitionError, get_lineage_from_definition, parse_definition


def test_a_template_is_a_lineage_with_the_name_of_its_pipeline():
    lineage = get_lineage_from_definition(fixture("template.json"))
    assert lineage.to_dict()["pipeline"]["name"] == "churn"
    assert lineage.downstream("Prepare") == ("Fit",)


def test_a_pipeline_is_selected_by_name():
    data = (FIXTURES / "terraform-plan.json").read_bytes()
    assert [node.id for node in get_lineage_from_definition(data, pipeline_name="score").lineage.graph.nodes] == [
        "Score"
    ]
    assert [step.id for step in parse_definition(data, "score").steps] == ["Score"]


@pytest.mark.parametrize("name", [None, "other"])
def test_several_pipelines_are_an_error_that_lists_them(name):
    with pytest.raises(DefinitionError) as caught:
        get_lineage_from_definition(fixture("ack-several.yaml"), pipeline_name=name)
    assert caught.value.pipelines == ("churn", "score")
    assert isinstance(caught.value, ConfigurationError)


def test_what_a_template_gives_no_value_for_is_one_gap_for_each_name():
    document = get_lineage_from_definition(fixture("template-open.json")).to_dict()
    details = [gap["detail"] for gap in document["gaps"] if "gives no value" in gap["detail"]]
    assert [detail.split("'")[1] for detail in details] == ["Lake", "AWS::Region", "ModelBucket"]
    assert document["pipeline"]["name"] == "dev-churn"
    assert document["graph"]["nodes"][1]["outputs"][0]["expression"] == "s3://${ModelBucket}/churn"


def test_parameters_replace_open_defaults():
    lineage = get_lineage_from_definition(fixture("template-open.json"), parameters={"Source": "s3://given/raw"})
    assert lineage.lineage.graph.node("Prepare").inputs[0].uri == "s3://given/raw"


@pytest.mark.parametrize("name", ["terraform.tfstate", "ack-manifest.yaml", "ack-list.json"])
def test_nothing_of_other_resources_is_in_the_answer(name):
    lineage = get_lineage_from_definition(fixture(name))
    assert CANARY in fixture(name)
    assert CANARY not in lineage.to_json() + repr(lineage)
