"""The data and the buckets of a lineage as tables of text. Pure: a document in, rows out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len

from sagemaker_lineage.cli.lines import Line, Span, plain, say, short

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sagemaker_lineage.cli.lines import Glyphs
    from sagemaker_lineage.export.document import LineageDocument
    from sagemaker_lineage.export.wire.artifact import Artifact, BucketFacts

MOST_STEPS = 4

_CONCERNS = {"None": "yellow", "Disabled": "yellow", "Suspended": "yellow", "Open": "bold red", "Partial": "yellow"}
"""Facts that deserve a second look, with their colour; `Unknown` is dim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: its title, the heads of its columns, and rows of spans."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[Line, ...]


def data_table(document: LineageDocument, glyphs: Glyphs) -> Table:
    """Return the artifacts: location, role, which steps write and read it."""
    rows = tuple(
        (
            location(artifact),
            say(artifact.role, "cyan"),
            say(f"{_steps(artifact.produced_by)} {glyphs.to} {_steps(artifact.consumed_by)}".strip()),
        )
        for artifact in document.graph.artifacts
    )
    return Table(title="Data", heads=("location", "role", f"written by {glyphs.to} read by"), rows=rows)


def location(artifact: Artifact) -> Span:
    """Return an artifact's location; of an open one the location with its open parts as ``${…}``."""
    return say(short(artifact.expression or artifact.uri), "" if artifact.resolved else "dim")


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
    """Yield what could not be had, each with what is to be done about it; nothing when all is known."""
    if not document.gaps:
        return
    yield (say(f"Not known ({len(document.gaps)})", "bold"),)
    for gap in document.gaps:
        allow = f" Allow {gap.iam_action}." if gap.code == "access-denied" and gap.iam_action else ""
        about = f"{gap.resource}: " if gap.resource and gap.resource not in gap.detail else ""
        yield (say("  "), say(gap.code, "yellow"), say(f"  {about}{gap.detail}{allow}"))


def plain_lines(table: Table) -> Iterator[str]:
    """Yield a table as plain text: columns aligned with spaces, nothing cut off, no colour."""
    cells = [table.heads, *(tuple(span.text for span in row) for row in table.rows)]
    widths = [max(map(cell_len, column)) for column in zip(*cells, strict=True)]
    yield table.title
    if not table.rows:
        return
    for row in cells:
        padded = (text + " " * (width - cell_len(text)) for text, width in zip(row, widths, strict=True))
        yield plain((Span("  " + "  ".join(padded)),))
