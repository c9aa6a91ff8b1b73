"""Tables of text, and those of a lineage: its data and its buckets. Pure: a document in, rows out."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len

from sagemaker_lineage.cli.columns import fitted, wrapped
from sagemaker_lineage.cli.lines import Line, Span, plain, say, short
from sagemaker_lineage.export.readable import kind_words, readable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sagemaker_lineage.cli.lines import Glyphs
    from sagemaker_lineage.export.document import LineageDocument
    from sagemaker_lineage.export.wire.artifact import Artifact, BucketFacts
    from sagemaker_lineage.export.wire.gap import Gap
    from sagemaker_lineage.export.wire.resource import Resource

MOST_STEPS = 4
_MARGIN, _BETWEEN = "  ", "  "

_CONCERNS = {"None": "yellow", "Disabled": "yellow", "Suspended": "yellow", "Open": "bold red", "Partial": "yellow"}
"""Facts that deserve a second look, with their colour; `Unknown` is dim."""


Cell = Span | tuple[Span, ...]
"""What stands in one place of a table: a text, or several below each other."""


def spans_of(cell: Cell) -> list[Span]:
    """Return the texts of a cell, from top to bottom; those that are empty are left out."""
    return [cell] if isinstance(cell, Span) else [span for span in cell if span.text]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: its title, the heads of its columns, and rows of cells."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def laid_out(self, room: int | None = None) -> tuple[list[int], list[list[list[Span]]]]:
        """Return the widths of its columns and its rows, each cell as lines; wrapped into a room where one is given."""
        rows = [[spans_of(cell) for cell in row] for row in self.rows]
        natural = [
            max(cell_len(head), *(cell_len(span.text) for row in rows for span in row[place]), 0)
            for place, head in enumerate(self.heads)
        ]
        if room is None:
            return natural, rows
        widths = fitted(natural, room)
        return widths, [[_wrapped(cell, width) for cell, width in zip(row, widths, strict=True)] for row in rows]


def data_table(document: LineageDocument, glyphs: Glyphs) -> Table:
    """Return the artifacts and named resources: location or name, role or kind, which steps write and read it."""
    graph = document.graph
    artifacts = ((location(each), each.role.value, _between(each, glyphs)) for each in graph.artifacts)
    resources = ((named(each), kind_words(each.kind), _between(each, glyphs)) for each in graph.resources)
    rows = tuple((place, say(role, "cyan"), steps) for place, role, steps in (*artifacts, *resources))
    heads = ("location or name" if graph.resources else "location", "role", f"written by {glyphs.to} read by")
    return Table(title="Data", heads=heads, rows=rows)


def location(artifact: Artifact) -> Span:
    """Return an artifact's location, with placeholders for what is not known yet."""
    return say(short(readable(artifact.expression or artifact.uri)), "" if artifact.resolved else "dim")


def named(resource: Resource) -> Span:
    """Return a resource's name, with placeholders for what is not known yet."""
    return say(short(readable(resource.name)), "" if resource.expression is None else "dim")


def _between(datum: Artifact | Resource, glyphs: Glyphs) -> Span:
    return say(f"{_steps(datum.produced_by)} {glyphs.to} {_steps(datum.consumed_by)}".strip())


def bucket_table(document: LineageDocument) -> Table:
    """Return what is known of each bucket, by name."""
    facts: dict[str, BucketFacts] = {}
    for artifact in document.graph.artifacts:
        if artifact.s3 is not None:
            facts.setdefault(artifact.bucket, artifact.s3)
    heads = ("bucket", "region", "encryption", "versioning", "public access", "tags")
    return Table(title="Buckets", heads=heads, rows=tuple(_bucket_row(name, facts[name]) for name in sorted(facts)))


def _bucket_row(name: str, facts: BucketFacts) -> Line:
    tags = ", ".join(f"{key}={value}" for key, value in (facts.tags or {}).items())
    return (
        say(name),
        say(facts.region or "Unknown", "" if facts.region else "dim"),
        _fact(facts.encryption),
        _fact(facts.versioning),
        _fact(facts.public_access),
        say(tags if facts.tags is not None else "Unknown", "dim"),
    )


def _fact(value: str) -> Span:
    return say(value, "dim" if value == "Unknown" else _CONCERNS.get(value, "green"))


def _steps(names: Sequence[str]) -> str:
    more = len(names) - MOST_STEPS
    return ", ".join(names[:MOST_STEPS]) + (f" and {more} more" if more > 0 else "")


def gap_lines(document: LineageDocument) -> Iterator[Line]:
    """Yield the gaps, each with its remedy, then the steps that hide their data; nothing if there are none."""
    known = document.summary.gaps
    for title, gaps in (("Not known", document.gaps[:known]), ("Steps that hide their data", document.gaps[known:])):
        if gaps:
            yield (say(f"{title} ({len(gaps)})", "bold"),)
            yield from _gap_lines(gaps)


def _gap_lines(gaps: Sequence[Gap]) -> Iterator[Line]:
    for gap in gaps:
        allow = f" Allow {gap.iam_action}." if gap.code == "access-denied" and gap.iam_action else ""
        about = f"{gap.resource}: " if gap.resource and gap.resource not in gap.detail else ""
        yield (say("  "), say(gap.code, "yellow"), say(f"  {about}{gap.detail}{allow}"))


def plain_lines(table: Table, width: int | None = None) -> Iterator[str]:
    """Yield a table as plain text: columns aligned with spaces, no colour, nothing cut off; wrapped into a width."""
    room = None if width is None else width - len(_MARGIN) - len(_BETWEEN) * (len(table.heads) - 1)
    widths, rows = table.laid_out(room)
    yield table.title
    if not rows:
        return
    heads = [_wrapped([Span(head)], size) for head, size in zip(table.heads, widths, strict=True)]
    for row in (heads, *rows):
        for line in zip_longest(*row, fillvalue=Span("")):
            padded = (span.text + " " * (size - cell_len(span.text)) for span, size in zip(line, widths, strict=True))
            yield plain((Span(_MARGIN + _BETWEEN.join(padded)),))


def _wrapped(cell: list[Span], width: int) -> list[Span]:
    return [Span(text, span.style) for span in cell for text in wrapped(span.text, width)]
