"""Expressions: what is one, how property paths are split, how they are written for people."""

from __future__ import annotations

from typing import Any

import pytest

from corekit.definitions import get, join
from sagemaker_lineage.definition.expressions import (
    MOST_READS,
    expression_text,
    is_expression,
    is_shortened,
    json_get_text,
    literal_text,
    operands_of,
    property_file_of,
    read_expression,
    read_path,
    read_reference,
)
from sagemaker_lineage.definition.resolved import MOST_TEXT
from sagemaker_lineage.model.expression import (
    ExecutionVariable,
    Expression,
    Join,
    JsonGet,
    Literal,
    OpenReference,
    ParameterReference,
    PropertyReference,
)

STEPS = {"Prep", "Prep2", "A", "odd.name"}


def _find(name: str) -> str | None:
    return name if name in STEPS else None


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("Parameters.Raw", ParameterReference("Raw")),
        ("Parameters.a.b", ParameterReference("a.b")),
        ("Execution.PipelineExecutionId", ExecutionVariable("PipelineExecutionId")),
        ("Steps.A", PropertyReference("A", (), "Steps.A")),
        ("Steps.Prep.X", PropertyReference("Prep", ("X",), "Steps.Prep.X")),
        ("Steps.Prep2.X", PropertyReference("Prep2", ("X",), "Steps.Prep2.X")),
        ("Steps.A['k'].v", PropertyReference("A", ("k", "v"), "Steps.A['k'].v")),
        ("Steps.odd.name.X", PropertyReference("odd.name", ("X",), "Steps.odd.name.X")),
        ("Steps.Pre.X", OpenReference("Steps.Pre.X")),
        ("Steps.Gone.X", OpenReference("Steps.Gone.X")),
        ("Steps." + "a." * 5_000, OpenReference("Steps." + "a." * 5_000)),
        ("ForEach.CurrentItem.country", OpenReference("ForEach.CurrentItem.country")),
        ("IterationOutput.Score.X", OpenReference("IterationOutput.Score.X")),
        ("Parameters.", OpenReference("Parameters.")),
        ("Execution", OpenReference("Execution")),
        ("Steps", OpenReference("Steps")),
        ("", OpenReference("")),
    ],
)
def test_references(text: str, expression: Expression) -> None:
    assert read_reference(text, _find) == expression
    assert read_expression({"Get": text}, _find) == expression


@pytest.mark.parametrize(
    ("path", "keys"),
    [
        (".X.Y", ("X", "Y")),
        (".Outputs['train'].S3Output", ("Outputs", "train", "S3Output")),
        ('.Outputs["train"]', ("Outputs", "train")),
        (".InputDataConfig[0].DataSource", ("InputDataConfig", 0, "DataSource")),
        (".List['validation:auc'].Value", ("List", "validation:auc", "Value")),
        (".List['a b.c'][\"d'e\"]", ("List", "a b.c", "d'e")),
        (r".List['it\'s']", ("List", "it's")),
        (".List['1']", ("List", "1")),
        ("['a']['b']", ("a", "b")),
        (".Environment['SM_X']", ("Environment", "SM_X")),
        ("[123456789012]", (123456789,)),
        ("", ()),
        (".", ()),
        ("['open", ("'open",)),
    ],
)
def test_property_paths(path: str, keys: tuple[str | int, ...]) -> None:
    assert read_path(path) == keys


@pytest.mark.parametrize(
    ("value", "expression"),
    [
        ("Steps.A.X", Literal("Steps.A.X")),
        (7, Literal(7)),
        (None, Literal(None)),
        ({}, Literal({})),
        ({"Get": "Parameters.X", "more": 1}, Literal({"Get": "Parameters.X", "more": 1})),
        ({"Get": 7}, Literal({"Get": 7})),
        ({"Got": "x"}, Literal({"Got": "x"})),
        (join("/", "a", 1), Join("/", ("a", 1))),
        ({"Std:Join": {"Values": ["a"]}}, Join("", ("a",))),
        ({"Std:Join": {"On": 7, "Values": []}}, Join("", ())),
        ({"Std:Join": {"Values": "a"}}, Literal({"Std:Join": {"Values": "a"}})),
        ({"Std:Join": []}, Literal({"Std:Join": []})),
        ({"Std:JsonGet": {"PropertyFile": get("P"), "Path": "a.b"}}, JsonGet("P", None, "a.b")),
        ({"Std:JsonGet": {"PropertyFile": "P", "Path": 7}}, JsonGet("P", None, "")),
        ({"Std:JsonGet": {"S3Uri": "s3://b/k"}}, JsonGet(None, "s3://b/k", "")),
        ({"Std:JsonGet": {"S3Uri": get("X"), "Path": "p"}}, JsonGet(None, get("X"), "p")),
        ({"Std:JsonGet": {"Path": "p"}}, Literal({"Std:JsonGet": {"Path": "p"}})),
        ({"Std:JsonGet": {"PropertyFile": {}, "S3Uri": 7}}, Literal({"Std:JsonGet": {"PropertyFile": {}, "S3Uri": 7}})),
        ({"Std:JsonGet": 7}, Literal({"Std:JsonGet": 7})),
    ],
)
def test_only_an_object_with_exactly_that_key_is_an_expression(value: Any, expression: Expression) -> None:
    assert read_expression(value, _find) == expression


@pytest.mark.parametrize(
    ("value", "is_one"),
    [
        (get("x"), True),
        ({"Get": 7}, True),
        ({"Std:Join": 7}, True),
        ({"Std:JsonGet": None}, True),
        ({"Get": "x", "y": 1}, False),
        ({"Std:If": 1}, False),
        ("Steps.A", False),
        ([], False),
    ],
)
def test_the_form_of_an_expression(value: Any, is_one: bool) -> None:
    assert is_expression(value) is is_one


FILE = {"Std:JsonGet": {"PropertyFile": get("Steps.E.PropertyFiles.R"), "Path": "a.b"}}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("s3://b", None),
        (7, None),
        ({"a": 1}, None),
        (get("Steps.A.X"), "Steps.A.X"),
        (get("x" * 5_000), "x" * MOST_TEXT),
        ({"Get": 7}, "${?}"),
        (join("/", "s3:/", get("Parameters.B"), 7, True, 0.5), "s3://${Parameters.B}/7/true/0.5"),
        (join("/", join("-", "a", get("B")), join("", "c")), "a-${B}/c"),
        (join("", None, {"a": 1}, [1]), "${?}${?}${?}"),
        (join("/"), ""),
        (FILE, "${Std:JsonGet(Steps.E.PropertyFiles.R, a.b)}"),
        (join("=", "v", FILE), "v=${Std:JsonGet(Steps.E.PropertyFiles.R, a.b)}"),
        ({"Std:JsonGet": {"S3Uri": join("/", get("X"), "r.json"), "Path": "p"}}, "${Std:JsonGet(${X}/r.json, p)}"),
        ({"Std:JsonGet": {"S3Uri": "s3://b/r", "Path": "p"}}, "${Std:JsonGet(s3://b/r, p)}"),
        (join("", "x" * 4_000, "y" * 4_000, "z"), "x" * 4_000 + "y" * 96),
        (join("", *[""] * 100_000, "end"), ""),
    ],
)
def test_how_values_are_written_for_people(value: Any, text: str | None) -> None:
    assert expression_text(value) == text


def test_expressions_nested_without_end_are_written_without_recursion() -> None:
    value: Any = "s3://b/k"
    for _ in range(5_000):
        value = {"Std:JsonGet": {"S3Uri": join("/", value), "Path": "p"}}
    text = expression_text(value)
    assert text is not None
    assert text.count("Std:JsonGet(") == MOST_READS + 1
    assert text.startswith("${Std:JsonGet(${Std:JsonGet(")
    assert is_shortened(text)


def test_json_gets_as_they_stand_in_symbols() -> None:
    assert json_get_text(JsonGet("Steps.E.PropertyFiles.R", None, "a")) == "Std:JsonGet(Steps.E.PropertyFiles.R, a)"
    assert json_get_text(JsonGet(None, get("X"), "")) == "Std:JsonGet(${X}, )"
    assert len(json_get_text(JsonGet("x" * 9_000, None, "y" * 9_000))) == MOST_TEXT


@pytest.mark.parametrize(
    ("value", "operands"),
    [
        ("a", ["a"]),
        (get("X"), [get("X")]),
        (join("/", "a", get("X")), ["a", "/", get("X")]),
        (join("/", join("-", 1, 2), "b"), [1, "-", 2, "/", "b"]),
        (join("/"), []),
        (None, [None]),
    ],
)
def test_what_a_value_is_joined_of(value: Any, operands: list[Any]) -> None:
    assert list(operands_of(value)) == operands


@pytest.mark.parametrize(
    ("value", "text"),
    [("a", "a"), (True, "true"), (False, "false"), (7, "7"), (0.25, "0.25"), (None, None), ([], None), ({}, None)],
)
def test_literals_as_json_writes_them(value: Any, text: str | None) -> None:
    assert literal_text(value) == text


@pytest.mark.parametrize(
    ("path", "name"), [(("PropertyFiles", "R"), "R"), (("PropertyFiles",), None), (("Outputs", "R"), None), ((), None)]
)
def test_property_files_are_told_from_other_properties(path: tuple[str, ...], name: str | None) -> None:
    assert property_file_of(PropertyReference("A", path, "")) == name


KINDS = (
    Literal("x"),
    ParameterReference("x"),
    ExecutionVariable("x"),
    OpenReference("x"),
    PropertyReference("x", (), ""),
    Join("x", ()),
    JsonGet("x", None, ""),
)


def test_kinds_of_expressions_are_never_equal() -> None:
    assert len(set(KINDS)) == len(KINDS)
    for one in KINDS:
        assert one == type(one)(*one)
        assert not one != type(one)(*one)  # noqa: SIM202  # both ways of asking
        assert one != tuple(one)
        assert tuple(one) != one
