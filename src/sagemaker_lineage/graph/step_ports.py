"""All ports of all steps, put together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sagemaker_lineage.definition.lookup import Lookup, text_of
from sagemaker_lineage.definition.pointer import keys_of
from sagemaker_lineage.definition.steps import ENVELOPE, spec_of
from sagemaker_lineage.graph.declared_ports import PortReader, answered_ports, answered_text, lay_over, unquoted
from sagemaker_lineage.graph.derived_ports import (
    declared_outputs,
    file_inputs,
    outputs_below_root,
    produced_outputs,
    unlisted_outputs,
    used_inputs,
)
from sagemaker_lineage.graph.free_text_ports import FreeTextReader
from sagemaker_lineage.graph.port_builder import FoundPort, StepPorts
from sagemaker_lineage.graph.port_names import distinguish

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sagemaker_lineage.definition.bindings import Bindings
    from sagemaker_lineage.definition.notes import Notes
    from sagemaker_lineage.definition.references import Found
    from sagemaker_lineage.definition.resolve import Resolver
    from sagemaker_lineage.graph.derived_ports import Feeding
    from sagemaker_lineage.model.expression import PropertyReference
    from sagemaker_lineage.model.graph import Port
    from sagemaker_lineage.model.pipeline import Step

_OUTPUT_PARAMETERS = "OutputParameters"
_SAY_NOTHING_OF_PORTS = ENVELOPE - {"Arguments", "PropertyFiles"}


class _Named(NamedTuple):
    """The ports that the definition of one step names."""

    inputs: list[FoundPort]
    outputs: list[FoundPort]
    free_inputs: list[FoundPort]
    free_outputs: list[FoundPort]
    files: list[FoundPort]

    @property
    def all_inputs(self) -> list[FoundPort]:
        """Return the inputs in the order they are shown in."""
        return [*self.inputs, *self.free_inputs, *self.files]


_NOTHING = _Named([], [], [], [], [])


class StepPortReader:
    """Reads the ports of all steps: first those that each names, then those that others refer to."""

    def __init__(self, steps: Sequence[Step], found: Mapping[str, Found], resolver: Resolver, notes: Notes) -> None:
        self._steps = steps
        self._found = found
        self._resolver = resolver
        self._reader = PortReader(resolver, notes)
        self._free_text = FreeTextReader(resolver, self._reader, notes)

    def read(self, bindings: Bindings) -> dict[str, StepPorts]:
        """Return the ports of each step by its id; ``bindings`` has what the jobs say of themselves."""
        named = {step.id: self._named(step) for step in self._steps}
        referenced = self._referenced()
        feeding = self._feeding(named)
        below_roots = self._below_roots(named)
        return {
            step.id: self._complete(
                step,
                named[step.id],
                referenced.get(step.id, ()),
                feeding.get(step.id, {}),
                below_roots.get(step.id, ()),
                bindings.answers.get(step.id, {}),
            )
            for step in self._steps
        }

    def _named(self, step: Step) -> _Named:
        found = self._found[step.id]
        if not found.files and step.body.keys() <= _SAY_NOTHING_OF_PORTS:
            return _NOTHING
        spec = spec_of(step.type)
        inputs = self._reader.planned(step, spec.inputs, found)
        outputs = self._reader.planned(step, spec.outputs, found)
        taken = {slot for port in (*inputs, *outputs) for slot in port.slots}
        free = self._free_text.read(step, taken, found)
        inputs, outputs = _without_empty(inputs), _without_empty(outputs)
        return _Named(inputs, outputs, *_by_declared(*free, outputs), file_inputs(step, found, self._resolver))

    def _referenced(self) -> dict[str, dict[PropertyReference, None]]:
        """Return the properties of each step that other steps refer to."""
        referenced: dict[str, dict[PropertyReference, None]] = {}
        for step in self._steps:
            for target in (self._resolver.followed(each.target) for each in self._found[step.id].references):
                referenced.setdefault(target.step, {})[target] = None
        return referenced

    def _feeding(self, named: Mapping[str, _Named]) -> dict[str, Feeding]:
        """Return the properties of each step that begin the location, or are the name, of an input of another one.

        Each input learns which steps it refers to.
        """
        feeding: dict[str, Feeding] = {}
        for step in self._steps:
            fed: dict[int, list[FoundPort]] = {}
            for port in named[step.id].all_inputs:
                for source in port.sources if port.settled else ():
                    fed.setdefault(source, []).append(port)
            for reference in self._found[step.id].references if fed else ():
                target = self._resolver.followed(reference.target)
                for port in (port for identity in reference.inside for port in fed.get(identity, ())):
                    port.targets |= {target.step}
                    if target.path and self._begins(port, target, step):
                        port.origin = target.step
                        if port.is_data:
                            feeding.setdefault(target.step, {})[target] = port.kind
        return feeding

    def _below_roots(self, named: Mapping[str, _Named]) -> dict[str, list[FoundPort]]:
        """Return the inputs of other steps that refer to a step and lie in the bucket whose root it writes to."""
        roots: dict[str, set[str]] = {}
        for step in self._steps:
            for port in (*named[step.id].outputs, *named[step.id].free_outputs):
                if port.location is not None and port.location.is_root:
                    roots.setdefault(step.id, set()).add(port.location.root)
        below: dict[str, list[FoundPort]] = {}
        for step in self._steps if roots else ():
            for port in named[step.id].all_inputs:
                root = port.location.root if port.location is not None else ""
                for target in port.targets:
                    if target != step.id and root in roots.get(target, ()):
                        below.setdefault(target, []).append(port)
        return below

    def _begins(self, port: FoundPort, reference: PropertyReference, step: Step) -> bool:
        begin = self._resolver.resolve(reference, step).encoded.rstrip("/")
        if port.names is not None:
            return begin == port.text.encoded and _OUTPUT_PARAMETERS not in reference.path
        return port.location is not None and bool(begin) and port.text.encoded.startswith(begin)

    def _complete(  # noqa: PLR0913, PLR0917 - what is known of a step
        self,
        step: Step,
        named: _Named,
        referenced: Iterable[PropertyReference],
        feeding: Feeding,
        below_root: Iterable[FoundPort],
        answer: Mapping[str, Any],
    ) -> StepPorts:
        spec = spec_of(step.type)
        if named is _NOTHING and not (answer or referenced):
            return StepPorts([], [], [], [])
        located = {str(each.path[1]) for each in feeding if each.path[0] == _OUTPUT_PARAMETERS and each.path[1:]}
        used = used_inputs(step, referenced, self._resolver)
        declared = declared_outputs(step, located, self._resolver)
        produced = produced_outputs(step, referenced, answer, self._resolver)
        planned = [*named.all_inputs, *used]
        planned_outputs = [*named.outputs, *named.free_outputs, *declared]
        known = [*planned, *planned_outputs, *produced]
        produced += unlisted_outputs(step, feeding, known, self._resolver)
        produced += outputs_below_root(step, below_root, [*known, *produced])
        inputs = lay_over(named.inputs, answered_ports(step, spec.inputs, answer))
        outputs = lay_over(named.outputs, answered_ports(step, spec.outputs, answer))
        _answer_free_places([*named.free_inputs, *named.free_outputs], answer)
        shown = {port.text.encoded for port in outputs}
        distinguish([*planned])
        distinguish([*planned_outputs, *(port for port in produced if port.text.encoded not in shown)])
        return StepPorts(
            inputs=[*inputs, *_shown(named.free_inputs), *named.files, *used],
            outputs=[
                *outputs,
                *_shown(named.free_outputs),
                *declared,
                *(port for port in produced if port.text.encoded not in shown),
            ],
            planned=planned,
            planned_outputs=[*planned_outputs, *produced],
        )


def answer_ports(step: Step, answer: Mapping[str, Any]) -> tuple[tuple[Port, ...], tuple[Port, ...]]:
    """Return the inputs and outputs that a job's own answer shows, in the shape of its Describe call."""
    spec = spec_of(step.type)
    inputs, outputs = answered_ports(step, spec.inputs, answer) or [], answered_ports(step, spec.outputs, answer) or []
    return tuple(port.port() for port in inputs), tuple(port.port() for port in outputs)


def _without_empty(ports: list[FoundPort]) -> list[FoundPort]:
    return [port for port in ports if not port.is_empty]


def _by_declared(
    inputs: list[FoundPort], outputs: list[FoundPort], declared: list[FoundPort]
) -> tuple[list[FoundPort], list[FoundPort]]:
    """Move guessed inputs that lie in a declared output of the same step to the outputs."""
    located = [port.location for port in declared if port.location is not None and not port.location.is_root]
    if not located:
        return inputs, outputs
    written = tuple(f"{location.encoded}/" for location in located)
    moved = [
        port for port in inputs if port.guessed and port.location and f"{port.location.encoded}/".startswith(written)
    ]
    return [port for port in inputs if port not in moved], [*outputs, *moved]


def _answer_free_places(ports: Iterable[FoundPort], answer: Mapping[str, Any]) -> None:
    """Let the job's own answer say what stands in free places that hold one location each."""
    lookup = Lookup()
    for port in ports if answer else ():
        text = text_of(lookup.find(answer, keys_of(port.place)[1:])) if port.whole and port.place else None
        if text is not None:
            answered = port.answered_by(unquoted(answered_text(text)))
            port.answered = answered if answered.location is not None else None


def _shown(ports: list[FoundPort]) -> list[FoundPort]:
    return [port.shown for port in ports]
