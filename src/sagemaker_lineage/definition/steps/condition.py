"""``Condition``: decides between its branches; the branches' steps are steps of their own."""

from sagemaker_lineage.definition.steps.spec import StepSpec, words

SPEC = StepSpec(type="Condition", arguments=words("Conditions IfSteps ElseSteps"), silent=words("Conditions"))
