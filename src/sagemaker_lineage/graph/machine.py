"""What a step's job runs on: container images and instances."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sagemaker_lineage.definition.expressions import is_expression, literal_text
from sagemaker_lineage.definition.lookup import text_of
from sagemaker_lineage.definition.steps import spec_of
from sagemaker_lineage.graph.select import path_keys, select
from sagemaker_lineage.model.graph import Instance

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sagemaker_lineage.definition.resolve import Resolver
    from sagemaker_lineage.model.pipeline import Step

_LONGEST_COUNT = 9


def read_images(step: Step, answer: Mapping[str, Any], resolver: Resolver) -> tuple[str, ...]:
    """Return the container images of a step, each once, in the order of the definition.

    What only the run knows of an image stands as ``${…}``.
    """
    paths = spec_of(step.type).images
    if not paths:
        return ()
    found = [text for path in paths for text, _ in _texts(step, path, answer, resolver)]
    return tuple(dict.fromkeys(text for text in found if text))


def read_instance(step: Step, answer: Mapping[str, Any], resolver: Resolver) -> Instance | None:
    """Return the instances of a step's job; None where the step has none, or nothing is known of them."""
    spec = spec_of(step.type)
    if not (spec.instance_type or spec.instance_count):
        return None
    types = [text for path in spec.instance_type for text, known in _texts(step, path, answer, resolver) if known]
    counts = [text for path in spec.instance_count for text, known in _texts(step, path, answer, resolver) if known]
    numbers = [int(text) for text in counts if text.isascii() and text.isdecimal() and len(text) < _LONGEST_COUNT]
    if not types and not numbers:
        return None
    return Instance(type=types[0] if types else None, count=numbers[0] if numbers else None)


def _texts(step: Step, path: str, answer: Mapping[str, Any], resolver: Resolver) -> list[tuple[str, bool]]:
    """Return the texts at ``path``, each with whether it is wholly known; the job's own answer comes first."""
    if path_keys(path)[0] in answer:
        texts = [text_of(selected.value) for selected in select(answer, path, "", None)]
        return [(text, True) for text in texts if text is not None]
    values = [selected.value for selected in select(step.arguments, path, "", None)]
    resolved = [
        resolver.resolve(value, step) for value in values if is_expression(value) or literal_text(value) is not None
    ]
    return [(resolver.written(text), text.complete) for text in resolved]
