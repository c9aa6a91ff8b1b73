"""A table of figures: what was measured, what is to be reached, and the ratio between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure. ``goal`` is the most it may be, None where it is only shown; ``unit`` stands behind both."""

    name: str
    measured: float
    goal: float | None = None
    unit: str = ""

    @property
    def ratio(self) -> float | None:
        """Return measured ÷ goal: at most 1 where the goal is reached."""
        return self.measured / self.goal if self.goal else None


def print_table(title: str, figures: Iterable[Figure]) -> None:
    """Print the figures under a title, one a line."""
    print(f"\n{title}\n{'figure':<58}{'measured':>12}{'goal':>12}{'ratio':>8}")
    for figure in figures:
        goal = "" if figure.goal is None else f"≤ {_number(figure.goal)}{figure.unit}"
        ratio = "" if figure.ratio is None else f"{figure.ratio:.2f}"
        print(f"{figure.name:<58}{_number(figure.measured) + figure.unit:>12}{goal:>12}{ratio:>8}")


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.2f}"
