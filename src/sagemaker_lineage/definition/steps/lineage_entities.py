"""``Lineage``: records actions, artifacts and contexts in the SageMaker lineage store."""

from sagemaker_lineage.definition.steps.spec import Link, PortSpec, StepSpec, words

SPEC = StepSpec(
    type="Lineage",
    arguments=words("Actions Artifacts Contexts Associations"),
    inputs=tuple(
        PortSpec(f"{entities}[].Source.SourceUri", link=Link.NEVER) for entities in ("Artifacts", "Actions", "Contexts")
    ),
    silent=words("Properties Associations"),
)
