"""Whom a statement of a policy names: everybody, accounts, AWS's services, or somebody we cannot place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_ACCOUNT = re.compile(r"\d{12}")
_ARN = re.compile(r"arn:[^:]*:[^:]*:[^:]*:([^:]*):.*", re.DOTALL)
_OF_AWS = frozenset({"aws", "cloudfront"})
_WILD = frozenset("*?")
_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Grantees:
    """Who is meant. ``accounts`` are account ids; ``unclear`` names in words whom nothing here can place."""

    everybody: bool = False
    accounts: frozenset[str] = frozenset()
    unclear: frozenset[str] = frozenset()

    @property
    def nobody(self) -> bool:
        """Tell whether only services of AWS, or nobody at all, are meant."""
        return not (self.everybody or self.accounts or self.unclear)

    def __or__(self, other: Grantees) -> Grantees:
        """Return both together."""
        return Grantees(
            everybody=self.everybody or other.everybody,
            accounts=self.accounts | other.accounts,
            unclear=self.unclear | other.unclear,
        )


EVERYBODY = Grantees(everybody=True)
NOBODY = Grantees()


def grantees_of(principal: Any, not_principal: Any = None) -> Grantees:
    """Return whom ``Principal`` names; ``NotPrincipal`` names everybody else, which is as good as everybody."""
    if not_principal is not None or principal == "*":
        return EVERYBODY
    if not isinstance(principal, Mapping):
        return _unclear("a principal that cannot be read")
    found = NOBODY
    for kind, value in principal.items():
        for each in value if isinstance(value, list) else [value]:
            found |= _named(str(kind), each)
    return found


def account_of(arn: str) -> str | None:
    """Return the account of an ARN or an account id itself; None where none stands there."""
    if _ACCOUNT.fullmatch(arn):
        return arn
    found = _ARN.fullmatch(arn)
    return found.group(1) if found and _ACCOUNT.fullmatch(found.group(1)) else None


def _named(kind: str, value: Any) -> Grantees:
    if not isinstance(value, str):
        return _unclear("a principal that cannot be read")
    if kind == "Service":
        return NOBODY
    if value == "*":
        return EVERYBODY
    if kind == "AWS":
        return _of_arn(value)
    account = account_of(value) if kind == "Federated" else None
    return Grantees(accounts=frozenset({account})) if account else _unclear(f"{kind} {value}")


def _of_arn(value: str) -> Grantees:
    account = account_of(value)
    if account:
        return Grantees(accounts=frozenset({account}))
    found = _ARN.fullmatch(value)
    if found and found.group(1) in _OF_AWS:
        return NOBODY
    return EVERYBODY if _WILD.intersection(value) else _unclear(value)


def _unclear(name: str) -> Grantees:
    return Grantees(unclear=frozenset({name[:_LONGEST_NAME]}))
