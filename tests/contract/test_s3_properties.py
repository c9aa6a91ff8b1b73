"""The properties that hold an S3 location against botocore's service model: what AWS adds must be known here."""

from __future__ import annotations

import re
from functools import cache

import botocore.session
import pytest
from botocore.model import ListShape, MapShape, Shape, StructureShape

from sagemaker_lineage.definition.expressions import read_path
from sagemaker_lineage.definition.s3_properties import S3_PROPERTIES, is_s3_property
from sagemaker_lineage.definition.steps import STEP_SPECS
from sagemaker_lineage.model.graph import ResourceKind

ADDED = {
    "BaselineUsedForDriftCheckConstraints",
    "BaselineUsedForDriftCheckStatistics",
    "CalculatedBaselineConstraints",
    "CalculatedBaselineStatistics",
    "ExplainabilityJsonReportPath",
    "ModelInsightsJsonReportPath",
}
"""What SageMaker Pipelines adds to the answers of quality checks and AutoML jobs."""
OTHERS = {
    "LabelCategoryConfigS3Uri": "DescribeLabelingJob",
    "OutputDatasetS3Uri": "DescribeLabelingJob",
    "ResolvedOutputS3Uri": "DescribeFeatureGroup",
    "S3OutputLocation": "DescribeCompilationJob",
    "UiTemplateS3Uri": "DescribeLabelingJob",
}
"""What no step type of today has, and its name says that it is a location."""
DESCRIBED = {
    "AutoML": ("DescribeAutoMLJob", "DescribeAutoMLJobV2"),
    "ClarifyCheck": ("DescribeProcessingJob",),
    "Endpoint": ("DescribeEndpoint",),
    "EndpointConfig": ("DescribeEndpointConfig",),
    "InferenceComponent": ("DescribeInferenceComponent",),
    "Job": ("DescribeJob",),
    "Model": ("DescribeModel",),
    "Processing": ("DescribeProcessingJob",),
    "QualityCheck": ("DescribeProcessingJob",),
    "RegisterModel": ("DescribeModelPackage",),
    "Training": ("DescribeTrainingJob",),
    "Transform": ("DescribeTransformJob",),
    "Tuning": ("DescribeHyperParameterTuningJob", "ListTrainingJobsForHyperParameterTuningJob"),
}
"""The answers through which steps are referred to."""
LOCATION = re.compile(r"\(https\|s3\)://")


@cache
def _output(operation: str) -> StructureShape:
    model = botocore.session.get_session().get_service_model("sagemaker")
    return model.operation_model(operation).output_shape


def _locations(shape: Shape, around: frozenset[str] = frozenset()) -> set[str]:
    """Return the names of all members, however deep, whose shape is the URI of an S3 object or prefix."""
    if isinstance(shape, ListShape):
        return _locations(shape.member, around)
    if isinstance(shape, MapShape):
        return _locations(shape.value, around)
    if not isinstance(shape, StructureShape) or shape.name in around:
        return set()
    found = {name for name, each in shape.members.items() if _is_location(each)}
    return found.union(*(_locations(each, around | {shape.name}) for each in shape.members.values()))


def _is_location(shape: Shape) -> bool:
    return LOCATION.match(shape.metadata.get("pattern", "")) is not None


def test_they_are_those_of_the_step_types_and_those_that_pipelines_add() -> None:
    found = set().union(*(_locations(_output(each)) for operations in DESCRIBED.values() for each in operations))
    assert found | ADDED | OTHERS.keys() == S3_PROPERTIES
    assert not found & ADDED
    assert not found & OTHERS.keys()


@pytest.mark.parametrize(("name", "operation"), OTHERS.items())
def test_the_others_are_locations_in_other_answers(name: str, operation: str) -> None:
    assert name in _locations(_output(operation))


def test_every_step_type_of_the_api_is_looked_at() -> None:
    assert {spec.type for spec in STEP_SPECS if spec.outputs or spec.produced} - DESCRIBED.keys() == {
        "EMR",
        "EMRServerless",
    }


def test_everything_that_a_step_type_produces_as_a_location_is_one() -> None:
    """``BestCandidateProperties`` has the two reports that pipelines add."""
    produced = [each.path for spec in STEP_SPECS for each in spec.produced if each.kind is ResourceKind.LOCATION]
    assert {path for path in produced if not is_s3_property(read_path(path))} == {"BestCandidateProperties.*"}
    used = set().union(*(spec.used for spec in STEP_SPECS))
    assert used <= ADDED


@pytest.mark.parametrize(
    ("path", "located"),
    [
        ("ProcessingOutputConfig.Outputs['o'].S3Output.S3Uri", True),
        ("OutputDataConfig.S3OutputPath", True),
        ("ModelArtifacts.S3ModelArtifacts", True),
        ("CalculatedBaselineStatistics", True),
        ("TrainingJobName", False),
        ("S3Uri.x", False),
        ("Outputs[0]", False),
        ("", False),
    ],
)
def test_the_last_key_of_a_path_decides(path: str, located: bool) -> None:
    assert is_s3_property(read_path(path)) is located
