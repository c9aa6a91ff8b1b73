"""The KMS keys of one lineage: each described once, in the key's own region."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.enrich.losses import Loss, document_facts, loss_of, unread_of
from sagemaker_lineage.enrich.members import structure, text
from sagemaker_lineage.enrich.operations import read
from sagemaker_lineage.enrich.partition import partition_of
from sagemaker_lineage.enrich.posture_operations import DESCRIBE_KEY
from sagemaker_lineage.model.posture import KeyPosture, Unread
from sagemaker_lineage.model.request import GapCode

if TYPE_CHECKING:
    from sagemaker_lineage.enrich.flow import Flow, Promise
    from sagemaker_lineage.model.request import Answer

MOST_KEYS = 200
_ARN_PARTS = 6


class KeyReading(NamedTuple):
    """What a key is, or why that is not known, and what the read that failed cost."""

    key: KeyPosture | Unread
    losses: tuple[Loss, ...] = ()


class KeyReadings:
    """Starts the reading of keys and remembers it."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._asked: dict[str, Promise[Answer] | None] = {}

    def want(self, *names: str | None) -> None:
        """Describe keys by their ARNs, those that were not asked for yet; None is no key."""
        for name in names:
            if name is not None and name not in self._asked:
                region = region_of_key(name)
                wanted = read(DESCRIBE_KEY, region, KeyId=name) if region and len(self._asked) < MOST_KEYS else None
                self._asked[name] = self._flow.ask(wanted) if wanted else None

    async def all(self) -> dict[str, KeyReading]:
        """Return every key that was wanted, by name."""
        return {name: _reading(name, await asked if asked else None) for name, asked in sorted(self._asked.items())}


def full_name(name: str | None, region: str, account: str | None) -> str | None:
    """Return a key's ARN as far as it can be told: an id or an alias is one of the account and region that use it."""
    partition = partition_of(region)
    if name is None or name.startswith("arn:") or account is None or partition is None:
        return name
    return f"arn:{partition.name}:kms:{region}:{account}:{name if name.startswith('alias/') else f'key/{name}'}"


def region_of_key(name: str) -> str | None:
    """Return the region in a key's ARN, None where there is none."""
    parts = name.split(":")
    return parts[3] if len(parts) == _ARN_PARTS and parts[2] == "kms" and partition_of(parts[3]) else None


def _reading(name: str, answer: Answer | None) -> KeyReading:
    facts = document_facts("/findings")
    if answer is None:
        detail = "The key was not described: it is not named by its ARN, or there are too many keys."
        lost: tuple[Loss, ...] = (Loss(code=GapCode.UNRESOLVED, detail=detail, resource=name, facts=facts),)
        return KeyReading(unread_of(lost[0]), lost)
    if lost := loss_of(answer, facts):
        return KeyReading(unread_of(lost[0]), lost)
    told = structure(answer.payload or {}, "KeyMetadata")
    key = KeyPosture(
        id=name,
        arn=text(told, "Arn"),
        account=text(told, "AWSAccountId"),
        manager=text(told, "KeyManager"),
        state=text(told, "KeyState"),
    )
    return KeyReading(key)
