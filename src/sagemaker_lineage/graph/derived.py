"""Ports that stand nowhere as such: what a step only produces at run time, and the files it looks into."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sagemaker_lineage.definition.expressions import expression_text, read_path, read_reference
from sagemaker_lineage.definition.lookup import Lookup, text_of
from sagemaker_lineage.definition.steps import Link, spec_of
from sagemaker_lineage.graph.found import FoundPort
from sagemaker_lineage.graph.ports import answered_text
from sagemaker_lineage.model.expression import PropertyReference
from sagemaker_lineage.model.graph import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from sagemaker_lineage.definition.pointer import Place
    from sagemaker_lineage.definition.references import FileRead
    from sagemaker_lineage.definition.resolve import Resolver
    from sagemaker_lineage.definition.resolved import Resolved
    from sagemaker_lineage.definition.steps import ProducedSpec
    from sagemaker_lineage.model.pipeline import Step


def declared_outputs(step: Step, resolver: Resolver) -> list[FoundPort]:
    """Return the declared ``OutputParameters`` and property files of a step."""
    ports = []
    for index, file in enumerate(step.property_files):
        text = resolver.resolve(resolver.property_file(step, file), step)
        place: Place = ((step.pointer, "PropertyFiles"), index)
        expression = None if text.complete else f"Steps.{step.id}.PropertyFiles.{file.name}"
        ports.append(
            FoundPort(name=file.name, role=Role.REPORT, text=text, place=place, expression=expression, link=Link.DATA)
        )
    declared = step.body.get("OutputParameters") if spec_of(step.type).output_parameters else None
    for index, entry in enumerate(declared if isinstance(declared, list) else []):
        name = entry.get("OutputName") if isinstance(entry, dict) else None
        if isinstance(name, str):
            place = ((step.pointer, "OutputParameters"), index)
            ports.append(_output_parameter(step, resolver, name, place))
    return ports


def produced_outputs(
    step: Step, referenced: Iterable[PropertyReference], answer: Mapping[str, Any], resolver: Resolver
) -> list[FoundPort]:
    """Return the locations only the run names: those other steps refer to, and those the job's answer holds."""
    ports: dict[str, FoundPort] = {}
    for reference in referenced:
        produced = next((spec for spec in spec_of(step.type).produced if spec.matches(reference.path)), None)
        if produced is not None:
            text = resolver.resolve(reference, step)
            name = str(reference.path[-1])
            expression = None if text.complete else reference.text
            port = FoundPort(name=name, role=produced.role, text=text, place=step.pointer, expression=expression)
            ports.setdefault(text.encoded, port)
    for produced in spec_of(step.type).produced:
        answered = _answered_port(produced, answer)
        if answered is not None:
            ports.setdefault(answered.text.encoded, answered)
    return list(ports.values())


def file_inputs(
    step: Step, files: tuple[FileRead, ...], settled: AbstractSet[int], resolver: Resolver
) -> list[FoundPort]:
    """Return the files the step looks into by ``Std:JsonGet``, each once."""
    ports: dict[tuple[str, str], FoundPort] = {}
    for read in files:
        name, text = _file(step, read, resolver)
        known = ports.get((name, text.encoded))
        if known is not None:
            known.sources = (*known.sources, read.identity)
            continue
        is_settled = read.identity in settled
        ports[name, text.encoded] = FoundPort(
            name=name,
            role=Role.REPORT,
            text=text,
            place=read.place,
            expression=read.expression.property_file or expression_text(read.expression.uri),
            link=Link.NEVER if is_settled else Link.DATA,
            sources=(read.identity,),
            settled=is_settled,
        )
    return list(ports.values())


def _file(step: Step, read: FileRead, resolver: Resolver) -> tuple[str, Resolved]:
    if read.expression.property_file is None:
        return "S3Uri", resolver.resolve(read.expression.uri, step)
    reference = read_reference(read.expression.property_file, resolver.step_id)
    name = str(reference.path[-1]) if isinstance(reference, PropertyReference) and reference.path else "PropertyFile"
    return name, resolver.resolve(reference, step)


def _output_parameter(step: Step, resolver: Resolver, name: str, place: Place) -> FoundPort:
    reference = PropertyReference(step.id, ("OutputParameters", name), f"Steps.{step.id}.OutputParameters['{name}']")
    resolved = resolver.resolve(reference, step)
    expression = None if resolved.complete else reference.text
    return FoundPort(name=name, role=Role.DATA, text=resolved, place=place, expression=expression)


def _answered_port(produced: ProducedSpec, answer: Mapping[str, Any]) -> FoundPort | None:
    path = read_path(produced.path)
    text = None if "*" in path else text_of(Lookup().find(answer, path))
    return FoundPort(name=str(path[-1]), role=produced.role, text=answered_text(text)) if text else None
