"""Gaps found while a definition is read, bounded in number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.definition.pointer import pointer_text
from sagemaker_lineage.model.gap import Gap, GapCode

if TYPE_CHECKING:
    from sagemaker_lineage.definition.pointer import Place

MOST_GAPS = 1_000
MOST_POINTERS = 1024 * 1024
"""Characters of all pointers together, but for the last."""


class Notes:
    """A collector of gaps; when it is full it only counts."""

    def __init__(self) -> None:
        self.gaps: list[Gap] = []
        self.left_out = 0
        self._known: set[tuple[GapCode, str, str]] = set()
        self._characters = 0

    def add(self, code: GapCode, place: Place | str, detail: str) -> None:
        """Note, once, that what stands at ``place`` of the definition could not be understood."""
        if len(self.gaps) >= MOST_GAPS or self._characters >= MOST_POINTERS:
            self.left_out += 1
            return
        self.add_at_any_rate(code, place, detail)

    def add_at_any_rate(self, code: GapCode, place: Place | str, detail: str) -> None:
        """Note what must not be missing, full or not."""
        pointer = pointer_text(place)
        if (code, pointer, detail) not in self._known:
            self._known.add((code, pointer, detail))
            self._characters += len(pointer)
            self.gaps.append(Gap(code=code, detail=detail, resource=pointer))

    def all(self) -> tuple[Gap, ...]:
        """Return the gaps in the order they were found, the number of the uncounted last."""
        if not self.left_out:
            return tuple(self.gaps)
        listed = f"{len(self.gaps):,} are listed"
        detail = f"{self.left_out:,} more places of the definition could not be understood; {listed}."
        return (*self.gaps, Gap(code=GapCode.TRUNCATED, detail=detail, resource=""))


def shown(text: object, most: int = 80) -> str:
    """Return ``text`` as it may stand in a sentence: one line, in quotes, cut at ``most`` characters."""
    printable = str(text)[: most + 1]
    if not printable.isprintable():
        printable = "".join(letter if letter.isprintable() else "\ufffd" for letter in printable)
    return f"'{printable[:most]}…'" if len(printable) > most else f"'{printable}'"
