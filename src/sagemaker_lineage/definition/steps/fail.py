"""``Fail``: ends the execution with a message."""

from sagemaker_lineage.definition.steps.spec import StepSpec, words

SPEC = StepSpec(type="Fail", arguments=words("ErrorMessage"))
