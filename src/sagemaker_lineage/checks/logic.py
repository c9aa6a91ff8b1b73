"""Three-valued logic: true, false, or an :class:`~sagemaker_lineage.model.posture.Unread` that says why not known."""

from __future__ import annotations

from typing import TypeVar

from sagemaker_lineage.model.posture import Unread

Known = bool | Unread
"""A truth, or why it is not known."""
T = TypeVar("T")


def negation(fact: Known) -> Known:
    """Return the opposite; what is not known stays so."""
    return fact if isinstance(fact, Unread) else not fact


def all_of(*facts: Known) -> Known:
    """Return whether all are true: one that is false settles it, whatever is not known."""
    return _settled(facts, by=False)


def any_of(*facts: Known) -> Known:
    """Return whether any is true: one that is true settles it, whatever is not known."""
    return _settled(facts, by=True)


def _settled(facts: tuple[Known, ...], *, by: bool) -> Known:
    if any(fact is by for fact in facts):
        return by
    return next((fact for fact in facts if isinstance(fact, Unread)), not by)
