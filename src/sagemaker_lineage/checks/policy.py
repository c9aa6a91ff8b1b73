"""A bucket policy as text → its statements, each with whom it names and under which conditions.

Reading is bounded and never fails on what a policy says: a policy that cannot be understood is a
:class:`MalformedPolicy`, and a part of a statement that cannot is read as wide as it could be meant.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sagemaker_lineage.checks.conditions import Condition, conditions_of
from sagemaker_lineage.checks.principals import Grantees, grantees_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MOST_CHARACTERS = 32 * 1024
"""Above what S3 takes (20 KB): more is not read."""
MOST_PATTERNS = 1_000
"""Of actions and resources, in all statements together."""
_LONGEST_NAME = 100


class MalformedPolicy(Exception):
    """A policy that is no JSON object with statements; the message says what is wrong, without quoting it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One statement. ``actions`` and ``resources`` are patterns, in lower case the former; ``named`` as written.

    ``name`` is its ``Sid``, else its place. ``other_actions`` and ``other_resources`` are those of ``NotAction`` and
    ``NotResource``: everything but them is meant. ``grantees`` are the principals it names, before its conditions;
    ``excepts`` says that it names them by ``NotPrincipal``.
    """

    name: str
    allows: bool
    grantees: Grantees
    excepts: bool = False
    named: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    other_actions: tuple[str, ...] = ()
    resources: tuple[str, ...] = ()
    other_resources: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """A bucket policy: its statements in their order."""

    statements: tuple[Statement, ...] = ()


def parse_policy(text: str) -> Policy:
    """Return the policy of a text. Raises :class:`MalformedPolicy`."""
    if len(text) > MOST_CHARACTERS:
        raise MalformedPolicy(f"The policy has more than {MOST_CHARACTERS:,} characters.")
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise MalformedPolicy("The policy is no JSON.") from error
    written = value.get("Statement") if isinstance(value, dict) else None
    statements = [written] if isinstance(written, dict) else written
    if not isinstance(statements, list):
        raise MalformedPolicy("The policy has no statements.")
    policy = Policy(statements=tuple(_statements(statements)))
    if sum(map(_patterns, policy.statements)) > MOST_PATTERNS:
        raise MalformedPolicy(f"The policy names more than {MOST_PATTERNS:,} actions and resources.")
    return policy


def _patterns(statement: Statement) -> int:
    return (
        len(statement.actions)
        + len(statement.other_actions)
        + len(statement.resources)
        + len(statement.other_resources)
    )


def _statements(written: list[Any]) -> Iterator[Statement]:
    for place, each in enumerate(written, 1):
        if not isinstance(each, dict) or each.get("Effect") not in {"Allow", "Deny"}:
            raise MalformedPolicy("The policy has a statement that neither allows nor denies.")
        yield _statement(each, place)


def _statement(written: Mapping[str, Any], place: int) -> Statement:
    sid = written.get("Sid")
    return Statement(
        name=sid[:_LONGEST_NAME] if isinstance(sid, str) and sid else f"statement {place}",
        allows=written["Effect"] == "Allow",
        grantees=grantees_of(written.get("Principal"), written.get("NotPrincipal")),
        excepts="NotPrincipal" in written,
        named=texts(written.get("Action")),
        actions=tuple(text.lower() for text in texts(written.get("Action"))),
        other_actions=tuple(text.lower() for text in texts(written.get("NotAction"))),
        resources=texts(written.get("Resource")),
        other_resources=texts(written.get("NotResource")),
        conditions=conditions_of(written.get("Condition")),
    )


def texts(value: Any) -> tuple[str, ...]:
    """Return a member that is a text or a list of texts; what is neither is left out."""
    values = value if isinstance(value, list) else [value]
    return tuple(each for each in values if isinstance(each, str))
