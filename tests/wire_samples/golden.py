"""Compare text with a file that is committed; with ``UPDATE_GOLDEN`` set, write it anew."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "fixtures" / "export"


def assert_golden(text: str, name: str) -> None:
    """Fail where the text differs from the golden file of that name."""
    path = FOLDER / name
    if "UPDATE_GOLDEN" in os.environ:
        path.write_bytes(text.encode("utf-8"))
    assert text == path.read_bytes().decode("utf-8")
