"""``Processing``: CreateProcessingJob."""

from sagemaker_lineage.definition.steps.shapes import (
    PROCESSING_ARGUMENTS,
    PROCESSING_IMAGES,
    PROCESSING_INSTANCE_COUNT,
    PROCESSING_INSTANCE_TYPE,
    processing_inputs,
    processing_outputs,
)
from sagemaker_lineage.definition.steps.spec import StepSpec

SPEC = StepSpec(
    type="Processing",
    arguments=PROCESSING_ARGUMENTS,
    inputs=processing_inputs(),
    outputs=processing_outputs(),
    images=PROCESSING_IMAGES,
    instance_type=PROCESSING_INSTANCE_TYPE,
    instance_count=PROCESSING_INSTANCE_COUNT,
    is_job=True,
)
