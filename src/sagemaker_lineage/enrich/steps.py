"""What an execution says of its steps, laid over the steps of the definition."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from sagemaker_lineage.enrich.members import Payload, integer, moment, structure, structures, text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sagemaker_lineage.model.graph import LineageGraph, Node
    from sagemaker_lineage.model.request import Answer

_INDEXED = re.compile(r"(.+)-([0-9]{1,4})")
_BODY = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRecord:
    """One entry of ListPipelineExecutionSteps. ``index`` and ``item`` are those of a ForEach iteration."""

    name: str
    status: str
    started_at: datetime | None = None
    ended_at: datetime | None = None
    attempts: int | None = None
    failure_reason: str | None = None
    cached: bool = False
    cache_source: str | None = None
    selective_source: str | None = None
    metadata: Payload = field(default_factory=dict)
    parent: str | None = None
    index: int | None = None
    item: str | None = None

    def said(self, member: str) -> Payload:
        """Return one member of the metadata, empty where it is not there."""
        return structure(self.metadata, member)

    @property
    def outcome(self) -> str | None:
        """Return what a condition decided: ``True`` or ``False``."""
        return text(self.said("Condition"), "Outcome")


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeRecords:
    """What is listed of one node: itself, and if it is the body of a ForEach its iterations by index."""

    own: StepRecord | None = None
    iterations: tuple[StepRecord, ...] = ()
    chosen: StepRecord | None = None
    """The record whose job stands for the node: its own, else the iteration selected, else the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """Everything listed, by node; ``strangers`` are steps that the definition does not have."""

    by_node: Mapping[str, NodeRecords] = field(default_factory=dict)
    strangers: tuple[str, ...] = ()

    def of(self, node: str) -> NodeRecords:
        """Return what is listed of a node."""
        return self.by_node.get(node, _NOTHING)

    @property
    def all(self) -> tuple[StepRecord, ...]:
        """Return every record, iterations one by one."""
        listed = (record for node in self.by_node.values() for record in (node.own, *node.iterations))
        return tuple(record for record in listed if record is not None)

    def selects(self, loop: str | None) -> bool:
        """Tell whether a ForEach selected one of its iterations, so that others may refer to its results."""
        own = self.of(loop or "").own
        return own is not None and bool(structure(own.metadata, "ForEach", "Selector"))


_NOTHING = NodeRecords()


def read_records(answer: Answer) -> tuple[StepRecord, ...]:
    """Return the entries of ListPipelineExecutionSteps that have a name."""
    entries = structures(answer.payload or {}, "PipelineExecutionSteps")
    return tuple(_record(entry, name) for entry in entries if (name := text(entry, "StepName")))


def lay_out(records: Iterable[StepRecord], graph: LineageGraph) -> Records:
    """Sort records to the nodes they belong to.

    AWS names the iterations of a body step ``STEP-INDEX``. Of several records of one step, the one
    that started last counts.
    """
    nodes = {node.id: node for node in graph.nodes}
    own: dict[str, StepRecord] = {}
    iterations: dict[str, dict[int, StepRecord]] = {}
    strangers: dict[str, None] = {}
    for record in records:
        node, index = _place(record, nodes)
        if node is None:
            strangers[record.name] = None
        elif index is None:
            own[node] = _later(own.get(node), record)
        else:
            passes = iterations.setdefault(node, {})
            passes[index] = _later(passes.get(index), replace(record, index=index))
    listed = {node: _together(nodes[node], own, iterations.get(node, {})) for node in (*own, *iterations)}
    return Records(by_node=listed, strangers=tuple(sorted(strangers)))


def _record(entry: Payload, name: str) -> StepRecord:
    context = structure(entry, "IterationContext")
    cache = entry.get("CacheHitResult")
    return StepRecord(
        name=name,
        status=text(entry, "StepStatus") or "Unknown",
        started_at=moment(entry, "StartTime"),
        ended_at=moment(entry, "EndTime"),
        attempts=integer(entry, "AttemptCount"),
        failure_reason=text(entry, "FailureReason") or text(structure(entry, "Metadata", "Fail"), "ErrorMessage"),
        cached=isinstance(cache, dict),
        cache_source=text(structure(entry, "CacheHitResult"), "SourcePipelineExecutionArn"),
        selective_source=text(structure(entry, "SelectiveExecutionResult"), "SourcePipelineExecutionArn"),
        metadata=structure(entry, "Metadata"),
        parent=text(context, "ParentStepName"),
        index=integer(context, "Index"),
        item=text(context, "Item"),
    )


def _place(record: StepRecord, nodes: Mapping[str, Node]) -> tuple[str | None, int | None]:
    """Return the node a record belongs to, and which iteration of it the record is."""
    named = _INDEXED.fullmatch(record.name)
    body = nodes.get(named[1]) if named else None
    if named and body is not None and body.branch == _BODY and record.name not in nodes:
        return body.id, int(named[2]) if record.index is None else record.index
    if record.name in nodes:
        return record.name, record.index
    return None, None


def _later(known: StepRecord | None, record: StepRecord) -> StepRecord:
    if known is None or known.started_at is None or record.started_at is None:
        return record
    return record if record.started_at >= known.started_at else known


def _together(node: Node, own: Mapping[str, StepRecord], passes: Mapping[int, StepRecord]) -> NodeRecords:
    ordered = tuple(passes[index] for index in sorted(passes))
    loop = own.get(node.parent or "")
    selector = structure(loop.metadata, "ForEach", "Selector") if loop else {}
    selected = passes.get(integer(selector, "Index") or 0)
    return NodeRecords(
        own=own.get(node.id), iterations=ordered, chosen=own.get(node.id) or selected or next(iter(ordered), None)
    )
