"""Intrinsic functions of CloudFormation → text: parameters by their defaults, everything else as an open name.

The same function with the same operand is always the same open name: its value is unknown, but equal.
"""

from __future__ import annotations

import json
import re
from itertools import chain, islice
from typing import TYPE_CHECKING

from sagemaker_lineage.definition.containers.held import DefinitionText, one_line, within_limit
from sagemaker_lineage.definition.containers.open_text import for_people, has_mark, is_mark, mark, without_marks
from sagemaker_lineage.definition.expressions import literal_text
from sagemaker_lineage.definition.json_text import LARGEST_DEFINITION
from sagemaker_lineage.errors import MalformedDefinition

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sagemaker_lineage.model.pipeline import Json

DEEPEST_FUNCTION = 32
"""Levels of nested functions that are evaluated."""
LONGEST_OPERAND = 100
"""Characters of an operand that can be part of an open name."""
_VARIABLE = re.compile(r"\$\{([^${}]*)\}")
_LOGICAL = re.compile(r"[A-Za-z0-9]+(?:::[A-Za-z0-9]+)*(?:\.[A-Za-z0-9._-]+)?")
"""Name of a resource, an attribute of it, a parameter or a pseudo parameter."""
_DYNAMIC = re.compile(r"\{\{(resolve:[^{}]*)\}\}")


def is_function(value: Json) -> bool:
    """Return True if ``value`` is a function."""
    return isinstance(value, dict) and len(value) == 1 and ("Ref" in value or next(iter(value)).startswith("Fn::"))


class Functions:
    """Evaluates the functions of one template."""

    def __init__(self, template: Mapping[str, Json]) -> None:
        self._texts, self._lists = _defaults(template.get("Parameters"))
        self._numbers: dict[str, int] = {}
        self._names: list[str] = []
        self._numbered: dict[str, dict[str, int]] = {}

    def definition(self, body: Json) -> DefinitionText:
        """Return the text of a definition that the template contains as text, as a function or as an object.

        Raises:
            MalformedDefinition: the template does not contain it, or it is too large.
        """
        text = self.text(body)
        if is_mark(text):
            raise MalformedDefinition(
                f"The template does not contain the definition: it is {one_line(self.for_people(text))}.",
                hint="Use the output of aws sagemaker describe-pipeline for the deployed pipeline.",
            )
        return DefinitionText(within_limit(text), tuple(self._names))

    def text(self, value: Json) -> str:
        """Return the text of ``value`` with marks for open names. Raises ``MalformedDefinition`` if it is too large."""
        text = self._text(value, 0) if isinstance(value, str) or is_function(value) else self._dumped(value, 0)
        return _DYNAMIC.sub(lambda found: self._open(self.for_people(found[1])), text)

    def known_text(self, value: Json) -> str | None:
        """Return the text of ``value``, None if it is not text or contains an open name."""
        text = self.text(value) if isinstance(value, str) or is_function(value) else ""
        return text if text and not has_mark(text) else None

    def for_people(self, text: str) -> str:
        """Return ``text`` with its open names as ``${NAME}``."""
        return for_people(text, self._names)

    def _text(self, value: Json, depth: int) -> str:
        if not is_function(value):
            text = literal_text(value)
            return self._unnamed("Fn::Join", value) if text is None else without_marks(text)
        ((function, operand),) = value.items()
        known = self._evaluated(function, operand, depth + 1) if depth < DEEPEST_FUNCTION else None
        return self._unnamed(function, operand) if known is None else known

    def _evaluated(self, function: str, operand: Json, depth: int) -> str | None:
        text: str | None
        match function, operand:
            case "Ref", str():
                text = self._variable(operand)
            case "Fn::GetAtt", [str() as resource, str() as attribute]:
                text = self._variable(f"{resource}.{attribute}")
            case ("Fn::Sub", str() as pattern) | ("Fn::Sub", [str() as pattern]):
                text = _bounded(self._substituted(pattern, {}))
            case "Fn::Sub", [str() as pattern, dict() as variables]:
                evaluated = {name: self._text(value, depth) for name, value in variables.items()}
                text = _bounded(self._substituted(pattern, evaluated))
            case "Fn::Join", [str() as separator, values]:
                text = self._joined(without_marks(separator), values, depth)
            case "Fn::ToJsonString", dict() | list():
                text = self._dumped(operand, depth)
            case _:
                text = None
        return text

    def _variable(self, name: str) -> str:
        if name in self._texts:
            return self._texts[name]
        return self._open(name) if _LOGICAL.fullmatch(name) else self._unnamed("Ref", name)

    def _substituted(self, text: str, variables: Mapping[str, str]) -> Iterator[str]:
        end = 0
        for found in _VARIABLE.finditer(text):
            yield without_marks(text[end : found.start()])
            name, end = found[1], found.end()
            if name.startswith("!"):
                yield without_marks(f"${{{name[1:]}}}")
            else:
                yield variables[name] if name in variables else self._variable(name)
        yield without_marks(text[end:])

    def _joined(self, separator: str, values: Json, depth: int) -> str | None:
        if is_function(values):
            values = self._lists.get(values["Ref"]) if isinstance(values.get("Ref"), str) else None
        if not isinstance(values, list):
            return None
        texts = (self._text(value, depth) for value in values)
        return _bounded(islice(chain.from_iterable((separator, text) for text in texts), 1, None))

    def _dumped(self, value: Json, depth: int) -> str:
        """Return an object or a list as JSON with its functions evaluated."""
        whole = [value]
        waiting: list[Json] = [whole]
        while waiting:
            container = waiting.pop()
            for key, child in list(container.items() if isinstance(container, dict) else enumerate(container)):
                if is_function(child):
                    container[key] = self._text(child, depth)
                elif isinstance(child, str):
                    container[key] = without_marks(child)
                elif isinstance(child, dict | list):
                    container[key] = _copied(child)
                    waiting.append(container[key])
        return _bounded(json.JSONEncoder(ensure_ascii=False).iterencode(whole[0]))

    def _open(self, name: str) -> str:
        number = self._numbers.setdefault(name, len(self._names))
        if number == len(self._names):
            self._names.append(name)
        return mark(number)

    def _unnamed(self, function: str, operand: Json) -> str:
        """Return the open name of a function that is not evaluated: the function with its operand, or with a number."""
        if isinstance(operand, str) and len(operand) <= LONGEST_OPERAND:
            return self._open(f"{function} {without_marks(operand)}")
        numbers = self._numbered.setdefault(function, {})
        number = numbers.setdefault(json.dumps(operand, sort_keys=True), len(numbers) + 1)
        return self._open(f"{function}#{number}")


def _copied(value: Json) -> Json:
    if isinstance(value, list):
        return list(value)
    return {without_marks(key): member for key, member in value.items()}


def _bounded(parts: Iterable[str]) -> str:
    """Return the parts as one text. Raises ``MalformedDefinition`` if SageMaker does not accept that length."""
    taken: list[str] = []
    length = 0
    for part in parts:
        taken.append(part)
        length += len(part)
        if length > LARGEST_DEFINITION:
            raise MalformedDefinition(
                f"The definition has more than {LARGEST_DEFINITION:,} characters, which SageMaker does not accept."
            )
    return "".join(taken)


def _defaults(parameters: Json) -> tuple[dict[str, str], dict[str, list[str]]]:
    """Return the defaults of a template's parameters, texts and lists.

    Parameters with ``NoEcho`` are left out because they are secret, SSM parameters because their default is a name in
    SSM and not the value.
    """
    texts: dict[str, str] = {}
    lists: dict[str, list[str]] = {}
    for name, parameter in parameters.items() if isinstance(parameters, dict) else ():
        default = literal_text(parameter.get("Default")) if isinstance(parameter, dict) else None
        if default is None or str(parameter.get("NoEcho", "")).lower() == "true":
            continue
        kind = str(parameter.get("Type", ""))
        if kind == "CommaDelimitedList" or kind.startswith("List<"):
            lists[name] = [each.strip() for each in default.split(",")]
        elif not kind.startswith("AWS::SSM::"):
            texts[name] = without_marks(default)
    return texts, lists
