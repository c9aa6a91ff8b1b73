"""Moves of data between buckets: out of which, and what is worst about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.checks.logic import any_of
from sagemaker_lineage.checks.protection import Compared, Rank, rank_of, rank_under, weaker
from sagemaker_lineage.checks.subjects import DATA, Inflow, Move
from sagemaker_lineage.model.posture import Owner, Unread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sagemaker_lineage.checks.scene import Bucket, Scene

_NOT_COMPARED = frozenset({Owner.AWS, Owner.NOBODY})
_TRAINS = frozenset({"Training", "Tuning", "AutoML"})
_SCHEME = "s3://"
_BESIDE = "weaker than training data in"


def customer_keyed(inflow: Inflow, scene: Scene) -> tuple[list[Move], Unread | None]:
    """Return the moves out of buckets with a customer's key, and why that is not known of some other source."""
    ranks = [(move, rank_of(move.source, scene)) for move in inflow.moves if _is_compared(move.source)]
    moves = [move for move, rank in ranks if rank == Rank.CUSTOMER_KEY]
    return moves, next((rank for _, rank in ranks if isinstance(rank, Unread)), None)


def moves_of(inflow: Inflow, scene: Scene, types: frozenset[str]) -> list[Move]:
    """Return the moves that steps of some types make, out of buckets that can be looked at."""
    return [move for move in inflow.moves if scene.nodes[move.node].type in types and _is_compared(move.source)]


def worst(moves: Iterable[Move], compare: Callable[[Move], Compared]) -> Compared:
    """Return whether any of the moves is one for the worse, and the evidence of the first that is."""
    found = [(move, compare(move)) for move in moves]
    evidence = next(
        (
            f"{move.node} brings data from {move.source.name}: {each.evidence}"
            for move, each in found
            if each.fact is True
        ),
        "",
    )
    return Compared(any_of(*(each.fact for _, each in found)), evidence)


def worst_of(sources: Iterable[Bucket], compare: Callable[[Bucket], Compared], lead: str) -> Compared:
    """Return whether any of the sources is better off, and the evidence of the first that is, after a lead."""
    found = [(source, compare(source)) for source in sources]
    evidence = next((f"{lead} {source.name}: {each.evidence}" for source, each in found if each.fact is True), "")
    return Compared(any_of(*(each.fact for _, each in found)), evidence)


def elsewhere(target: Bucket, source: Bucket) -> Compared:
    """Return whether two buckets are in different regions."""
    here, there = source.posture.region, target.posture.region
    for region in (here, there):
        if isinstance(region, Unread):
            return Compared(region)
    return Compared(here != there, f"{here} to {there}")


def compared_to_training(uri: str, key: str | Unread | None, scene: Scene) -> Compared | None:
    """Return whether a place, written to under a key, is weaker than a bucket that training reads; None without one."""
    target = scene.bucket(uri.removeprefix(_SCHEME).partition("/")[0])
    sources = [
        bucket
        for bucket in scene.buckets.values()
        if _is_compared(bucket)
        and any(
            artifact.role in DATA and any(scene.nodes[step].type in _TRAINS for step in artifact.consumed_by)
            for artifact in bucket.artifacts
        )
    ]
    kept = rank_under(key, target, scene)
    return worst_of(sources, lambda source: weaker(target, source, scene, kept), _BESIDE) if sources else None


def _is_compared(bucket: Bucket) -> bool:
    return not isinstance(bucket.posture.owner, Owner) or bucket.posture.owner not in _NOT_COMPARED
