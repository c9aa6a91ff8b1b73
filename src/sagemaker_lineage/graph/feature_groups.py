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
_QUERY = "ProcessingInputs[].DatasetDefinition.AthenaDatasetDefinition.QueryString"
MOST_CANDIDATES = 100_000


def feature_group_candidates(
    pipeline: Pipeline, ports: Mapping[str, StepPorts], resolver: Resolver
) -> Iterator[Candidate]:
    """Yield writer and reader of each feature group, in the order of the definition.

    The table of a group in the offline store is its name in lower case with ``_`` for ``-``, followed by
    ``_`` and ten digits.
    """
    readers: dict[str, list[tuple[int, FoundPort]]] = {}
    for step in pipeline.steps:
        for group, pointer in _groups_read(step, resolver):
            port = _port_at(ports[step.id].planned, pointer)
            if port is not None:
                readers.setdefault(group, []).append((step.position, port))
    left = MOST_CANDIDATES
    for step in pipeline.steps if readers else ():
        for port in ports[step.id].planned_outputs:
            for reader, port_read in readers.get(_table(port), ()):
                left -= 1
                if reader != step.position and left >= 0:
                    yield Candidate(0, step.position, reader, port, port_read)


def _groups_read(step: Step, resolver: Resolver) -> Iterator[tuple[str, str]]:
    for selected in select(step.arguments, _QUERY, f"{step.pointer}/Arguments", None):
        query = selected.value if isinstance(selected.value, str) else resolver.resolve(selected.value, step).encoded
        for table in dict.fromkeys(_TABLE.findall(query.lower())):
            yield table, selected.pointer


def _port_at(ports: list[FoundPort], pointer: str) -> FoundPort | None:
    """Return the port of the dataset definition in which ``pointer`` stands."""
    container = pointer.rpartition("/")[0]
    return next((port for port in ports if port.pointer == container), None)


def _table(port: FoundPort) -> str | None:
    is_group = port.pointer is not None and port.pointer.endswith("/FeatureStoreOutput/FeatureGroupName")
    return port.text.encoded.lower().replace("-", "_") if is_group and port.text.complete else None
