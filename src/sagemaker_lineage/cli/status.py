"""Statuses for people: each word of AWS and of the contract with a sign and a colour."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from sagemaker_lineage.cli.lines import Glyphs, Span, say

Kind = Literal["good", "bad", "busy", "idle", "mixed"]

_KINDS: Final[dict[str, Kind]] = {
    "Succeeded": "good",
    "Failed": "bad",
    "Starting": "busy",
    "Executing": "busy",
    "Stopping": "busy",
    "Stopped": "mixed",
    "CompletedWithFailures": "mixed",
    "NotTaken": "idle",
    "NotStarted": "idle",
    "Skipped": "idle",
}


class _Unit(NamedTuple):
    seconds: int
    name: str
    part_seconds: int
    part: str


_UNITS: Final = (_Unit(86400, "d", 3600, "h"), _Unit(3600, "h", 60, "m"), _Unit(60, "m", 1, "s"))
_STYLES: Final[dict[Kind, str]] = {"good": "green", "bad": "bold red", "busy": "blue", "idle": "dim", "mixed": "yellow"}


def status_kind(status: str) -> Kind:
    """Return what a status means for its reader; a word we do not know is neither good nor bad."""
    return _KINDS.get(status, "mixed")


def status_span(status: str, glyphs: Glyphs) -> Span:
    """Return the sign and the word, coloured. The word always stands there: colour alone says nothing."""
    kind = status_kind(status)
    return say(f"{getattr(glyphs, kind)} {status}", _STYLES[kind])


def duration(seconds: float | None) -> str:
    """Return a duration in words, ``""`` where there is none: ``45s``, ``3m 10s``, ``2h 5m``, ``3d 4h``."""
    if seconds is None:
        return ""
    whole = round(seconds)
    if whole < _UNITS[-1].seconds:
        return f"{whole}s"
    unit = next(unit for unit in _UNITS if whole >= unit.seconds)
    rest = whole % unit.seconds // unit.part_seconds
    return f"{whole // unit.seconds}{unit.name}" + (f" {rest}{unit.part}" if rest else "")
