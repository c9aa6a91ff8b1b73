"""Feature groups: written by a processing output, read by an Athena query of their table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sagemaker_lineage.graph.links import Candidate
from sagemaker_lineage.graph.select import select

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sagemaker_lineage.definition.resolve import Resolver
    from sagemaker_lineage.graph.found import FoundPort, StepPorts
    from sagemaker_lineage.model.pipeline import Pipeline, Step

_TABLE = re.compile(r"(?<![a-z0-9_])([a-z0-9][a-z0-9_]*)_\d{10}(?![a-z0-9_])")
_DEFINITION = "ProcessingInputs[].DatasetDefinition.AthenaDatasetDefinition"
MOST_CANDIDATES = 50_000


def feature_group_candidates(
    pipeline: Pipeline, ports: Mapping[str, StepPorts], resolver: Resolver
) -> Iterator[Candidate]:
    """Yield writer and reader of each feature group, in the order of the definition.

    The table of a group in the offline store is its name in lower case with ``_`` for ``-``, followed by
    ``_`` and ten digits.
    """
    readers: dict[str, list[tuple[int, FoundPort]]] = {}
    for step in pipeline.steps:
        for table, port in _tables_read(step, ports[step.id], resolver):
            readers.setdefault(table, []).append((step.position, port))
    left = MOST_CANDIDATES
    for step in pipeline.steps if readers else ():
        for output in ports[step.id].planned_outputs:
            for reader, port in readers.get(_table(output), ()):
                left -= 1
                if left < 0:
                    return
                if reader != step.position:
                    yield Candidate(0, step.position, reader, output, port)


def _tables_read(step: Step, ports: StepPorts, resolver: Resolver) -> Iterator[tuple[str, FoundPort]]:
    definitions = {selected.slot: selected.value for selected in select(step.arguments, _DEFINITION, "", None)}
    for port in ports.planned if definitions else ():
        definition = next((definitions[slot] for slot in port.slots if slot in definitions), None)
        query = definition.get("QueryString") if isinstance(definition, dict) else None
        text = query if isinstance(query, str) else resolver.resolve(query, step).encoded
        for table in dict.fromkeys(_TABLE.findall(text.lower())):
            yield table, port


def _table(port: FoundPort) -> str:
    is_group = isinstance(port.place, tuple) and port.place[1] == "FeatureGroupName"
    return port.text.encoded.lower().replace("-", "_") if is_group and port.text.complete else ""
