"""Which kind of file a text is, and what is wrong with it: JSON, JSON after log lines, YAML, or nothing of these."""

from __future__ import annotations

import hashlib
import json
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corekit.containers import CANARY, FIXTURES, fixture, manifest, state, template
from corekit.definitions import pipeline, step
from corekit.graphs import told
from sagemaker_lineage.definition import open_definition, parse_definition
from sagemaker_lineage.definition.containers import ack_manifest
from sagemaker_lineage.errors import DefinitionError, MalformedDefinition
from sagemaker_lineage.graph import Bindings, build_graph

TEXT = json.dumps(pipeline(step("A", "Fail")))


def error_of(text: str | bytes, name: str | None = None) -> MalformedDefinition:
    """Return the error for a file."""
    with pytest.raises(MalformedDefinition) as caught:
        open_definition(text, name)
    return caught.value


@pytest.mark.parametrize(
    "before",
    [
        "INFO ready\n",
        "INFO ready\r\n",
        "Resources: none\nSteps: 2\n",
        '{"level": "info"}\n',
        '{"level": "info"}\n{"level": "debug", "at": {"a": 1}}\n[1, 2]\n"text"\n',
        "{not json\n{}\n{\n",
        "\n\n  \n",
        '{"huge": ' + "9" * 5_000 + "}\n",
        "{" + '"a": [' * 3_000 + "\n",
    ],
    ids=range(9),
)
def test_log_lines_before_the_json_are_left_out(before: str) -> None:
    for indent in (None, 2):
        written = json.dumps(json.loads(TEXT), indent=indent)
        opened = open_definition(f"{before}{written}\n \n")
        assert [found.id for found in opened.pipeline.steps] == ["A"]
        expected = f"{written}\n \n" if before.strip() else f"{before}{written}\n \n"
        assert opened.pipeline.sha256 == hashlib.sha256(expected.encode()).hexdigest()


def test_log_lines_may_stand_before_every_container() -> None:
    for document in (template(TEXT), state({"attributes": {"pipeline_definition": TEXT}}), manifest(TEXT)):
        assert len(parse_definition(f"INFO: x\n{json.dumps(document)}").steps) == 1


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        (f"{TEXT}\nDone.", 2, 1),
        (f"INFO\n{TEXT}\nDone.\n", 3, 1),
        (f"INFO\n{TEXT} x", 2, len(TEXT) + 2),
        (f"{TEXT}\n{TEXT}", 2, 1),
        (f"INFO\n{TEXT}\n{TEXT}", 3, 1),
        ('INFO\n{x\n{"Steps": [\n1 2', 4, 3),
        ('INFO\n{"Steps": [,]}\n{y', 2, 12),
        ('{\n"Resources": {\n"A": 1,}}', 3, 8),
        ("INFO\nDone.", 1, 1),
        ("{x\n" * 200, 1, 2),
    ],
    ids=range(10),
)
def test_what_is_wrong_after_log_lines_has_line_and_column(text: str, line: int, column: int) -> None:
    error = error_of(text)
    assert "is not JSON" in error.message
    assert (error.line, error.column) == (line, column)


def test_a_definition_after_too_many_broken_lines_is_not_looked_for() -> None:
    assert len(parse_definition("{x\n" * 99 + TEXT).steps) == 1
    assert "is not JSON" in error_of("{x\n" * 100 + TEXT).message
    assert "is not JSON" in error_of("{}\n" * 10_000 + TEXT).message


@pytest.mark.parametrize(
    "text",
    [
        f"apiVersion: {ack_manifest.GROUP}/v1\nkind: Pipeline\nspec: {{pipelineDefinition: '{TEXT}'}}\n",
        f"# a comment\n%YAML 1.1\n---\n'PipelineDefinition' : '{TEXT}'\n",
        f"'{TEXT}'\n",
        f"Metadata: {{}}\nSteps: {json.dumps(json.loads(TEXT)['Steps'])}\n",
        f"Transform: AWS::Serverless-2016-10-31\nResources: {json.dumps(template(TEXT)['Resources'])}\n",
    ],
    ids=range(5),
)
def test_yaml_is_recognised_by_its_keys(text: str) -> None:
    assert [found.id for found in parse_definition(text).steps] == ["A"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Steps: {}", "Steps is an object; it must be a list."),
        ("Steps:\n- [", "The file is not YAML: "),
        ("AWSTemplateFormatVersion: 2010-09-09", "The definition has no Steps."),
        ("apiVersion: v1\nkind: Secret\n", "The manifest has no Pipeline resource of sagemaker.services.k8s.aws."),
        ("apiVersion: v1\nkind: List\nitems: [7]\n", "The manifest has no Pipeline resource"),
        (
            f"apiVersion: {ack_manifest.GROUP}/v1\nkind: Pipeline\n",
            "'Pipeline': The resource has no pipelineDefinition.",
        ),
        (json.dumps(manifest(7)), "'churn': The resource has no pipelineDefinition."),
        (json.dumps(manifest("")), "'churn': The resource has no pipelineDefinition."),
        (json.dumps(manifest("{")), "'churn': The definition is not JSON"),
        (json.dumps(manifest({"Steps": 7})), "'churn': Steps is a number"),
        (json.dumps(manifest("x" * 1_048_577)), "'churn': The definition has 1,048,577 characters; SageMaker accepts"),
        (
            json.dumps({**manifest(""), "spec": {"pipelineDefinitionS3Location": {"bucket": "b", "objectKey": "k"}}}),
            "s3://b/k",
        ),
        (json.dumps({**manifest(""), "spec": 7, "metadata": 7}), "'Pipeline': The resource has no pipelineDefinition."),
        ('{"apiVersion": 7, "kind": "Pipeline"}', "The manifest has no Pipeline resource"),
        (json.dumps("{"), "The definition is not JSON"),
        (json.dumps("text"), "this is a string"),
        (json.dumps({"PipelineDefinition": "{"}), "The definition is not JSON"),
        ('{"PipelineDefinition": 7}', "has no Steps"),
        ("---\nSteps: []\n---\nSteps: []\n", "The file has 2 pipelines: 'pipeline', 'pipeline#2'."),
    ],
    ids=range(19),
)
def test_what_is_wrong_with_a_file(text: str, message: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        open_definition(text)
    assert message in str(caught.value)


def test_a_definition_after_an_empty_yaml_document_is_read() -> None:
    assert parse_definition("---\n---\nSteps: []\n").steps == ()


def test_places_in_a_container_are_pointers_into_the_file() -> None:
    error = error_of(json.dumps(template('{"Steps": 7}')))
    assert error.pointer == "/Resources/Churn/Properties/PipelineDefinition/PipelineDefinitionBody"
    assert error_of(json.dumps(manifest("{"))).pointer == "/spec/pipelineDefinition"
    listed = {"apiVersion": "v1", "kind": "List", "items": [7, manifest("{")]}
    assert error_of(json.dumps(listed)).pointer == "/items/1/spec/pipelineDefinition"
    assert error_of('{"PipelineDefinition": "{"}').pointer == "/PipelineDefinition"
    carried = error_of(json.dumps("{\n{"))
    assert (carried.pointer, carried.line, carried.column) == ("", None, None)


@pytest.mark.parametrize("loaded", [False, True])
def test_yaml_without_pyyaml_is_an_error_with_the_command(monkeypatch: pytest.MonkeyPatch, loaded: bool) -> None:
    if not loaded:
        monkeypatch.setitem(sys.modules, "yaml", None)
    monkeypatch.delitem(sys.modules, "sagemaker_lineage.definition.containers.yaml_text", raising=False)
    if loaded:
        assert open_definition(fixture("ack-manifest.yaml")).name == "churn"
        return
    error = error_of(fixture("ack-manifest.yaml"))
    assert error.message == "The file is YAML. Reading YAML requires PyYAML, which is not installed."
    assert "pip install 'sagemaker-lineage[yaml]'" in (error.hint or "")
    assert (error.line, error.pointer) == (None, "")


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        (f'{{"Resources": {{}}, "Resources": {json.dumps(template(TEXT)["Resources"])}}}', ["invalid "]),
        (json.dumps(template('{"Steps": [], "Steps": []}')), ["invalid "]),
        ("PipelineDefinition: x\nPipelineDefinition: '{\"Steps\": []}'\n", ["invalid "]),
        ("Steps: []\nSteps: []\nVersion: 2020-12-01\n", ["invalid "]),
    ],
    ids=range(4),
)
def test_repeated_keys_are_gaps(text: str, gaps: list[str]) -> None:
    parsed = parse_definition(text)
    assert [told(gap) for gap in parsed.gaps] == gaps
    assert "twice" in parsed.gaps[0].detail


def test_repeated_keys_of_the_file_are_not_named_unless_it_is_the_definition() -> None:
    around = f'{{"hunter2": 1, "hunter2": 2, "PipelineName": "n", "PipelineDefinition": {json.dumps(TEXT)}}}'
    assert [gap.detail for gap in parse_definition(around).gaps] == [
        "The file has an object in which a key occurs twice; the last one counts."
    ]
    assert "'Steps'" in parse_definition("Steps: []\nSteps: []\n").gaps[0].detail


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("NaN", "NaN"),
        ("-Infinity", "-Infinity"),
        ("1e999", "1e999"),
        (r'"\ud800"', "\ufffd"),
        ("9" * 5_000, "9" * 5_000),
    ],
)
def test_what_strict_json_does_not_hold_is_made_harmless_in_a_container(written: str, value: Any) -> None:
    body = f'{{"Steps": [{{"Name": "A", "Type": "Odd", "Arguments": {{"v": {written}}}}}]}}'
    for text in (
        json.dumps(template(body)),
        json.dumps(template(None)).replace('"PipelineDefinitionBody": null', f'"PipelineDefinitionBody": {body}'),
        f"INFO\n{body}",
    ):
        (found,) = parse_definition(text).steps
        assert found.arguments == {"v": value}


@given(
    name=st.sampled_from(sorted(path.name for path in FIXTURES.iterdir())),
    cut=st.floats(0, 1),
    put=st.sampled_from(
        ["", "{", "}", "[", '"', "'", ":", "- ", "\n", "&a ", "*a", "!Sub ", "null", "${", "\\", "\ufdd0", "7"]
    ),
    left_out=st.integers(0, 40),
)
@settings(max_examples=300)
def test_any_spoiled_file_is_a_pipeline_or_one_error(name: str, cut: float, put: str, left_out: int) -> None:
    text = fixture(name)
    place = int(cut * len(text))
    spoiled = text[:place] + put + text[place + left_out :]
    try:
        opened = open_definition(spoiled, "churn")
    except DefinitionError as error:
        said = error.message
    else:
        said = str(build_graph(opened.pipeline, Bindings()).nodes[:1])
    assert said
    assert CANARY not in said
