"""``Cleanup``: deletes what other steps wrote; it reads none of it."""

from sagemaker_lineage.definition.steps.spec import StepSpec, words

SPEC = StepSpec(type="Cleanup", arguments=words("Resources"), silent=words("Resources"))
