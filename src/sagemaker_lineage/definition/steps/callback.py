"""``Callback``: sends a free map of arguments to a queue and waits for the answer."""

from sagemaker_lineage.definition.steps.spec import Link, PortSpec, StepSpec, words

SPEC = StepSpec(
    type="Callback",
    envelope=words("SqsQueueUrl OutputParameters"),
    outputs=(PortSpec("^OutputParameters[].Value", name="OutputName", link=Link.NEVER),),
    guessed=words("*"),
)
