"""Selection of one pipeline of a file by name."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sagemaker_lineage.definition.containers.held import one_line
from sagemaker_lineage.definition.notes import shown
from sagemaker_lineage.errors import DefinitionError, InvalidRequest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sagemaker_lineage.definition.containers.held import HeldPipeline

MOST_TOLD = 20
"""Pipelines listed in a message."""
MOST_CHOICES = 1_000
_HOW = "Choose one: --pipeline-name on the command line, ?pipeline= over HTTP, pipeline_name= in Python."


class PipelineNotChosen(InvalidRequest, DefinitionError):
    """A file with several pipelines and no name given, or without the named pipeline; ``pipelines`` are its own."""

    def __init__(self, message: str, pipelines: tuple[str, ...]) -> None:
        super().__init__(message, hint=_HOW, resource="pipeline")
        self.pipelines = pipelines


def choose(held: Sequence[HeldPipeline], name: str | None) -> HeldPipeline:
    """Return the pipeline named ``name``, or the only one if ``name`` is None.

    ``name`` is the pipeline's name or its resource. If the only pipeline has no name in the file, it gets this one.
    Raises :class:`PipelineNotChosen`.
    """
    if name is None:
        if len(held) == 1:
            return held[0]
        raise _not_chosen(f"The file has {len(held):,} pipelines:", held)
    found = _called(name, held)
    if found is not None:
        return found
    raise _not_chosen(f"The file has no pipeline {shown(name)}. It has", held)


def _called(name: str, held: Sequence[HeldPipeline]) -> HeldPipeline | None:
    by_label = dict(zip(labels_of(held), held, strict=True))
    if name in by_label:
        return by_label[name]
    found = [each for each in held if name in {each.name, each.resource}]
    if not found and len(held) == 1 and held[0].name is None:
        return held[0]._replace(name=name)
    return found[0] if len(found) == 1 else None


def labels_of(held: Sequence[HeldPipeline]) -> list[str]:
    """Return the label to choose each pipeline by: its name if no other has it, else its resource."""
    names = Counter(each.name for each in held)
    taken: Counter[str] = Counter()
    labels: list[str] = []
    for each in held:
        unique = each.name if names[each.name] == 1 else None
        label = one_line(unique or each.resource or each.name or "pipeline")
        taken[label] += 1
        labels.append(label if taken[label] == 1 else f"{label}#{taken[label]}")
    return labels


def _not_chosen(what: str, held: Sequence[HeldPipeline]) -> PipelineNotChosen:
    labels = labels_of(held)
    told = ", ".join(map(shown, labels[:MOST_TOLD]))
    more = f" and {len(labels) - MOST_TOLD:,} more" if len(labels) > MOST_TOLD else ""
    return PipelineNotChosen(f"{what} {told}{more}.", tuple(labels[:MOST_CHOICES]))
