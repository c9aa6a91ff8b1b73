"""What the use cases need from the outside world."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sagemaker_lineage.model.request import Answer, AwsRead


class Reader(Protocol):
    """Makes reads of AWS."""

    def submit(self, read: AwsRead, done: Callable[[Answer], None]) -> None:
        """Start ``read`` and call ``done`` with its answer, exactly once, from any thread.

        Never raises for what AWS does: a refusal or an outage is an answer with a failure.
        """
        ...


class WarmReader(Reader, Protocol):
    """A reader that can get ready for a region."""

    @property
    def principal(self) -> str:
        """Return what stands for whom the credentials identify."""
        ...

    @property
    def region(self) -> str | None:
        """Return the region that the AWS configuration names, None where it names none."""
        ...

    def warm(self, region: str) -> None:
        """Start what the first read of a region needs, and return at once."""
        ...


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        ...
