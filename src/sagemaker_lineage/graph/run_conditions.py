"""Which branches must be taken for a step to run, and which steps can therefore never run both.

A step in a branch runs only if the condition takes it, and so does a step that waits for it: by a reference or by
``DependsOn`` without a trigger. The triggers ``Failed``, ``Stopped`` and ``Any`` wait for something else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.graph.cycles import components, topological_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sagemaker_lineage.model.pipeline import Step

_IF, _ELSE = 1, 2
_BRANCHES = {"branch:if": _IF, "branch:else": _ELSE}
_INHERITED = ("ref:", "dependsOn", "body:", "trigger:Completed")


class RunConditions:
    """The run condition of every step: two bits for each condition of the pipeline, one a branch."""

    def __init__(self, steps: Sequence[Step], edges: Iterable[tuple[str, str, str]]) -> None:
        position = {step.id: step.position for step in steps}
        self._shift = {step.id: 2 * number for number, step in enumerate(s for s in steps if s.type == "Condition")}
        self._if_bits = sum(_IF << shift for shift in self._shift.values())
        before: list[list[tuple[int, int]]] = [[] for _ in steps]
        for source, target, via in edges if self._shift else ():
            if via in _BRANCHES and source in self._shift:
                before[position[target]].append((position[source], _BRANCHES[via] << self._shift[source]))
            elif via.startswith(_INHERITED):
                before[position[target]].append((position[source], 0))
        self._masks = self._inherited(before) if self._shift else [0] * len(steps)

    def exclude(self, one: int, other: int) -> bool:
        """Return True if the steps at these positions can never run in one execution."""
        first, second = self._masks[one], self._masks[other]
        return bool(first and second and self._contradiction(first, second))

    def _contradiction(self, first: int, second: int) -> int:
        return (first & (second >> 1) | second & (first >> 1)) & self._if_bits

    def _inherited(self, before: list[list[tuple[int, int]]]) -> list[int]:
        """Return the conditions of each step, without those that contradict each other: there something is unclear."""
        successors: list[list[int]] = [[] for _ in before]
        for target, sources in enumerate(before):
            for source, _ in sources:
                successors[source].append(target)
        masks = [0] * len(before)
        for step in topological_order(successors, components(successors)):
            mask = 0
            for source, bit in before[step]:
                mask |= masks[source] | bit
            masks[step] = mask & ~(self._contradiction(mask, mask) * (_IF | _ELSE))
        return masks
