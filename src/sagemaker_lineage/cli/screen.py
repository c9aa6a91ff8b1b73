"""The text form of a lineage on standard output: coloured in a terminal, plain everywhere else."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from sagemaker_lineage.cli.lines import UNICODE, Line, Span, glyphs_for, plain
from sagemaker_lineage.cli.output import write_bytes
from sagemaker_lineage.cli.tables import Table, bucket_table, data_table, gap_lines, plain_lines
from sagemaker_lineage.cli.tree import tree_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sagemaker_lineage.export.document import LineageDocument

_BORDERS = 3
"""What a column takes beside its text: a line and a space on either side."""


def show_document(document: LineageDocument) -> None:
    """Draw the tree, the data, the buckets and what is not known."""
    glyphs = glyphs_for(sys.stdout.encoding)
    tables = [table for table in (data_table(document, glyphs), bucket_table(document)) if table.rows]
    show(tree_lines(document, glyphs), tables, gap_lines(document))


def plain_document(document: LineageDocument) -> str:
    """Return the same as plain text."""
    tables = [table for table in (data_table(document, UNICODE), bucket_table(document)) if table.rows]
    lines = plain_parts(tree_lines(document, UNICODE), tables, gap_lines(document))
    return "".join(f"{line}\n" for line in lines)


def show(
    before: Iterable[Line], tables: Iterable[Table], after: Iterable[Line] = (), *, width: int | None = None
) -> None:
    """Write lines, tables and lines: with colours in a terminal that wants them, else as plain text.

    ``width`` is what tables of plain text are wrapped into, None for as wide as they are.
    """
    console = Console(highlight=False, emoji=False, markup=False)
    if not _is_colourful(console):
        write_plain(plain_parts(before, tables, after, width))
        return
    with console.capture() as drawn:
        _draw(console, before, tables, after)
    write_plain(drawn.get().splitlines())


def _is_colourful(console: Console) -> bool:
    wanted = console.is_terminal and not console.no_color and not console.is_dumb_terminal
    return wanted and not console.legacy_windows


def write_plain(lines: Iterable[str]) -> None:
    """Write lines to standard output; what its encoding cannot hold stands there as an escape."""
    text = "".join(f"{line}\n" for line in lines)
    write_bytes(text.encode(sys.stdout.encoding or "utf-8", "backslashreplace"))


def plain_parts(
    before: Iterable[Line], tables: Iterable[Table], after: Iterable[Line], width: int | None = None
) -> Iterator[str]:
    """Yield lines, tables and lines as plain text."""
    said = [plain(line) for line in before]
    for table in tables:
        said += [*([""] if said else []), *plain_lines(table, width)]
    yield from said
    rest = [plain(line) for line in after]
    yield from ["", *rest] if rest else []


def _draw(console: Console, before: Iterable[Line], tables: Iterable[Table], after: Iterable[Line]) -> None:
    blocks: list[Sequence[Line | Table]] = [list(before), *([table] for table in tables), list(after)]
    for place, block in enumerate(filter(None, blocks)):
        if place:
            console.print()
        for part in block:
            _print(console, part)


def _print(console: Console, part: Line | Table) -> None:
    if isinstance(part, Table):
        console.print(_rich_table(part, console.width))
    else:
        console.print(_text(part), soft_wrap=True)


def _text(line: Iterable[Span]) -> Text:
    return Text.assemble(*((span.text, span.style) for span in line))


def _rich_table(table: Table, width: int) -> RichTable:
    """Return a table in the width of the terminal; what cannot be had so narrow is folded, never cut off."""
    stacked = any(not isinstance(cell, Span) for row in table.rows for cell in row)
    drawn = RichTable(
        title=table.title, title_justify="left", title_style="bold", header_style="dim", show_lines=stacked
    )
    for head in table.heads:
        drawn.add_column(head, overflow="fold")
    _, rows = table.laid_out(width - _BORDERS * len(table.heads) - 1)
    for row in rows:
        drawn.add_row(*(Text("\n").join(_text((span,)) for span in cell) for cell in row))
    return drawn
