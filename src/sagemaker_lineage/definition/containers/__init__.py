"""Extraction of one definition from a file: a template, plan, state, manifest, API response or program output."""

from sagemaker_lineage.definition.containers.find import FoundDefinition, find_definition, placed

__all__ = ["FoundDefinition", "find_definition", "placed"]
