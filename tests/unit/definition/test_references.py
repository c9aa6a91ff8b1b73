"""Where references are found: everywhere in a step, and what comes of those that lead nowhere."""

from __future__ import annotations

import json
from typing import Any

import pytest

from corekit.definitions import condition, get, join, pipeline, processing, report_value, step
from corekit.graphs import told
from sagemaker_lineage.definition import parse_definition
from sagemaker_lineage.definition.bindings import Bindings
from sagemaker_lineage.definition.notes import Notes
from sagemaker_lineage.definition.pointer import pointer_text
from sagemaker_lineage.definition.references import Found, ReferenceScan
from sagemaker_lineage.definition.resolve import Resolver


def _scan(entry: Any, bindings: Bindings | None = None, **parameters: Any) -> tuple[Found, list[str]]:
    """Return what is found in ``entry``, beside which there is a step A, and the gaps."""
    text = json.dumps(pipeline(entry, processing("A"), **parameters))
    pipeline_read = parse_definition(text)
    notes = Notes()
    scan = ReferenceScan(Resolver(pipeline_read, bindings or Bindings()), notes)
    return scan.scan(pipeline_read.steps[0]), [told(gap) for gap in notes.all()]


def _places(found: Found) -> list[str]:
    return [f"{pointer_text(each.place).removeprefix('/Steps/0')} {each.via}" for each in found.references]


@pytest.mark.parametrize(
    ("entry", "places"),
    [
        (step("X", "Fail", {"ErrorMessage": get("Steps.A.n")}), ["/Arguments/ErrorMessage ref:Get"]),
        (step("X", "QualityCheck", {}, ModelName=get("Steps.A.n")), ["/ModelName ref:Get"]),
        (step("X", "Odd", {"a": [{"b/c": [1, get("Steps.A.n")]}]}), ["/Arguments/a/0/b~1c/1 ref:Get"]),
        (step("X", "Odd", None, Metadata={"deep": get("Steps.A.n")}), ["/Metadata/deep ref:Get"]),
        (step("X", "Odd", None, DependsOn=[get("Steps.A.n")]), ["/DependsOn/0 ref:Get"]),
        (step("X", "Odd", get("Steps.A.n")), ["/Arguments ref:Get"]),
        (
            step("X", "Odd", {"u": join("/", get("Steps.A.a"), join("", get("Steps.A.b")))}),
            [
                "/Arguments/u/Std:Join/Values/0 ref:Get",
                "/Arguments/u/Std:Join/Values/1/Std:Join/Values/0 ref:Get",
            ],
        ),
        (step("X", "Odd", {"u": report_value("A.R")}), ["/Arguments/u/Std:JsonGet/PropertyFile ref:JsonGet"]),
        (
            step("X", "Odd", {"u": {"Std:JsonGet": {"S3Uri": join("/", get("Steps.A.u"), "r")}}}),
            ["/Arguments/u/Std:JsonGet/S3Uri/Std:Join/Values/0 ref:JsonGet"],
        ),
        (
            step("X", "Odd", {"u": {"Std:JsonGet": {"Odd": get("Steps.A.u")}}}),
            ["/Arguments/u/Std:JsonGet/Odd ref:JsonGet"],
        ),
        (step("X", "Odd", {"u": "Steps.A.n", "v": {"Get": "Steps.A.n", "w": 1}}), []),
        (condition("X", [step("Y", "Fail", {"ErrorMessage": get("Steps.A.n")})]), []),
    ],
)
def test_references_are_found_in_every_place_of_a_step_but_not_in_nested_steps(entry: Any, places: list[str]) -> None:
    assert _places(_scan(entry)[0]) == places


def test_files_that_a_step_looks_into_are_found() -> None:
    found, gaps = _scan(step("X", "Condition", {"Conditions": [{"LeftValue": report_value("A.R", "m.mse")}]}))
    (file,) = found.files
    assert (file.expression.property_file, file.expression.path) == ("Steps.A.PropertyFiles.R", "m.mse")
    assert pointer_text(file.place) == "/Steps/0/Arguments/Conditions/0/LeftValue"
    assert file.identity in found.settled
    assert file.identity in found.missing
    assert gaps == ["unresolved /Steps/0/Arguments/Conditions/0/LeftValue/Std:JsonGet/PropertyFile"]


@pytest.mark.parametrize(
    ("value", "gaps"),
    [
        (get("Parameters.Gone"), ["unresolved"]),
        (get("Parameters.There"), []),
        (get("Parameters.Given"), []),
        (get("Steps.Gone.x"), ["unresolved"]),
        (get("Execution.PipelineName"), []),
        (get("ForEach.CurrentItem"), []),
        (get("IterationOutput.Body.x"), []),
        (get("Nothing.known"), ["unsupported"]),
        (get("Steps"), ["unsupported"]),
        ({"Get": 7}, ["invalid"]),
        ({"Std:Join": {"Values": 7}}, ["invalid"]),
        ({"Std:JsonGet": {}}, ["invalid"]),
        (join("/", "a", 1, True, 0.5, get("Steps.A.x")), []),
        (join("/", "a", None), ["invalid"]),
        (join("/", [get("Steps.A.x")]), ["invalid"]),
        (join("/", {"a": 1, "b": 2}), ["invalid"]),
    ],
)
def test_what_leads_nowhere_is_a_gap_with_its_place(value: Any, gaps: list[str]) -> None:
    _, told_of = _scan(step("X", "Odd", {"u": value}), Bindings(parameters={"Given": "v"}), There=None)
    assert told_of == [f"{code} /Steps/0/Arguments/u" for code in gaps]


@pytest.mark.parametrize(
    ("value", "is_settled"),
    [
        (get("Steps.A.x"), True),
        (get("Steps.Gone.x"), True),
        (join("/", "a", join("", get("Steps.A.x"))), True),
        (join("/", "a", {"Std:JsonGet": {"S3Uri": get("Steps.Gone.x")}}), True),
        (get("Parameters.P"), False),
        (get("ForEach.CurrentItem"), False),
        (join("/", "Steps.A.x"), False),
    ],
)
def test_what_names_a_step_is_settled_whether_the_step_is_there_or_not(value: Any, is_settled: bool) -> None:
    text = json.dumps(pipeline(step("X", "Odd", {"u": value}), processing("A"), P="v"))
    parsed = parse_definition(text)
    found = ReferenceScan(Resolver(parsed, Bindings()), Notes()).scan(parsed.steps[0])
    assert (id(parsed.steps[0].arguments["u"]) in found.settled) is is_settled
