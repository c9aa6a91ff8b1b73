"""``Lambda``: calls a function with a free map of arguments."""

from sagemaker_lineage.definition.steps.spec import Link, PortSpec, StepSpec, words

SPEC = StepSpec(
    type="Lambda",
    envelope=words("FunctionArn OutputParameters"),
    outputs=(PortSpec("^OutputParameters[].Value", name="OutputName", link=Link.NEVER),),
    guessed=words("*"),
)
