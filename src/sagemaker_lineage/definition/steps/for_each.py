"""``ForEach``: runs its body for every item; the body's steps are steps of their own."""

from sagemaker_lineage.definition.steps.spec import Link, PortSpec, StepSpec, words

SPEC = StepSpec(
    type="ForEach",
    arguments=words("IterableItems MaxConcurrency Selector ForEachBody"),
    inputs=(PortSpec("IterableItems", link=Link.NEVER, kind=None, text_only=True),),
    silent=words("Selector"),
)
