"""Lineage entities of the account beside trial components: artifacts, contexts, and associations between them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracked:
    """An artifact, with the URI that it stands for, or a context (``source`` None)."""

    arn: str
    name: str
    type: str
    source: str | None = None
    created: float = 0.0


@dataclass(frozen=True, slots=True)
class Association:
    """An association between two entities, each an ARN."""

    source: str
    destination: str
    type: str = "ContributedTo"
