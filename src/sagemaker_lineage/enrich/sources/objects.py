"""The objects at an S3 location, asked for in the bucket's own region."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.enrich.members import integer, moment, structures, text
from sagemaker_lineage.enrich.operations import LIST_OBJECTS_ONE_PAGE, read
from sagemaker_lineage.enrich.partition import partition_of
from sagemaker_lineage.enrich.refusals import refusal
from sagemaker_lineage.enrich.sources.buckets import location_read, region_of
from sagemaker_lineage.errors import NotFound
from sagemaker_lineage.model.objects import ObjectsAt
from sagemaker_lineage.model.request import GapCode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sagemaker_lineage.enrich.flow import Flow
    from sagemaker_lineage.enrich.members import Payload
    from sagemaker_lineage.enrich.question import ObjectQuery
    from sagemaker_lineage.model.request import Answer, AwsRead

MOST_LISTED = 1_000
"""Keys of one page: as many as S3 gives."""


async def read_objects(flow: Flow, query: ObjectQuery) -> ObjectsAt:
    """Read one page of what lies at a location: the object of that key, and the objects below it.

    S3 lists by the beginning of keys, so the page may hold neighbours (``train-2`` beside ``train``), which
    do not count. Only where neighbours fill the whole page is another one read, of what lies below alone.

    Raises:
        NotFound: there is no such bucket.
        AwsError: the objects may not be listed, or could not be.
    """
    home = region_of(await flow.ask(location_read(query.bucket, query.region))) or query.region
    answer = await _list(flow, query.bucket, query.key, home)
    below = f"{query.key}/" if query.key else ""
    found = _counted(query, answer, below)
    if _is_crowded_out(answer, below):
        rest = _counted(query, await _list(flow, query.bucket, below, home), below)
        return rest if not found.count else _together(found, rest)
    return found


async def ask_where_it_is(flow: Flow, wanted: Callable[[str], AwsRead], region: str) -> Answer:
    """Make a read in a region, and again where a redirect leads."""
    answer = await flow.ask(wanted(region))
    elsewhere = answer.failure.bucket_region if answer.failure is not None else None
    if elsewhere and elsewhere != region and partition_of(elsewhere):
        return await flow.ask(wanted(elsewhere))
    return answer


async def _list(flow: Flow, bucket: str, prefix: str, region: str) -> Answer:
    def wanted(place: str) -> AwsRead:
        return read(LIST_OBJECTS_ONE_PAGE, place, Bucket=bucket, Prefix=prefix, MaxKeys=MOST_LISTED)

    answer = await ask_where_it_is(flow, wanted, region)
    if answer.failure is None:
        return answer
    if answer.failure.code is GapCode.NOT_FOUND:
        raise NotFound(f"There is no bucket {bucket!r}.", resource=bucket)
    raise refusal(answer)


def _counted(query: ObjectQuery, answer: Answer, below: str) -> ObjectsAt:
    counted = [each for each in _contents(answer) if _is_at(text(each, "Key") or "", query.key, below)]
    moments = (moment(each, "LastModified") for each in counted)
    return ObjectsAt(
        uri=query.uri,
        count=len(counted),
        size_bytes=sum(integer(each, "Size") or 0 for each in counted),
        last_modified=max(filter(None, moments), default=None),
        truncated=_is_cut_short(answer) and _last_key(answer) < _after(below),
    )


def _is_at(key: str, wanted: str, below: str) -> bool:
    return key == wanted or key.startswith(below)


def _is_crowded_out(answer: Answer, below: str) -> bool:
    """Tell whether the page ends before what lies below the location begins."""
    return _is_cut_short(answer) and _last_key(answer) < below


def _together(own: ObjectsAt, rest: ObjectsAt) -> ObjectsAt:
    """Return the object of the key itself and those below it, which two pages told."""
    return ObjectsAt(
        uri=own.uri,
        count=own.count + rest.count,
        size_bytes=own.size_bytes + rest.size_bytes,
        last_modified=max(filter(None, (own.last_modified, rest.last_modified)), default=None),
        truncated=rest.truncated,
    )


def _contents(answer: Answer) -> Iterable[Payload]:
    return structures(answer.payload or {}, "Contents")


def _is_cut_short(answer: Answer) -> bool:
    return (answer.payload or {}).get("IsTruncated") is True


def _last_key(answer: Answer) -> str:
    return max((text(each, "Key") or "" for each in _contents(answer)), default="")


def _after(below: str) -> str:
    """Return the first text that sorts after every key below a location; after every key at a bucket's root."""
    return f"{below[:-1]}0" if below else "\U0010ffff"
