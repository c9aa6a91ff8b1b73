"""Wrong types anywhere: every value of a rich definition, and of what a job says, replaced in turn."""

from __future__ import annotations

import json
from copy import deepcopy
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from corekit.definitions import pipeline, processing, training
from corekit.invariants import assert_whole
from sagemaker_lineage.definition import parse_definition
from sagemaker_lineage.errors import DefinitionError
from sagemaker_lineage.graph import Bindings, answer_ports, build_graph

if TYPE_CHECKING:
    from collections.abc import Iterator

FIXTURES = Path(__file__).parents[2] / "fixtures"
NAMES = sorted(folder.name for folder in (FIXTURES / "steps").iterdir() if folder.is_dir())
WHOLE = "churn"
WRONG = (7, None, [], {}, "x", True, {"Get": 7})


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield (container, key) of every value in a document, the document's own members first."""
    waiting = [value]
    while waiting:
        container = waiting.pop()
        keys = list(container) if isinstance(container, dict) else range(len(container))
        for key in keys:
            yield container, key
            if isinstance(container[key], dict | list):
                waiting.append(container[key])


def _is_right(value: Any, wrong: Any) -> bool:
    return type(value) is type(wrong) and value == wrong


def _definition(name: str) -> Any:
    """Return a whole definition, or that of a fixture without the steps of other types."""
    if name == WHOLE:
        return json.loads((FIXTURES / "definitions" / f"{name}.definition.json").read_text(encoding="utf-8"))
    definition = json.loads((FIXTURES / "steps" / name / "definition.json").read_text(encoding="utf-8"))
    kinds = [step["Type"] for step in definition["Steps"]]
    own = next((kind for kind in kinds if kind.lower() == name.replace("_", "")), None)
    definition["Steps"] = [step for step in definition["Steps"] if own is None or step["Type"] == own]
    return definition


@pytest.mark.parametrize("name", [*NAMES, WHOLE])
def test_any_value_may_be_of_any_type(name: str) -> None:
    """In the whole definition every value is replaced by every wrong one, in the fixtures by three of them in turn."""
    definition = _definition(name)
    turns = cycle(WRONG)
    tried = 0
    for container, key in list(_places(definition)):
        right = container[key]
        for wrong in WRONG if name == WHOLE else islice(turns, 3):
            if _is_right(right, wrong):
                continue
            container[key] = wrong
            try:
                parsed = parse_definition(json.dumps(definition))
            except DefinitionError:
                assert key == "Steps"
            else:
                assert_whole(definition, parsed, build_graph(parsed))
            tried += 1
        container[key] = right
    assert tried > 20


ANSWER: dict[str, Any] = {
    "ProcessingInputs": [
        {"InputName": "i", "S3Input": {"S3Uri": "s3://b/i"}},
        {
            "InputName": "q",
            "DatasetDefinition": {"AthenaDatasetDefinition": {"Catalog": "c", "OutputS3Uri": "s3://b/q"}},
        },
    ],
    "ProcessingOutputConfig": {"Outputs": [{"OutputName": "o", "S3Output": {"S3Uri": "s3://b/o"}}]},
    "AppSpecification": {"ImageUri": "img"},
    "ProcessingResources": {"ClusterConfig": {"InstanceType": "t", "InstanceCount": 1}},
    "InputDataConfig": [{"ChannelName": "train", "DataSource": {"S3DataSource": {"S3Uri": "s3://b/t"}}}],
    "ModelArtifacts": {"S3ModelArtifacts": "s3://b/m/output/model.tar.gz"},
    "HyperParameters": {"sagemaker_submit_directory": '"s3://b/code"'},
    "OutputParameters": [{"Name": "x", "Value": "s3://b/x"}],
}
RUN = pipeline(
    processing("P", {"i": "s3://a/i"}, {"o": "s3://a/o"}),
    training("T", {"train": {"Get": "Steps.P.ProcessingOutputConfig.Outputs['o'].S3Output.S3Uri"}}, "s3://b/m"),
    processing(
        "Q", {"m": {"Get": "Steps.T.ModelArtifacts.S3ModelArtifacts"}, "x": {"Get": "Steps.P.OutputParameters['x']"}}
    ),
)


@pytest.mark.parametrize("wrong", [*WRONG, -1.5, "\0", "s3://", {"Value": []}], ids=repr)
def test_a_job_may_answer_anything(wrong: Any) -> None:
    parsed = parse_definition(json.dumps(RUN))
    answer = deepcopy(ANSWER)
    for container, key in list(_places(answer)):
        right = container[key]
        container[key] = wrong
        answers = dict.fromkeys(("P", "T", "Q"), answer)
        assert_whole(RUN, parsed, build_graph(parsed, Bindings(answers=answers)))
        assert all(isinstance(answer_ports(step, answer), tuple) for step in parsed.steps)
        container[key] = right
    assert answer == ANSWER
