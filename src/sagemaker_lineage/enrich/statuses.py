"""The status of every node: AWS's word where there is one, and what its absence means where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sagemaker_lineage.enrich.steps import NodeRecords, Records, StepRecord
    from sagemaker_lineage.model.graph import LineageGraph

UNKNOWN = "Unknown"
NOT_TAKEN = "NotTaken"
NOT_STARTED = "NotStarted"
SKIPPED = "Skipped"
_RUNNING = frozenset({"Executing", "Stopping"})
_CHOSEN_BY = {"if": "True", "else": "False"}
_PRECEDENCE = ("Failed", "Executing", "Starting", "Stopping", "Stopped", "Succeeded")


def node_statuses(graph: LineageGraph, records: Records, execution_status: str, *, complete: bool) -> dict[str, str]:
    """Return the status of every node.

    A step that AWS does not list is ``NotTaken`` in (or nested in) a branch that its condition did
    not choose, else ``NotStarted`` while the execution runs, else ``Skipped``. Without the whole
    list (``complete`` false) or the execution's status, what is not listed is ``Unknown``.
    """
    unlisted = _unlisted(execution_status, complete=complete)
    not_taken = _not_taken(graph, records)
    found = {}
    for node in graph.nodes:
        listed = listed_status(records.of(node.id))
        found[node.id] = listed or (NOT_TAKEN if node.id in not_taken else unlisted)
    return found


def listed_status(records: NodeRecords) -> str | None:
    """Return the status AWS gives a node, that of its iterations taken together; None where it lists neither."""
    if records.own is not None:
        return records.own.status
    return _of_iterations(records.iterations)


def _of_iterations(iterations: tuple[StepRecord, ...]) -> str | None:
    present = {record.status for record in iterations}
    first = iterations[0].status if iterations else None
    return next((status for status in _PRECEDENCE if status in present), first)


def _unlisted(execution_status: str, *, complete: bool) -> str:
    if not complete or execution_status == UNKNOWN:
        return UNKNOWN
    return NOT_STARTED if execution_status in _RUNNING else SKIPPED


def _not_taken(graph: LineageGraph, records: Records) -> set[str]:
    """Return the nodes in a branch not chosen, with all that is nested in them."""
    outcomes: Mapping[str, str | None] = {
        node: listed.own.outcome for node, listed in records.by_node.items() if listed.own
    }
    found: set[str] = set()
    for node in sorted(graph.nodes, key=lambda node: node.position):
        outcome = outcomes.get(node.parent or "")
        missed = outcome is not None and _CHOSEN_BY.get(node.branch or "", outcome) != outcome
        if missed or node.parent in found:
            found.add(node.id)
    return found
