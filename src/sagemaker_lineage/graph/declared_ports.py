"""A step's inputs and outputs where its type declares them: from the definition, and from the job's own answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sagemaker_lineage.definition.conventions import read_conventions, role_of_name
from sagemaker_lineage.definition.expressions import expression_text, is_expression
from sagemaker_lineage.definition.json_text import read_document
from sagemaker_lineage.definition.lookup import text_of
from sagemaker_lineage.definition.resolved import MOST_TEXT, Resolved, without_marks
from sagemaker_lineage.graph.port_builder import FoundPort
from sagemaker_lineage.graph.select import list_of, path_keys, select
from sagemaker_lineage.model.gap import GapCode
from sagemaker_lineage.model.graph import Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sagemaker_lineage.definition.notes import Notes
    from sagemaker_lineage.definition.pointer import Place
    from sagemaker_lineage.definition.references import Found
    from sagemaker_lineage.definition.resolve import Resolver
    from sagemaker_lineage.definition.steps import PortSpec
    from sagemaker_lineage.graph.select import Selected, Slot
    from sagemaker_lineage.model.pipeline import Json, Step

_WARM_START = "application/x-sagemaker-model"
_STAGING = "OutputS3Uri"
_RESULTS = "OutputDataConfig.S3OutputPath"
NOTHING = Resolved("", cut=True)
"""The text of a value that is none: not known, and not to be told from another such."""


class PortReader:
    """Reads the ports that stand where the registry of step types says."""

    def __init__(self, resolver: Resolver, notes: Notes) -> None:
        self._resolver = resolver
        self._notes = notes

    def planned(self, step: Step, specs: tuple[PortSpec, ...], found: Found) -> list[FoundPort]:
        """Return the ports of the definition; ``found`` are the references of the step."""
        if not specs:
            return []
        ports: dict[Slot, FoundPort] = {}
        order: dict[Slot, tuple[int, int]] = {}
        lists = list(dict.fromkeys(list_of(spec.path) for spec in specs))
        roles, arguments = PortRoles(step), step.arguments
        for spec in specs:
            beside = spec.path.startswith("^")
            root, place = (step.body, step.pointer) if beside else (arguments, (step.pointer, "Arguments"))
            for selected in select(root, spec.path, place, self._notes) if path_keys(spec.path)[0] in root else ():
                if selected.slot not in ports and (_may_be_text(selected.value) or not spec.text_only):
                    ports[selected.slot] = self._planned_port(step, spec, selected, found, roles)
                    order[selected.slot] = (lists.index(list_of(spec.path)), selected.position)
        return [ports[slot] for slot in sorted(ports, key=order.__getitem__)]

    def text(self, step: Step, value: Json, place: Place | str) -> Resolved:
        """Resolve ``value``; a text that had to be cut, or a value that is not text, becomes a gap."""
        if not _may_be_text(value):
            self._notes.add(GapCode.INVALID, place, "This is neither text nor an expression; it names no location.")
            return NOTHING
        resolved = self._resolver.resolve(value, step)
        if resolved.cut:
            detail = (
                f"This text is longer than {MOST_TEXT:,} characters, or all texts together are too long; it was cut."
            )
            self._notes.add(GapCode.TRUNCATED, place, detail)
        return resolved

    def _planned_port(
        self, step: Step, spec: PortSpec, selected: Selected, found: Found, roles: PortRoles
    ) -> FoundPort:
        name = _name(spec, selected)
        sources: tuple[int, ...] = (id(selected.value),)
        value, expression = None, expression_text(selected.value)
        if spec.described and isinstance(selected.value, dict) and not is_expression(selected.value):
            fields = {key: selected.value[key] for key in spec.described if selected.value.get(key) is not None}
            texts = {key: self.text(step, field, (selected.place, key)) for key, field in fields.items()}
            sources = tuple(id(field) for field in selected.value.values())
            text = texts.pop(_STAGING, Resolved(""))
            value = "/".join(self._resolver.written(part) for part in texts.values()).replace("//", "/")
            expression = expression_text(fields.get(_STAGING))
        else:
            text = self.text(step, selected.value, selected.place)
        return FoundPort(
            name=name,
            role=roles.of(spec, selected, name),
            text=unquoted(text) if spec.quoted else text,
            kind=spec.kind,
            value=value,
            place=selected.place,
            slots=(selected.slot, *((id(selected.value), key) for key in spec.described)),
            beside=spec.path.startswith("^"),
            expression=expression,
            link=spec.link,
            sources=sources,
            settled=not found.settled.isdisjoint(sources),
            missing=not found.missing.isdisjoint(sources),
        )


def answered_ports(step: Step, specs: tuple[PortSpec, ...], answer: Mapping[str, Any]) -> list[FoundPort] | None:
    """Return the ports a job's own answer shows; None if the answer does not speak of them at all."""
    if not answer:
        return None
    below = [spec for spec in specs if not spec.path.startswith("^")]
    if not answer.keys() & {path_keys(spec.path)[0] for spec in below}:
        return None
    ports: dict[Slot, FoundPort] = {}
    order: dict[Slot, tuple[int, int]] = {}
    lists = list(dict.fromkeys(list_of(spec.path) for spec in below))
    roles = PortRoles(step)
    for spec in below:
        for selected in select(answer, spec.path, "", None):
            port = _answered_port(spec, selected, roles)
            if port is not None and selected.slot not in ports:
                ports[selected.slot] = port
                order[selected.slot] = (lists.index(list_of(spec.path)), selected.position)
    return [ports[slot] for slot in sorted(ports, key=order.__getitem__)]


def lay_over(planned: list[FoundPort], answered: list[FoundPort] | None) -> list[FoundPort]:
    """Return the ports to show: the job's own, each knowing how the definition writes it, else the planned ones.

    Of several ports of one name the first planned is the first answered, and so on. Ports that stand
    beside the arguments are the definition's alone.
    """
    if answered is None:
        return planned
    waiting: dict[str, list[FoundPort]] = {}
    for port in reversed(answered):
        waiting.setdefault(port.name, []).append(port)
    for port in planned:
        if waiting.get(port.name):
            port.answered = waiting[port.name].pop()
            port.answered.expression, port.answered.role = port.expression, port.role
            port.answered.with_targets_of(port)
    return [*answered, *(port for port in planned if port.answered is None and port.beside)]


def _answered_port(spec: PortSpec, selected: Selected, roles: PortRoles) -> FoundPort | None:
    name, value = _name(spec, selected), None
    if spec.described and isinstance(selected.value, dict):
        texts = {key: text for key in spec.described if (text := text_of(selected.value.get(key))) is not None}
        text = texts.pop(_STAGING, "")
        value = "/".join(texts.values()).replace("//", "/")
    else:
        found = text_of(selected.value)
        if found is None:
            return None
        text = found
    resolved = answered_text(text)
    return FoundPort(
        name=name,
        role=roles.of(spec, selected, name),
        text=unquoted(resolved) if spec.quoted else resolved,
        kind=spec.kind,
        value=value,
        link=spec.link,
    )


def answered_text(text: str) -> Resolved:
    """Return a text of AWS's as a resolved one, within the limits."""
    clean = without_marks(text)
    return Resolved(clean[:MOST_TEXT], cut=len(clean) > MOST_TEXT)


def _name(spec: PortSpec, selected: Selected) -> str:
    if spec.label is not None:
        return spec.label.format(*_starred(spec, selected.place))
    given = selected.element.get(spec.name) if spec.name else None
    return given if isinstance(given, str) and given else path_keys(spec.path)[-1]


def _starred(spec: PortSpec, place: Place | str) -> list[str]:
    """Return the keys of the definition that the ``*`` of a path stand for."""
    found: list[str] = []
    for key in reversed(path_keys(spec.path)):
        place, actual = place if isinstance(place, tuple) else ("", key)
        found += [str(actual)] if key == "*" else []
    return found[::-1]


class PortRoles:
    """The roles of one step's ports: by its type, its property files, and the names that AWS's tools give."""

    def __init__(self, step: Step) -> None:
        self._conventions = read_conventions(step)
        self._reports = frozenset(file.output for file in step.property_files)

    def of(self, spec: PortSpec, selected: Selected, name: str) -> Role:
        """Return the role of the port called ``name`` that a spec found."""
        if selected.element.get("ContentType") == _WARM_START:
            return Role.MODEL
        if spec.name == "OutputName" and name in self._reports:
            return Role.REPORT
        if spec.path == _RESULTS and self._conventions.hides_data:
            return Role.RESULT
        role = spec.roles.get(name, spec.role)
        if role is not Role.DATA or spec.name is None:
            return role
        return self._conventions.channel_role(name) if spec.name == "ChannelName" else role_of_name(name)


def unquoted(text: Resolved) -> Resolved:
    """Take off the quotes that the SDK puts around hyperparameters by writing them as JSON once more."""
    inner = read_document(text.encoded) if text.encoded.startswith('"') else None
    return Resolved(inner, text.cut) if isinstance(inner, str) else text


def _may_be_text(value: Json) -> bool:
    return isinstance(value, str) or is_expression(value)
