"""How the SVG image shows a status: colour, sign and word, never colour alone. Contrast of text is 4.5:1 or more."""

from __future__ import annotations

from typing import NamedTuple

from sagemaker_lineage.model.graph import ResourceKind


class Tone(NamedTuple):
    """The look of a box: what the legend calls it, its colours, and the sign beside its name."""

    word: str
    line: str
    fill: str
    text: str
    mark: str
    dashed: bool = False


TONES: dict[str, Tone] = {
    "succeeded": Tone("Succeeded", "#1f7a3d", "#eef8f1", "#17632f", "check"),
    "cached": Tone("Cached", "#0f6f8c", "#e8f6fa", "#0b5a72", "again"),
    "failed": Tone("Failed", "#b3261e", "#fdeeee", "#9c1c15", "cross"),
    "running": Tone("Running", "#1f5fbf", "#edf4fe", "#184c9b", "ring"),
    "stopped": Tone("Stopped", "#9a6700", "#fff6e3", "#7a5200", "square"),
    "idle": Tone("Not run", "#8a9199", "#f6f7f8", "#565d66", "dash", dashed=True),
    "plain": Tone("Step", "#5b6b7f", "#f5f7fa", "#4a5868", "dot"),
    "data": Tone("Data", "#5b6b7f", "#ffffff", "#4a5868", "drum"),
    "table": Tone("Table", "#5b6b7f", "#ffffff", "#4a5868", "grid"),
    "model": Tone("Model", "#5b6b7f", "#ffffff", "#4a5868", "cube"),
    "note": Tone("Left out", "#9a6700", "#fffbe6", "#7a5200", "dash"),
}
"""By the tone or kind of a box, in the order of the legend."""

KIND_TONES: dict[ResourceKind, str] = {
    ResourceKind.FEATURE_GROUP: "table",
    ResourceKind.TABLE: "table",
    ResourceKind.MODEL: "model",
    ResourceKind.MODEL_PACKAGE: "model",
    ResourceKind.MODEL_PACKAGE_GROUP: "model",
    ResourceKind.ENDPOINT: "model",
    ResourceKind.LOCATION: "data",
}


def _mark(inside: str) -> str:
    return (
        '<g transform="translate({x} {y})" fill="none" stroke="{colour}" stroke-width="1.8" stroke-linecap="round" '
        f'stroke-linejoin="round">{inside}</g>'
    )


MARKS: dict[str, str] = {
    "check": _mark('<path d="M2 8l4 4 8-9"/>'),
    "again": _mark('<path d="M13 5a6 6 0 1 0 1 4M13.500 1.500V5H10"/>'),
    "cross": _mark('<path d="M3 3l10 10M13 3L3 13"/>'),
    "ring": _mark('<path d="M8 2a6 6 0 1 0 6 6"/>'),
    "square": _mark('<path d="M3 3h10v10H3z"/>'),
    "dash": _mark('<path d="M3 8h10"/>'),
    "dot": _mark('<circle cx="8" cy="8" r="3"/>'),
    "grid": _mark('<path d="M2 3h12v10H2zM2 7h12M7 3v10"/>'),
    "cube": _mark('<path d="M8 1.500l6 3.200v6.600l-6 3.200-6-3.200V4.700zM2 4.700l6 3.300 6-3.300M8 8v6.500"/>'),
    "drum": _mark('<path d="M2 4c0-3 12-3 12 0v8c0 3-12 3-12 0zM2 4c0 3 12 3 12 0"/>'),
}
"""Signs of 16 by 16, drawn: no font must have them."""
