"""Whose bucket it is: ours, AWS's, a trusted account's, someone's, or nobody's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.enrich.losses import Loss, bucket_facts, document_facts, loss_of, unread_of
from sagemaker_lineage.enrich.members import Payload, structures, text
from sagemaker_lineage.enrich.operations import GET_CALLER_IDENTITY, read
from sagemaker_lineage.enrich.partition import partition_of
from sagemaker_lineage.enrich.posture_operations import HEAD_BUCKET, LIST_BUCKETS
from sagemaker_lineage.errors import AccessDenied
from sagemaker_lineage.model.posture import Owner, Unread
from sagemaker_lineage.model.request import Answer, AwsRead, GapCode

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from sagemaker_lineage.enrich.flow import Flow, Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who we are and what is ours.

    ``account`` is our account, None where nothing tells; ``certain`` says that AWS itself told. ``regions`` are our
    buckets and where they are, as far as ``listing``, the answer they are from, tells.
    """

    account: str | None
    certain: bool
    regions: Mapping[str, str | None]
    listing: Answer
    trusted: tuple[str, ...] = ()
    losses: tuple[Loss, ...] = ()


class Ownership(NamedTuple):
    """Whose a bucket is, of which account and where as far as that is known, and what could not be read."""

    owner: Owner | Unread
    account: str | None = None
    region: str | None = None
    losses: tuple[Loss, ...] = ()


def listing_read(region: str) -> AwsRead:
    """Return the read of all buckets of the account, wherever they are."""
    return read(LIST_BUCKETS, region)


def caller_read(region: str) -> AwsRead:
    """Return the read of who we are."""
    return read(GET_CALLER_IDENTITY, region)


async def read_identity(
    caller: Promise[Answer], listing: Promise[Answer], assumed: str | None, trusted: AbstractSet[str]
) -> Identity:
    """Return who we are; ``assumed`` is the account to take where AWS does not tell: that of the pipeline."""
    said, listed = await caller, await listing
    account = text(said.payload or {}, "Account")
    names = structures(listed.payload or {}, "Buckets")
    regions = {name: _region(each) for each in names if (name := text(each, "Name"))}
    facts = document_facts("/findings")
    return Identity(
        account=account or assumed,
        certain=account is not None,
        regions=regions,
        listing=listed,
        trusted=tuple(sorted(trusted)),
        losses=(*loss_of(said, facts), *loss_of(listed, facts)),
    )


def _region(bucket: Payload) -> str | None:
    found = text(bucket, "BucketRegion")
    return found if found and partition_of(found) else None


async def read_owner(flow: Flow, bucket: str, region: str, identity: Identity) -> Ownership:
    """Say whose a bucket is that is not on AWS's own list.

    What is not in our list is looked for by HeadBucket: missing is nobody's, anything else is someone's. A
    trusted account's answers where only that account is expected to own it; so the first one is expected at once.
    """
    unlisted = loss_of(identity.listing, bucket_facts(bucket, "/owner"))
    if bucket in identity.regions:
        return Ownership(Owner.OURS, identity.account, identity.regions[bucket])
    if identity.listing.failure is not None:
        return Ownership(unread_of(unlisted[0]), losses=unlisted)
    first = identity.trusted[0] if identity.trusted else None
    head = await flow.ask(_head_read(bucket, region, first))
    if head.failure is not None and head.failure.code is GapCode.NOT_FOUND:
        return Ownership(Owner.NOBODY)
    if not _exists(head):
        lost = loss_of(head, bucket_facts(bucket, "/owner"))
        return Ownership(unread_of(lost[0]), losses=lost)
    home, account = _home(head), first if head.failure is None else None
    if account is None:
        left = identity.trusted if home not in {None, region} else identity.trusted[1:]
        account = await _trusted(flow, bucket, home or region, left)
    return _of_others(account, home, unlisted)


def _of_others(account: str | None, home: str | None, unlisted: tuple[Loss, ...]) -> Ownership:
    if account is not None:
        return Ownership(Owner.TRUSTED, account, home)
    if unlisted:
        return Ownership(unread_of(unlisted[0]), region=home, losses=unlisted)
    return Ownership(Owner.SOMEONE, None, home)


def _head_read(bucket: str, region: str, owner: str | None) -> AwsRead:
    guard = {"ExpectedBucketOwner": owner} if owner else {}
    return read(HEAD_BUCKET, region, Bucket=bucket, **guard)


def _exists(head: Answer) -> bool:
    failure = head.failure
    return failure is None or failure.bucket_region is not None or failure.error == AccessDenied.code


def _home(head: Answer) -> str | None:
    """Return the region that the answer, or a redirect or refusal in its place, names."""
    return head.failure.bucket_region if head.failure is not None else text(head.payload or {}, "BucketRegion")


async def _trusted(flow: Flow, bucket: str, region: str, accounts: tuple[str, ...]) -> str | None:
    """Return the trusted account that owns a bucket: an expectation that is met proves it, one that is not nothing."""
    asked = [(account, flow.ask(_head_read(bucket, region, account))) for account in accounts]
    found = [account for account, promise in asked if (await promise).failure is None]
    return found[0] if found else None
