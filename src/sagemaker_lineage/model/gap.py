"""What could not be had, and why."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class GapCode(StrEnum):
    """Why a fact is missing. The words of the wire contract."""

    ACCESS_DENIED = "access-denied"
    NOT_FOUND = "not-found"
    THROTTLED = "throttled"
    TIMEOUT = "timeout"
    UNSUPPORTED = "unsupported"
    INVALID = "invalid"
    TRUNCATED = "truncated"
    UNRESOLVED = "unresolved"
    OPAQUE = "opaque"
    """A step whose definition does not show the data it reads or writes."""


class Gap(NamedTuple):
    """Something the answer does not contain, and why.

    ``operation`` is ``service:Operation`` (``s3:GetBucketEncryption``); ``affects`` holds JSON
    pointers into the document.
    """

    code: GapCode
    detail: str
    operation: str | None = None
    iam_action: str | None = None
    resource: str | None = None
    affects: tuple[str, ...] = ()

    @property
    def is_opaque(self) -> bool:
        """Return True if the gap says that a step hides its data: no read failed, and ``strict`` does not count it."""
        return self.code is GapCode.OPAQUE
