"""Gaps found while a definition is read, bounded in number."""

from __future__ import annotations

from dataclasses import dataclass, field

from sagemaker_lineage.model.request import Gap, GapCode

MOST_GAPS = 1_000


@dataclass(slots=True)
class Notes:
    """A collector of gaps; after ``MOST_GAPS`` it only counts."""

    gaps: list[Gap] = field(default_factory=list)
    left_out: int = 0

    def add(self, code: GapCode, pointer: str, detail: str) -> None:
        """Note that what stands at ``pointer`` of the definition could not be understood."""
        if len(self.gaps) >= MOST_GAPS:
            self.left_out += 1
            return
        self.gaps.append(Gap(code=code, detail=detail, resource=pointer))

    def all(self) -> tuple[Gap, ...]:
        """Return the gaps in the order they were found, the number of the uncounted last."""
        if not self.left_out:
            return tuple(self.gaps)
        detail = f"{self.left_out:,} more places of the definition could not be understood; {MOST_GAPS:,} are listed."
        return (*self.gaps, Gap(code=GapCode.TRUNCATED, detail=detail, resource=""))


def shown(text: object, most: int = 80) -> str:
    """Return ``text`` as it may stand in a sentence: one line, in quotes, cut at ``most`` characters."""
    printable = str(text)[: most + 1]
    if not printable.isprintable():
        printable = "".join(letter if letter.isprintable() else "\ufffd" for letter in printable)
    return f"'{printable[:most]}…'" if len(printable) > most else f"'{printable}'"
