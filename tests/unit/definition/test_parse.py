"""Definition text → Pipeline: every step, whatever is wrong around it."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import pytest

from corekit.definitions import condition, for_each, pipeline, processing, step
from corekit.graphs import told
from sagemaker_lineage.definition import parse_definition
from sagemaker_lineage.definition.names import MOST_NAME
from sagemaker_lineage.definition.notes import MOST_GAPS, MOST_POINTERS, Notes, shown
from sagemaker_lineage.definition.step import MOST_DEPENDENCY_POINTERS, MOST_STEPS
from sagemaker_lineage.errors import MalformedDefinition
from sagemaker_lineage.model.pipeline import Dependency, Parameter, Pipeline, PropertyFile
from sagemaker_lineage.model.request import GapCode

if TYPE_CHECKING:
    from sagemaker_lineage.model.pipeline import Step


def _parse(definition: Any) -> Pipeline:
    return parse_definition(json.dumps(definition))


def _only(entry: Any) -> tuple[Step, list[str]]:
    """Return the one step of a definition, and its gaps."""
    parsed = _parse({"Steps": [entry]})
    (found,) = parsed.steps
    return found, [told(gap) for gap in parsed.gaps]


@pytest.mark.parametrize(
    ("text", "message", "pointer"),
    [
        ("[]", "this is a list", ""),
        ('"text"', "this is a string", ""),
        ("null", "this is null", ""),
        ("true", "this is a boolean", ""),
        ("3", "this is a number", ""),
        ("{}", "has no Steps", ""),
        ('{"steps": []}', "has no Steps", ""),
        ('{"Steps": {}}', "Steps is an object", "/Steps"),
        ('{"Steps": null}', "Steps is null", "/Steps"),
        ('{"Steps": 7}', "Steps is a number", "/Steps"),
    ],
)
def test_what_is_no_definition_is_one_clear_error(text: str, message: str, pointer: str) -> None:
    with pytest.raises(MalformedDefinition, match=message) as caught:
        parse_definition(text)
    assert caught.value.pointer == pointer


def test_a_definition_without_steps_is_one() -> None:
    assert _parse({"Steps": []}).steps == ()


def test_the_whole_answer_of_describe_pipeline_is_taken_too() -> None:
    text = json.dumps(pipeline(processing("A")))
    answer = json.dumps({"PipelineName": "p", "PipelineDefinition": text})
    assert parse_definition(answer) == parse_definition(text) == parse_definition(text.encode())


def test_an_answer_whose_definition_is_none_is_an_error() -> None:
    with pytest.raises(MalformedDefinition, match="not JSON"):
        parse_definition(json.dumps({"PipelineDefinition": "nothing"}))


def test_the_digest_is_that_of_the_definition_as_written() -> None:
    text = json.dumps(pipeline()) + "\n"
    assert parse_definition(text).sha256 == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(
    ("version", "kept", "gaps"),
    [
        ("2020-12-01", "2020-12-01", []),
        (None, None, []),
        ("2027-01-01", "2027-01-01", ["unsupported /Version"]),
        (7, None, ["unsupported /Version"]),
        ([["deep"]], None, ["unsupported /Version"]),
    ],
)
def test_versions(version: Any, kept: str | None, gaps: list[str]) -> None:
    parsed = _parse({"Version": version, "Steps": []})
    assert parsed.version == kept
    assert [told(gap) for gap in parsed.gaps] == gaps


def test_unknown_keys_of_the_definition_are_gaps_whose_place_is_escaped() -> None:
    known = {"Metadata": {}, "PipelineExperimentConfig": None, "MlflowConfig": None}
    parsed = _parse({**known, "Steps": [step("A", "Fail")], "Steps/0": 1})
    assert [told(gap) for gap in parsed.gaps] == ["unsupported /Steps~10"]


def test_repeated_keys_are_gaps() -> None:
    parsed = parse_definition('{"Steps": [], "Steps": [{"Name": "A", "Type": "Fail"}]}')
    assert [found.id for found in parsed.steps] == ["A"]
    assert [gap.detail for gap in parsed.gaps] == ["The key 'Steps' occurs twice in one object; the last one counts."]


def test_parameters_of_every_type() -> None:
    written = [
        {"Name": "S", "DefaultValue": "s3://b", "Description": "where"},
        {"Name": "I", "Type": "Integer", "DefaultValue": 3},
        {"Name": "F", "Type": "Float", "DefaultValue": 0.5},
        {"Name": "B", "Type": "Boolean", "DefaultValue": False},
        {"Name": "N", "Type": "String", "EnumValues": ["a", 1, True, None, ["deep"]]},
        {"Name": "W", "Type": 7, "EnumValues": "a", "Description": 7},
    ]
    assert _parse({"Parameters": written, "Steps": []}).parameters == (
        Parameter(name="S", default="s3://b", description="where"),
        Parameter(name="I", type="Integer", default=3),
        Parameter(name="F", type="Float", default=0.5),
        Parameter(name="B", type="Boolean", default=False),
        Parameter(name="N", enum=("a", "1", "true")),
        Parameter(name="W"),
    )


@pytest.mark.parametrize(
    ("parameters", "names", "gaps"),
    [
        (None, [], []),
        ({}, [], ["invalid /Parameters"]),
        ([7, {"Type": "String"}, {"Name": "A"}], ["A"], ["invalid /Parameters/0", "invalid /Parameters/1"]),
        ([{"Name": "A"}, {"Name": "A", "DefaultValue": 1}], ["A"], ["invalid /Parameters/1"]),
        ([{"Name": "A", "DefaultValue": {"Get": "x"}}], ["A"], ["invalid /Parameters/0/DefaultValue"]),
    ],
)
def test_parameters_that_are_wrong_are_gaps(parameters: Any, names: list[str], gaps: list[str]) -> None:
    parsed = _parse({"Parameters": parameters, "Steps": []})
    assert [parameter.name for parameter in parsed.parameters] == names
    assert [parameter.default for parameter in parsed.parameters] == [None] * len(names)
    assert [told(gap) for gap in parsed.gaps] == gaps


def test_the_envelope_of_a_step() -> None:
    found, gaps = _only(
        {
            "Name": "Prep",
            "Type": "Processing",
            "DisplayName": "Prepare",
            "Description": "Cleans.",
            "Arguments": {"Environment": {}},
            "DependsOn": ["A", {"Step": "B", "Trigger": "Failed"}, {"Step": "C"}, {"Step": "D", "Trigger": 7}],
            "CacheConfig": {"Enabled": True, "ExpireAfter": "10d"},
            "PropertyFiles": [{"PropertyFileName": "R", "OutputName": "o", "FilePath": "r.json"}],
        }
    )
    assert gaps == []
    assert (found.id, found.name, found.type, found.pointer) == ("Prep", "Prep", "Processing", "/Steps/0")
    assert (found.display_name, found.description, found.cache_enabled) == ("Prepare", "Cleans.", True)
    assert found.arguments == {"Environment": {}}
    assert found.depends_on == (
        Dependency(step="A", trigger=None, pointer="/Steps/0/DependsOn/0"),
        Dependency(step="B", trigger="Failed", pointer="/Steps/0/DependsOn/1"),
        Dependency(step="C", trigger=None, pointer="/Steps/0/DependsOn/2"),
        Dependency(step="D", trigger=None, pointer="/Steps/0/DependsOn/3"),
    )
    assert found.property_files == (PropertyFile(name="R", output="o", path="r.json"),)


@pytest.mark.parametrize(
    ("more", "gaps"),
    [
        ({"Arguments": 7}, ["invalid /Steps/0/Arguments"]),
        ({"Arguments": None}, []),
        ({"Arguments": {"IfSteps": None, "ElseSteps": []}}, []),
        ({"Arguments": {"IfSteps": {}}}, ["invalid /Steps/0/Arguments/IfSteps"]),
        ({"DependsOn": 7}, ["invalid /Steps/0/DependsOn"]),
        ({"DependsOn": [7, {"Step": 7}]}, ["invalid /Steps/0/DependsOn/0", "invalid /Steps/0/DependsOn/1"]),
        ({"PropertyFiles": 7}, ["invalid /Steps/0/PropertyFiles"]),
        ({"PropertyFiles": [7]}, ["invalid /Steps/0/PropertyFiles/0"]),
        ({"PropertyFiles": [{"PropertyFileName": "a"}]}, ["invalid /Steps/0/PropertyFiles/0"]),
        ({"DisplayName": 7, "Description": [], "CacheConfig": 7}, []),
        ({"CacheConfig": {"Enabled": "yes"}}, []),
    ],
)
def test_an_envelope_that_is_wrong_is_read_as_far_as_it_goes(more: dict[str, Any], gaps: list[str]) -> None:
    found, noted = _only({"Name": "A", "Type": "Fail", **more})
    assert (found.display_name, found.description, found.cache_enabled) == (None, None, False)
    assert (found.depends_on, found.property_files) == ((), ())
    assert noted == gaps


@pytest.mark.parametrize(
    ("policies", "most"),
    [
        (None, None),
        ([], None),
        ([{"ExceptionType": ["Step.THROTTLING"], "MaxAttempts": 3}], 3),
        ([{"MaxAttempts": 2}, {"ExpireAfterMin": 60}, {"MaxAttempts": 5}], 5),
        ([{"ExpireAfterMin": 60}], None),
        ([{"MaxAttempts": True}, {"MaxAttempts": "4"}, {"MaxAttempts": {"Get": "Parameters.N"}}, 7], None),
        ({"MaxAttempts": 3}, None),
    ],
)
def test_the_most_attempts_are_those_of_the_retry_policies(policies, most):
    entry = {"Name": "A", "Type": "Training", "RetryPolicies": policies}
    found, noted = _only(entry)
    assert noted == []
    assert found.max_attempts == most


def test_depends_on_that_is_text_is_one_name() -> None:
    found, gaps = _only({"Name": "A", "Type": "Fail", "DependsOn": "B"})
    assert found.depends_on == (Dependency(step="B", trigger=None, pointer="/Steps/0/DependsOn"),)
    assert gaps == ["invalid /Steps/0/DependsOn"]


@pytest.mark.parametrize("entry", [{}, {"Name": 7, "Type": None}, {"Name": "", "Type": ""}])
def test_a_step_without_name_or_type_is_kept(entry: Any) -> None:
    found, gaps = _only(entry)
    assert (found.id, found.name, found.type) == ("Step#1", "", "Unknown")
    assert gaps == ["invalid /Steps/0/Name", "invalid /Steps/0/Type"]


def test_entries_that_are_no_objects_are_gaps() -> None:
    parsed = _parse({"Steps": [7, None, step("A", "Fail"), [], "B"]})
    assert [(found.id, found.pointer, found.position) for found in parsed.steps] == [("A", "/Steps/2", 0)]
    assert [told(gap) for gap in parsed.gaps] == [f"invalid /Steps/{index}" for index in (0, 1, 3, 4)]


def test_steps_are_in_the_order_of_the_definition_nested_ones_after_their_parent() -> None:
    deep = condition("C2", [step("D", "Fail")], [step("E", "Fail")])
    parsed = _parse(
        pipeline(condition("C1", [step("A", "Fail"), deep], [step("B", "Fail")]), for_each("L", [step("F", "Lambda")]))
    )
    assert [(found.id, found.parent, found.branch, found.position) for found in parsed.steps] == [
        ("C1", None, None, 0),
        ("A", "C1", "if", 1),
        ("C2", "C1", "if", 2),
        ("D", "C2", "if", 3),
        ("E", "C2", "else", 4),
        ("B", "C1", "else", 5),
        ("L", None, None, 6),
        ("F", "L", "body", 7),
    ]
    assert parsed.steps[4].pointer == "/Steps/0/Arguments/IfSteps/1/Arguments/ElseSteps/0"


def test_the_body_of_a_step_holds_all_its_keys_but_no_nested_steps() -> None:
    entry = {**condition("C", [step("A", "Fail")]), "Odd": {"key": 1}}
    parsed = _parse(pipeline(entry))
    assert parsed.steps[0].body["Odd"] == {"key": 1}
    assert set(parsed.steps[0].arguments) == {"Conditions"}


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        (["A", "A", "A"], ["A", "A#2", "A#3"]),
        (["A", "A#2", "A"], ["A", "A#2", "A#3"]),
        (["A#2", "A", "A"], ["A#2", "A", "A#3"]),
        (["A", "A", "A#2"], ["A", "A#2", "A#2#2"]),
        (["A", "a"], ["A", "a"]),
    ],
)
def test_ids_are_unique_and_the_first_of_a_name_keeps_it(names: list[str], ids: list[str]) -> None:
    parsed = _parse(pipeline(*(step(name, "Fail") for name in names)))
    assert [found.id for found in parsed.steps] == ids
    assert [found.name for found in parsed.steps] == names
    changed = [index for index, (name, found) in enumerate(zip(names, ids, strict=True)) if name != found]
    assert [told(gap) for gap in parsed.gaps] == [f"invalid /Steps/{index}" for index in changed]


def test_a_name_without_end_is_shown_cut() -> None:
    name = "x" * 1_000
    parsed = _parse(pipeline(step(name, "Fail"), step(name + "y", "Fail")))
    assert [found.id for found in parsed.steps] == ["x" * MOST_NAME + "…", "x" * MOST_NAME + "…#2"]
    assert "more than 256 characters" in parsed.gaps[0].detail
    assert "more than once" in parsed.gaps[1].detail


def test_more_steps_than_a_definition_can_name_are_cut_off() -> None:
    parsed = _parse({"Steps": [{}] * (MOST_STEPS + 5)})
    assert len(parsed.steps) == MOST_STEPS
    told_of = {gap.detail: told(gap) for gap in parsed.gaps}
    assert told_of["Only the first 40,000 steps are shown; there are more."] == "truncated /Steps"


def test_as_many_steps_as_are_read_are_not_told_of() -> None:
    parsed = _parse({"Steps": [step(str(index), "Fail") for index in range(MOST_STEPS)]})
    assert len(parsed.steps) == MOST_STEPS
    assert parsed.gaps == ()


def _nested(depth: int, inner: list[Any]) -> Any:
    for index in range(depth):
        inner = [condition(f"c{index}", inner)]
    return {"Steps": inner}


def test_pointers_of_steps_nested_deeply_and_in_thousands_are_bounded() -> None:
    parsed = _parse(_nested(120, [{"Name": str(index), "Type": "Fail"} for index in range(30_000)]))
    assert sum(len(found.pointer) for found in parsed.steps) < 34 * 1024 * 1024
    assert [gap.code for gap in parsed.gaps] == [GapCode.TRUNCATED]


def test_pointers_of_dependencies_are_bounded() -> None:
    parsed = _parse(_nested(120, [{"Name": "A", "Type": "Fail", "DependsOn": ["A"] * 60_000}]))
    pointers = {dependency.pointer for dependency in parsed.steps[-1].depends_on}
    assert len(parsed.steps[-1].depends_on) == 60_000
    assert sum(map(len, pointers)) < MOST_DEPENDENCY_POINTERS + 5_000


def test_gaps_are_bounded_in_number() -> None:
    parsed = _parse({"Steps": [7] * (MOST_GAPS + 5)})
    assert len(parsed.gaps) == MOST_GAPS + 1
    assert parsed.gaps[-1].detail == "5 more places of the definition could not be understood; 1,000 are listed."
    assert parsed.gaps[-1].code is GapCode.TRUNCATED


def test_gaps_are_bounded_in_text() -> None:
    notes = Notes()
    for index in range(20):
        notes.add(GapCode.INVALID, (("/Steps/0", "k" * 100_000), index), "wrong")
    pointers = [gap.resource or "" for gap in notes.all()]
    assert MOST_POINTERS <= sum(map(len, pointers)) < MOST_POINTERS + 200_000
    assert notes.all()[-1].detail.startswith("9 more places")


def test_the_same_gap_is_noted_once() -> None:
    notes = Notes()
    for _ in range(3):
        notes.add(GapCode.INVALID, ("/Steps/0", "x"), "wrong")
    notes.add(GapCode.INVALID, "/Steps/0/x", "otherwise wrong")
    assert [(told(gap), gap.detail) for gap in notes.all()] == [
        ("invalid /Steps/0/x", "wrong"),
        ("invalid /Steps/0/x", "otherwise wrong"),
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("plain", "'plain'"),
        ("x" * 80, f"'{'x' * 80}'"),
        ("x" * 81, f"'{'x' * 80}…'"),
        ("a\x1b[31mb\n", "'a\ufffd[31mb\ufffd'"),
        (7, "'7'"),
    ],
)
def test_names_in_sentences_are_one_printable_line(text: object, sentence: str) -> None:
    assert shown(text) == sentence
