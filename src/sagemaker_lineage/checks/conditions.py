"""The conditions of a statement, as far as they say whom it is for.

Only what surely narrows the circle counts: a condition that also holds where its key is absent (``…IfExists``,
``ForAllValues:``), that excludes instead of names, or whose value has no fixed part narrows nothing.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sagemaker_lineage.checks.principals import NOBODY, Grantees, account_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMES = frozenset({"stringequals", "stringequalsignorecase", "stringlike", "arnequals", "arnlike"})
_EXCLUDES = frozenset(
    {"stringnotequals", "stringnotequalsignorecase", "stringnotlike", "arnnotequals", "arnnotlike", "notipaddress"}
)
_ACCOUNTS = frozenset(
    {"aws:principalaccount", "aws:sourceaccount", "aws:sourceowner", "s3:DataAccessPointAccount".lower()}
)
_ARNS = frozenset({"aws:principalarn", "aws:sourcearn", "s3:DataAccessPointArn".lower()})
_CIRCLES = {
    "aws:principalorgid": "organisation",
    "aws:principalorgpaths": "organisation",
    "aws:sourceorgid": "organisation",
    "aws:sourceorgpaths": "organisation",
    "aws:sourcevpc": "VPC",
    "aws:sourcevpce": "VPC endpoint",
    "aws:userid": "user id",
}
_SHORTEST_PREFIX = {4: 8, 6: 32}
"""S3 itself takes a wider range of addresses for public."""
_LONGEST_NAME = 100
_BEGINNINGS = frozenset({"", "o-", "vpc-", "vpce-"})
_WILD = re.compile("[*?]")
SECURE_TRANSPORT = "aws:securetransport"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One condition: operator and key in lower case; ``always`` is false where it also holds without its key."""

    operator: str
    key: str
    values: tuple[str, ...] = ()
    always: bool = True

    @property
    def circle(self) -> Grantees | None:
        """Return whom the condition narrows a grant to; None where it narrows nothing."""
        if not self.always or not self.values:
            return None
        if self.operator == "ipaddress" and self.key == "aws:sourceip":
            return _addresses(self.values)
        if self.operator == "bool":
            is_service = self.key == "aws:principalisawsservice" and self.values == ("true",)
            return NOBODY if is_service else None
        return self._named() if self.operator in _NAMES else None

    @property
    def excludes(self) -> bool:
        """Tell whether it names who or what place is excepted: with ``Deny``, all others are denied."""
        known = self.key in _ACCOUNTS or self.key in _ARNS or self.key in _CIRCLES
        return self.operator in _EXCLUDES and (known or self.key == "aws:sourceip")

    def _named(self) -> Grantees | None:
        if self.key in _ACCOUNTS or self.key in _ARNS:
            return _owners(self.values, arns=self.key in _ARNS)
        circle = _CIRCLES.get(self.key)
        if circle is None or any(_is_open(value) for value in self.values):
            return None
        return Grantees(unclear=frozenset(f"{circle} {value}"[:_LONGEST_NAME] for value in self.values))


def conditions_of(written: Any) -> tuple[Condition, ...]:
    """Return the conditions of a statement; what is no condition becomes one that narrows nothing."""
    if written is None or written == {}:
        return ()
    if not isinstance(written, Mapping):
        return (Condition(operator="unreadable", key=""),)
    return tuple(_conditions(written))


def _conditions(written: Mapping[str, Any]) -> Iterator[Condition]:
    for operator, block in written.items():
        name = operator.lower()
        always = not name.endswith("ifexists") and not name.startswith("forallvalues:")
        plain = name.removesuffix("ifexists").rpartition(":")[2]
        if not isinstance(block, Mapping):
            yield Condition(operator="unreadable", key="")
            continue
        for key, value in block.items():
            yield Condition(operator=plain, key=key.lower(), values=_values(value), always=always)


def _values(value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(_text(each) for each in values)


def _text(value: Any) -> str:
    text = str(value)
    return text.lower() if text in {"True", "False"} else text


def _owners(values: tuple[str, ...], *, arns: bool) -> Grantees | None:
    """Return the accounts of the values; an ARN without one (a bucket's) is somebody we cannot place."""
    accounts = {value: account_of(value) for value in values}
    if any(account is None and (not arns or _is_open(value)) for value, account in accounts.items()):
        return None
    unclear = frozenset(value[:_LONGEST_NAME] for value, account in accounts.items() if account is None)
    return Grantees(accounts=frozenset(filter(None, accounts.values())), unclear=unclear)


def _is_open(value: str) -> bool:
    """Tell whether a value has no fixed beginning, as ``*``, ``o-*`` or an ARN of any account."""
    if "${" in value:
        return True
    fixed = _WILD.split(value)[0]
    return fixed != value and (fixed in _BEGINNINGS or fixed.startswith("arn:"))


def _addresses(values: tuple[str, ...]) -> Grantees | None:
    try:
        networks = [ipaddress.ip_network(value, strict=False) for value in values]
    except ValueError:
        return None
    if any(each.prefixlen < _SHORTEST_PREFIX[each.version] for each in networks):
        return None
    return Grantees(unclear=frozenset(f"addresses {each}" for each in networks))
