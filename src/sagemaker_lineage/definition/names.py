"""Names of steps and ports, bounded: they are repeated at every edge."""

from __future__ import annotations

MOST_NAME = 256
"""AWS's own names have 64 characters at most."""


def short_name(name: str) -> str:
    """Return ``name``, cut where it is longer than any name can be."""
    return name if len(name) <= MOST_NAME else f"{name[:MOST_NAME]}…"
