"""Compare text with a file that is committed; with ``UPDATE_GOLDEN`` set, write it anew."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "fixtures" / "export"


def assert_golden(text: str, name: str) -> None:
    """Fail where the text differs from the golden file of that name."""
    path = FOLDER / name
    if "UPDATE_GOLDEN" in os.environ:
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")
