"""A sign of life on standard error while AWS is read; nothing where it is no terminal."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def reading_aws(what: str = "Reading AWS") -> Iterator[None]:
    """Show a spinner for as long as the context lasts, and leave no trace of it."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True, markup=False, emoji=False).status(f"{what} …"):
        yield
