"""Which steps run before which by what the definition states: references, ``DependsOn`` and nesting."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sagemaker_lineage.model.pipeline import Step

_SUCCESS = "trigger:Completed"
MOST_VISITS = 2_000_000
"""Steps looked at for one definition."""
MOST_KEPT = 200_000
"""Ancestors remembered at a time."""


class StatedOrder:
    """The stated order of steps, by their positions.

    Whoever waits for a ForEach waits for its body. The triggers ``Failed``, ``Stopped`` and ``Any`` state no order in
    which data could flow.
    """

    def __init__(self, steps: Sequence[Step], edges: Iterable[tuple[str, str, str]]) -> None:
        position = {step.id: step.position for step in steps}
        parent = {step.id: step.parent for step in steps if step.branch == "body" and step.parent is not None}
        ends = {loop: len(position) + number for number, loop in enumerate(dict.fromkeys(parent.values()))}
        self._before: list[list[int]] = [[] for _ in range(len(position) + len(ends))]
        for source, target, via in edges:
            if via == _SUCCESS or not via.startswith("trigger:"):
                waits_for_body = source in ends and parent.get(target) != source
                self._before[position[target]].append(ends[source] if waits_for_body else position[source])
        for loop, end in ends.items():
            self._before[end].append(position[loop])
        for step, loop in parent.items():
            self._before[ends[loop]].append(position[step])
        self._known: dict[int, frozenset[int]] = {}
        self._kept = 0
        self._visits = 0

    @property
    def exhausted(self) -> bool:
        """Return True if the work that one definition may cause is used up."""
        return self._visits > MOST_VISITS

    def precedes(self, first: int, second: int) -> bool:
        """Return True if ``second`` waits for ``first``, directly or through others."""
        if second not in self._known:
            self._keep(second, self._ancestors(second))
        return first in self._known[second]

    def _keep(self, step: int, ancestors: frozenset[int]) -> None:
        if self._kept > MOST_KEPT:
            self._known.clear()
            self._kept = 0
        self._known[step] = ancestors
        self._kept += len(ancestors)

    def _ancestors(self, step: int) -> frozenset[int]:
        found: set[int] = set()
        waiting = [step]
        while waiting and not self.exhausted:
            for earlier in self._before[waiting.pop()]:
                self._visits += 1
                if earlier not in found:
                    found.add(earlier)
                    waiting.append(earlier)
        return frozenset(found)
