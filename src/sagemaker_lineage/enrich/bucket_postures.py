"""The security of the buckets of one lineage: what their own reading tells, and what is asked besides."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from sagemaker_lineage.enrich.key_readings import full_name
from sagemaker_lineage.enrich.losses import Loss, loss_of, unread_of
from sagemaker_lineage.enrich.members import text
from sagemaker_lineage.enrich.operations import read
from sagemaker_lineage.enrich.posture_operations import GET_OBJECT_LOCK_CONFIGURATION
from sagemaker_lineage.enrich.sources.bucket_owner import Identity, Ownership, read_owner
from sagemaker_lineage.enrich.sources.bucket_posture import SETTINGS, setting_of
from sagemaker_lineage.enrich.sources.buckets import location_read, own_block, region_of
from sagemaker_lineage.model.aws_owned import is_aws_bucket
from sagemaker_lineage.model.posture import (
    BucketPosture,
    Encryption,
    Owner,
    PublicAccessBlock,
    Unread,
    Versioning,
)
from sagemaker_lineage.model.request import GapCode

if TYPE_CHECKING:
    from sagemaker_lineage.enrich.flow import Flow, Promise
    from sagemaker_lineage.enrich.key_readings import KeyReadings
    from sagemaker_lineage.enrich.sources.buckets import Asked, BucketReading
    from sagemaker_lineage.model.request import Answer, Operation

_OTHERS = Unread(
    code=GapCode.UNSUPPORTED, detail="The bucket is not this account's own: its owner answers for Object Lock."
)
_OTHERS_FLAGS = Unread(
    code=GapCode.UNRESOLVED,
    detail="The bucket is not this account's own: the Block Public Access flags of its owner's account are not known.",
)


class PostureReading(NamedTuple):
    """What is known of a bucket's security, and what the reads that failed cost."""

    posture: BucketPosture
    losses: tuple[Loss, ...] = ()


class BucketPostures:
    """Reads the security of buckets, each beside its own reading. Every key found is wanted of ``keys``."""

    def __init__(self, flow: Flow, region: str, identity: Promise[Identity], keys: KeyReadings) -> None:
        self._flow = flow
        self._region = region
        self._identity = identity
        self._keys = keys
        self._started: dict[str, Promise[PostureReading]] = {}

    def start(self, bucket: str, reading: Promise[BucketReading]) -> None:
        """Start to read one bucket's security; ``reading`` is what else is read of it."""
        self._started[bucket] = self._flow.start(self._read(bucket, reading))

    async def of(self, bucket: str, reading: BucketReading) -> PostureReading:
        """Return what is known of a bucket's security, also of one that is not read."""
        if bucket in self._started:
            return await self._started[bucket]
        return PostureReading(unread_posture(bucket, reading.losses))

    async def _read(self, bucket: str, reading: Promise[BucketReading]) -> PostureReading:
        """Read a bucket's security as soon as its region and its owner are known."""
        who = await self._identity
        asked = self._flow.start(read_owner(self._flow, bucket, self._region, who))
        located = self._flow.ask(location_read(bucket, self._region))
        owner = await asked
        if owner.owner is Owner.NOBODY:
            return PostureReading(BucketPosture(bucket=bucket, owner=Owner.NOBODY))
        listed = owner.region if owner.owner is Owner.OURS else None
        home = listed or region_of(await located) or owner.region or self._region
        promises = self._ask(bucket, home, owner, who)
        base = await reading
        if base.asked is None:
            return PostureReading(BucketPosture(bucket=bucket, owner=Owner.NOBODY))
        if base.asked.region != home:
            promises = self._ask(bucket, base.asked.region, owner, who)
        basis = _basis(bucket, base, base.asked, owner)
        if isinstance(basis.encryption, Encryption):
            self._keys.want(basis.encryption.key_id)
        return _of_ours(_together(basis, [await promise for promise in promises], owner), who)

    def _ask(self, bucket: str, region: str, owner: Ownership, who: Identity) -> list[Promise[Answer]]:
        """Ask for the settings; of our own bucket they are guarded: no other account's answers in its place."""
        ours = owner.owner is Owner.OURS and who.certain
        guard = {"ExpectedBucketOwner": who.account} if ours and who.account else {}
        wanted = [operation for operation in SETTINGS if _concerns(operation, owner)]
        return [self._flow.ask(read(operation, region, Bucket=bucket, **guard)) for operation in wanted]


def _of_ours(reading: PostureReading, who: Identity) -> PostureReading:
    """Return a reading in which copies to buckets of our own list name our account, and where these are."""
    targets = reading.posture.replication
    if isinstance(targets, Unread) or not targets:
        return reading
    known = tuple(
        replace(
            each,
            account=each.account or (who.account if each.bucket in who.regions else None),
            region=who.regions.get(each.bucket),
        )
        for each in targets
    )
    return reading._replace(posture=replace(reading.posture, replication=known))


def unread_posture(bucket: str, losses: tuple[Loss, ...]) -> BucketPosture:
    """Return the posture of a bucket that is not read: AWS's own, or one of which nothing is known."""
    if is_aws_bucket(bucket):
        return BucketPosture(bucket=bucket, owner=Owner.AWS)
    why: Any = unread_of(losses[0])
    names = [field.name for field in fields(BucketPosture) if field.name not in {"bucket", "account"}]
    return BucketPosture(bucket=bucket, **dict.fromkeys(names, why))


def _concerns(operation: Operation, owner: Ownership) -> bool:
    """Tell whether a setting is asked for: HeadBucket takes the place of Object Lock where a bucket is not ours."""
    return operation is not GET_OBJECT_LOCK_CONFIGURATION or owner.owner not in {Owner.SOMEONE, Owner.TRUSTED}


def _basis(bucket: str, base: BucketReading, asked: Asked, owner: Ownership) -> BucketPosture:
    """Return what the bucket's own reading tells."""
    facts, unread = base.facts, _unread(base)
    key = full_name(facts.kms_key_id, asked.region, owner.account)
    encryption = Encryption(algorithm=facts.encryption, key_id=key, bucket_key=facts.bucket_key_enabled)
    mfa = text(asked.versioning.payload or {}, "MFADelete") == "Enabled"
    block = _own_block(asked.block)
    return BucketPosture(
        bucket=bucket,
        owner=owner.owner,
        account=owner.account,
        region=facts.region or owner.region or unread["/region"],
        encryption=unread.get("/encryption", encryption),
        versioning=unread.get("/versioning", Versioning(status=facts.versioning, mfa_delete=mfa)),
        block=block,
        effective_block=_effective(block, facts.public_access_block, owner, unread.get("/publicAccess")),
        tags=unread.get("/tags", facts.tags or {}),
    )


def _unread(base: BucketReading) -> dict[str, Unread]:
    """Return why facts of a bucket are not known, by their places."""
    return {fact.path: unread_of(loss) for loss in base.losses for fact in loss.facts}


def _own_block(answer: Answer) -> PublicAccessBlock | Unread | None:
    lost = loss_of(answer, ())
    return unread_of(lost[0]) if lost else own_block(answer)


def _effective(
    own: PublicAccessBlock | Unread | None, effective: PublicAccessBlock | None, owner: Ownership, unread: Unread | None
) -> PublicAccessBlock | Unread | None:
    """Return the flags in effect: our account's count for our own buckets alone."""
    if owner.owner is Owner.OURS:
        return unread or effective
    if isinstance(own, PublicAccessBlock) and _is_whole(own):
        return own
    return owner.owner if isinstance(owner.owner, Unread) else _OTHERS_FLAGS


def _is_whole(block: PublicAccessBlock) -> bool:
    return all(getattr(block, field.name) for field in fields(block))


def _together(basis: BucketPosture, answers: list[Answer], owner: Ownership) -> PostureReading:
    found: dict[str, Any] = {} if owner.owner is Owner.OURS else {"object_lock": _OTHERS}
    losses = list(owner.losses)
    for answer in answers:
        fact, lost = setting_of(answer, basis.bucket)
        found[SETTINGS[answer.read.operation][0]] = fact
        losses += lost
    return PostureReading(replace(basis, **found), tuple(losses))
