"""``Callback``: sends a free map of arguments to a queue and waits for the answer."""

from sagemaker_lineage.definition.steps.spec import StepSpec, words

SPEC = StepSpec(
    type="Callback",
    envelope=words("SqsQueueUrl OutputParameters"),
    output_parameters=True,
    free_arguments=True,
)
