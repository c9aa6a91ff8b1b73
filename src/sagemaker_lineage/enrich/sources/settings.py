"""The security settings in Describe answers: set, not set, or left open, which is never the same as not set."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sagemaker_lineage.enrich.members import Payload, printable
from sagemaker_lineage.model.posture import Unread
from sagemaker_lineage.model.request import GapCode

ODD = Unread(code=GapCode.INVALID, detail="The answer is not of the shape that AWS documents.")
_NOTHING: Payload = {}


def part(answer: Payload | Unread, *names: str) -> Payload | Unread:
    """Return the structure at the end of ``names``: empty where it is not set, why where it is no structure."""
    for name in names:
        if isinstance(answer, Unread):
            return answer
        found = answer.get(name)
        answer = _NOTHING if found is None else found if isinstance(found, Mapping) else _why(found)
    return answer


def flag(answer: Payload | Unread, name: str) -> bool | Unread:
    """Return a switch; AWS leaves out one that is off."""
    found = _member(answer, name)
    if found is None:
        return False
    return found if isinstance(found, bool) else _why(found)


def key(answer: Payload | Unread, name: str = "KmsKeyId") -> str | Unread | None:
    """Return the name of a key; None, or an empty text, where none is set."""
    found = _member(answer, name)
    if found is None or found == "":
        return None
    return printable(found) if isinstance(found, str) else _why(found)


def keys(*named: str | Unread | None) -> tuple[str | Unread, ...]:
    """Return the keys that are set, each once."""
    return tuple(dict.fromkeys(each for each in named if each is not None))


def in_vpc(answer: Payload | Unread) -> bool | Unread:
    """Return whether subnets are set."""
    found = _member(part(answer, "VpcConfig"), "Subnets")
    if found is None or found == []:
        return False
    named = isinstance(found, list) and any(isinstance(each, str | Unread) and each for each in found)
    return named or _why(found)


def _member(answer: Payload | Unread, name: str) -> Any:
    return answer if isinstance(answer, Unread) else answer.get(name)


def _why(found: Any) -> Unread:
    """Return why a value is no setting: it is open, or makes no sense."""
    return found if isinstance(found, Unread) else ODD
