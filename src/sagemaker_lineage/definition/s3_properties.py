"""The properties of steps that hold an S3 location.

Source: the members whose shape is an S3 URI in the service model, of the Describe operations of the step types and of
labelling, compilation and feature groups; and the properties that SageMaker Pipelines adds to quality checks and AutoML
steps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sagemaker_lineage.model.expression import Keys

S3_PROPERTIES = frozenset(
    {
        "ArtifactUrl",
        "BaselineUsedForDriftCheckConstraints",
        "BaselineUsedForDriftCheckStatistics",
        "CalculatedBaselineConstraints",
        "CalculatedBaselineStatistics",
        "DestinationS3Uri",
        "ExplainabilityJsonReportPath",
        "FeatureSpecificationS3Uri",
        "LabelCategoryConfigS3Uri",
        "ManifestS3Uri",
        "ModelDataUrl",
        "ModelInsightsJsonReportPath",
        "OutputDatasetS3Uri",
        "OutputS3Uri",
        "ResolvedOutputS3Uri",
        "S3FailurePath",
        "S3ModelArtifacts",
        "S3OutputLocation",
        "S3OutputPath",
        "S3Uri",
        "ShapBaselineUri",
        "UiTemplateS3Uri",
    }
)


def is_s3_property(path: Keys) -> bool:
    """Return True if the property at ``path`` of a step is an S3 location."""
    return bool(path) and path[-1] in S3_PROPERTIES
