"""Definition text → :class:`~sagemaker_lineage.model.pipeline.Pipeline`: pure, tolerant, never dropping a step."""

from sagemaker_lineage.definition.parse import OpenedDefinition, open_definition, parse_definition

__all__ = ["OpenedDefinition", "open_definition", "parse_definition"]
