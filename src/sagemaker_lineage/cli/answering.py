"""What ``show`` and ``lineage.py`` do alike: read, write, say what is missing, and end with the right code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sagemaker_lineage.cli.exits import GAPS
from sagemaker_lineage.cli.messages import failures_told, tell
from sagemaker_lineage.cli.output import STANDARD, check_writable, write_file, write_text
from sagemaker_lineage.cli.reading import Asked, read_document
from sagemaker_lineage.cli.screen import plain_document, show_document
from sagemaker_lineage.cli.show import Form
from sagemaker_lineage.export.formats import render

if TYPE_CHECKING:
    from pathlib import Path

    from sagemaker_lineage.export.document import LineageDocument

MOST_GAPS_TOLD: Final = 10


def answer(asked: Asked, form: Form, *, out: Path | None, strict: bool) -> None:
    """Read the lineage and write it; with ``strict``, gaps end in exit code 3 once it is written."""
    with failures_told():
        check_writable(out)
        document = read_document(asked)
        _write(document, form, None if out == STANDARD else out)
    if out is not None or form is not Form.TEXT:
        _tell_gaps(document)
    if strict and document.summary.gaps:
        raise SystemExit(GAPS)


def _write(document: LineageDocument, form: Form, out: Path | None) -> None:
    if out is not None:
        text = plain_document(document) if form is Form.TEXT else render(document, form)
        write_file(out, text.encode("utf-8"))
        tell(f"Wrote {out}: {document.pipeline.name}, {_counts(document)}.")
    elif form is Form.TEXT:
        show_document(document)
    else:
        write_text(render(document, form), is_json=form is Form.JSON)


def _counts(document: LineageDocument) -> str:
    summary = document.summary
    return f"{summary.nodes} steps, {summary.edges} edges, {summary.artifacts} artifacts, {summary.gaps} gaps"


def _tell_gaps(document: LineageDocument) -> None:
    """Print on standard error what the answer does not contain."""
    count = document.summary.gaps
    if count:
        tell(f"{count} facts are not known:")
    for gap in document.gaps[: min(count, MOST_GAPS_TOLD)]:
        about = f"{gap.resource}: " if gap.resource and gap.resource not in gap.detail else ""
        tell(f"  {gap.code}  {about}{gap.detail}")
    if count > MOST_GAPS_TOLD:
        tell(f"  and {count - MOST_GAPS_TOLD} more, under gaps in the document")
