"""Where the evaluation reports of a run are looked for."""

from __future__ import annotations

import json

import pytest

from fakes.pricing import get, join, own, processing, training
from sagemaker_lineage.definition import parse_definition
from sagemaker_lineage.enrich.report_places import (
    MOST_OF_ONE_STEP,
    MOST_STEPS,
    Places,
    report_places,
    split_uri,
)
from sagemaker_lineage.enrich.steps import NodeRecords, Records, StepRecord
from sagemaker_lineage.graph import Bindings, build_graph

BINDINGS = Bindings(execution={"PipelineExecutionId": "e1"})


def places(*steps, status="Succeeded", ran=None, bindings=BINDINGS, **metadata):
    pipeline = parse_definition(json.dumps({"Steps": list(steps)}))
    records = {}
    for step in pipeline.steps:
        if ran is None or step.id in ran:
            record = StepRecord(name=step.id, status=status, metadata=metadata.get(step.id, {}))
            records[step.id] = NodeRecords(own=record, chosen=record)
    return report_places(pipeline, bindings, build_graph(pipeline, bindings), Records(by_node=records))


def with_files(*files, name="Check", outputs=None):
    listed = [
        {"PropertyFileName": f"F{place}", "OutputName": out, "FilePath": path}
        for place, (out, path) in enumerate(files)
    ]
    return processing(name, {}, outputs or {"evaluation": own("evaluation")}, PropertyFiles=listed)


def register(**metrics):
    return {"Name": "Register", "Type": "RegisterModel", "Arguments": {"ModelMetrics": metrics}}


@pytest.mark.parametrize(
    ("uri", "place"),
    [
        ("s3://b/k/x.json", ("b", "k/x.json")),
        ("S3://b/k", ("b", "k")),
        ("s3://b/", None),
        ("s3://b", None),
        ("s3://b/k/", None),
        ("https://b/k", None),
        ("s3://b/" + "k" * 1025, None),
        ("s3://b/" + "키" * 400, None),
    ],
)
def test_an_objects_uri(uri, place):
    assert split_uri(uri) == place


def test_property_files_come_first():
    found = places(with_files(("evaluation", "evaluation.json"), ("evaluation", "/deep/more.json"), name="Evaluate"))
    prefix = "s3://pricing-data/e1/evaluation"
    assert found == {"Evaluate": Places(declared=(f"{prefix}/evaluation.json", f"{prefix}/deep/more.json"))}


def test_a_property_file_whose_place_is_not_known():
    step = with_files(("evaluation", "e.json"), outputs={"evaluation": join("s3://b", get("Execution.StartDateTime"))})
    assert places(step) == {"Check": Places(unresolved=("F0",))}


@pytest.mark.parametrize("status", ["Failed", "Executing", "Stopped", "Unknown"])
def test_a_step_that_did_not_succeed_has_no_report(status):
    assert places(with_files(("evaluation", "e.json")), status=status) == {}


def test_a_step_that_did_not_run_has_no_report():
    assert places(with_files(("evaluation", "e.json")), ran=set()) == {}


def test_model_metrics_belong_to_the_step_that_wrote_them():
    produced = processing("Score", {}, {"out": "s3://b/out", "deeper": "s3://b/out/deeper"})
    other = processing("Other", {}, {"out": "s3://b/out/deeper/still"})
    found = places(
        produced,
        other,
        register(
            ModelQuality={
                "Statistics": {"ContentType": "application/json", "S3Uri": "s3://b/out/s.json"},
                "Constraints": {"S3Uri": "s3://b/out/constraints.json"},
            },
            Bias={"Report": {"S3Uri": "s3://b/out/deeper/still/bias.json"}, "PreTrainingReport": {}},
            Explainability={"Report": {"S3Uri": "s3://nobody/wrote/this.json"}},
            Odd="text",
        ),
    )
    assert found == {
        "Score": Places(declared=("s3://b/out/s.json",)),
        "Other": Places(declared=("s3://b/out/deeper/still/bias.json",)),
    }


def test_model_metrics_are_followed_to_what_they_name():
    reference = get("Steps.Score.ProcessingOutputConfig.Outputs['out'].S3Output.S3Uri")
    metrics = register(ModelQuality={"Statistics": {"S3Uri": join(reference, "s.json")}})
    assert places(processing("Score", {}, {"out": own("out")}), metrics) == {
        "Score": Places(declared=("s3://pricing-data/e1/out/s.json",))
    }


def test_model_metrics_that_only_the_run_knows_belong_to_nobody():
    metrics = register(ModelQuality={"Statistics": {"S3Uri": get("Execution.StartDateTime")}})
    assert places(processing("Score", {}, {"out": own("out")}), metrics) == {}


def test_a_models_prefix_and_a_whole_bucket_wrote_no_report():
    metrics = register(ModelQuality={"Statistics": {"S3Uri": "s3://pricing-models/out/s.json"}})
    everything = processing("All", {}, {"out": "s3://pricing-models/"})
    assert places(training("Train", "s3://b/in"), everything, metrics) == {}


def test_property_files_win_over_model_metrics():
    metrics = register(ModelQuality={"Statistics": {"S3Uri": "s3://pricing-data/e1/evaluation/other.json"}})
    found = places(with_files(("evaluation", "e.json")), metrics)
    assert found == {"Check": Places(declared=("s3://pricing-data/e1/evaluation/e.json",))}


@pytest.mark.parametrize(
    ("name", "outputs", "probed"),
    [
        (
            "Evaluate",
            {"out": "s3://b/out"},
            ("s3://b/out/report.json", "s3://b/out/evaluation.json", "s3://b/out/metrics.json"),
        ),
        ("MODEL_REPORT", {"out": "s3://b/o.json/"}, ("s3://b/o.json",)),
        ("Score", {"metrics": "s3://b/m.json"}, ("s3://b/m.json",)),
        ("Score", {"out": "s3://b/o.json", "Report": "s3://b/r.json"}, ("s3://b/r.json", "s3://b/o.json")),
        ("Score", {"out": "s3://b/out"}, ()),
        ("Evaluate", {"out": join("s3://b", get("Execution.StartDateTime"))}, ()),
        ("Evaluate", {}, ()),
    ],
)
def test_telling_names_are_probed(name, outputs, probed):
    found = places(processing(name, {}, outputs))
    assert found == ({name: Places(probed=probed)} if probed else {})


def test_only_processing_steps_are_probed():
    assert places(training("Evaluate", "s3://b/in")) == {}


@pytest.mark.parametrize(("check", "status"), [("QualityCheck", "Succeeded"), ("ClarifyCheck", "Failed")])
def test_violations_are_read_also_of_a_check_that_failed_over_them(check, status):
    step = processing("Watch", {}, {}) | {"Type": check}
    found = places(step, status=status, Watch={check: {"ViolationReport": "s3://b/v.json"}})
    assert found == {"Watch": Places(declared=("s3://b/v.json",))}


def test_a_check_without_violations_has_its_model_metrics():
    step = processing("Watch", {}, {"quality_check_output": "s3://b/q"}) | {"Type": "QualityCheck"}
    metrics = register(ModelQuality={"Statistics": {"S3Uri": "s3://b/q/statistics.json"}})
    assert places(step, metrics) == {"Watch": Places(declared=("s3://b/q/statistics.json",))}


def test_the_reports_of_a_step_and_the_steps_with_reports_are_bounded():
    many = with_files(*(("evaluation", f"{place}.json") for place in range(MOST_OF_ONE_STEP + 5)))
    assert len(places(many)["Check"].declared) == MOST_OF_ONE_STEP
    steps = [processing(f"Eval{place}", {}, {"out": f"s3://b/{place}"}) for place in range(MOST_STEPS + 5)]
    assert len(places(*steps)) == MOST_STEPS
