"""Feature groups: written by a processing output, read by an Athena query of their table."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from sagemaker_lineage.graph.links import MOST_CANDIDATES, Candidate
from sagemaker_lineage.graph.select import select

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sagemaker_lineage.definition.resolve import Resolver
    from sagemaker_lineage.graph.found import FoundPort, StepPorts
    from sagemaker_lineage.model.pipeline import Pipeline, Step

_TABLE = r"(?<![a-z0-9_])([a-z0-9][a-z0-9_]*)_\d{10}(?![a-z0-9_])"
_DEFINITION = "ProcessingInputs[].DatasetDefinition.AthenaDatasetDefinition"


def feature_group_candidates(
    pipeline: Pipeline, ports: Mapping[str, StepPorts], resolver: Resolver
) -> tuple[list[Candidate], bool]:
    """Return writer and reader of each feature group, in the order of the definition.

    The table of a group in the offline store is its name in lower case with ``_`` for ``-``, followed by
    ``_`` and ten digits. The second value says that there were more than can be tried.
    """
    found = list(islice(_pairs(pipeline, ports, resolver), MOST_CANDIDATES + 1))
    return found[:MOST_CANDIDATES], len(found) > MOST_CANDIDATES


def _pairs(pipeline: Pipeline, ports: Mapping[str, StepPorts], resolver: Resolver) -> Iterator[Candidate]:
    readers: dict[str, dict[int, list[FoundPort]]] = {}
    for step in pipeline.steps:
        for table, port in _tables_read(step, ports[step.id], resolver):
            readers.setdefault(table, {}).setdefault(step.position, []).append(port)
    for step in pipeline.steps if readers else ():
        for output in ports[step.id].planned_outputs:
            for reader, reading in readers.get(_table(output), {}).items():
                if reader != step.position:
                    yield from (Candidate(0, step.position, reader, output, port) for port in reading)


def _tables_read(step: Step, ports: StepPorts, resolver: Resolver) -> Iterator[tuple[str, FoundPort]]:
    definitions = {selected.slot: selected.value for selected in select(step.arguments, _DEFINITION, "", None)}
    for port in ports.planned if definitions else ():
        definition = next((definitions[slot] for slot in port.slots if slot in definitions), None)
        query = definition.get("QueryString") if isinstance(definition, dict) else None
        text = query if isinstance(query, str) else resolver.resolve(query, step).encoded
        for table in dict.fromkeys(re.findall(_TABLE, text.lower())):
            yield table, port


def _table(port: FoundPort) -> str:
    is_group = isinstance(port.place, tuple) and port.place[1] == "FeatureGroupName"
    return port.text.encoded.lower().replace("-", "_") if is_group and port.text.complete else ""
