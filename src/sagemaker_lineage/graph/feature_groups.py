"""Tables that Athena queries read, and the feature groups among them that another step fills."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from sagemaker_lineage.definition.names import short_name
from sagemaker_lineage.graph.links import MOST_CANDIDATES, Candidate
from sagemaker_lineage.graph.port_builder import FoundPort
from sagemaker_lineage.graph.select import select
from sagemaker_lineage.model.graph import ResourceKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sagemaker_lineage.definition.resolve import Resolver
    from sagemaker_lineage.graph.port_builder import StepPorts
    from sagemaker_lineage.model.pipeline import Json, Pipeline, Step

_TABLE = r"(?<![a-z0-9_])([a-z0-9][a-z0-9_]*)_\d{10}(?![a-z0-9_])"
_NO_SQL = re.compile(r"--[^\n]*|/\*.*?(?:\*/|\Z)|'(?:[^']|'')*'", re.DOTALL)
"""Comments and texts."""
_PART = r'(?:"[^"\s]+"|[\w$-]++)'
_FROM = re.compile(rf"\b(?:from|join)\s+({_PART}(?:\.{_PART}){{0,2}}+)(?!\s*\()", re.IGNORECASE)
_CALL = re.compile(r"\b\w++\s*+\((?:(?!\bselect\b)[^()])*\)", re.IGNORECASE)
_MOST_NESTED_CALLS = 8
_NAMED_QUERY = re.compile(r"(?:\bwith|,)\s+([\w$-]+)\s+as\s*\(", re.IGNORECASE)
_DEFINITION = "ProcessingInputs[].DatasetDefinition.AthenaDatasetDefinition"


def feature_group_candidates(
    pipeline: Pipeline, ports: Mapping[str, StepPorts], resolver: Resolver
) -> tuple[list[Candidate], bool]:
    """Return writer and reader of each feature group that a query reads, in the order of the definition.

    The table of a group in the offline store is its name in lower case with ``_`` for ``-``, followed by
    ``_`` and ten digits. Each port of a query learns which table or feature group it names. The second value says that
    there were more than can be tried.
    """
    found = list(islice(_pairs(pipeline, ports, resolver), MOST_CANDIDATES + 1))
    return found[:MOST_CANDIDATES], len(found) > MOST_CANDIDATES


def _pairs(pipeline: Pipeline, ports: Mapping[str, StepPorts], resolver: Resolver) -> Iterator[Candidate]:
    readers: dict[str, dict[int, list[_Query]]] = {}
    for step in pipeline.steps:
        for definition, port in _queries(step, ports[step.id]):
            query = _text(definition, "QueryString", step, resolver)
            _name_table(port, query, _text(definition, "Database", step, resolver))
            reading = _Query(port, ports[step.id])
            for table in dict.fromkeys(re.findall(_TABLE, query.lower())):
                readers.setdefault(table, {}).setdefault(step.position, []).append(reading)
    for step in pipeline.steps if readers else ():
        for output in ports[step.id].planned_outputs:
            for reader, queries in readers.get(_table(output), {}).items():
                if reader != step.position:
                    yield from (
                        Candidate(0, 0, step.position, reader, output, query.port_of(output)) for query in queries
                    )


class _Query:
    """The ports of one query: its own names the first feature group that it reads, one beside it each further one."""

    def __init__(self, port: FoundPort, beside: StepPorts) -> None:
        self._port = port
        self._name = port.name
        self._beside = beside
        self._groups: dict[str, FoundPort] = {}

    def port_of(self, group: FoundPort) -> FoundPort:
        """Return the port that names the feature group which the output ``group`` names."""
        name = group.text.encoded
        if name not in self._groups:
            port = self._groups[name] = self._further(group) if self._groups else self._port
            port.names = port.shown.names = group.names
        return self._groups[name]

    def _further(self, group: FoundPort) -> FoundPort:
        self._port.name = self._port.shown.name = short_name(f"{self._name}[0]")
        name = f"{self._name}[{len(self._groups)}]"
        port = FoundPort(name=name, role=self._port.role, text=group.text, kind=group.kind, place=self._port.place)
        self._beside.inputs.append(port)
        self._beside.planned.append(port)
        return port


def _queries(step: Step, ports: StepPorts) -> Iterator[tuple[Mapping[str, Json], FoundPort]]:
    definitions = {selected.slot: selected.value for selected in select(step.arguments, _DEFINITION, "", None)}
    for port in ports.planned if definitions else ():
        definition = next((definitions[slot] for slot in port.slots if slot in definitions), None)
        if isinstance(definition, dict):
            yield definition, port


def _text(definition: Mapping[str, Json], key: str, step: Step, resolver: Resolver) -> str:
    value = definition.get(key)
    if value is None or isinstance(value, str):
        return value or ""
    return resolver.resolve(value, step).encoded


def _name_table(port: FoundPort, query: str, database: str) -> None:
    """Let a port name the first table that its query reads."""
    inner = {name.lower() for name in _NAMED_QUERY.findall(query)}
    tables = (
        found.replace('"', "") for found in _FROM.findall(_without_calls(_NO_SQL.sub(" ", query).replace("`", '"')))
    )
    table = next((table for table in tables if table.lower() not in inner), None)
    if table is not None:
        name = table if "." in table or not database else f"{database}.{table}"
        port.names = port.shown.names = (ResourceKind.TABLE, name.lower())


def _without_calls(query: str) -> str:
    """Return a query without the calls of functions, in which ``from`` is no clause: ``extract(year from day)``."""
    for _ in range(_MOST_NESTED_CALLS):
        query, calls = _CALL.subn(" ", query)
        if not calls:
            break
    return query


def _table(port: FoundPort) -> str:
    is_group = port.kind is ResourceKind.FEATURE_GROUP and port.text.complete
    return port.text.encoded.rpartition("/")[2].lower().replace("-", "_") if is_group else ""
