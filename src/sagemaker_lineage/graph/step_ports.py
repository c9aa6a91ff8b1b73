"""All ports of all steps, put together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sagemaker_lineage.definition.steps import ENVELOPE, spec_of
from sagemaker_lineage.graph.derived import declared_outputs, file_inputs, produced_outputs
from sagemaker_lineage.graph.found import FoundPort, StepPorts
from sagemaker_lineage.graph.guessed import PortGuesser
from sagemaker_lineage.graph.ports import PortReader, answered_ports, lay_over

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sagemaker_lineage.definition.notes import Notes
    from sagemaker_lineage.definition.references import Found
    from sagemaker_lineage.definition.resolve import Resolver
    from sagemaker_lineage.model.expression import PropertyReference
    from sagemaker_lineage.model.graph import Port
    from sagemaker_lineage.model.pipeline import Step


_SAY_NOTHING_OF_PORTS = ENVELOPE - {"Arguments", "PropertyFiles"}


class StepPortReader:
    """Reads the ports of one step after the other."""

    def __init__(self, resolver: Resolver, notes: Notes) -> None:
        self._resolver = resolver
        self._reader = PortReader(resolver, notes)
        self._guesser = PortGuesser(resolver, self._reader, notes)

    def read(
        self, step: Step, found: Found, referenced: Collection[PropertyReference], answer: Mapping[str, Any]
    ) -> StepPorts:
        """Return the ports of ``step``.

        ``referenced`` are the properties of it that other steps refer to; ``answer`` is what its job says,
        empty where it did not run or was not asked.
        """
        if not (answer or referenced or found.files) and step.body.keys() <= _SAY_NOTHING_OF_PORTS:
            return StepPorts([], [], [], [])
        spec = spec_of(step.type)
        settled = found.settled
        inputs = self._reader.planned(step, spec.inputs, settled)
        outputs = self._reader.planned(step, spec.outputs, settled)
        taken = {slot for port in (*inputs, *outputs) for slot in port.slots}
        more_in, more_out = self._guesser.guess(step, taken, settled)
        in_text, out_text = self._guesser.documents(step, settled) if spec.documents else ([], [])
        files = file_inputs(step, found.files, settled, self._resolver)
        declared = declared_outputs(step, self._resolver)
        produced = produced_outputs(step, referenced, answer, self._resolver)
        return StepPorts(
            inputs=[*lay_over(inputs, answered_ports(step, spec.inputs, answer)), *more_in, *in_text, *files],
            outputs=[
                *lay_over(outputs, answered_ports(step, spec.outputs, answer)),
                *more_out,
                *out_text,
                *declared,
                *produced,
            ],
            planned=[*inputs, *more_in, *in_text, *files],
            planned_outputs=[*outputs, *more_out, *out_text, *declared],
        )


def answer_ports(step: Step, answer: Mapping[str, Any]) -> tuple[tuple[Port, ...], tuple[Port, ...]]:
    """Return the inputs and outputs that a job's own answer shows, in the shape of its Describe call."""
    spec = spec_of(step.type)
    inputs, outputs = answered_ports(step, spec.inputs, answer) or [], answered_ports(step, spec.outputs, answer) or []
    return tuple(_finished(inputs)), tuple(_finished(outputs))


def _finished(ports: list[FoundPort]) -> list[Port]:
    return [port.port() for port in ports]
