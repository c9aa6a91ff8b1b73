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


_SHOWN: list[Figure] = []


def print_table(title: str, figures: Iterable[Figure]) -> None:
    """Print the figures under a title, one a line, and remember them for :func:`print_goals`."""
    shown = list(figures)
    _SHOWN.extend(shown)
    _print(title, shown)


def print_goals() -> None:
    """Print every figure so far that has a goal, in one table."""
    _print("All goals", [figure for figure in _SHOWN if figure.goal is not None])


def _print(title: str, figures: Iterable[Figure]) -> None:
    print(f"\n{title}\n{'figure':<70}{'goal':>12}{'measured':>12}{'ratio':>8}")
    for figure in figures:
        goal = "" if figure.goal is None else f"≤ {_number(figure.goal)}{figure.unit}"
        ratio = "" if figure.ratio is None else f"{figure.ratio:.2f}"
        print(f"{figure.name:<70}{goal:>12}{_number(figure.measured) + figure.unit:>12}{ratio:>8}")


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.2f}"
