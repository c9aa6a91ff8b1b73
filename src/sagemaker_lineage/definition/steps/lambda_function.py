"""``Lambda``: calls a function with a free map of arguments."""

from sagemaker_lineage.definition.steps.spec import StepSpec, words

SPEC = StepSpec(
    type="Lambda",
    envelope=words("FunctionArn OutputParameters"),
    output_parameters=True,
    free_arguments=True,
)
