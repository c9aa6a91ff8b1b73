"""S3 facts of one bucket, read in the bucket's own region: "not configured" and "not allowed to look" told apart."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.enrich.losses import Loss, bucket_facts, loss_of
from sagemaker_lineage.enrich.members import pairs, structure, structures, text
from sagemaker_lineage.enrich.operations import (
    GET_ACCOUNT_PUBLIC_ACCESS_BLOCK,
    GET_BUCKET_ENCRYPTION,
    GET_BUCKET_LOCATION,
    GET_BUCKET_TAGGING,
    GET_BUCKET_VERSIONING,
    GET_PUBLIC_ACCESS_BLOCK,
    read,
)
from sagemaker_lineage.enrich.partition import partition_of
from sagemaker_lineage.model.execution import BucketFacts
from sagemaker_lineage.model.posture import PublicAccessBlock
from sagemaker_lineage.model.request import Answer, AwsRead, GapCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sagemaker_lineage.enrich.flow import Flow, Promise

ALGORITHMS = frozenset({"AES256", "aws:kms", "aws:kms:dsse"})
_VERSIONING = frozenset({"Enabled", "Suspended", "Disabled"})
_DEFAULT = "ApplyServerSideEncryptionByDefault"
_ACCESS = ("/publicAccess", "/publicAccessBlock")
_FLAGS = ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")
_NO_FLAG = [False, False, False, False]
_SETTINGS = (GET_BUCKET_ENCRYPTION, GET_BUCKET_VERSIONING, GET_PUBLIC_ACCESS_BLOCK, GET_BUCKET_TAGGING)
_EVERYTHING = (
    "/region",
    "/encryption",
    "/kmsKeyId",
    "/bucketKeyEnabled",
    "/versioning",
    "/publicAccess",
    "/publicAccessBlock",
    "/tags",
)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9]")
_OLD_NAMES = {None: "us-east-1", "EU": "eu-west-1"}


class Asked(NamedTuple):
    """Where a bucket's settings were asked for, and the answers about two of them."""

    region: str
    versioning: Answer
    block: Answer


class BucketReading(NamedTuple):
    """What is known of a bucket, and what the reads that failed cost.

    ``asked`` is None where its settings were not asked for, or where there is no such bucket.
    """

    facts: BucketFacts
    losses: tuple[Loss, ...] = ()
    asked: Asked | None = None


def is_bucket_name(name: str) -> bool:
    """Tell whether S3 could have a bucket of that name; anything else is not worth a call."""
    return _NAME.fullmatch(name) is not None


def location_read(bucket: str, region: str) -> AwsRead:
    """Return the read of a bucket's region, asked in ``region``."""
    return read(GET_BUCKET_LOCATION, region, Bucket=bucket)


def account_read(account: str, region: str) -> AwsRead:
    """Return the read of an account's Block Public Access flags; they hold for all regions."""
    return read(GET_ACCOUNT_PUBLIC_ACCESS_BLOCK, region, AccountId=account)


def unread_bucket(bucket: str, code: GapCode, detail: str, resource: str | None) -> BucketReading:
    """Return the reading of a bucket that is not asked about at all; what has no ``resource`` is one gap together."""
    loss = Loss(code=code, detail=detail, resource=resource, facts=bucket_facts(bucket, *_EVERYTHING))
    return BucketReading(BucketFacts(bucket=bucket), (loss,))


def region_of(location: Answer) -> str | None:
    """Return the region a bucket's location names, or else the one that S3's refusal names."""
    if location.failure is not None:
        found = location.failure.bucket_region
    else:
        said = (location.payload or {}).get("LocationConstraint") or None
        found = _OLD_NAMES.get(said, said) if said is None or isinstance(said, str) else None
    return found if found is not None and partition_of(found) else None


async def read_bucket(
    flow: Flow, bucket: str, region: str, account: Promise[Answer] | None, home: str | None = None
) -> BucketReading:
    """Read one bucket. ``region`` is where its location is asked; ``account`` the account's own flags.

    Without a location its settings are asked for in ``region`` too, and again where a redirect leads. Where ``home``
    is given, they are asked for there without waiting for the location.
    """
    located = flow.ask(location_read(bucket, region))
    if home is not None:
        for operation in _SETTINGS:
            flow.ask(read(operation, home, Bucket=bucket))
    location = await located
    if is_gone(location):
        return _gone(bucket, location)
    home = region_of(location)
    answers = await _ask_settings(flow, bucket, home or region)
    elsewhere = _redirected(answers, home or region)
    if elsewhere is not None:
        home = home or elsewhere
        answers = await _ask_settings(flow, bucket, elsewhere)
    if missing := next(filter(is_gone, answers), None):
        return _gone(bucket, missing)
    found = _reading(bucket, home, location, answers, await account if account else None)
    return found._replace(asked=Asked(elsewhere or home or region, versioning=answers[1], block=answers[2]))


def _reading(
    bucket: str, home: str | None, location: Answer, answers: tuple[Answer, ...], account: Answer | None
) -> BucketReading:
    encryption, versioning, block, tagging = answers
    facts = BucketFacts(bucket=bucket, region=home)
    parts = [_encryption(facts, encryption)]
    parts.append(_versioning(parts[-1].facts, versioning))
    parts.append(_public_access(parts[-1].facts, block, account))
    parts.append(_tags(parts[-1].facts, tagging))
    unknown = () if home else _lost(location, facts, "/region") or _not_understood(location, facts, "region", "/region")
    return BucketReading(parts[-1].facts, (*unknown, *(loss for part in parts for loss in part.losses)))


async def _ask_settings(flow: Flow, bucket: str, region: str) -> tuple[Answer, ...]:
    asked = [flow.ask(read(operation, region, Bucket=bucket)) for operation in _SETTINGS]
    return tuple([await each for each in asked])


def _redirected(answers: Iterable[Answer], region: str) -> str | None:
    """Return the other region that a redirect names."""
    named = (answer.failure.bucket_region for answer in answers if answer.failure is not None)
    return next((found for found in named if found and found != region and partition_of(found)), None)


def is_gone(answer: Answer) -> bool:
    """Tell whether an answer says that there is no such bucket."""
    return answer.failure is not None and answer.failure.aws_code == "NoSuchBucket"


def _gone(bucket: str, answer: Answer) -> BucketReading:
    return BucketReading(BucketFacts(bucket=bucket), loss_of(answer, bucket_facts(bucket, *_EVERYTHING)))


def _encryption(facts: BucketFacts, answer: Answer) -> BucketReading:
    places = ("/encryption", "/kmsKeyId", "/bucketKeyEnabled")
    if answer.failure is not None:
        return BucketReading(facts, _lost(answer, facts, *places))
    rules = structures(structure(answer.payload or {}, "ServerSideEncryptionConfiguration"), "Rules")
    rule = next((rule for rule in rules if text(structure(rule, _DEFAULT), "SSEAlgorithm")), None)
    if rule is None:
        return BucketReading(replace(facts, encryption="None"))
    algorithm = text(structure(rule, _DEFAULT), "SSEAlgorithm")
    if algorithm not in ALGORITHMS:
        return BucketReading(facts, _not_understood(answer, facts, f"encryption {algorithm}", *places))
    enabled = rule.get("BucketKeyEnabled")
    return BucketReading(
        replace(
            facts,
            encryption=algorithm,
            kms_key_id=text(structure(rule, _DEFAULT), "KMSMasterKeyID"),
            bucket_key_enabled=enabled if isinstance(enabled, bool) else None,
        )
    )


def _versioning(facts: BucketFacts, answer: Answer) -> BucketReading:
    if answer.failure is not None:
        return BucketReading(facts, _lost(answer, facts, "/versioning"))
    status = text(answer.payload or {}, "Status") or "Disabled"
    if status not in _VERSIONING:
        return BucketReading(facts, _not_understood(answer, facts, f"versioning {status}", "/versioning"))
    return BucketReading(replace(facts, versioning=status))


def _public_access(facts: BucketFacts, block: Answer, account: Answer | None) -> BucketReading:
    """Take the bucket's flags or the account's, flag by flag.

    Whoever sets all four decides alone, whatever the other says. Else, if the account's cannot be
    read the bucket's own decide, and if the bucket's cannot be read nothing is certain.
    """
    own, shared = _flags(block), _flags(account)
    certain = all(own or [False]) or all(shared or [False])
    places = () if certain else _ACCESS
    losses = _lost(block, facts, *places)
    losses += _lost(account, facts, *places) if account else _no_account(facts, places)
    if own is None and not certain:
        return BucketReading(facts, losses)
    effective = [one or other for one, other in zip(own or _NO_FLAG, shared or _NO_FLAG, strict=True)]
    return BucketReading(
        replace(
            facts,
            public_access="Blocked" if all(effective) else "Partial" if any(effective) else "Open",
            public_access_block=_block_of(effective),
        ),
        losses,
    )


def own_block(answer: Answer) -> PublicAccessBlock | None:
    """Return the flags that an answer tells, None where it could not be read."""
    flags = _flags(answer)
    return _block_of(flags) if flags is not None else None


def _block_of(flags: Sequence[bool]) -> PublicAccessBlock:
    return PublicAccessBlock(
        block_public_acls=flags[0],
        ignore_public_acls=flags[1],
        block_public_policy=flags[2],
        restrict_public_buckets=flags[3],
    )


def _flags(answer: Answer | None) -> list[bool] | None:
    """Return the four flags; all off where nothing is configured, None where that is not known."""
    if answer is None or answer.failure is not None:
        return None
    flags = structure(answer.payload or {}, "PublicAccessBlockConfiguration")
    return [flags.get(name) is True for name in _FLAGS]


def _tags(facts: BucketFacts, answer: Answer) -> BucketReading:
    if answer.failure is not None:
        return BucketReading(facts, _lost(answer, facts, "/tags"))
    return BucketReading(replace(facts, tags=pairs(answer.payload or {}, "TagSet")))


def _lost(answer: Answer, facts: BucketFacts, *places: str) -> tuple[Loss, ...]:
    return loss_of(answer, bucket_facts(facts.bucket, *places))


def _no_account(facts: BucketFacts, places: tuple[str, ...]) -> tuple[Loss, ...]:
    detail = "The account is not known, so its Block Public Access flags were not read."
    return (Loss(code=GapCode.UNRESOLVED, detail=detail, facts=bucket_facts(facts.bucket, *places)),)


def _not_understood(answer: Answer, facts: BucketFacts, what: str, *places: str) -> tuple[Loss, ...]:
    return (
        Loss(
            code=GapCode.UNSUPPORTED,
            detail=f"This version does not know the bucket's {what}.",
            read=answer.read,
            resource=facts.bucket,
            facts=bucket_facts(facts.bucket, *places),
        ),
    )
