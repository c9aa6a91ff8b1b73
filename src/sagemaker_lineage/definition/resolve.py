"""Expressions → text: parameters by value, references followed to what they name, the rest as symbols.

Every property is resolved once and remembered, texts are cut at a length, and all of them together have a
budget, so that no definition can make this slow or large. Nothing here recurses: chains of references may
be as long as the definition.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING, Any

from sagemaker_lineage.definition.conventions import read_conventions
from sagemaker_lineage.definition.document_text import NO_TEXT, Document, parse_document, slot
from sagemaker_lineage.definition.expressions import (
    is_expression,
    is_shortened,
    json_get_text,
    literal_text,
    operands_of,
    property_file_of,
    read_expression,
    read_path,
)
from sagemaker_lineage.definition.lookup import Lookup, text_of
from sagemaker_lineage.definition.names import short_name
from sagemaker_lineage.definition.resolved import MARK, MOST_TEXT, TEMPLATE, Resolved, Symbols, without_marks
from sagemaker_lineage.definition.steps import spec_of
from sagemaker_lineage.model.expression import (
    ExecutionVariable,
    Expression,
    Join,
    JsonGet,
    Keys,
    Literal,
    OpenReference,
    ParameterReference,
    PropertyReference,
)

if TYPE_CHECKING:
    from sagemaker_lineage.definition.bindings import Bindings
    from sagemaker_lineage.model.graph import ResourceKind
    from sagemaker_lineage.model.pipeline import Json, Pipeline, PropertyFile, Step

MOST_TEXT_IN_ALL = 8 * 1024 * 1024
MOST_SPLICED = 2 * 1024 * 1024
"""Characters of one text that documents and lists of locations are read from."""
_ITERATION_KEYS = 3
_Single = Literal | ParameterReference | ExecutionVariable | OpenReference | JsonGet
_Work = Generator[tuple[Any, "Step"], Any, Resolved]


class Resolver:
    """Resolves the values of one definition under one set of bindings."""

    def __init__(self, pipeline: Pipeline, bindings: Bindings) -> None:
        self._symbols = Symbols()
        self._bindings = bindings
        self._steps = {step.id: step for step in pipeline.steps}
        self._parameters = {parameter.name: parameter for parameter in pipeline.parameters}
        self._left_open = frozenset(f"{TEMPLATE}{name}" for name in pipeline.open_names)
        self._open_defaults: dict[str, Resolved] = {}
        self._lookup = Lookup()
        self._references: dict[str, Expression] = {}
        self._known: dict[tuple[str, Keys], Resolved] = {}
        self._files: dict[str, dict[str, PropertyFile]] = {}
        self._hiding: dict[str, bool] = {}
        self._documents: dict[tuple[str, str], Document] = {}
        self._under_way: set[tuple[str, Keys]] = set()
        self._left = MOST_TEXT_IN_ALL

    def step_id(self, name: str) -> str | None:
        """Return the id of the step of that name, None where there is none."""
        found = short_name(name)
        return found if found in self._steps else None

    def expression(self, value: Json) -> Expression:
        """Read one JSON value as an expression; a reference that stands in many places is read once."""
        text = value.get("Get") if isinstance(value, dict) and len(value) == 1 else None
        if not isinstance(text, str):
            return read_expression(value, self.step_id)
        if text not in self._references:
            self._references[text] = read_expression(value, self.step_id)
        return self._references[text]

    def has_parameter(self, name: str) -> bool:
        """Tell whether the definition declares a parameter of that name, or the run gave one."""
        return name in self._parameters or name in self._bindings.parameters

    def is_left_open(self, reference: str) -> bool:
        """Return True if ``reference`` is to a name that the template around the definition gives no value for."""
        return reference in self._left_open

    def written(self, resolved: Resolved) -> str:
        """Return a text for people, with ``${…}`` for what is not known."""
        return self._symbols.written(resolved.encoded)

    def resolve(self, value: Json | Expression, step: Step) -> Resolved:
        """Return the text of ``value`` as it stands in ``step``."""
        if isinstance(value, str):
            return self._literal(value)
        resolved: Resolved = self._drive(self._work(value, step))
        return resolved

    def document(self, step: Step, key: str) -> Document:
        """Return the JSON that ``step`` carries as text in the argument ``key``.

        What is known is filled in before the text is parsed; references to steps, and what only the run knows,
        are spliced in.
        """
        if (step.id, key) not in self._documents:
            value = step.arguments.get(key)
            text = self.spliced(value, step) if isinstance(value, str) or is_expression(value) else NO_TEXT
            self._documents[step.id, key] = parse_document(text)
        return self._documents[step.id, key]

    def _known_now(self, operand: Json, step: Step) -> str | None:
        """Return the text of what refers to no step, None where it does or is not known."""
        if isinstance(operand, str):
            return without_marks(operand)
        expression = self.expression(operand)
        if isinstance(expression, Join | PropertyReference):
            return None
        resolved = self._single(expression, step)
        return resolved.encoded if resolved.complete else None

    def _drive(self, work: _Work) -> Any:
        """Run ``work`` and all it asks for on a stack of our own."""
        waiting, answer = [work], None
        while waiting:
            try:
                request = waiting[-1].send(answer)
            except StopIteration as end:
                waiting.pop()
                answer = end.value
            else:
                waiting.append(self._work(*request))
                answer = None
        return answer

    def lacks(self, reference: PropertyReference) -> bool:
        """Return True if the reference names an element of a list of outputs or inputs that the step does not have."""
        step, path = self._steps[reference.step], reference.path
        if (name := property_file_of(reference)) is not None:
            return all(file.name != name for file in step.property_files)
        if path[:1] == ("OutputParameters",):
            declared = step.body.get("OutputParameters")
            return isinstance(declared, list) and self._lookup.find(declared, path[1:2]) is None
        if self._lookup.find(step.arguments, path) is not None or not spec_of(step.type).names_element(path):
            return False
        return self._lookup.find(self._bindings.answers.get(step.id, {}), path) is None

    def hides_data(self, step: str) -> bool:
        """Return True if the step of that id is a function or a notebook, whose output is a pickled result."""
        if step not in self._hiding:
            self._hiding[step] = read_conventions(self._steps[step]).hides_data
        return self._hiding[step]

    def followed(self, reference: PropertyReference) -> PropertyReference:
        """Return a reference to the result of a loop as one to the step in its body; any other as it is."""
        step = self._steps[reference.step]
        inner = self._iteration_result(step, reference) if step.type == "ForEach" else None
        return inner or reference

    def produced_kind(self, reference: PropertyReference) -> ResourceKind | None:
        """Return the kind of thing that a reference names, None if the step makes no such thing."""
        return spec_of(self._steps[reference.step].type).output_kind(reference.path)

    def spliced(self, value: Json, step: Step) -> Document:
        """Return the text of ``value`` with what is known filled in and the rest spliced in; it is not parsed.

        The ``value`` of the answer is the text, cut behind :data:`MOST_SPLICED`.
        """
        pieces: list[str] = []
        spliced: list[Json] = []
        length = 0
        for operand in operands_of(value):
            if length > MOST_SPLICED:
                return Document("".join(pieces), tuple(spliced), cut=True)
            known = self._known_now(operand, step)
            pieces.append(slot(len(spliced)) if known is None else known)
            spliced += [operand] if known is None else []
            length += len(pieces[-1])
        return Document("".join(pieces), tuple(spliced))

    def property_file(self, step: Step, file: PropertyFile) -> Expression:
        """Return the location of a property file: its step's output, and the path below it."""
        path = ("ProcessingOutputConfig", "Outputs", file.output, "S3Output", "S3Uri")
        output = PropertyReference(step.id, path, f"Steps.{step.id}.PropertyFiles.{file.name}")
        return Join("/", (output, file.path.lstrip("/")), is_path=True)

    def _work(self, value: Json | Expression, step: Step) -> _Work:
        expression = value if isinstance(value, Expression) else self.expression(value)
        match expression:
            case Join():
                return (yield from self._join(expression, step))
            case PropertyReference():
                return (yield from self._property(expression))
            case ParameterReference(name) if self._has_open_default(name):
                if name not in self._open_defaults:
                    self._open_defaults[name] = yield self._parameters[name].open_default, step
                return self._open_defaults[name]
            case _:
                return self._single(expression, step)

    def _single(self, expression: _Single, step: Step) -> Resolved:
        """Resolve an expression that stands for itself."""
        match expression:
            case Literal(written):
                text = literal_text(written)
                return self._symbol("?", str(id(written))) if text is None else self._literal(text)
            case ParameterReference(name):
                return self._parameter(name)
            case ExecutionVariable(name):
                known = self._bindings.execution.get(name)
                return self._symbol(f"Execution.{name}") if known is None else self._literal(known)
            case JsonGet():
                text = json_get_text(expression)
                return self._symbol(text, str(id(expression.uri)) if is_shortened(text) else None)
            case _:
                return self._symbol(expression.text, step.parent if expression.text.startswith("ForEach.") else None)

    def _literal(self, text: str) -> Resolved:
        return self._kept(without_marks(text))

    def _parameter(self, name: str) -> Resolved:
        value = self._bindings.parameters.get(name)
        parameter = self._parameters.get(name)
        if value is None and parameter is not None and parameter.default is not None:
            value = literal_text(parameter.default)
        return self._symbol(f"Parameters.{name}") if value is None else self._literal(value)

    def _has_open_default(self, name: str) -> bool:
        parameter = self._parameters.get(name)
        given = name in self._bindings.parameters
        return not given and parameter is not None and parameter.open_default is not None

    def _join(self, join: Join, step: Step) -> _Work:
        parts: list[str] = []
        length, cut = 0, False
        for value in join.values:
            part: Resolved = self._literal(value) if isinstance(value, str) else (yield value, step)
            parts.append(part.encoded.rstrip("/") if join.is_path else part.encoded)
            length += len(part.encoded) + len(join.separator)
            cut = part.cut
            if cut or length > MOST_TEXT + len(join.separator):
                break
        return self._kept(join.separator.join(parts), cut=cut)

    def _property(self, reference: PropertyReference) -> _Work:
        key = (reference.step, reference.path)
        if key in self._known:
            return self._known[key]
        if key in self._under_way:
            return self._symbol(reference.text)
        self._under_way.add(key)
        found = yield from self._find(reference)
        self._under_way.discard(key)
        self._known[key] = found
        return found

    def _find(self, reference: PropertyReference) -> _Work:
        """Resolve what a reference leads to: the job's own word, the definition's, or what is known of it."""
        step = self._steps[reference.step]
        answered = text_of(self._lookup.find(self._bindings.answers.get(step.id, {}), reference.path))
        if answered is not None:
            return self._literal(answered)
        planned: Json | Expression = self._lookup.find(step.arguments, reference.path)
        if planned is None and reference.path and reference.path[0] in spec_of(step.type).documents:
            planned = self._inside(step, reference.path)
        if not _is_text(planned):
            planned = self._derived(step, reference) or OpenReference(reference.text)
        resolved: Resolved = yield planned, step
        return resolved

    def _inside(self, step: Step, path: Keys) -> Json:
        """Return what a path into a document leads to, as the definition writes it; None where it is no text."""
        document = self.document(step, str(path[0]))
        found = self._lookup.find(document.value, path[1:])
        return document.written(found) if isinstance(found, str) else text_of(found)

    def _derived(self, step: Step, reference: PropertyReference) -> Expression | None:
        if (name := property_file_of(reference)) is not None:
            if step.id not in self._files:
                self._files[step.id] = {file.name: file for file in reversed(step.property_files)}
            file = self._files[step.id].get(name)
            return self.property_file(step, file) if file else None
        if step.type == "ForEach":
            return self._iteration_result(step, reference)
        return self._below_prefix(step, reference)

    def _iteration_result(self, step: Step, reference: PropertyReference) -> PropertyReference | None:
        """Follow ``IterationOutputs[i].BODY.path`` and ``Selected.path`` to the body step that makes it."""
        path = reference.path
        body: str | None = None
        if path[:1] == ("IterationOutputs",) and len(path) > _ITERATION_KEYS:
            body, path = str(path[2]), path[_ITERATION_KEYS:]
        elif path[:1] == ("Selected",):
            body, path = self._selected(step), path[1:]
        if body is None or body not in self._steps or self._steps[body].parent != step.id:
            return None
        return PropertyReference(body, path, reference.text)

    def _selected(self, step: Step) -> str | None:
        """Return the body step that a ForEach's selector looks at."""
        field = self._lookup.find(step.arguments, ("Selector", "Field", "Get"))
        keys = read_path(field) if isinstance(field, str) else ()
        return str(keys[1]) if keys[:1] == ("IterationOutput",) and len(keys) > 1 else None

    def _below_prefix(self, step: Step, reference: PropertyReference) -> Expression | None:
        for produced in spec_of(step.type).produced:
            if produced.below and produced.matches(reference.path):
                prefix = self._lookup.find(step.arguments, read_path(produced.below.replace("[]", "[0]")))
                return Join("/", (prefix, OpenReference(reference.text)), is_path=True) if prefix is not None else None
        return None

    def _symbol(self, text: str, scope: str | None = None) -> Resolved:
        return Resolved(self._symbols.encode(text, scope))

    def _kept(self, text: str, *, cut: bool = False) -> Resolved:
        """Keep a text within the limits, never cutting through a symbol."""
        self._left -= len(text)
        most = MOST_TEXT if self._left >= 0 else 0
        if len(text) <= most:
            return Resolved(text, cut)
        kept = text[:most]
        return Resolved(kept[: kept.rindex(MARK)] if kept.count(MARK) % 2 else kept, cut=True)


def _is_text(value: Json) -> bool:
    """Tell whether a planned value may name a location: text, a number, or an expression."""
    if isinstance(value, dict):
        return len(value) == 1 and next(iter(value)) in ("Get", "Std:Join", "Std:JsonGet")
    return value is not None and not isinstance(value, list)
