"""Ports that no argument declares: outputs that only the run names, files looked into, inputs that others refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sagemaker_lineage.definition.expressions import expression_text, read_path, read_reference
from sagemaker_lineage.definition.lookup import Lookup, text_of
from sagemaker_lineage.definition.resolved import MARK
from sagemaker_lineage.definition.steps import Link, spec_of
from sagemaker_lineage.graph.declared_ports import answered_text
from sagemaker_lineage.graph.port_builder import FoundPort
from sagemaker_lineage.model.expression import PropertyReference
from sagemaker_lineage.model.graph import ResourceKind, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from sagemaker_lineage.definition.pointer import Place
    from sagemaker_lineage.definition.references import FileRead, Found
    from sagemaker_lineage.definition.resolve import Resolver
    from sagemaker_lineage.definition.resolved import Resolved
    from sagemaker_lineage.definition.steps import ProducedSpec
    from sagemaker_lineage.model.pipeline import PropertyFile, Step


def declared_outputs(step: Step, located: AbstractSet[str], resolver: Resolver) -> list[FoundPort]:
    """Return the declared ``OutputParameters`` and property files of a step.

    ``located`` are the names of the ``OutputParameters`` that another step uses as a location.
    """
    ports = []
    for index, file in enumerate(step.property_files):
        text = resolver.resolve(resolver.property_file(step, file), step)
        place: Place = ((step.pointer, "PropertyFiles"), index)
        expression = None if text.complete else f"Steps.{step.id}.PropertyFiles.{file.name}"
        ports.append(
            FoundPort(
                name=file.name,
                role=Role.REPORT,
                text=text,
                place=place,
                expression=expression,
                link=Link.DATA,
                missing=resolver.lacks(_output_of(step, file)),
            )
        )
    declared = step.body.get("OutputParameters") if spec_of(step.type).output_parameters else None
    for index, entry in enumerate(declared if isinstance(declared, list) else []):
        name = entry.get("OutputName") if isinstance(entry, dict) else None
        if isinstance(name, str):
            place = ((step.pointer, "OutputParameters"), index)
            ports.append(_output_parameter(step, resolver, name, place, is_location=name in located))
    return ports


def produced_outputs(
    step: Step, referenced: Iterable[PropertyReference], answer: Mapping[str, Any], resolver: Resolver
) -> list[FoundPort]:
    """Return the outputs only the run names: those other steps refer to, and those the job's answer holds."""
    hides_data = resolver.hides_data(step.id)
    ports: dict[str, FoundPort] = {}
    for reference in referenced:
        produced = next((spec for spec in spec_of(step.type).produced if spec.matches(reference.path)), None)
        if produced is not None:
            role = Role.RESULT if hides_data else produced.role
            port = _referenced_port(step, reference, resolver, role, produced.kind)
            ports.setdefault(port.text.encoded, port)
    for produced in spec_of(step.type).produced:
        answered = _answered_port(produced, answer, Role.RESULT if hides_data else produced.role)
        if answered is not None:
            ports.setdefault(answered.text.encoded, answered)
    return list(ports.values())


def file_inputs(step: Step, found: Found, resolver: Resolver) -> list[FoundPort]:
    """Return the files the step looks into by ``Std:JsonGet``, each once."""
    results = {
        identity
        for reference in found.references
        if resolver.hides_data(reference.target.step)
        for identity in reference.inside
    }
    ports: dict[tuple[str, str], FoundPort] = {}
    for read in found.files:
        name, text = _file(step, read, resolver)
        known = ports.get((name, text.encoded))
        if known is not None:
            known.sources = (*known.sources, read.identity)
            continue
        is_settled = read.identity in found.settled
        ports[name, text.encoded] = FoundPort(
            name=name,
            role=Role.RESULT if read.identity in results else Role.REPORT,
            text=text,
            place=read.place,
            expression=read.expression.property_file or expression_text(read.expression.uri),
            link=Link.NEVER if is_settled else Link.DATA,
            sources=(read.identity,),
            settled=is_settled,
            missing=read.identity in found.missing,
        )
    return list(ports.values())


def used_inputs(step: Step, referenced: Iterable[PropertyReference], resolver: Resolver) -> list[FoundPort]:
    """Return the inputs that only the run names, by the properties through which other steps refer to them."""
    used = spec_of(step.type).used
    found = (reference for reference in referenced if used and reference.path[:1] and reference.path[0] in used)
    return [_referenced_port(step, reference, resolver, Role.BASELINE) for reference in found]


Feeding = dict[PropertyReference, "ResourceKind | None"]
"""The properties of a step that another step reads a thing by, and the kind of that thing."""


def unlisted_outputs(step: Step, feeding: Feeding, known: Iterable[FoundPort], resolver: Resolver) -> list[FoundPort]:
    """Return what other steps read by a reference, and what is among no known ports of the step."""
    texts = {port.location.encoded if port.location is not None else port.text.encoded for port in known}
    ports: dict[str, FoundPort] = {}
    for reference, kind in feeding.items():
        role = Role.MODEL if "Model" in str(reference.path[-1]) else Role.DATA
        port = _referenced_port(step, reference, resolver, role, kind)
        text = port.location.encoded if port.location is not None else port.text.encoded
        if text not in texts:
            ports.setdefault(text, port)
    return list(ports.values())


def outputs_below_root(step: Step, inputs: Iterable[FoundPort], known: Iterable[FoundPort]) -> list[FoundPort]:
    """Return what other steps read by a reference to a step that writes to the root of a bucket, as its outputs.

    No location is a part of a whole bucket, so that nothing else says who wrote it. The default output path of the
    SDK's estimators is such a root.
    """
    roles = {port.location.root: port.role for port in known if port.location is not None and port.location.is_root}
    texts = {port.location.encoded for port in known if port.location is not None}
    ports: dict[str, FoundPort] = {}
    for port in inputs:
        location = port.location
        if location is None or location.is_root or location.encoded in texts:
            continue
        ports[location.encoded] = FoundPort(
            name=location.segments[-1].rpartition(MARK)[2] or port.name,
            role=roles.get(location.root, port.role),
            text=port.text,
            place=step.pointer,
            expression=port.expression,
            derived=True,
        )
    return list(ports.values())


def _referenced_port(
    step: Step,
    reference: PropertyReference,
    resolver: Resolver,
    role: Role,
    kind: ResourceKind | None = ResourceKind.LOCATION,
) -> FoundPort:
    text = resolver.resolve(reference, step)
    return FoundPort(
        name=str(reference.path[-1]),
        role=role,
        text=text,
        kind=kind,
        place=step.pointer,
        expression=None if text.complete else reference.text,
        derived=True,
    )


def _output_of(step: Step, file: PropertyFile) -> PropertyReference:
    path = ("ProcessingOutputConfig", "Outputs", file.output, "S3Output", "S3Uri")
    return PropertyReference(step.id, path, f"Steps.{step.id}.PropertyFiles.{file.name}")


def _file(step: Step, read: FileRead, resolver: Resolver) -> tuple[str, Resolved]:
    if read.expression.property_file is None:
        return "S3Uri", resolver.resolve(read.expression.uri, step)
    reference = read_reference(read.expression.property_file, resolver.step_id)
    name = str(reference.path[-1]) if isinstance(reference, PropertyReference) and reference.path else "PropertyFile"
    return name, resolver.resolve(reference, step)


def _output_parameter(step: Step, resolver: Resolver, name: str, place: Place, *, is_location: bool) -> FoundPort:
    reference = PropertyReference(step.id, ("OutputParameters", name), f"Steps.{step.id}.OutputParameters['{name}']")
    resolved = resolver.resolve(reference, step)
    expression = None if resolved.complete else reference.text
    kind = ResourceKind.LOCATION if is_location or resolved.complete else None
    return FoundPort(name=name, role=Role.DATA, text=resolved, kind=kind, place=place, expression=expression)


def _answered_port(produced: ProducedSpec, answer: Mapping[str, Any], role: Role) -> FoundPort | None:
    path = read_path(produced.path)
    text = None if "*" in path else text_of(Lookup().find(answer, path))
    if not text:
        return None
    return FoundPort(name=str(path[-1]), role=role, text=answered_text(text), kind=produced.kind, derived=True)
