"""``QualityCheck``: a processing job that compares with a baseline, and what it is told beside its arguments."""

from sagemaker_lineage.definition.steps.shapes import (
    PROCESSING_ARGUMENTS,
    PROCESSING_FREE_TEXT,
    PROCESSING_IMAGES,
    PROCESSING_INSTANCE_COUNT,
    PROCESSING_INSTANCE_TYPE,
    processing_inputs,
    processing_outputs,
)
from sagemaker_lineage.definition.steps.spec import Link, PortSpec, ProducedSpec, StepSpec, words
from sagemaker_lineage.model.graph import Role

_OUTPUT = "ProcessingOutputConfig.Outputs[].S3Output.S3Uri"

SPEC = StepSpec(
    type="QualityCheck",
    arguments=PROCESSING_ARGUMENTS,
    envelope=words(
        "CheckType ModelPackageGroupName SkipCheck FailOnViolation RegisterNewBaseline SuppliedBaselineConstraints "
        "SuppliedBaselineStatistics ModelName"
    ),
    inputs=(
        *processing_inputs(),
        PortSpec("^SuppliedBaselineStatistics", role=Role.BASELINE),
        PortSpec("^SuppliedBaselineConstraints", role=Role.BASELINE),
        PortSpec("^ModelPackageGroupName", role=Role.BASELINE, link=Link.NEVER),
        PortSpec("^ModelName", role=Role.MODEL, link=Link.NEVER),
    ),
    outputs=processing_outputs(Role.REPORT),
    produced=(
        ProducedSpec("CalculatedBaselineConstraints", below=_OUTPUT, role=Role.BASELINE),
        ProducedSpec("CalculatedBaselineStatistics", below=_OUTPUT, role=Role.BASELINE),
    ),
    images=PROCESSING_IMAGES,
    instance_type=PROCESSING_INSTANCE_TYPE,
    instance_count=PROCESSING_INSTANCE_COUNT,
    free_text=PROCESSING_FREE_TEXT,
)
