"""The buckets of one lineage: each read once, as soon as it is known to be wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.enrich.sources.buckets import (
    BucketReading,
    is_bucket_name,
    location_read,
    read_bucket,
    region_of,
    unread_bucket,
)
from sagemaker_lineage.model.aws_owned import is_aws_bucket
from sagemaker_lineage.model.request import GapCode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sagemaker_lineage.enrich.flow import Flow, Promise
    from sagemaker_lineage.model.graph import LineageGraph
    from sagemaker_lineage.model.request import Answer, AwsRead

    Follower = Callable[[str, Promise[BucketReading]], None]

MOST_BUCKETS = 200


class BucketReadings:
    """Starts the reading of buckets and remembers it. ``account`` is the answer about the account's own flags."""

    def __init__(self, flow: Flow, region: str) -> None:
        self._flow = flow
        self._region = region
        self._located: set[str] = set()
        self._readings: dict[str, Promise[BucketReading]] = {}
        self.account: Promise[Answer] | None = None
        self._followers: list[Follower] = []

    def follow(self, follower: Follower) -> None:
        """Have ``follower`` told of every bucket that is read, as its reading starts."""
        self._followers.append(follower)

    def use_account(self, wanted: AwsRead) -> None:
        """Read the account's Block Public Access flags, for all buckets."""
        self.account = self._flow.ask(wanted)

    def locate(self, buckets: Iterable[str]) -> None:
        """Ask where buckets are that will probably be wanted."""
        for bucket in buckets:
            if is_read(bucket) and len(self._located) < MOST_BUCKETS:
                self._located.add(bucket)
                self._flow.ask(location_read(bucket, self._region))

    def want(self, buckets: Iterable[str], home: str | None = None) -> None:
        """Read buckets, those that are not being read yet; ``home`` is where they are, as far as that is known."""
        for bucket in buckets:
            if bucket not in self._readings and len(self._readings) < MOST_BUCKETS and is_read(bucket):
                self._start(bucket, home)

    async def home(self, bucket: str) -> str:
        """Return the region to ask for a bucket's objects: its own, if its location is being read anyway."""
        if bucket not in self._located:
            return self._region
        return region_of(await self._flow.ask(location_read(bucket, self._region))) or self._region

    async def of(self, graph: LineageGraph) -> dict[str, BucketReading]:
        """Return the readings of all buckets in a graph, in the order of its artifacts."""
        return await self.named(buckets_of(graph))

    async def named(self, buckets: list[str]) -> dict[str, BucketReading]:
        """Return the readings of these buckets, in their order."""
        for bucket in buckets[:MOST_BUCKETS]:
            if bucket not in self._readings and is_read(bucket):
                self._start(bucket)
        return {bucket: await self._reading(bucket, place) for place, bucket in enumerate(buckets)}

    def _start(self, bucket: str, home: str | None = None) -> None:
        self._located.add(bucket)
        reading = read_bucket(self._flow, bucket, self._region, self.account, home)
        self._readings[bucket] = self._flow.start(reading)
        for follower in self._followers:
            follower(bucket, self._readings[bucket])

    async def _reading(self, bucket: str, place: int) -> BucketReading:
        if place >= MOST_BUCKETS:
            return unread_bucket(bucket, GapCode.TRUNCATED, f"Only the first {MOST_BUCKETS} buckets are read.", None)
        if not is_bucket_name(bucket):
            detail = "This is not the name of a bucket; nothing was read."
            return unread_bucket(bucket, GapCode.INVALID, detail, bucket)
        if is_aws_bucket(bucket):
            detail = "This bucket is AWS's own; its settings are not read."
            return unread_bucket(bucket, GapCode.UNSUPPORTED, detail, bucket)
        return await self._readings[bucket]

    async def one(self, bucket: str) -> BucketReading:
        """Return the reading of a bucket that was wanted, be it in a graph or not."""
        return await self._reading(bucket, 0 if bucket in self._readings or not is_read(bucket) else MOST_BUCKETS)


def is_read(bucket: str) -> bool:
    """Tell whether a bucket is worth a call: it could be one, and is not AWS's own."""
    return is_bucket_name(bucket) and not is_aws_bucket(bucket)


def buckets_of(graph: LineageGraph) -> list[str]:
    """Return the buckets of a graph's artifacts, each once, in their order."""
    return list(dict.fromkeys(artifact.bucket for artifact in graph.artifacts))


def bucket_in(uri: str | None) -> str | None:
    """Return the bucket of an S3 URI; None for anything else."""
    scheme, _, rest = (uri or "").partition("://")
    return rest.partition("/")[0] or None if scheme.lower() == "s3" else None
