"""YAML → JSON values: short forms of CloudFormation functions, dates as text, limits on aliases and nodes.

This module requires PyYAML, the extra ``yaml``.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any, ClassVar

import yaml  # type: ignore[import-untyped]  # PyYAML comes without types

from sagemaker_lineage.definition.json_text import (
    LONGEST_NUMBER,
    MAXIMUM_DEPTH,
    MOST_REPEATED,
    depth_of,
    without_lone_surrogates,
)
from sagemaker_lineage.errors import MalformedDefinition

if TYPE_CHECKING:
    from sagemaker_lineage.model.pipeline import Json

MOST_ALIASES = 100
MOST_NODES = 500_000
"""Values of a file. A value that is repeated by aliases counts each time."""
_STANDARD = "tag:yaml.org,2002:"
_COLLECTIONS = frozenset({None, "!", f"{_STANDARD}map", f"{_STANDARD}seq"})
_TEXTS = frozenset({"!", *(f"{_STANDARD}{name}" for name in ("str", "timestamp", "binary", "value", "merge"))})
_FUNCTION = re.compile(r"![A-Za-z][A-Za-z0-9]*")
_WITHOUT_PREFIX = frozenset({"Ref", "Condition"})
"""Functions of CloudFormation whose full name has no ``Fn::``."""
_UNPRINTABLE = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PROBLEM = re.compile(r"[^'\"]*(?:'<[a-z ]+>')?")
"""The part of a PyYAML message that does not quote the file."""


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # untyped, see above
    """PyYAML's safe loader; dates stay text."""

    yaml_implicit_resolvers: ClassVar[Any] = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag != f"{_STANDARD}timestamp"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def read_yaml(text: str) -> tuple[tuple[Json, ...], tuple[str, ...]]:
    """Return the documents of a YAML text that are not empty, and the keys that occur twice in one mapping.

    The last of two equal keys counts.

    Raises:
        MalformedDefinition: not YAML, an unknown tag, or beyond the limits, with line and column.
    """
    reader = _Reader()
    text = without_lone_surrogates(text).removeprefix("\ufeff")
    try:
        loader = _Loader(text)
        while loader.check_event():
            reader.take(loader, loader.get_event())
    except yaml.MarkedYAMLError as error:
        found = _PROBLEM.match(error.problem or "")
        raise _malformed(f"The file is not YAML: {found[0].strip(' ,') if found else ''}", error.problem_mark) from None
    except yaml.YAMLError:
        raise _unprintable(text) from None
    documents = tuple(document for document in reader.documents if document is not None)
    if any(depth_of(document) > MAXIMUM_DEPTH for document in documents):
        raise MalformedDefinition(f"The file is nested more than {MAXIMUM_DEPTH} levels deep.")
    return documents, tuple(reader.repeated)


class _Open:
    """A mapping or list that is being read.

    ``key`` is the key of the next value. ``merges`` is True if the next value is merged into the mapping.
    """

    __slots__ = ("anchor", "bases", "key", "merges", "nodes_before", "tag", "value")

    def __init__(self, event: Any, value: Json, nodes_before: int) -> None:
        self.anchor = event.anchor
        self.tag = event.tag
        self.value = value
        self.nodes_before = nodes_before
        self.key: str | None = None
        self.merges = False
        self.bases: list[dict[str, Json]] = []

    @property
    def awaits_key(self) -> bool:
        """Return True if the next scalar is a key."""
        return isinstance(self.value, dict) and self.key is None and not self.merges


class _Reader:
    """Builds values from the events of a loader, without recursion."""

    def __init__(self) -> None:
        self.documents: list[Json] = []
        self.repeated: list[str] = []
        self._open: list[_Open] = []
        self._anchors: dict[str, tuple[Json, int]] = {}
        self._nodes = 0
        self._aliases = 0

    def take(self, loader: Any, event: Any) -> None:
        """Process the next event. Raises ``MalformedDefinition``."""
        match event:
            case yaml.ScalarEvent():
                self._take_scalar(loader, event)
            case yaml.CollectionStartEvent():
                self._begin(event)
            case yaml.CollectionEndEvent():
                self._end(event)
            case yaml.AliasEvent():
                self._repeat(event)
            case yaml.DocumentEndEvent():
                self._count(1, event)
                self._anchors.clear()

    def _take_scalar(self, loader: Any, event: Any) -> None:
        self._count(1, event)
        inner = self._open[-1] if self._open else None
        is_key = inner is not None and inner.awaits_key
        value = event.value if is_key else _scalar(loader, event)
        if event.anchor is not None:
            self._anchors[event.anchor] = value, 1
        if inner is not None and is_key and event.value == "<<" and event.implicit[0]:
            inner.merges = True
        else:
            self._put(value, event)

    def _begin(self, event: Any) -> None:
        if len(self._open) == MAXIMUM_DEPTH:
            raise _malformed(f"The file is nested more than {MAXIMUM_DEPTH} levels deep", event.start_mark)
        self._open.append(_Open(event, {} if isinstance(event, yaml.MappingStartEvent) else [], self._nodes))
        self._count(1, event)

    def _end(self, event: Any) -> None:
        done = self._open.pop()
        for key, member in (each for base in done.bases for each in base.items()):
            done.value.setdefault(key, member)
        value = done.value if done.tag in _COLLECTIONS else _function(done.tag, done.value, event)
        if done.anchor is not None:
            self._anchors[done.anchor] = value, self._nodes - done.nodes_before
        self._put(value, event)

    def _repeat(self, event: Any) -> None:
        self._aliases += 1
        if self._aliases > MOST_ALIASES:
            raise _malformed(f"The file has more than {MOST_ALIASES} aliases", event.start_mark)
        if event.anchor not in self._anchors:
            raise _malformed("An alias refers to an anchor that is not defined before it", event.start_mark)
        value, nodes = self._anchors[event.anchor]
        self._count(nodes, event)
        self._put(value, event)

    def _count(self, nodes: int, event: Any) -> None:
        self._nodes += nodes
        if self._nodes > MOST_NODES:
            raise _malformed(f"The file has more than {MOST_NODES:,} values", event.start_mark)

    def _put(self, value: Json, event: Any) -> None:
        """Add a value as a document, an element, a key or a member."""
        inner = self._open[-1] if self._open else None
        if inner is None:
            self.documents.append(value)
        elif isinstance(inner.value, list):
            inner.value.append(value)
        elif inner.merges:
            inner.merges = False
            inner.bases += _bases(value, event)
        elif inner.key is not None:
            inner.value[inner.key], inner.key = value, None
        else:
            self._put_key(inner, value, event)

    def _put_key(self, inner: _Open, key: Json, event: Any) -> None:
        if not isinstance(key, str):
            raise _malformed("A key is not text", event.start_mark)
        if key in inner.value and len(self.repeated) < MOST_REPEATED:
            self.repeated.append(key)
        inner.key = key


def _bases(value: Json, event: Any) -> list[dict[str, Json]]:
    """Return the mappings to merge."""
    found = value if isinstance(value, list) else [value]
    if not all(isinstance(each, dict) for each in found):
        raise _malformed("A merge key (<<) needs a mapping or a list of mappings", event.start_mark)
    return found


def _scalar(loader: Any, event: Any) -> Json:
    """Return the JSON value of a scalar, its text if JSON has no such value."""
    text: str = event.value
    tag = event.tag
    if tag is None:
        tag = loader.resolve(yaml.ScalarNode, text, event.implicit)
    if tag in _TEXTS:
        return text
    if tag == f"{_STANDARD}null":
        return None
    if tag == f"{_STANDARD}bool":
        return loader.bool_values.get(text.lower(), text)
    if tag in {f"{_STANDARD}int", f"{_STANDARD}float"}:
        return _number(loader, tag, text)
    return _function(tag, text, event)


def _number(loader: Any, tag: str, text: str) -> Json:
    if len(text) > LONGEST_NUMBER or ":" in text:  # to YAML, a time of day is a number with the base 60
        return text
    read = loader.construct_yaml_int if tag.endswith("int") else loader.construct_yaml_float
    try:
        number = read(yaml.ScalarNode(tag, text))
    except (ValueError, IndexError, OverflowError):
        return text
    return text if isinstance(number, float) and not math.isfinite(number) else number


def _function(tag: str, value: Json, event: Any) -> Json:
    """Return the full form of a CloudFormation function. Raises ``MalformedDefinition`` if the tag is not one."""
    if not _FUNCTION.fullmatch(tag):
        raise _malformed("A tag is neither a standard YAML tag nor a CloudFormation function", event.start_mark)
    name = tag[1:]
    if name == "GetAtt" and isinstance(value, str):
        resource, _, attribute = value.partition(".")
        value = [resource, attribute]
    return {name if name in _WITHOUT_PREFIX else f"Fn::{name}": value}


def _malformed(message: str, mark: Any) -> MalformedDefinition:
    line, column = mark.line + 1, mark.column + 1
    return MalformedDefinition(f"{message} at line {line}, column {column}.", line=line, column=column)


def _unprintable(text: str) -> MalformedDefinition:
    """Return the error for a character that is not allowed in YAML."""
    found = _UNPRINTABLE.search(text)
    place = found.start() if found else 0
    line, column = text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place)
    return MalformedDefinition(
        f"The file is not YAML: a character is not allowed at line {line}, column {column}.",
        line=line,
        column=column,
    )
