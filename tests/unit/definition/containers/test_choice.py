"""Selection of a pipeline by name: labels, errors, and files that do not give a name."""

from __future__ import annotations

import json
from functools import partial

import pytest

from corekit.containers import manifest, template
from corekit.definitions import pipeline, step
from sagemaker_lineage.definition import open_definition, parse_definition
from sagemaker_lineage.definition.containers.choice import MOST_CHOICES, PipelineNotChosen, choose, labels_of
from sagemaker_lineage.definition.containers.held import DefinitionText, HeldPipeline
from sagemaker_lineage.errors import DefinitionError, InvalidRequest

TEXT = json.dumps(pipeline(step("A", "Fail")))


def held(name: str | None, resource: str | None = None) -> HeldPipeline:
    """Return a pipeline of a file."""
    return HeldPipeline(name, resource, "", partial(DefinitionText, TEXT))


def test_the_only_pipeline_needs_no_name() -> None:
    one = held("one", "One")
    assert choose([one], None) is one
    assert choose([one], "one") is one
    assert choose([one], "One") is one


def test_labels_are_names_if_they_are_unique() -> None:
    several = [held("a", "A"), held("b", "B1"), held("b", "B2"), held(None, "C"), held(None), held("x\n\u202e" * 200)]
    assert labels_of(several)[:5] == ["a", "B1", "B2", "C", "pipeline"]
    assert labels_of(several)[5].startswith("x\ufffd\ufffdx")
    assert len(labels_of(several)[5]) == 257
    assert [choose(several, label) for label in labels_of(several)] == several
    assert labels_of([held(None, "A"), held("b", "A"), held("b", "A")]) == ["A", "A#2", "A#3"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (None, "The file has 3 pipelines: 'a', 'B1', 'B2'."),
        ("b", "The file has no pipeline 'b'. It has 'a', 'B1', 'B2'."),
        ("c", "The file has no pipeline 'c'. It has 'a', 'B1', 'B2'."),
        ("A", "The file has no pipeline 'A'. It has 'a', 'B1', 'B2'."),
        ("c\n\x1b", "The file has no pipeline 'c\ufffd\ufffd'. It has 'a', 'B1', 'B2'."),
    ],
)
def test_the_error_lists_the_pipelines(name: str | None, message: str) -> None:
    with pytest.raises(PipelineNotChosen) as caught:
        choose([held("a"), held("b", "B1"), held("b", "B2")], name)
    error = caught.value
    assert error.message == message
    assert error.pipelines == ("a", "B1", "B2")
    assert (error.code, error.resource) == ("invalid-request", "pipeline")
    assert isinstance(error, InvalidRequest)
    assert isinstance(error, DefinitionError)
    assert "--pipeline-name" in (error.hint or "")


def test_another_name_than_that_of_the_only_pipeline_is_an_error() -> None:
    for text in (json.dumps(template(TEXT)), json.dumps({"PipelineName": "churn", "PipelineDefinition": TEXT})):
        with pytest.raises(PipelineNotChosen, match=r"has no pipeline 'other'\. It has 'churn'"):
            parse_definition(text, "other")
        assert open_definition(text, "churn").name == "churn"


def test_a_pipeline_without_a_name_gets_the_name_of_the_caller() -> None:
    unnamed = json.dumps(template(TEXT, {"Ref": "Name"}))
    assert open_definition(unnamed, "mine")[2:] == ("mine", "Churn")
    assert open_definition(unnamed, "Churn")[2:] == (None, "Churn")
    assert open_definition(unnamed)[2:] == (None, "Churn")
    assert open_definition(TEXT, "mine")[2:] == ("mine", None)
    assert open_definition(TEXT)[2:] == (None, None)
    assert open_definition(json.dumps(TEXT), "mine")[2:] == ("mine", None)


def test_long_lists_and_names_are_cut() -> None:
    many = [held(f"p{index}") for index in range(MOST_CHOICES + 1)]
    with pytest.raises(PipelineNotChosen) as caught:
        choose(many, None)
    assert caught.value.message.startswith("The file has 1,001 pipelines: 'p0', 'p1'")
    assert caught.value.message.endswith("'p19' and 981 more.")
    assert len(caught.value.pipelines) == MOST_CHOICES
    assert len(open_definition(json.dumps(template(TEXT, "n" * 1_000))).name or "") == 257


def test_many_pipelines_of_one_name_are_told_apart_in_time() -> None:
    assert labels_of([held("p", "r")] * 100_000)[-1] == "r#100000"


def test_manifests_are_called_by_namespace_and_name() -> None:
    both = [manifest(TEXT), {**manifest(TEXT), "metadata": {"namespace": "ml", "name": "churn"}}]
    text = json.dumps({"apiVersion": "v1", "kind": "List", "items": [*both, 7, {"kind": "Pipeline"}]})
    with pytest.raises(PipelineNotChosen) as caught:
        open_definition(text)
    assert caught.value.pipelines == ("churn", "ml/churn")
    assert open_definition(text, "ml/churn")[2:] == ("churn", "ml/churn")
