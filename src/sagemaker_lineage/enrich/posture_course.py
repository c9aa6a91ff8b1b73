"""The security posture of one lineage, read beside the rest: whose the buckets are, how they, their keys … are set."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.enrich.bucket_postures import BucketPostures
from sagemaker_lineage.enrich.bucket_readings import buckets_of
from sagemaker_lineage.enrich.key_readings import KeyReadings
from sagemaker_lineage.enrich.losses import Loss, loss_of, unread_of
from sagemaker_lineage.enrich.sources.bucket_owner import caller_read, listing_read, read_identity
from sagemaker_lineage.enrich.sources.buckets import own_block
from sagemaker_lineage.model.posture import Posture

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sagemaker_lineage.enrich.bucket_readings import BucketReadings
    from sagemaker_lineage.enrich.flow import Flow, Promise
    from sagemaker_lineage.enrich.question import LineageRequest
    from sagemaker_lineage.enrich.sources.bucket_owner import Identity
    from sagemaker_lineage.enrich.sources.buckets import BucketReading
    from sagemaker_lineage.enrich.sources.pipeline import PipelineReading
    from sagemaker_lineage.model.graph import LineageGraph
    from sagemaker_lineage.model.posture import BucketPosture, PublicAccessBlock, Unread


class PostureReadings(NamedTuple):
    """The posture, and what the reads for it that failed cost."""

    posture: Posture
    losses: tuple[Loss, ...] = ()


class PostureCourse:
    """Reads the posture of everything that the lineage turns out to hold."""

    def __init__(
        self, flow: Flow, request: LineageRequest, buckets: BucketReadings, pipeline: Promise[PipelineReading]
    ) -> None:
        self._flow = flow
        self._request = request
        self._buckets = buckets
        self._keys = KeyReadings(flow)
        flow.ask(caller_read(request.region))
        flow.ask(listing_read(request.region))
        self._identity = flow.start(self._identify(pipeline))
        self._postures = BucketPostures(flow, request.region, self._identity, self._keys)
        buckets.follow(self._postures.start)

    async def read(self, graph: LineageGraph, readings: Mapping[str, BucketReading]) -> PostureReadings:
        """Return the posture of what is in the graph; ``readings`` are those of its buckets."""
        who = await self._identity
        losses = list(who.losses)
        buckets: dict[str, BucketPosture] = {}
        for bucket in sorted(buckets_of(graph)):
            found = await self._postures.of(bucket, readings[bucket])
            buckets[bucket] = found.posture
            losses += found.losses
        keys = await self._keys.all()
        losses += (loss for each in keys.values() for loss in each.losses)
        posture = Posture(
            account=who.account,
            account_block=await self._block(),
            buckets=buckets,
            keys={name: each.key for name, each in keys.items()},
            trusted_accounts=self._request.trusted_accounts,
        )
        return PostureReadings(posture, tuple(losses))

    async def _identify(self, pipeline: Promise[PipelineReading]) -> Identity:
        region = self._request.region
        arn = (await pipeline).arn
        return await read_identity(
            self._flow.ask(caller_read(region)),
            self._flow.ask(listing_read(region)),
            arn.account if arn else None,
            self._request.trusted_accounts,
        )

    async def _block(self) -> PublicAccessBlock | Unread | None:
        if self._buckets.account is None:
            return None
        answer = await self._buckets.account
        lost = loss_of(answer, ())
        return unread_of(lost[0]) if lost else own_block(answer)
