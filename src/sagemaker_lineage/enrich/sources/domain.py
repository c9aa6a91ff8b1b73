"""The domain filter: is the pipeline tagged as belonging to the domain that was asked for?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.enrich.arns import name_of
from sagemaker_lineage.enrich.losses import Loss, document_facts, loss_of
from sagemaker_lineage.enrich.members import Payload, pairs, structures, text
from sagemaker_lineage.enrich.operations import LIST_DOMAINS, LIST_TAGS, read
from sagemaker_lineage.enrich.refusals import refusal
from sagemaker_lineage.errors import DomainNotFound
from sagemaker_lineage.model.execution import Domain
from sagemaker_lineage.model.request import Answer, AwsRead, GapCode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sagemaker_lineage.enrich.flow import Promise

NAME_TAG = "DomainName"
ID_TAG = "DomainId"
ARN_TAG = "sagemaker:domain-arn"
_FACTS = ("/domain/id", "/domain/arn", "/domain/status")


class DomainReading(NamedTuple):
    """The domain the answer is filtered by, and what could not be read about it."""

    domain: Domain
    losses: tuple[Loss, ...] = ()


def domains_read(region: str) -> AwsRead:
    """Return the read of a region's domains."""
    return read(LIST_DOMAINS, region)


def tags_read(arn: str, region: str) -> AwsRead:
    """Return the read of a pipeline's tags."""
    return read(LIST_TAGS, region, ResourceArn=arn)


def tags_of(answer: Answer) -> dict[str, str] | None:
    """Return the tags, None where they could not be read."""
    return pairs(answer.payload, "Tags") if answer.payload is not None else None


async def read_domain(name: str, tags: Promise[Answer], domains: Promise[Answer]) -> DomainReading:
    """Return the domain ``name`` if the pipeline belongs to it.

    The tag ``DomainName`` decides; without it ``DomainId`` or ``sagemaker:domain-arn`` must name the
    domain of that name, which only ListDomains can tell.

    Raises:
        DomainNotFound: the tags say otherwise, or nothing.
        AwsError: the tags could not be read, or the domains where only they decide.
    """
    tagging = await tags
    tagged = tags_of(tagging)
    if tagged is None:
        raise refusal(tagging)
    if tagged.get(NAME_TAG, name) != name:
        raise _not_in(name, f"its tag {NAME_TAG} is {tagged[NAME_TAG]!r}")
    identities = {name_of(tagged[tag]) for tag in (ID_TAG, ARN_TAG) if tagged.get(tag)}
    if NAME_TAG not in tagged and not identities:
        raise _not_in(name, f"it has none of the tags {NAME_TAG}, {ID_TAG}, {ARN_TAG}")
    listing = await domains
    found = _named(listing, name, identities)
    if NAME_TAG in tagged:
        return _by_name(name, listing, found)
    if listing.failure is not None or (found is None and listing.truncated is not None):
        raise refusal(listing)
    if found is None or text(found, "DomainId") not in identities:
        raise _not_in(name, "its tags name another domain")
    return DomainReading(_domain(name, found))


def _by_name(name: str, listing: Answer, found: Payload | None) -> DomainReading:
    facts = document_facts(*_FACTS)
    if found is not None:
        return DomainReading(_domain(name, found))
    if losses := loss_of(listing, facts):
        return DomainReading(Domain(name=name), losses)
    detail = "This region has no domain of that name; the pipeline's tag was taken at its word."
    loss = Loss(code=GapCode.NOT_FOUND, detail=detail, read=listing.read, resource=name, facts=facts)
    return DomainReading(Domain(name=name), (loss,))


def _named(listing: Answer, name: str, identities: set[str]) -> Payload | None:
    """Return the domain of that name, the one that the tags name where there are several."""
    listed = [each for each in structures(listing.payload or {}, "Domains") if text(each, "DomainName") == name]
    return min(
        listed, key=lambda each: (text(each, "DomainId") not in identities, text(each, "DomainArn") or ""), default=None
    )


def _domain(name: str, found: Mapping[str, object]) -> Domain:
    return Domain(name=name, id=text(found, "DomainId"), arn=text(found, "DomainArn"), status=text(found, "Status"))


def _not_in(name: str, why: str) -> DomainNotFound:
    return DomainNotFound(
        f"The pipeline is not in the domain {name!r}: {why}.",
        resource=name,
        hint=f"Tag the pipeline with {NAME_TAG}, or ask without a domain.",
    )
