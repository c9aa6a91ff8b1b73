"""A definition in any container is the same pipeline."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corekit.containers import FIXTURES, NAME, OBJECT_CONTAINERS, TEXT_CONTAINERS, fixture
from corekit.definitions import get, join, pipeline, processing, training
from sagemaker_lineage.definition import open_definition, parse_definition
from strategies.definitions import definitions

if TYPE_CHECKING:
    from sagemaker_lineage.model.pipeline import Pipeline

PLAIN = parse_definition(fixture("definition.json"))
SAME = (
    "ack-list.json",
    "ack-manifest.yaml",
    "definition.json",
    "describe-pipeline.json",
    "describe-pipeline.yaml",
    "json-string.json",
    "sdk-output.txt",
    "template-object.json",
    "template.json",
    "terraform-show-state.json",
    "terraform.tfstate",
)
SEVERAL = {
    "ack-several.yaml": ["churn", "score"],
    "template-several.json": ["churn", "Score"],
    "terraform-plan.json": ["churn", "score"],
}
UNNAMED = {"definition.json", "json-string.json", "sdk-output.txt"}


def unwritten(parsed: Pipeline) -> Pipeline:
    """Return a pipeline without the digest of its text."""
    return parsed._replace(sha256="")


@pytest.mark.parametrize("name", SAME)
def test_every_container_has_the_same_pipeline(name: str) -> None:
    opened = open_definition(fixture(name))
    assert unwritten(opened.pipeline) == unwritten(PLAIN)
    assert opened.name == (None if name in UNNAMED else NAME)


@pytest.mark.parametrize(("name", "pipeline_name"), [(name, each) for name in SEVERAL for each in SEVERAL[name]])
def test_a_pipeline_is_selected_by_name(name: str, pipeline_name: str) -> None:
    opened = open_definition(fixture(name), pipeline_name)
    expected = ["Prepare", "Fit"] if pipeline_name == NAME else ["Score"]
    assert [step.id for step in opened.pipeline.steps] == expected
    assert (opened.name or opened.resource) == pipeline_name


def test_every_fixture_can_be_read_as_bytes_of_any_encoding() -> None:
    for name in SAME:
        for encoding in ("utf-8", "utf-8-sig", "utf-16"):
            data = fixture(name).encode(encoding)
            assert unwritten(open_definition(data).pipeline) == unwritten(PLAIN), (name, encoding)


def test_there_is_a_test_for_every_fixture() -> None:
    opened = {path.name for path in FIXTURES.iterdir()}
    elsewhere = {
        "cdk.template.json",
        "definition.yaml",
        "template-object.yaml",
        "template-open.json",
        "template-s3.json",
        "template.yaml",
        "terraform-plan-unknown.json",
        "terraform-several.tfstate",
    }
    assert opened == {*SAME, *SEVERAL, *elsewhere}


@pytest.mark.parametrize("kind", TEXT_CONTAINERS)
@given(definition=definitions(), indent=st.sampled_from([None, 1]))
def test_any_definition_in_a_text_container_is_the_same_pipeline(kind: str, definition: Any, indent: int) -> None:
    text = json.dumps(definition, indent=indent)
    opened = open_definition(TEXT_CONTAINERS[kind](text))
    assert opened.pipeline == parse_definition(text)
    assert opened.characters == len(text)


@pytest.mark.parametrize("kind", OBJECT_CONTAINERS)
@given(definition=definitions())
def test_any_definition_in_an_object_container_is_the_same_pipeline(kind: str, definition: Any) -> None:
    opened = open_definition(OBJECT_CONTAINERS[kind](definition))
    assert unwritten(opened.pipeline) == unwritten(parse_definition(json.dumps(definition, sort_keys=False)))


@pytest.mark.parametrize("kind", TEXT_CONTAINERS)
def test_characters_of_every_language_survive(kind: str) -> None:
    text = json.dumps(pipeline(processing("Größe 😀", {"i": "s3://b/줄\u2028\u0085"})), ensure_ascii=False)
    assert open_definition(TEXT_CONTAINERS[kind](text)).pipeline == parse_definition(text)


def test_a_yaml_definition_is_read_with_merge_keys() -> None:
    opened = open_definition(fixture("definition.yaml"))
    assert [(step.id, step.type) for step in opened.pipeline.steps] == [("Fit", "Training"), ("Fit2", "Training")]
    assert opened.pipeline.steps[0].arguments == opened.pipeline.steps[1].arguments
    assert (opened.pipeline.version, opened.pipeline.gaps) == ("2020-12-01", ())


def test_references_survive() -> None:
    steps = [
        processing("A", None, {"o": join("/", "s3://b", get("Execution.Id"))}),
        training("B", {"c": get("Steps.A.x")}),
    ]
    text = json.dumps(pipeline(*steps))
    for kind, contain in TEXT_CONTAINERS.items():
        assert open_definition(contain(text)).pipeline == parse_definition(text), kind
