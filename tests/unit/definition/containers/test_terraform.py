"""Terraform: plans and states, modules and instances, and what a plan does not know yet."""

from __future__ import annotations

import json
from typing import Any

import pytest

from corekit.containers import CANARY, fixture, module, state
from sagemaker_lineage.definition import open_definition
from sagemaker_lineage.definition.containers.choice import PipelineNotChosen
from sagemaker_lineage.definition.containers.terraform import DEEPEST_MODULE, MOST_RESOURCES
from sagemaker_lineage.errors import MalformedDefinition

TEXT = '{"Steps": [{"Name": "A", "Type": "Fail"}]}'
TYPE = "aws_sagemaker_pipeline"


def plan(*changes: dict[str, Any], **more: Any) -> str:
    """Return a plan with changes of pipelines."""
    entries = [{"address": f"{TYPE}.p{index}", "type": TYPE, "change": each} for index, each in enumerate(changes)]
    return json.dumps({"format_version": "1.2", "resource_changes": entries, **more})


def error_of(text: str, name: str | None = None) -> MalformedDefinition:
    """Return the error for a file."""
    with pytest.raises(MalformedDefinition) as caught:
        open_definition(text, name)
    return caught.value


def test_addresses_of_a_state_file_have_module_and_index() -> None:
    with pytest.raises(PipelineNotChosen) as caught:
        open_definition(fixture("terraform-several.tfstate"))
    assert caught.value.pipelines == (
        "score-0",
        "score-1",
        'module.ml.aws_sagemaker_pipeline.churn["eu"]',
        'module.ml.aws_sagemaker_pipeline.churn["us"]',
        "stored",
    )


@pytest.mark.parametrize("name", ["score-1", "aws_sagemaker_pipeline.score[1]"])
def test_an_instance_is_selected_by_name_or_address(name: str) -> None:
    opened = open_definition(fixture("terraform-several.tfstate"), name)
    assert (opened.name, opened.resource) == ("score-1", "aws_sagemaker_pipeline.score[1]")


def test_a_deleted_pipeline_is_not_in_the_plan() -> None:
    text = plan({"after": None, "after_unknown": {}}, {"after": {"pipeline_definition": TEXT}})
    assert open_definition(text).resource == f"{TYPE}.p1"
    with pytest.raises(PipelineNotChosen) as caught:
        open_definition(fixture("terraform-plan.json"), "old")
    assert caught.value.pipelines == ("churn", "score")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (fixture("terraform-plan-unknown.json"), "/planned_values/root_module/resources/0/values/pipeline_definition"),
        (
            plan({"after": {"pipeline_name": "n"}, "after_unknown": {"pipeline_definition": True}}),
            "/resource_changes/0/change/after/pipeline_definition",
        ),
        (
            plan({"after_unknown": {"pipeline_definition": True}}),
            "/resource_changes/0/change/after/pipeline_definition",
        ),
    ],
    ids=range(3),
)
def test_a_definition_that_is_unknown_until_the_plan_is_applied(text: str, place: str) -> None:
    error = error_of(text)
    assert "The definition is unknown until the plan is applied." in error.message
    assert "terraform show -json" in (error.hint or "")
    assert "aws sagemaker describe-pipeline" in (error.hint or "")
    assert error.pointer == place
    assert "aws_sagemaker_pipeline" in error.message


@pytest.mark.parametrize(
    "location",
    [[{"bucket": "b", "object_key": "k"}], [{"bucket": "b"}], [], None, "x"],
    ids=str,
)
def test_a_definition_in_s3(location: Any) -> None:
    attributes = {"pipeline_definition_s3_location": location, "pipeline_definition": ""}
    error = error_of(json.dumps(state({"attributes": attributes})))
    if not isinstance(location, list) or not location:
        assert error.message == f"'{TYPE}.p': The resource has no pipeline_definition."
    elif "object_key" in location[0]:
        assert "It is in s3://b/k." in error.message
        assert (error.hint or "").startswith("Download it: aws s3 cp s3://b/k - |")
    else:
        assert "a location that the file does not give" in error.message


@pytest.mark.parametrize(
    "document",
    [
        {"planned_values": {"root_module": {}}},
        {"planned_values": None, "resource_changes": None},
        {"resource_changes": [7, {"type": TYPE}, {"type": TYPE, "change": {"after": 7, "after_unknown": 7}}]},
        {"values": {"root_module": {"resources": [{"type": "aws_s3_bucket"}], "child_modules": [7]}}},
        {"values": {"root_module": 7}},
        {"terraform_version": "1", "resources": 7},
        {"terraform_version": "1", "resources": [{"type": TYPE}, {"type": TYPE, "instances": 7}]},
        {"lineage": "x", "resources": []},
    ],
    ids=range(8),
)
def test_a_plan_or_state_without_a_pipeline_is_an_error(document: Any) -> None:
    error = error_of(json.dumps(document))
    assert error.message == "The Terraform plan or state has no aws_sagemaker_pipeline resource."


@pytest.mark.parametrize(
    "document", [{"values": 7}, {"values": {}}, {"resources": []}, {"terraform_version": "1"}, {"values": {"x": 1}}]
)
def test_other_objects_are_neither_plan_nor_state(document: Any) -> None:
    assert "has no Steps" in error_of(json.dumps(document)).message


@pytest.mark.parametrize("attributes", [None, 7, {}, {"pipeline_definition": 7}])
def test_a_resource_of_an_odd_shape_has_no_definition(attributes: Any) -> None:
    text = json.dumps({"lineage": "x", "resources": [{"type": TYPE, "instances": [{"attributes": attributes}]}]})
    assert error_of(text).message == "'aws_sagemaker_pipeline.?': The resource has no pipeline_definition."


def test_modules_are_read_to_a_depth() -> None:
    text = json.dumps({"values": {"root_module": module(TEXT, DEEPEST_MODULE)}})
    assert len(open_definition(text).pipeline.steps) == 1
    error = error_of(json.dumps({"values": {"root_module": module(TEXT, DEEPEST_MODULE + 1)}}))
    assert error.message == "Modules are nested more than 100 levels deep."
    assert error.pointer.startswith("/values/root_module/child_modules/0")


def test_so_many_resources_are_read() -> None:
    many = [{"type": "aws_iam_role"}] * MOST_RESOURCES
    error = error_of(json.dumps({"lineage": "x", "resources": [*many, {"type": TYPE}]}))
    assert error.message == "The file has 100,001 resources; at most 100,000 are read."


@pytest.mark.parametrize("name", ["terraform.tfstate", "terraform-show-state.json", "terraform-plan.json"])
def test_nothing_of_other_resources_is_kept(name: str) -> None:
    assert CANARY in fixture(name)
    opened = open_definition(fixture(name), "churn")
    assert CANARY not in repr(opened)


@pytest.mark.parametrize(
    "definition",
    ["", "{", '{"Steps": 7}', "[]", TEXT + "x", '{"Steps": [' + "[" * 600 + "]" * 600 + "]}", "x" * 1_100_000],
    ids=range(7),
)
def test_no_error_quotes_other_resources(definition: str) -> None:
    secret = {"type": "aws_db_instance", "instances": [{"attributes": {"password": CANARY}}]}
    found = state({"attributes": {"pipeline_name": "p", "pipeline_definition": definition}})
    found["resources"].insert(0, secret)
    found["outputs"] = {"token": {"value": CANARY}}
    texts = [
        json.dumps(found),
        json.dumps(found)[:-1],
        json.dumps(found) + "x",
        json.dumps(found)[:-1] + ',"version":5}',
    ]
    for text in texts:
        for name in (None, "other"):
            with pytest.raises((MalformedDefinition, PipelineNotChosen)) as caught:
                open_definition(text, name)
            assert CANARY not in "".join(map(str, (*vars(caught.value).values(), caught.value, caught.value.__cause__)))
