"""Files that hold definitions: templates, plans, states, manifests and answers → the text of one definition."""

from sagemaker_lineage.definition.containers.find import FoundDefinition, find_definition, placed

__all__ = ["FoundDefinition", "find_definition", "placed"]
