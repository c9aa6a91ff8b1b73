"""Expressions → text: what is known is filled in, what only the run knows stays a symbol."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from corekit.definitions import (
    for_each,
    get,
    join,
    lambda_step,
    output_of,
    pipeline,
    processing,
    report_value,
    step,
    training,
)
from sagemaker_lineage.definition import parse_definition
from sagemaker_lineage.definition.bindings import Bindings
from sagemaker_lineage.definition.expressions import MOST_READS
from sagemaker_lineage.definition.resolve import MOST_TEXT_IN_ALL, Resolver
from sagemaker_lineage.definition.resolved import MARK, MOST_SYMBOL, MOST_TEXT, Resolved, Symbols

if TYPE_CHECKING:
    from sagemaker_lineage.model.pipeline import Json, Step


class _Reading:
    """A definition with a resolver over it."""

    def __init__(self, definition: Json, bindings: Bindings | None = None) -> None:
        self.pipeline = parse_definition(json.dumps(definition))
        self.resolver = Resolver(self.pipeline, bindings or Bindings())

    def step(self, name: str) -> Step:
        return next(found for found in self.pipeline.steps if found.id == name)

    def resolved(self, value: Json, name: str | None = None) -> Resolved:
        return self.resolver.resolve(value, self.step(name) if name else self.pipeline.steps[0])

    def text(self, value: Json, name: str | None = None) -> str:
        """Return a text as it is written for people."""
        return self.resolver.written(self.resolved(value, name))


STEPS = (
    processing(
        "Prep",
        None,
        {"train": join("/", "s3:/", get("Parameters.Bucket"), "train"), "slash": "s3://b/slash/"},
        PropertyFiles=[
            {"PropertyFileName": "Report", "OutputName": "slash", "FilePath": "/deep/report.json"},
            {"PropertyFileName": "Report", "OutputName": "train", "FilePath": "second.json"},
            {"PropertyFileName": "Lost", "OutputName": "absent", "FilePath": "r.json"},
        ],
    ),
    training("Fit", {"train": output_of("Prep", "train")}, "s3://models/fit/"),
    training("Bare"),
    step("Check", "QualityCheck", {"ProcessingOutputConfig": {"Outputs": [{"S3Output": {"S3Uri": "s3://b/check"}}]}}),
    lambda_step("L", {"deep": {"uri": "s3://b/deep"}}, ("uri",)),
)
DEFINITION = pipeline(*STEPS, Bucket="scratch", Open=None, Number=7, Yes=True)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("plain", "plain"),
        ("", ""),
        (7, "7"),
        (True, "true"),
        (get("Parameters.Bucket"), "scratch"),
        (get("Parameters.Number"), "7"),
        (get("Parameters.Yes"), "true"),
        (get("Parameters.Open"), "${Parameters.Open}"),
        (get("Parameters.Gone"), "${Parameters.Gone}"),
        (get("Execution.PipelineName"), "${Execution.PipelineName}"),
        (get("Odd.thing"), "${Odd.thing}"),
        ({"Get": 7}, "${?}"),
        (None, "${?}"),
        (join("/", "s3:/", get("Parameters.Bucket"), 7, get("Execution.X")), "s3://scratch/7/${Execution.X}"),
        (join("", join("-", "a", join("+", "b", "c"))), "a-b+c"),
        (join("/", "a", {"x": 1}, "b"), "a/${?}/b"),
        (join("/"), ""),
        (report_value("Prep.Report", "a.b"), "${Std:JsonGet(Steps.Prep.PropertyFiles.Report, a.b)}"),
    ],
)
def test_values(value: Json, text: str) -> None:
    assert _Reading(DEFINITION).text(value) == text


@pytest.mark.parametrize(
    ("reference", "text"),
    [
        ("Steps.Prep.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri", "s3://scratch/train"),
        ('Steps.Prep.ProcessingOutputConfig.Outputs["slash"].S3Output.S3Uri', "s3://b/slash/"),
        ("Steps.Prep.ProcessingOutputConfig.Outputs[1].S3Output.S3Uri", "s3://b/slash/"),
        ("Steps.Prep.ProcessingOutputConfig.Outputs['x'].S3Output.S3Uri", "${}"),
        ("Steps.Prep.ProcessingOutputConfig.Outputs", "${}"),
        ("Steps.Prep.ProcessingOutputConfig", "${}"),
        ("Steps.Prep", "${}"),
        ("Steps.Prep.PropertyFiles.Report", "s3://b/slash/deep/report.json"),
        ("Steps.Prep.PropertyFiles.Gone", "${}"),
        ("Steps.Prep.PropertyFiles.Lost", "${Steps.Prep.PropertyFiles.Lost}/r.json"),
        ("Steps.Fit.InputDataConfig['train'].DataSource.S3DataSource.S3Uri", "s3://scratch/train"),
        ("Steps.Fit.OutputDataConfig.S3OutputPath", "s3://models/fit/"),
        ("Steps.Fit.ModelArtifacts.S3ModelArtifacts", "s3://models/fit/${}"),
        ("Steps.Bare.ModelArtifacts.S3ModelArtifacts", "${}"),
        ("Steps.Check.CalculatedBaselineConstraints", "s3://b/check/${}"),
        ("Steps.Check.BaselineUsedForDriftCheckConstraints", "${}"),
        ("Steps.L.OutputParameters['uri']", "${}"),
        ("Steps.L.deep.uri", "s3://b/deep"),
        ("Steps.L.Outcome", "${}"),
    ],
)
def test_references_are_followed_to_what_they_name(reference: str, text: str) -> None:
    expected = text.replace("${}", "${" + reference + "}")
    assert _Reading(DEFINITION).text(get(reference)) == expected


def test_a_run_fills_in_parameters_execution_variables_and_answers() -> None:
    bindings = Bindings(
        parameters={"Bucket": "real", "Undeclared": "u"},
        execution={"PipelineExecutionId": "abc"},
        answers={
            "Fit": {"ModelArtifacts": {"S3ModelArtifacts": "s3://models/fit/job-1/output/model.tar.gz"}},
            "L": {"OutputParameters": [{"Name": "uri", "Value": "s3://b/made"}, {"Name": "n", "Value": "3"}]},
            "Prep": {
                "ProcessingOutputConfig": {"Outputs": [{"OutputName": "train", "S3Output": {"S3Uri": "s3://real/1"}}]}
            },
        },
    )
    reading = _Reading(DEFINITION, bindings)
    expected = {
        "Parameters.Bucket": "real",
        "Parameters.Undeclared": "u",
        "Execution.PipelineExecutionId": "abc",
        "Execution.PipelineName": "${Execution.PipelineName}",
        "Steps.Fit.ModelArtifacts.S3ModelArtifacts": "s3://models/fit/job-1/output/model.tar.gz",
        "Steps.L.OutputParameters['uri']": "s3://b/made",
        "Steps.L.OutputParameters['n']": "3",
        "Steps.Prep.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri": "s3://real/1",
        "Steps.Prep.ProcessingOutputConfig.Outputs['slash'].S3Output.S3Uri": "s3://b/slash/",
    }
    assert {reference: reading.text(get(reference)) for reference in expected} == expected
    assert reading.resolver.has_parameter("Undeclared")
    assert not reading.resolver.has_parameter("Gone")


LOOPS = pipeline(
    step(
        "Each",
        "ForEach",
        {
            "IterableItems": ["a"],
            "Selector": {"Pick": "MaxBy", "Field": get("IterationOutput.Body.OutputParameters['x']")},
            "ForEachBody": [
                processing("Body", None, {"out": join("/", "s3://b", get("ForEach.CurrentItem.id"))}),
            ],
        },
    ),
    for_each("Other", [processing("OtherBody")]),
    step("Odd", "ForEach", {"IterableItems": [], "Selector": {"Field": "Body"}}),
    processing("Outside"),
)
OUT = "ProcessingOutputConfig.Outputs['out'].S3Output.S3Uri"


@pytest.mark.parametrize(
    ("reference", "text"),
    [
        (f"Steps.Each.IterationOutputs[0].Body.{OUT}", "s3://b/${ForEach.CurrentItem.id}"),
        (f"Steps.Each.Selected.{OUT}", "s3://b/${ForEach.CurrentItem.id}"),
        ("Steps.Each.Selected.OutputParameters['x']", "${}"),
        ("Steps.Each.Selected", "${}"),
        (f"Steps.Each.IterationOutputs[0].Gone.{OUT}", "${}"),
        (f"Steps.Each.IterationOutputs[0].OtherBody.{OUT}", "${}"),
        ("Steps.Each.IterationOutputs[0].Body", "${}"),
        ("Steps.Each.Status", "${}"),
        ("Steps.Each", "${}"),
        (f"Steps.Other.Selected.{OUT}", "${}"),
        (f"Steps.Odd.Selected.{OUT}", "${}"),
    ],
)
def test_results_of_a_loop_are_followed_into_its_body(reference: str, text: str) -> None:
    assert _Reading(LOOPS).text(get(reference), "Outside") == text.replace("${}", "${" + reference + "}")


def test_the_current_item_is_another_one_in_each_loop() -> None:
    reading = _Reading(LOOPS)
    item = get("ForEach.CurrentItem.id")
    body, other = reading.resolved(item, "Body"), reading.resolved(item, "OtherBody")
    assert body == reading.resolved(item, "Body")
    assert body != other
    assert reading.resolver.written(body) == reading.resolver.written(other) == "${ForEach.CurrentItem.id}"


def test_the_same_execution_variable_is_the_same_symbol_everywhere() -> None:
    reading = _Reading(LOOPS)
    assert reading.resolved(get("Execution.Id"), "Body") == reading.resolved(join("", get("Execution.Id")), "Outside")


def test_two_values_that_make_no_sense_are_never_the_same() -> None:
    reading = _Reading(pipeline(step("A", "Odd", {"a": {"Get": 7}, "b": {"Get": 8}})))
    arguments = reading.pipeline.steps[0].arguments
    assert reading.resolved(arguments["a"]) != reading.resolved(arguments["b"])


@pytest.mark.parametrize(("depth", "same"), [(1, True), (MOST_READS + 1, True), (MOST_READS + 2, False)])
def test_reads_that_are_not_written_out_are_never_the_same(depth: int, same: bool) -> None:
    def nested(inner: str) -> Json:
        value: Json = inner
        for _ in range(depth):
            value = {"Std:JsonGet": {"S3Uri": value, "Path": "p"}}
        return value

    reading = _Reading(pipeline(step("A", "Odd", {"a": nested("s3://b/x"), "b": nested("s3://b/x")})))
    arguments = reading.pipeline.steps[0].arguments
    assert (reading.resolved(arguments["a"]) == reading.resolved(arguments["b"])) is same


DOCUMENT = pipeline(
    step(
        "Job",
        "Job",
        {
            "JobConfigDocument": join(
                "",
                '{"A": {"B": "s3://b/',
                get("Parameters.Leaf"),
                '/x"}, "N": ',
                get("Parameters.Open"),
                ', "Ref": "',
                get("Steps.Other.JobConfigDocument.Uri"),
                '/y", "List": [{"Name": "n", "Uri": "s3://b/n"}], "Part": ',
                get("Parameters.Part"),
                ', "Yes": true, "Bad": "',
                {"Get": 7},
                '"}',
            )
        },
    ),
    step("Other", "Job", {"JobConfigDocument": '{"Uri": "s3://b/other", "Empty": ""}'}),
    step("Broken", "Job", {"JobConfigDocument": "no json"}),
    step("Whole", "Job", {"JobConfigDocument": get("Parameters.Document")}),
    Leaf="leaf",
    Open=None,
    Part='{"Uri": "s3://b/part"}',
    Document='{"Uri": "s3://b/whole"}',
)


@pytest.mark.parametrize(
    ("reference", "text"),
    [
        ("Steps.Job.JobConfigDocument.A.B", "s3://b/leaf/x"),
        ("Steps.Job.JobConfigDocument.N", "${Parameters.Open}"),
        ("Steps.Job.JobConfigDocument.Ref", "s3://b/other/y"),
        ("Steps.Job.JobConfigDocument.List['n'].Uri", "s3://b/n"),
        ("Steps.Job.JobConfigDocument.Part.Uri", "s3://b/part"),
        ("Steps.Job.JobConfigDocument.Yes", "true"),
        ("Steps.Job.JobConfigDocument.Bad", "${?}"),
        ("Steps.Job.JobConfigDocument.A", "${}"),
        ("Steps.Job.JobConfigDocument.Gone", "${}"),
        ("Steps.Other.JobConfigDocument.Empty", ""),
        ("Steps.Broken.JobConfigDocument.A", "${}"),
        ("Steps.Whole.JobConfigDocument.Uri", "s3://b/whole"),
    ],
)
def test_references_go_on_into_documents(reference: str, text: str) -> None:
    assert _Reading(DOCUMENT).text(get(reference)) == text.replace("${}", "${" + reference + "}")


def test_a_document_may_name_itself() -> None:
    text = join("", '{"A": "', get("Steps.J.JobConfigDocument.A"), '"}')
    reading = _Reading(pipeline(step("J", "Job", {"JobConfigDocument": text})))
    assert reading.text(get("Steps.J.JobConfigDocument.A")) == "${Steps.J.JobConfigDocument.A}"


@pytest.mark.parametrize("length", [1, 2, 3])
def test_references_in_a_circle_end(length: int) -> None:
    steps = [
        processing(f"s{index}", None, {"out": join("/", output_of(f"s{(index + 1) % length}", "out"), "x")})
        for index in range(length)
    ]
    reading = _Reading(pipeline(*steps))
    assert reading.text(output_of("s0", "out")).endswith("}" + "/x" * length)


def test_chains_may_be_as_long_as_the_definition() -> None:
    steps = [processing("s0", None, {"out": "s3://b/x"})]
    steps += [processing(f"s{index}", None, {"out": output_of(f"s{index - 1}", "out")}) for index in range(1, 3_000)]
    assert _Reading(pipeline(*steps)).text(output_of("s2999", "out")) == "s3://b/x"


@pytest.mark.parametrize(
    ("value", "kept", "cut"),
    [
        ("x" * MOST_TEXT, MOST_TEXT, False),
        ("x" * (MOST_TEXT + 1), MOST_TEXT, True),
        (join("", "x" * (MOST_TEXT - 1), "y"), MOST_TEXT, False),
        (join("", "x" * MOST_TEXT, "y"), MOST_TEXT, True),
        (join("/", "x" * 4_000, "y" * 4_000), MOST_TEXT, True),
        (join("/", join("", "x" * 5_000), "y"), MOST_TEXT, True),
        (join("z" * 9_000, "a", "b"), MOST_TEXT, True),
        (join("", *[""] * 50_000), 0, False),
    ],
)
def test_texts_are_cut_at_a_length(value: Json, kept: int, cut: bool) -> None:
    resolved = _Reading(DEFINITION).resolved(value)
    assert (len(resolved.encoded), resolved.cut, resolved.complete) == (kept, cut, not cut)


def test_a_text_is_never_cut_through_a_symbol() -> None:
    value = join("", "x" * (MOST_TEXT - 2), get("Execution.Id"), "y" * 10)
    resolved = _Reading(DEFINITION).resolved(value)
    assert resolved == Resolved("x" * (MOST_TEXT - 2), cut=True)
    assert resolved.prefix == resolved.encoded


def test_all_texts_together_have_a_budget() -> None:
    reading = _Reading(DEFINITION)
    rounds = MOST_TEXT_IN_ALL // MOST_TEXT
    assert all(not reading.resolved("x" * MOST_TEXT).cut for _ in range(rounds))
    assert reading.resolved("x") == Resolved("", cut=True)
    assert reading.resolved("") == Resolved("")


def test_texts_that_double_at_every_step_stay_small() -> None:
    steps = [processing("s0", None, {"out": "s3://b/x"})]
    steps += [
        processing(f"s{index}", None, {"out": join("", *[output_of(f"s{index - 1}", "out")] * 2)})
        for index in range(1, 60)
    ]
    reading = _Reading(pipeline(*steps))
    assert len(reading.resolved(output_of("s59", "out")).encoded) <= MOST_TEXT


FORGED = f"{MARK}0{MARK}"


@pytest.mark.parametrize(
    "bindings",
    [
        Bindings(),
        Bindings(parameters={"P": FORGED}),
        Bindings(execution={"Id": FORGED}),
        Bindings(answers={"A": {"x": FORGED}}),
    ],
)
def test_no_text_can_forge_a_symbol(bindings: Bindings) -> None:
    reading = _Reading(pipeline(step("A", "Lambda", {"x": FORGED}), P=FORGED), bindings)
    for value in (FORGED, get("Parameters.P"), get("Steps.A.x"), join("", MARK, "0", MARK)):
        assert reading.text(value) == "\ufffd0\ufffd"
    known = reading.resolved(get("Execution.Id"))
    assert reading.resolver.written(known) in {"\ufffd0\ufffd", "${Execution.Id}"}


def test_symbols_are_bounded_however_often_they_are_written() -> None:
    symbols = Symbols()
    encoded = "".join(symbols.encode("x" * 9_000 + str(index)) for index in range(20))
    assert len(symbols.written(symbols.encode("y" * 9_000))) == MOST_SYMBOL + len("${}")
    assert len(symbols.written(encoded)) == MOST_TEXT
    assert len({symbols.encode("x" * 9_000 + str(index)) for index in range(20)}) == 20


def test_steps_are_found_by_their_names_even_cut_ones() -> None:
    name = "n" * 300
    reading = _Reading(pipeline(processing(name, None, {"out": "s3://b/x"}), processing("B")))
    assert reading.resolver.step_id("Gone") is None
    assert reading.resolver.step_id(name) == reading.pipeline.steps[0].id
    assert reading.text(output_of(name, "out"), "B") == "s3://b/x"


def test_a_reference_that_stands_in_many_places_is_read_once() -> None:
    reading = _Reading(DEFINITION)
    first: Any = reading.resolver.expression(get("Steps.Prep.x"))
    assert reading.resolver.expression(get("Steps.Prep.x")) is first
