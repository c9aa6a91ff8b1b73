"""Steps that hide their data: nothing in the definition says what their code reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.definition.conventions import read_conventions
from sagemaker_lineage.definition.steps import spec_of
from sagemaker_lineage.model.gap import Gap, GapCode
from sagemaker_lineage.model.graph import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sagemaker_lineage.graph.port_builder import StepPorts
    from sagemaker_lineage.model.pipeline import Step

_DATA = frozenset({Role.DATA, Role.MODEL, Role.RESULT, Role.REPORT})
_FUNCTION = "The step is a function: what it reads and writes inside is in pickled code, not in the definition."
_NOTEBOOK = "The step is a notebook: what its cells read and write is not in the definition."
_JOB = "The job has no input or output that the definition names: its code finds the data by itself."


def opaque_gaps(order: Sequence[Step], ports: Mapping[str, StepPorts]) -> Iterator[Gap]:
    """Yield a gap for each step that hides its data; ``order`` is that of the nodes."""
    for index, step in enumerate(order):
        detail = _why(step, ports[step.id])
        if detail is not None:
            affects = (f"/graph/nodes/{index}/inputs",)
            yield Gap(code=GapCode.OPAQUE, detail=detail, resource=step.pointer, affects=affects)


def _why(step: Step, ports: StepPorts) -> str | None:
    conventions = read_conventions(step)
    if conventions.hides_data:
        return _FUNCTION if conventions.is_function else _NOTEBOOK
    if not spec_of(step.type).is_job or any(port.role in _DATA for side in ports for port in side):
        return None
    return _JOB
