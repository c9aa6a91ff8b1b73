"""A definition by itself, and in the answer of DescribePipeline."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from sagemaker_lineage.definition.containers.held import DefinitionText, HeldPipeline, text_or_none

if TYPE_CHECKING:
    from sagemaker_lineage.model.pipeline import Json

_CARRIER = "PipelineDefinition"


def answered_pipeline(document: Json) -> list[HeldPipeline] | None:
    """Return the pipeline of a DescribePipeline answer or of its ``PipelineDefinition``, None if it is neither."""
    if isinstance(document, str) and document.lstrip().startswith("{"):
        return [HeldPipeline(None, None, "", partial(DefinitionText, document))]
    if not isinstance(document, dict) or not isinstance(document.get(_CARRIER), str):
        return None
    name = text_or_none(document.get("PipelineName"))
    return [HeldPipeline(name, None, f"/{_CARRIER}", partial(DefinitionText, document[_CARRIER]))]


def itself(document: Json, text: str | None) -> HeldPipeline:
    """Return the pipeline of a definition by itself; ``text`` is its JSON, None if the file is YAML."""
    written = json.dumps(document, ensure_ascii=False) if text is None else text
    return HeldPipeline(None, None, "", partial(DefinitionText, written), is_file=True)
