"""Artifacts that are parts of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sagemaker_lineage.model.graph import Artifact


def enclosing(artifact: Artifact, artifacts: Mapping[int, Artifact]) -> Iterator[Artifact]:
    """Yield the artifacts that one is a part of, the nearest first; ``artifacts`` are by id."""
    while artifact.within is not None:
        artifact = artifacts[artifact.within]
        yield artifact
