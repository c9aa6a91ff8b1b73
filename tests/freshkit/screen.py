"""A stand-in for standard output or error that may claim to be a terminal."""

from __future__ import annotations

import io


class Screen(io.TextIOWrapper):
    """Keeps what is written as bytes."""

    def __init__(self, *, terminal: bool, encoding: str = "utf-8") -> None:
        self.bytes = io.BytesIO()
        self.terminal = terminal
        super().__init__(self.bytes, encoding=encoding, write_through=True)

    def isatty(self) -> bool:
        return self.terminal

    @property
    def shown(self) -> str:
        """Return everything written so far."""
        return self.bytes.getvalue().decode(self.encoding)
